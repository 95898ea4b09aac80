"""The world gazetteer as a SQLite file: made once from the packed data, opened in milliseconds ever after.

Places are GeoNames' 235,000 settlements of 500 and more people (CC BY 4.0), and the countries, provinces and regions of
`areas`. The file lies in the user's cache directory, is named by its version, and is written under another name
first, so that two programs cannot break it.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path

from rashomon.knowledge.adding.codes import radius_of, settlement_kind
from rashomon.knowledge.folders import cache_folder
from rashomon.knowledge.geonames import Settlement, load_countries, read_settlements, version
from rashomon.knowledge.places.areas import add_areas, load_areas, region_files, state_abbreviations
from rashomon.knowledge.places.index import add_place, finish_file, open_file, readable, start_file
from rashomon.knowledge.places.names import fold

__all__ = ["index_path", "make_index", "open_index", "state_abbreviations"]

LAYOUT = 14


def index_path() -> Path:
    """Where the index lies, or will lie once it is made."""
    content = b"".join(path.read_bytes() for path in region_files())
    stamp = f"{version()}-{LAYOUT}-{int.from_bytes(_digest(content), 'big'):08x}"
    return cache_folder() / f"gazetteer-{stamp}.sqlite"


def open_index() -> sqlite3.Connection:
    """The gazetteer, read-only; made first where it is not there yet (about half a minute, once)."""
    path = index_path()
    if not path.is_file():
        path = make_index(path)
    return open_file(path)


def make_index(path: Path, settlements: Iterable[Settlement] | None = None) -> Path:
    """Write the index to `path`, or into a folder of temporary files where `path` cannot be written; gives where it is.

    `settlements` are those of `knowledge/geonames` where none are given.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    except OSError:
        elsewhere = Path(tempfile.gettempdir()) / f"rashomon-{os.getuid() if hasattr(os, 'getuid') else 'cache'}"
        path = elsewhere / path.name
        if path.is_file():
            return path
        elsewhere.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=elsewhere)
    os.close(descriptor)
    part = Path(name)
    try:
        _fill(part, read_settlements() if settlements is None else settlements)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=4).digest()


def _fill(path: Path, settlements: Iterable[Settlement]) -> None:
    connection = start_file(path)
    capitals = {code: {fold(country.capital)} for code, country in load_countries().items() if country.capital}
    seats: dict[str, tuple[bool, int, int]] = {}
    areas = load_areas()
    settled: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in settlements:
        where = (town.latitude, town.longitude)
        settled[town.country, town.admin1].append(where)
        key = fold(town.name)
        also = areas.town_spellings.get(str(town.geoname), [])
        names = [town.name, *also, *(n for n in town.also if readable(n))]
        for named in {fold(n) for n in names} & capitals.get(town.country, set()):
            seats[town.country] = max(seats.get(town.country, (False, 0, 0)), (named == key, town.population, town.geoname))
        kind = settlement_kind(town.population)
        row = (town.geoname, f"geonames:{town.geoname}", town.name, kind, *where, radius_of(kind), town.country, town.admin1, town.population)
        add_place(connection, row, names, key)
    connection.executemany(
        "update places set kind = 'capital', radius_km = ? where id = ?",
        [(radius_of("capital"), seat[2]) for seat in seats.values()],
    )
    add_areas(partial(add_place, connection), areas, settled)
    finish_file(connection)
