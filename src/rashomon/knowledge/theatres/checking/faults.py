"""A fault of a pack, and the small readers of rows that find the commonest ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with an entry, and the cure. A pack with a `warning` can be used all the same."""

    file: str
    entry: str
    problem: str
    warning: bool = False

    def __str__(self) -> str:
        """Where, and what: "places.toml: place 3 (x:a): kind 'burg' is none of ..."."""
        return ": ".join(part for part in (self.file, self.entry, self.problem) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a file, and where it stands: "place 3 (x:a)"."""

    file: str
    where: str
    values: Mapping[str, Any]

    def fault(self, problem: str, *, warning: bool = False) -> Fault:
        """A fault of this entry."""
        return Fault(file=self.file, entry=self.where, problem=problem, warning=warning)

    def text(self, key: str) -> str | None:
        """The words under a key, None where there are none."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) and value.strip() else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of words under a key; what is no word is passed over."""
        value = self.values.get(key)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()

    def needs(self, *keys: str) -> Iterator[Fault]:
        """A fault for each key under which no words stand."""
        for key in keys:
            if self.text(key) is None:
                yield self.fault(f'no {key}: write {key} = "..."')

    def needs_list(self, key: str, *, may_lack: bool = False, may_be_empty: bool = False) -> Iterator[Fault]:
        """A fault where a key has no list of words."""
        value = self.values.get(key)
        if value is None and may_lack:
            return
        words = isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
        if not words or (not value and not may_be_empty and not may_lack):
            yield self.fault(f'{key} must be a list of words, as {key} = ["...", "..."]')

    def knows(self, keys: Collection[str]) -> Iterator[Fault]:
        """A fault for each key that means nothing here."""
        for key in self.values:
            if key not in keys:
                yield self.fault(f"the key {key!r} means nothing here; those that do are {', '.join(sorted(keys))}")

    def one_of(self, key: str, kinds: Collection[str]) -> Iterator[Fault]:
        """A fault where the word under a key is none of these."""
        value = self.values.get(key)
        if not isinstance(value, str) or value not in kinds:
            yield self.fault(f"{key} {value!r} is none of {', '.join(sorted(kinds))}")

    def is_cited(self, table: Mapping[str, Any]) -> Iterator[Fault]:
        """A fault where neither the entry nor its file names a source."""
        if self.text("source") is None and not (isinstance(table.get("source"), str) and table["source"].strip()):
            yield self.fault('no source: write source = "..." here, or once at the top of the file')

    def dates(self, first: str = "from", last: str = "to") -> Iterator[Fault]:
        """Faults of the days, months or years under two keys: "2015", "2015-10", "2015-10-11"."""
        told = [(key, self.values[key]) for key in (first, last) if key in self.values]
        good = [(k, v) for k, v in told if isinstance(v, str) and _DAY.fullmatch(v)]
        for key, value in told:
            if (key, value) not in good:
                yield self.fault(f'{key} = {value!r} is no date: write "2015", "2015-10" or "2015-10-11"')
        if len(good) == 2:
            (_, start), (_, end) = good
            short = min(len(start), len(end))
            if start[:short] > end[:short]:
                yield self.fault(f"{first} {start} comes after {last} {end}")


def rows_of(table: Mapping[str, Any], key: str, file: str) -> Iterator[Row | Fault]:
    """The [[key]] entries of a file with where they stand; a fault for each that is no table."""
    found = table.get(key, [])
    if not isinstance(found, list):
        yield Fault(file=file, entry="", problem=f"{key} must be written as [[{key}]] entries")
        return
    for number, values in enumerate(found, 1):
        if not isinstance(values, dict):
            yield Fault(file=file, entry=f"{key} {number}", problem=f"is no [[{key}]] entry")
            continue
        words = values.get("words")
        first = words[0] if isinstance(words, list) and words else None
        yield Row(file, f"{key} {number} ({values.get('id') or values.get('name') or first or 'no id'})", values)


def sound_rows(table: Mapping[str, Any], key: str, file: str) -> list[Row]:
    """The entries that are tables at least."""
    return [row for row in rows_of(table, key, file) if isinstance(row, Row)]


def twice(rows: list[Row], key: str) -> Iterator[Fault]:
    """A fault for each entry whose word under a key another bears before it."""
    seen: dict[str, str] = {}
    for row in rows:
        value = row.text(key)
        if value is None:
            continue
        if value in seen:
            yield row.fault(f"the {key} {value!r} is there twice, first at {seen[value]}")
        seen.setdefault(value, row.where)
