"""What is wrong with a pack's places."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.knowledge.places.geometry import Point, distance_km
from rashomon.knowledge.places.kinds import AREAS, KINDS
from rashomon.knowledge.theatres.checking.faults import Fault, Row, rows_of, sound_rows, twice

FILE = "places.toml"
_KEYS = frozenset({"id", "name", "also", "kind", "at", "path", "radius_km", "within", "country", "source"})
_COUNTRY = re.compile(r"[A-Z]{2}")
_FAR_KM = 250.0
"""A point this far from every other, and ten times as far as its fellows are from theirs, is looked at."""


def find_place_faults(table: Mapping[str, Any], prefix: str | None = None) -> Iterator[Fault]:
    """Faults for which the places cannot be used. Ids begin with `prefix` ("syria:") where one is given."""
    rows = list(rows_of(table, "place", FILE))
    yield from (row for row in rows if isinstance(row, Fault))
    if not rows:
        yield Fault(file=FILE, entry="", problem="no [[place]] entries")
    yield from _country(Row(FILE, "", table))
    places = sound_rows(table, "place", FILE)
    known = {row.text("id") for row in places}
    yield from twice(places, "id")
    for row in places:
        yield from row.knows(_KEYS)
        yield from row.needs("id", "name")
        name = row.text("id")
        if prefix and name and not name.startswith(prefix):
            yield row.fault(f"the id must begin with {prefix!r}, so that no other pack has it")
        yield from row.one_of("kind", KINDS)
        for key in ("also", "within"):
            value = row.values.get(key, [])
            if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
                yield row.fault("also and within must be lists of names")
        for written in (row.text("name"), *row.texts("also")):
            if written is not None and not any(letter.isalnum() for letter in written):
                yield row.fault(f"the name {written!r} has no letter in it")
        yield from _country(row)
        yield from _where(row)
        yield from row.is_cited(table)
        for holder in row.texts("within"):
            if holder not in known:
                yield row.fault(f"lies within {holder!r}, which is not an entry: add it, or mend the id")
            elif holder == name:
                yield row.fault("lies within itself")


def find_place_warnings(table: Mapping[str, Any]) -> Iterator[Fault]:
    """What is likely a slip: a point far from all others, or beyond the reach of what holds it. The table is sound."""
    rows = [row for row in sound_rows(table, "place", FILE) if row.values["kind"] not in ("country", "sea")]
    points = [_points(row)[0] for row in rows]
    nearest = [
        min((distance_km(p, q) for j, q in enumerate(points) if j != i), default=0.0) for i, p in enumerate(points)
    ]
    usual = sorted(nearest)[len(nearest) // 2] if nearest else 0.0
    for row, point, gap in zip(rows, points, nearest, strict=True):
        if gap > max(_FAR_KM, 10 * usual):
            turned = (point[1], point[0])
            fits = abs(turned[0]) <= 90 and any(distance_km(turned, q) < gap / 3 for q in points)
            cure = "; its latitude and longitude seem to be swapped" if fits else ""
            yield row.fault(f"{_told(point)} lies {gap:,.0f} km from every other place{cure}", warning=True)
    by_id = {row.values["id"]: row for row in sound_rows(table, "place", FILE)}
    for row, point in zip(rows, points, strict=True):
        for holder in (by_id[h] for h in row.texts("within")):
            if "at" not in holder.values or holder.values["kind"] not in AREAS:
                continue
            gap, reach = distance_km(point, _points(holder)[0]), float(holder.values["radius_km"])
            if gap > 2 * reach + 25:
                yield row.fault(
                    f"lies {gap:,.0f} km from the middle of {holder.values['id']!r}, which is said to reach {reach:g} km",
                    warning=True,
                )


def _country(row: Row) -> Iterator[Fault]:
    country = row.values.get("country", "")
    if not isinstance(country, str) or (country and not _COUNTRY.fullmatch(country)):
        yield row.fault(f"the country {country!r} must be an ISO 3166 code of two letters, as PH")


def _where(row: Row) -> Iterator[Fault]:
    reach = row.values.get("radius_km")
    if not _number(reach) or not 0 < reach <= 20_000:  # type: ignore[operator]
        yield row.fault(f"radius_km must be a number of kilometres above 0, not {reach!r}")
    if "path" in row.values:
        stops = row.values["path"]
        if not isinstance(stops, list) or len(stops) < 2:
            yield row.fault("a path needs two points or more")
        elif "at" in row.values:
            yield row.fault("has at and path; a line has its path alone")
        else:
            for stop in stops:
                yield from _point(row, stop)
    else:
        yield from _point(row, row.values.get("at"))


def _point(row: Row, value: object) -> Iterator[Fault]:
    if not isinstance(value, list) or len(value) != 2 or not all(_number(x) for x in value):
        yield row.fault(f"a point is [latitude, longitude], not {value!r}")
        return
    latitude, longitude = value
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        swapped = -90 <= longitude <= 90 and -180 <= latitude <= 180
        cure = f"; swapped? [{longitude}, {latitude}] is one" if swapped else ""
        yield row.fault(
            f"{latitude}, {longitude} is no place on the globe (latitude -90 to 90, longitude -180 to 180){cure}"
        )


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _points(row: Row) -> Sequence[Point]:
    stops = row.values.get("path") or [row.values["at"]]
    return [(float(stop[0]), float(stop[1])) for stop in stops]


def _told(point: Point) -> str:
    return f"[{point[0]:g}, {point[1]:g}]"
