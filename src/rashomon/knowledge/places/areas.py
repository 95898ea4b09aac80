"""What of the world is no settlement: countries, provinces and regions, from the files of `data/regions`.

A province's centre and reach come from the settlements that bear its code; a region's are in the file:

    regions = [
      { name = "Donbas", also = ["Donbass"], at = [48.3, 38.3], radius_km = 150, country = "UA" },
    ]
    [nouns]
    UA = ["oblast", "region", "province"]
    [provinces.UA]
    07 = ["Kharkiv Oblast", "Kharkov Oblast"]

A name that ends in a noun of its country leaves the name without it to the town: "in Kharkiv" is the city, and "in Kharkiv
region" the province. A name written without a noun ("Helmand") is the province's alone. `province_points` are the centre and
the reach of those few provinces of which GeoNames has hardly a settlement.
"""

from __future__ import annotations

import itertools
import math
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.knowledge.geonames import Country, load_counties, load_countries, load_states
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.index import Row
from rashomon.knowledge.places.names import fold
from rashomon.knowledge.places.wording import bearing_of

REGIONS = Path(__file__).parent.parent / "data" / "regions"
COUNTIES = Path(__file__).parent.parent / "data" / "us-counties.txt"
Settled = Mapping[tuple[str, str], Sequence[tuple[float, float]]]
"""The points of the settlements that bear a country's code and a province's."""
_SIDES = frozenset({"central", "centre", "center", "capital", "national"})
_FIRST_NUMBER = -2_000_000_000


Add = Callable[[Row, Iterable[str], str, Iterable[str]], None]
"""Writes a place: its row of the index, the names it goes by, the chief one folded, and those it goes by only with a noun."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The files of `data/regions`, taken together; keys are country codes, or an American state's."""

    country_names: dict[str, list[str]]
    country_points: dict[str, tuple[float, float]]
    nouns: dict[str, list[str]]
    provinces: dict[str, dict[str, list[str]]]
    province_points: dict[str, tuple[float, float, float]]
    regions: list[dict[str, Any]]
    state_points: dict[str, tuple[float, float]]
    state_abbreviations: dict[str, str]
    town_spellings: dict[str, list[str]]
    """By GeoNames' number for the town."""


def region_files() -> list[Path]:
    """The files that hold countries, provinces and regions, in one order."""
    return sorted(REGIONS.glob("*.toml"))


def load_areas() -> Areas:
    """Countries, provinces and regions of all files."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in region_files()]
    keyed = (
        "country_names",
        "country_points",
        "nouns",
        "provinces",
        "province_points",
        "state_points",
        "state_abbreviations",
        "town_spellings",
    )
    merged = {key: {k: v for table in tables for k, v in table.get(key, {}).items()} for key in keyed}
    return Areas(regions=[region for table in tables for region in table["regions"]], **merged)


@cache
def state_abbreviations() -> frozenset[str]:
    """Names of American states cut short, folded: "Kan." is "kan"."""
    table = tomllib.loads((REGIONS / "americas.toml").read_text(encoding="utf-8"))
    return frozenset(map(fold, table["state_abbreviations"].values()))


def names_of(names: Sequence[str], nouns: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names that stand for a province alone, and those that do where a noun is said beside them.

    "Kharkiv Oblast" with the nouns "oblast" and "region" stands alone, as "Kharkiv region" does; "Kharkiv" needs its noun.
    "Northern Province" is half the world's, and never stands alone.
    """
    alone, with_noun = [], []
    for name in names:
        noun = next((n for n in nouns if name.lower().endswith(f" {n}")), "")
        stem = name[: -len(noun)].strip() if noun else name
        if noun and (bearing_of(stem) is not None or stem.lower() in _SIDES):
            with_noun.append(name)
            continue
        alone.append(name)
        with_noun += [stem] if noun else []
        if all(
            c < "\u0370" or "\u1e00" <= c <= "\u2fff" for c in stem
        ):  # an English noun is put behind Latin letters alone
            alone += [f"{stem} {n}" for n in nouns]
    return alone, with_noun


def add_areas(add: Add, areas: Areas, settled: Settled) -> None:
    """Write every country, province, American county and region."""
    numbers = itertools.count(_FIRST_NUMBER, -1)
    _add_countries(add, load_countries(), settled, areas)
    placed = _add_provinces(add, settled, areas, numbers)
    counties = _county_points()
    for county in load_counties():
        if state := placed.get(f"US-{county.state}"):
            ident = f"fips:{county.fips}"
            where = counties.get(county.fips, state)
            add((next(numbers), ident, county.name, "district", *where, "US", county.state, 0), [county.name], fold(county.name), ())
    for region in areas.regions:
        name, (lat, lon) = region["name"], region["at"]
        ident, kind = f"region:{fold(name).replace(' ', '-')}", region.get("kind", "region")
        row = (next(numbers), ident, name, kind, lat, lon, region["radius_km"], region.get("country"), None, region.get("people", 0))
        add(row, [name, *region.get("also", [])], fold(name), ())


def _county_points() -> dict[str, tuple[float, float, float]]:
    """Latitude, longitude and radius of American counties by FIPS code."""
    rows = (line.split() for line in COUNTIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {code: (float(lat), float(lon), float(radius)) for code, lat, lon, radius in rows}


def _add_countries(add: Add, countries: Mapping[str, Country], settled: Settled, areas: Areas) -> None:
    by_country: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (code, _), points in settled.items():
        by_country[code] += points
    for code, country in countries.items():
        points = by_country.get(code, [])
        if code not in areas.country_points and not points:
            continue
        lat, lon = areas.country_points.get(code) or centre(points)[:2]
        radius = max(10.0, math.sqrt(country.area_km2 / math.pi))
        name = country.name
        row = (-country.geoname, code, name, "country", lat, lon, radius, code, None, country.population)
        add(row, [name, *areas.country_names.get(code, [])], fold(name), ())


def _add_provinces(
    add: Add, settled: Settled, areas: Areas, numbers: Iterator[int]
) -> dict[str, tuple[float, float, float]]:
    """Write the provinces that have settlements; gives where each lies, by its id."""
    placed: dict[str, tuple[float, float, float]] = {}
    for country, code, names in _provinces(areas):
        points = settled.get((country, code))
        if not points:
            continue
        ident = f"{country}-{code}"
        lat, lon, radius = areas.province_points.get(ident) or centre(points)
        if country == "US" and code in areas.state_points:
            lat, lon = areas.state_points[code]
        placed[ident] = (lat, lon, radius)
        alone, with_noun = names_of(names, areas.nouns.get(country, []))
        # Counted as a large town each: what a name such as "Georgia" is told apart by are its neighbours in the report.
        people = 1000 * len(points)
        row = (next(numbers), ident, names[0], "province", lat, lon, radius, country, code, people)
        add(row, alone, fold(names[0]), with_noun)
    return placed


def _provinces(areas: Areas) -> Iterator[tuple[str, str, list[str]]]:
    for code, name in load_states().items():
        short = areas.state_abbreviations.get(code)
        yield "US", code, [name, *([short] if short else [])]
    for country, provinces in areas.provinces.items():
        for code, names in provinces.items():
            yield country, code, names


def centre(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """The mean of the settlements, each counted once, and how far nine in ten of them lie from it."""
    spread = sorted(p[1] for p in points)
    shift = 360.0 if spread[-1] - spread[0] > 180 else 0.0
    lons = [lon + shift if lon < 0 else lon for _, lon in points]
    lat = sum(p[0] for p in points) / len(points)
    lon = (sum(lons) / len(lons) + 180) % 360 - 180
    far = sorted(distance_km((lat, lon), (p[0], p[1])) for p in points)
    return lat, lon, max(10.0, far[int(len(far) * 0.9) - 1])
