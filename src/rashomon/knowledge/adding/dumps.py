"""GeoNames' country dumps, as geonames.org publishes them (SY.txt): 19 columns parted by tabs, no heading.

geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code, country code, cc2,
admin1 to admin4 code, population, elevation, dem, timezone, modification date
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.errors import SettingError
from rashomon.knowledge.adding.codes import kind_of_code, radius_of
from rashomon.knowledge.adding.rows import (
    PassedOver,
    PlaceRow,
    Read,
    Unusable,
    fault_of,
    fault_of_name,
    read_number,
    read_point,
)
from rashomon.knowledge.places.entries import AREAS
from rashomon.knowledge.places.index import readable

COLUMNS = 19
_LEAST = 9
"""Columns from which a line that begins with a number is taken for a dump's, though not all are there."""


def is_dump(line: str) -> bool:
    """Whether a file that begins with this line is a GeoNames dump; SettingError for one that lacks columns."""
    cells = line.rstrip("\r\n").split("\t")
    if not cells[0].isdigit() or len(cells) < _LEAST:
        return False
    if len(cells) != COLUMNS:
        raise SettingError(
            f"has {len(cells)} columns, and a GeoNames dump has {COLUMNS}: fetch it again from "
            "https://download.geonames.org/export/dump/, or give it a line that names its columns"
        )
    return True


def read_dump(lines: Iterable[str]) -> Iterator[Read]:
    """Each line's place, from line 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(number, line.rstrip("\r\n").split("\t"))


def _read_line(line: int, cells: list[str]) -> Read:
    if len(cells) != COLUMNS:
        return Unusable(line, f"has {len(cells)} of {COLUMNS} columns")
    if fault := fault_of(cells[:11]):
        return Unusable(line, fault)
    ident, name, plain, others, lat, lon, feature, code, country, _, admin1 = (cell.strip() for cell in cells[:11])
    if not ident.isascii() or not ident.isdigit():
        return Unusable(line, f"has no GeoNames number ({ident[:20]!r})")
    if fault := fault_of_name(name):
        return Unusable(line, fault)
    point = read_point(lat, lon)
    if isinstance(point, str):
        return Unusable(line, point)
    people = read_number(cells[14])
    kind = kind_of_code(f"{feature}.{code}", people)
    if kind is None:
        return PassedOver(f"{feature or '?'}.{code or '?'}")
    others_read = (other for other in others.split(",") if readable(other.strip()))
    return PlaceRow(
        line=line,
        name=name,
        names=tuple(dict.fromkeys(filter(None, (plain, *others_read)))),
        latitude=point[0],
        longitude=point[1],
        kind=kind,
        radius_km=radius_of(kind),
        country=country or None,
        admin1=admin1 or None,
        population=people,
        number=int(ident),
        ident=_area(kind, country, admin1),
    )


def _area(kind: str, country: str, admin1: str) -> str | None:
    """The id that a country or a province has everywhere in the program."""
    if kind not in AREAS or not country:
        return None
    return country if kind == "country" else f"{country}-{admin1}" if kind == "province" and admin1 else None
