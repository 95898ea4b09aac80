"""Distances and directions on the globe, in kilometres and degrees clockwise from north.

Points are (latitude, longitude) in degrees. The globe is a sphere of 6,371 km: off by at most half a per cent, which is
far less than what "near Derik" leaves open.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rashomon.records import Place

Point = tuple[float, float]
EARTH_KM = 6371.0


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def gap_km(a: Place, b: Place) -> float | None:
    """The distance between the points of two places; None where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return distance_km((a.latitude, a.longitude), (b.latitude, b.longitude))


def holds(region: Place, place: Place) -> bool:
    """Whether a place lies in a region by name: Idlib province holds Khan Shaykhun.

    A bare "Idlib" may be the city or the province that it heads, and so may hold what the province holds.
    """
    if region.id is not None and region.id in place.within:
        return True
    return region.precision == "part_of" and any(a in region.within and a in place.within for a in region.alternatives)


def displaced(start: Point, bearing: float, km: float) -> Point:
    """The point `km` from `start` in the direction `bearing`: 20 km east of Qamishli."""
    angle, turn = km / EARTH_KM, math.radians(bearing)
    lat, lon = map(math.radians, start)
    new_lat = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn))
    new_lon = lon + math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(new_lat)
    )
    return (math.degrees(new_lat), (math.degrees(new_lon) + 540) % 360 - 180)


def midpoint(a: Point, b: Point) -> Point:
    """The point halfway between two points that are not opposite each other on the globe."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    x = math.cos(lat_b) * math.cos(lon_b - lon_a)
    y = math.cos(lat_b) * math.sin(lon_b - lon_a)
    lat = math.atan2(math.sin(lat_a) + math.sin(lat_b), math.hypot(math.cos(lat_a) + x, y))
    lon = lon_a + math.atan2(y, math.cos(lat_a) + x)
    return (math.degrees(lat), (math.degrees(lon) + 540) % 360 - 180)


def sampled(path: Sequence[Point], step_km: float = 3.0) -> list[Point]:
    """Points along a line, none farther than `step_km` from the next."""
    points = list(path[:1])
    for a, b in pairwise(path):
        pieces = max(1, math.ceil(distance_km(a, b) / step_km))
        points += [(a[0] + (b[0] - a[0]) * i / pieces, a[1] + (b[1] - a[1]) * i / pieces) for i in range(1, pieces + 1)]
    return points


def enclosing(points: Sequence[Point]) -> tuple[Point, float]:
    """A centre and the radius, in km, of a circle that holds every point: the middle of their bounding box."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    centre = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    return centre, max(distance_km(centre, point) for point in points)


def length_km(path: Sequence[Point]) -> float:
    """How long a line is."""
    return sum(distance_km(a, b) for a, b in pairwise(path))


def nearest_on(path: Sequence[Point], point: Point) -> tuple[float, float]:
    """How far a point lies from a line, and how far along the line from its beginning the nearest spot is, in km.

    A line of one point is that point. Each piece is taken as straight on a plane about the point; no piece should be longer than some
    hundred kilometres (see `sampled`).
    """
    if len(path) == 1:
        return distance_km(path[0], point), 0.0
    stretch = math.cos(math.radians(point[0]))
    degree = math.radians(1.0) * EARTH_KM
    flat = [(((lon - point[1] + 540) % 360 - 180) * stretch * degree, (lat - point[0]) * degree) for lat, lon in path]
    best, at, gone = math.inf, 0.0, 0.0
    for (ax, ay), (bx, by) in pairwise(flat):
        dx, dy = bx - ax, by - ay
        long = math.hypot(dx, dy)
        share = min(1.0, max(0.0, -(ax * dx + ay * dy) / (long * long))) if long else 0.0
        away = math.hypot(ax + share * dx, ay + share * dy)
        if away < best - 1e-9:
            best, at = away, gone + share * long
        gone += long
    return best, at
