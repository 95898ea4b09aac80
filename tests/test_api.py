"""docs/api.md: it is made from the docstrings of today, nothing public is left out, and every first line is a sentence that can be read."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
import runpy
from types import SimpleNamespace
from typing import Any

import pytest

import rashomon
from rashomon.storing import Ledger
from rashomon.storing.links import Changes, Links
from tests.conftest import ROOT

API = SimpleNamespace(**runpy.run_path(str(ROOT / "docs" / "make_api.py"), run_name="make_api"))
PAGE = API.PAGE.read_text(encoding="utf-8")
CLASSES: list[type] = [cls for classes in API.PARTS.values() for cls in classes]
PUBLIC: dict[str, Any] = {f"rashomon.{name}": fn for name, fn in API.functions()} | {cls.__name__: cls for cls in CLASSES}
PUBLIC |= {f"{cls.__name__}.{name}": API._bare(held) for cls in CLASSES if not issubclass(cls, enum.Enum) for name, held in API.members(cls)}
BESIDE = {Ledger, Links, Changes}
"""Reached and not on the page: what OpenLedger is made of, and what linking and the ledger tell each other."""


def test_the_page_is_that_of_today() -> None:
    """Where this fails, run `make api`."""
    assert API.make_page() == PAGE


def test_every_public_name_is_on_the_page() -> None:
    """Functions, classes, and each method and property of the ledger and of the records."""
    assert {name.removeprefix("rashomon.") for name in PUBLIC if name.startswith("rashomon.")} == set(rashomon.__all__)
    for name in PUBLIC:
        cls, _, member = name.rpartition(".")
        sign = f"#### {member}" if cls == "OpenLedger" else f"- `.{member}" if cls not in ("", "rashomon") else f"### {name}"
        part = PAGE.partition(f"\n### {cls}\n")[2].partition("\n### ")[0] if cls not in ("", "rashomon") else PAGE
        assert f"\n{sign}" in part, name
    ledger = {name for name in dir(Ledger) if not name.startswith("_")}
    assert ledger <= {name.partition(".")[2] for name in PUBLIC if name.startswith("OpenLedger.")}


def test_whatever_is_given_back_is_on_the_page() -> None:
    """The records that functions and methods take or give, those that these hold, and so on."""
    assert API.reached() - set(CLASSES) == BESIDE


@pytest.mark.parametrize("name", PUBLIC)
def test_the_first_line_can_be_read_alone(name: str) -> None:
    """A sentence of at most 120 characters that begins like one."""
    first = (inspect.getdoc(PUBLIC[name]) or "").partition("\n")[0]
    assert first == inspect.cleandoc(PUBLIC[name].__doc__ or "").partition("\n")[0], "the docstring is its own, and no parent's"
    assert 10 < len(first) <= 120, first
    assert re.match(r"[A-Z]", first), first
    assert first.endswith((".", ":")), first


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if dataclasses.is_dataclass(cls) or issubclass(cls, enum.Enum)], ids=lambda c: c.__name__)
def test_every_field_and_every_choice_is_explained(cls: type) -> None:
    """By a string below it, or by its name between backticks in the class's docstring."""
    said = API._documented(cls)
    names = [each.name for each in cls] if issubclass(cls, enum.Enum) else [field.name for field in dataclasses.fields(cls)]
    assert [name for name in names if name not in said and not re.search(rf"`{name}\b", cls.__doc__ or "")] == []


@pytest.mark.usefixtures("at_examples")
def test_the_example_at_the_head_of_the_package() -> None:
    """It runs, over the example reports."""
    (block,) = re.findall(r"```python\n(import rashomon\n.+?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(block.replace("reports/", "examples/hasakah-2020/reports"), "api.md", "exec"), names)  # noqa: S102  # it is our own page
    assert len(names["rows"]) > 20
