"""Whether JSON has the shape of a record, told by the record's type hints, with the place and the cure where it has not."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from typing import Any

from rashomon.records import Ruling

_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def misfit(found: Any, hint: Any, where: str = "") -> str | None:
    """What keeps this JSON from being a record of this type, None where nothing does.

    >>> misfit({"report": "r-1", "start": "3", "end": 7, "text": "four"}, Span)
    "start: a whole number is wanted, '3' stands there"
    """
    if dataclasses.is_dataclass(hint):
        return _misfit_record(found, typing.cast(type, hint), where)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return _misfit_one_of(found, typing.get_args(hint), where)
    if typing.get_origin(hint) is tuple:
        if not isinstance(found, list):
            return _wanted("a list", found, where)
        each = typing.get_args(hint)[0]
        return next((f for n, item in enumerate(found) if (f := misfit(item, each, f"{where}[{n}]"))), None)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        known = [member.value for member in hint]
        if found in known:
            return None
        newer = "; a newer rashomon may know it: update the program and import the file again" if hint is Ruling else ""
        return _wanted(f"one of {', '.join(known)}", found, where) + newer
    fits = isinstance(found, int | float if hint is float else hint) and (hint is bool or not isinstance(found, bool))
    return None if fits else _wanted(_PLAIN.get(hint, str(hint)), found, where)


def _misfit_record(found: Any, kind: type, where: str) -> str | None:
    if not isinstance(found, dict):
        return _wanted("an object", found, where)
    hints = typing.get_type_hints(kind)
    fields = {f.name: f for f in dataclasses.fields(kind)}
    at = f"{where}." if where else ""
    unknown = sorted(found.keys() - fields.keys() - {"@"})
    if unknown:
        return f"{at}{unknown[0]}: no such field is known; a newer rashomon may know it: update the program and import the file again"
    for name, field in fields.items():
        if name in found:
            fault = misfit(found[name], hints[name], at + name)
            if fault is not None:
                return fault
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            return f"{at}{name}: is missing"
    try:
        if kind.__name__ == "Span" and found["end"] - found["start"] != len(found["text"]):
            return f"{where}: {found['start']} to {found['end']} does not fit {found['text']!r}"
    except TypeError:
        return None
    return None


def _misfit_one_of(found: Any, hints: tuple[Any, ...], where: str) -> str | None:
    if found is None and type(None) in hints:
        return None
    members = [h for h in hints if h is not type(None)]
    records: dict[str, Any] = {h.__name__: h for h in members if dataclasses.is_dataclass(h) and isinstance(h, type)}
    if isinstance(found, dict) and len(members) > 1:
        named = found.get("@")
        if named not in records:
            return _wanted(f'"@" with one of {", ".join(sorted(records))}', named, where)
        return misfit(found, records[named], where)
    faults = [misfit(found, h, where) for h in members if h not in records.values() or len(members) == 1]
    if None in faults:
        return None
    kinds = [_PLAIN.get(h, "an object") for h in members if h not in records.values()]
    objects = [f"an object of {' or '.join(sorted(records))}"] if records else []
    return faults[0] if len(members) == 1 else _wanted(" or ".join([*kinds, *objects]), found, where)


def _wanted(kind: str, found: Any, where: str) -> str:
    shown = repr(found)
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    return f"{where + ': ' if where else ''}{kind} is wanted, {shown} stands there"
