"""Tables of places: CSV with a line that names the columns, parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rashomon.errors import SettingError
from rashomon.knowledge.adding.codes import kind_of_word, radius_of, settlement_kind
from rashomon.knowledge.adding.rows import PlaceRow, Read, Unusable, fault_of, fault_of_name, read_number, read_point
from rashomon.knowledge.geonames import load_countries

_USUAL = {
    "name": ("name", "place", "town", "toponym", "place_name", "placename", "name_en", "asciiname", "ascii_name", "village", "city", "label"),
    "names": (
        "alternatenames", "alternate_names", "alternative_names", "altnames", "alt_names", "alt_name", "also", "aliases", "names", "other_names",
    ),
    "latitude": ("latitude", "lat", "y", "lat_dd", "decimallatitude", "point_y"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "lon_dd", "decimallongitude", "point_x"),
    "country": ("country", "country_code", "countrycode", "iso", "iso2", "iso_a2", "cc"),
    "population": ("population", "pop", "inhabitants"),
    "kind": ("kind", "type", "place_type", "featurecode", "feature_code", "fcode", "fclass"),
    "admin1": ("admin1", "admin1code", "admin1_code", "adm1"),
    "radius_km": ("radius_km", "radius"),
    "number": ("geonameid", "geoname_id", "geonames_id"),
}  # fmt: skip
"""Names that columns go by; the first that is there is taken."""
FIELDS = tuple(_USUAL)
NEEDED = ("name", "latitude", "longitude")
_MANY = re.compile(r"[;|]")
_COMMA = re.compile(",")
MOST_REACH = 2_000.0


def parse_columns(text: str) -> dict[str, str]:
    """A mapping written as "name=town,latitude=lat"."""
    columns: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        field, equals, column = (p.strip() for p in part.partition("="))
        if not equals or not column:
            raise SettingError(f"{part!r} maps nothing: write FIELD=COLUMN, for example name=town,latitude=lat")
        if field not in FIELDS:
            raise SettingError(f"there is no field {field!r} to map a column to; the fields are {', '.join(FIELDS)}")
        columns[field] = column
    return columns


def read_table(heading: str, lines: Iterable[str], asked: Mapping[str, str], country: str | None) -> Iterator[Read]:
    """The place of each row under the heading. `asked` maps fields to columns, `country` holds where a row names none.

    Raises SettingError where a needed column is not there, and where a quotation mark swallows the rest of the file.
    """
    separator = max(",;\t|", key=heading.count)
    rows = csv.reader(itertools.chain([heading], lines), delimiter=separator, strict=True)
    try:
        names = [cell.strip() for cell in next(rows)]
    except csv.Error as error:
        raise SettingError(f"its first line names no columns ({error})") from error
    columns = _map(names, asked)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error) or "field larger" in str(error):
                raise SettingError(f"line {line} opens a quotation mark that never closes; mend the line") from error
            yield Unusable(line, f"is not CSV ({error})")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            yield Unusable(line, f"has {len(cells)} of {len(names)} columns")
            continue
        yield _read_row(line, {field: cells[at].strip() for field, at in columns.items()}, country)


def _map(names: list[str], asked: Mapping[str, str]) -> dict[str, int]:
    folded = {re.sub(r"[\s-]+", "_", name.lower()): at for at, name in reversed(list(enumerate(names)))}
    columns: dict[str, int] = {}
    for field, usual in _USUAL.items():
        if field in asked:
            if asked[field] not in names:
                raise SettingError(f"has no column {asked[field]!r} for {field}; it has {_list(names)}")
            columns[field] = names.index(asked[field])
        elif (found := next((folded[name] for name in usual if name in folded), None)) is not None:
            columns[field] = found
    missing = [field for field in NEEDED if field not in columns]
    if missing:
        example = ",".join(f"{field}=COLUMN" for field in missing)
        raise SettingError(
            f"has no column for {', '.join(missing)}; it has {_list(names)}: say which it is with --columns {example}"
        )
    return columns


def _read_row(line: int, cells: Mapping[str, str], country: str | None) -> Read:
    if fault := fault_of(cells.values()):
        return Unusable(line, fault)
    name = " ".join(cells["name"].split())
    if fault := fault_of_name(name):
        return Unusable(line, fault)
    point = read_point(cells["latitude"], cells["longitude"])
    if isinstance(point, str):
        return Unusable(line, point)
    people = read_number(cells.get("population", ""))
    word = cells.get("kind", "")
    kind = kind_of_word(word, people) if word else None
    chosen = kind or settlement_kind(people)
    others = cells.get("names", "")
    number = cells.get("number", "")
    return PlaceRow(
        line=line,
        name=name,
        names=tuple(filter(None, (n.strip() for n in (_MANY if _MANY.search(others) else _COMMA).split(others)))),
        latitude=point[0],
        longitude=point[1],
        kind=chosen,
        radius_km=_reach(cells.get("radius_km", "")) or radius_of(chosen),
        country=country_code(cells.get("country", "")) or country,
        admin1=cells.get("admin1") or None,
        population=people,
        number=int(number) if number.isascii() and number.isdigit() else None,
        odd_kind=word if word and kind is None else None,
    )


def country_code(word: str) -> str | None:
    """The two letters of a country that a cell names by them, by three, or by its English name; None for no country."""
    return _countries().get(word.strip().casefold())


@cache
def _countries() -> dict[str, str]:
    found = {}
    for code, country in load_countries().items():
        found.update(dict.fromkeys((code.casefold(), country.iso3.casefold(), country.name.casefold()), code))
    return found


def _reach(cell: str) -> float | None:
    try:
        reach = float(cell)
    except ValueError:
        return None
    return reach if 0 < reach <= MOST_REACH else None


def _list(names: list[str]) -> str:
    shown = [name for name in names if name][:20]
    return ", ".join(shown) + (" ..." if len(names) > len(shown) else "") if shown else "none"
