"""Layouts of tables and of JSON that known programs write, told by their columns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_POSITIONAL = re.compile(r"\d{6,12}\t(?:19|20)\d{6}\t(?:19|20)\d{4}\t(?:19|20)\d\d\t")
_GDELT_WIDTHS = frozenset({57, 58, 61})


@dataclass(frozen=True, slots=True)
class Known:
    """A layout: its name, the columns of each field in the order in which they count, and what to do where it has no texts."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    instead: str = ""


def fold(name: str) -> str:
    """A column's name as layouts are told by it."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


@lru_cache(maxsize=256)
def find_known(names: tuple[str, ...]) -> Known | None:
    """The layout with these columns; None where no known one has them."""
    folded = {fold(name) for name in names}
    return next((known for signs, without, known in layouts() if signs <= folded and not without & folded), None)


def is_gdelt_line(line: str) -> bool:
    """Whether a line is a row of GDELT's table of events, which comes without names of columns."""
    return _POSITIONAL.match(line) is not None and line.count("\t") + 1 in _GDELT_WIDTHS


def gdelt_events() -> Known:
    """The layout of GDELT's table of events."""
    return next(known for _, _, known in layouts() if known.name == "GDELT table of events")


@cache
def layouts() -> tuple[tuple[frozenset[str], frozenset[str], Known], ...]:
    """Each layout behind the columns that it has, and those that it has not."""
    table = tomllib.loads(resources.files("rashomon.reading").joinpath("known.toml").read_text("utf-8"))
    return tuple(
        (
            frozenset(row["signs"]),
            frozenset(row.get("without", ())),
            Known(row["name"], {field: tuple(names) for field, names in row.get("columns", {}).items()}, row.get("instead", "")),
        )
        for row in table["layout"]
    )
