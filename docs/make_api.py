"""docs/api.md, the reference of the public Python surface, made from docstrings: `make api` writes it anew."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
import json
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import FunctionType
from typing import Any, get_type_hints

import rashomon
from rashomon import coders, errors, reading, records, storing
from rashomon.records import claim, summary
from rashomon.surfaces import given, notebook

PAGE = Path(__file__).with_name("api.md")

PARTS: dict[str, tuple[type, ...]] = {
    "The ledger": (notebook.OpenLedger,),
    "An incident": (
        records.Incident, records.Summary, records.Toll, records.Fact, records.Position, records.Account, records.Link, records.Silence,
        records.Dispute, records.DisputeSide, records.Sayer, records.Rank,
    ),
    "A report and its claims": (records.Report, records.Provenance, records.Event, records.Claim, records.Attribution, records.Source, records.Span),
    "Values": (records.Count, records.Period, records.Place, records.Party, records.Stance),
    "Words that stand for a choice": (records.Attribute, records.Polarity, records.Certainty, records.Status, records.Grade, records.Matter, records.Ruling, storing.Standing),
    "What people decided": (records.Judgement, records.Subject),
    "Beside the incidents": (records.Issue, storing.Run, storing.Usage, storing.Found, storing.Hit, storing.Verdict, storing.Fault),
    "How to read": (reading.ReadingOptions, coders.Coder, coders.JointCoder, coders.RuleCoder, coders.ModelCoder),
    "Errors": (
        errors.RashomonError, errors.SettingError, errors.LedgerError, errors.NotALedger, errors.NewerLedger, errors.LedgerBusy, errors.NotFound, errors.InternalError,
    ),
}  # fmt: skip
"""The classes that a caller meets, in the order of the page."""

ALIASES = {"Readable": given, "Value": claim, "Resolved": claim, "Parties": summary}
"""Names in signatures that stand for several types, with the module that explains each."""

HOMES = (records, storing, coders, reading, errors, notebook)
"""The modules that hand out the classes of the page."""

_HEAD = """\
# Python

Made from the docstrings by `make api` (`docs/make_api.py`); a test makes it again and compares. What is not on this page may change without a word.

{example}

A table of incidents, claims, facts, positions, accounts, reports or sources is `ledger.frame(...)`. Days are ISO ("2020-08-25"), offsets count Unicode code points
from 0 and are half-open, distances are kilometres, latitude and longitude are decimal degrees. Every record is frozen: nothing that you hold changes under you.
Where a name in a signature is not below, it is one of these:
"""


def functions() -> Iterator[tuple[str, Any]]:
    """The public functions of `rashomon`, by name."""
    for name in rashomon.__all__:
        yield name, getattr(rashomon, name)


def members(cls: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a class and of those of ours that it stands on, the nearer first."""
    seen: set[str] = set()
    for each in cls.__mro__:
        if not each.__module__.startswith("rashomon"):
            continue
        for name, held in vars(each).items():
            if not name.startswith("_") and name not in seen and isinstance(held, (property, classmethod, FunctionType)):
                seen.add(name)
                yield name, held


def reached() -> set[type]:
    """The records and enumerations that the public functions and methods give or take, and all that those hold."""
    found: set[type] = set()
    waiting: list[Any] = [fn for _, fn in functions()]
    waiting += [_bare(held) for _, held in members(notebook.OpenLedger)]
    while waiting:
        for hint in get_type_hints(waiting.pop(), None, {"Self": notebook.OpenLedger}).values():
            for cls in _classes(hint):
                if cls.__module__.startswith("rashomon") and cls not in found:
                    found.add(cls)
                    if dataclasses.is_dataclass(cls):
                        waiting.append(cls)
    return found


def _classes(hint: Any) -> Iterator[type]:
    """The classes that a type hint is made of."""
    if isinstance(hint, type):
        yield hint
    for part in getattr(hint, "__args__", ()):
        yield from _classes(part)


def _bare(held: Any) -> Any:
    """The function behind a property, a class method or a context manager."""
    held = held.fget if isinstance(held, property) else held.__func__ if isinstance(held, classmethod) else held
    return inspect.unwrap(held)


def make_page() -> str:
    """The page, whole."""
    lines = [_HEAD.format(example=_example())]
    lines += [f"- `{name}`: {_after(module, name)}" for name, module in ALIASES.items()]
    lines += ["", "## Functions"]
    for name, fn in functions():
        lines += ["", f"### rashomon.{name}", "", *_signed(name, fn), "", *_prose(fn.__doc__)]
    for title, classes in PARTS.items():
        lines += ["", f"## {title}"]
        for cls in classes:
            lines += ["", f"### {cls.__name__}", "", f"`{home_of(cls)}.{cls.__name__}`", "", *_prose(cls.__doc__), *_holds(cls)]
    return "\n".join(lines) + "\n"


def home_of(cls: type) -> str:
    """The module that a caller imports a class from."""
    return next(home.__name__ for home in HOMES if getattr(home, cls.__name__, None) is cls)


def _holds(cls: type) -> Iterator[str]:
    """The choices of an enumeration; the fields of a record; the methods and properties of either."""
    said = _documented(cls)
    if issubclass(cls, enum.Enum):
        yield from ("", "| name | value | |", "|---|---|---|")
        yield from (f"| `{each.name}` | `{each.value}` | {said.get(each.name, '')} |" for each in cls)
    elif dataclasses.is_dataclass(cls):
        yield from ("", "| field | type | |", "|---|---|---|") if said else ("", "| field | type |", "|---|---|")
        for field in dataclasses.fields(cls):
            meaning = f" {_cell(said.get(field.name, ''))} |" if said else ""
            yield f"| `{field.name}` | `{_cell(str(field.type) + _default(field))}` |{meaning}"
    whole = cls is notebook.OpenLedger
    found = list(members(cls)) if not issubclass(cls, (enum.Enum, Exception)) else []
    if found and not whole:
        yield ""
    if "__init__" in vars(cls) and not (whole or dataclasses.is_dataclass(cls) or getattr(cls, "_is_protocol", False) or issubclass(cls, Exception)):
        yield from _signed(cls.__name__, vars(cls)["__init__"])
        yield ""
    for name, held in found:
        if whole:
            yield from ("", f"#### {name}", "", *_signed(name, held), "", *_prose(_bare(held).__doc__))
        else:
            gives = ast.unparse(returns) if (returns := _definition(held).returns) else "None"
            signed = f".{name}: {gives}" if isinstance(held, property) else f".{name}({', '.join(_arguments(held))}) -> {gives}"
            yield f"- `{signed}`: {' '.join(_prose(_bare(held).__doc__))}"


def _default(field: dataclasses.Field[Any]) -> str:
    """What a field holds where nothing is said of it, as it would be written."""
    if field.default_factory is not dataclasses.MISSING:
        return " = {}"
    if field.default is dataclasses.MISSING:
        return ""
    return f" = {field.default!s}" if not isinstance(field.default, (str, enum.Enum)) else f" = {_written(field.default)}"


def _written(value: Any) -> str:
    """A default as a reader writes it: a member by its name, words in double quotes."""
    return f"{type(value).__name__}.{value.name}" if isinstance(value, enum.Enum) else json.dumps(value, ensure_ascii=False)


def _documented(cls: type) -> dict[str, str]:
    """The strings that stand below fields and members, by name."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for before, after in pairwise(tree.body):
        target = before.targets[0] if isinstance(before, ast.Assign) else before.target if isinstance(before, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[target.id] = " ".join(str(after.value.value).split())
    return found


def _after(module: Any, name: str) -> str:
    """What a module says of a name of its own, in the string below it."""
    body = ast.parse(inspect.getsource(module)).body
    (said,) = [
        after.value.value
        for before, after in pairwise(body)
        if isinstance(before, ast.AnnAssign) and ast.unparse(before.target) == name and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    ]
    return " ".join(str(said).split())


def _definition(fn: Any) -> ast.FunctionDef:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(_bare(fn)))).body
    assert isinstance(tree, ast.FunctionDef)
    return tree


def _signed(name: str, fn: Any) -> Iterator[str]:
    """A function's name, arguments and result in a block of code; long ones an argument a line."""
    returns = _definition(fn).returns
    result = ast.unparse(returns) if returns else "None"
    line = f"{name}: {result}" if isinstance(fn, property) else f"{name}({', '.join(_arguments(fn))}) -> {result}"
    yield "```python"
    if len(line) <= 120:
        yield line
    else:
        yield f"{name}("
        yield from (f"    {part}," for part in _arguments(fn))
        yield f") -> {result}"
    yield "```"


def _arguments(fn: Any) -> Iterator[str]:
    """The arguments one by one as they are written, without `self`; a constant of the module by its value."""
    made, known = _definition(fn).args, _bare(fn).__globals__

    def stands(each: ast.arg, default: ast.expr | None) -> str:
        if default is None:
            return ast.unparse(each)
        value: Any = known.get(default.id) if isinstance(default, ast.Name) else default.value if isinstance(default, ast.Constant) else default
        return f"{ast.unparse(each)} = {_written(value) if isinstance(value, str) else ast.unparse(value) if isinstance(value, ast.expr) else value}"

    plain: list[ast.expr | None] = [None] * (len(made.args) - len(made.defaults))
    yield from (stands(each, default) for each, default in zip(made.args, [*plain, *made.defaults], strict=True) if each.arg not in ("self", "cls"))
    if made.vararg or made.kwonlyargs:
        yield "*" + (ast.unparse(made.vararg) if made.vararg else "")
    yield from (stands(each, default) for each, default in zip(made.kwonlyargs, made.kw_defaults, strict=True))
    if made.kwarg:
        yield f"**{ast.unparse(made.kwarg)}"


def _prose(doc: str | None) -> list[str]:
    return inspect.cleandoc(doc or "").splitlines()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _example() -> str:
    """The program's own docstring shows how it is used; here as a block of code."""
    return "```python\n" + textwrap.dedent((rashomon.__doc__ or "").partition(":\n\n")[2]).strip() + "\n```"


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
