"""A file of places made a gazetteer of the user's own.

    add_gazetteer(Path("SY.txt"), source="GeoNames, CC BY 4.0")

It is read a row at a time, written aside, and put in its place whole: nothing is ever half added.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from rashomon.errors import SettingError
from rashomon.knowledge.adding.dumps import is_dump, read_dump
from rashomon.knowledge.adding.files import PlaceFile, open_places
from rashomon.knowledge.adding.reaches import reach_out
from rashomon.knowledge.adding.rows import PassedOver, PlaceRow, Read, Unusable
from rashomon.knowledge.adding.tables import country_code, read_table
from rashomon.knowledge.places.added import ENDING, LAYOUT, AddedGazetteer, added_folder
from rashomon.knowledge.places.index import add_place, finish_file, start_file
from rashomon.knowledge.places.names import fold

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_TAKEN = frozenset({"geonames", "fips", "region"})
"""Names that ids of the world's places begin with."""
_LONGEST = 1_000_000
"""Characters of a first line, from which a file is no table."""
_MOST_TOLD = 5
_MOST_ODD = 1_000
_TELL_EVERY = 2_000
_GEONAMES = "GeoNames (geonames.org), CC BY 4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAsked:
    """How to read a file of places. `columns` maps fields to columns; `country` holds where a row names none."""

    name: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    country: str | None = None
    source: str | None = None
    replace: bool = False


@dataclass(slots=True)
class AddingTally:
    """What became of the rows of a file. `unusable` are the first few that could not be used, of `refused` in all."""

    refused: int = 0
    unusable: list[Unusable] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    odd_kinds: Counter[str] = field(default_factory=Counter)
    without_country: int = 0

    def count(self, row: Read) -> None:
        """Take one row into the count."""
        if isinstance(row, Unusable):
            self.refused += 1
            if len(self.unusable) < _MOST_TOLD:
                self.unusable.append(row)
        elif isinstance(row, PassedOver):
            self.passed_over[row.what] += 1
        else:
            self.without_country += row.country is None
            if row.odd_kind is not None and (row.odd_kind in self.odd_kinds or len(self.odd_kinds) < _MOST_ODD):
                self.odd_kinds[row.odd_kind] += 1

    def say_why(self) -> str:
        """Why no row could be used."""
        if self.unusable:
            return f"line {self.unusable[0].line} {self.unusable[0].reason}"
        return "its rows are about no kind of place that the program uses" if self.passed_over else "it has no rows"


@dataclass(frozen=True, slots=True)
class AddingProgress:
    """How far adding has come: bytes read of all bytes, and places kept."""

    done: int
    total: int
    places: int


def add_gazetteer(
    path: Path, asked: AreaAsked | None = None, progress: Callable[[AddingProgress], None] | None = None
) -> tuple[AddedGazetteer, AddingTally]:
    """Read a GeoNames dump or a table of places and keep it under a name, by default the file's.

    Raises SettingError, with nothing added, where the name is taken, the file cannot be read, or no row of it can be used.
    """
    asked = asked or AreaAsked()
    if not path.is_file():
        raise SettingError(f"{path}: {'is no file' if path.exists() else 'there is no such file'}")
    name = asked.name if asked.name is not None else re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise SettingError(
            f"{name!r} cannot be a gazetteer's name; give one of small letters, digits and hyphens with --name, as sy-villages"
        )
    country = country_code(asked.country) if asked.country else None
    if asked.country and country is None:
        raise SettingError(f"--country {asked.country!r} is no country; write its two letters, as SY")
    file = added_folder() / f"{name}{ENDING}"
    if file.exists() and not asked.replace:
        raise SettingError(f"a gazetteer named {name!r} is there already; give another --name, or --replace it")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=file.parent) as aside:
            part = Path(aside) / file.name
            made, tally = _write(path, part, replace(asked, name=name, country=country), progress)
            part.replace(file)
    except (OSError, sqlite3.Error) as problem:
        raise SettingError(
            f"{file.parent}: cannot be written ({problem}); make room, or name another folder in RASHOMON_DATA"
        ) from problem
    return replace(made, file=file), tally


def _write(
    path: Path, part: Path, asked: AreaAsked, progress: Callable[[AddingProgress], None] | None
) -> tuple[AddedGazetteer, AddingTally]:
    name, tally = str(asked.name), AddingTally()
    with open_places(path) as opened, closing(start_file(part)) as connection:
        kept = 0
        try:
            rows, dump = _rows(opened, asked)
            for number, row in enumerate(rows):
                if progress is not None and number % _TELL_EVERY == 0:
                    progress(AddingProgress(opened.counted.seen, opened.size, kept))
                if isinstance(row, PlaceRow):
                    kept += 1
                    _keep(connection, row, name)
                tally.count(row)
        except SettingError as problem:
            raise SettingError(f"{path}: {problem}") from problem
        reach_out(connection)
        places = connection.execute("select count(*) from places").fetchone()[0]
        if not places:
            raise SettingError(f"{path}: no place in it can be used ({tally.say_why()}), and nothing was added")
        # How it was read decides what it says as much as its bytes do.
        read_so = repr((opened.digest, sorted(asked.columns.items()), asked.country, name, LAYOUT))
        made = AddedGazetteer(
            name=name,
            origin=str(path.resolve()),
            source=asked.source or (_GEONAMES if dump else ""),
            added=datetime.now(UTC).isoformat(timespec="seconds"),
            places=places,
            digest=blake2b(read_so.encode(), digest_size=6).hexdigest(),
            file=part,
        )
        connection.execute("create table about (key text primary key, value text)")
        told = {"layout": LAYOUT, "origin": made.origin, "source": made.source, "added": made.added}
        told |= {"digest": made.digest, "places": str(places)}
        connection.executemany("insert into about values (?,?)", told.items())
        finish_file(connection)
    if progress is not None:
        progress(AddingProgress(1, 1, kept))
    return made, tally


def _rows(opened: PlaceFile, asked: AreaAsked) -> tuple[Iterator[Read], bool]:
    """The rows of a file, and whether it is a GeoNames dump."""
    first = opened.text.readline(_LONGEST)
    if len(first) == _LONGEST:
        raise SettingError("has a first line without an end; is it a table?")
    if not is_dump(first):
        return read_table(first, opened.text, asked.columns, asked.country), False
    if asked.columns:
        raise SettingError("is a GeoNames dump, whose columns are known: leave --columns out")

    def lines() -> Iterator[str]:
        yield first
        yield from opened.text

    return read_dump(lines()), True


def _keep(connection: sqlite3.Connection, row: PlaceRow, name: str) -> None:
    ident, number = _identity(row, name)
    point = (row.latitude, row.longitude)
    kept = (number, ident, row.name, row.kind, *point, row.radius_km, row.country, row.admin1, row.population)
    add_place(connection, kept, (row.name, *row.names), fold(row.name))


def _identity(row: PlaceRow, name: str) -> tuple[str, int]:
    """A place's id, the same whenever its file is added, and its number."""
    if row.ident is not None:
        ident = row.ident
    elif row.number is not None:
        return f"geonames:{row.number}", row.number
    else:
        mark = blake2b(repr((row.name, row.latitude, row.longitude)).encode(), digest_size=3).hexdigest()
        ident = f"{name}:{fold(row.name).replace(' ', '-')}-{mark}"
    return ident, -(int.from_bytes(blake2b(ident.encode(), digest_size=7).digest(), "big") + 1)
