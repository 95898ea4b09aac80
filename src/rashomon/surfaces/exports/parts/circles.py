"""A place as what it is on a map: the circle within which something happened, never a pin at its middle."""

from __future__ import annotations

from typing import TypeAlias

from rashomon.knowledge.places.geometry import displaced
from rashomon.records import Place

Ring: TypeAlias = list[list[float]]
"""Longitude and latitude of each corner, against the clock, the first again at the end."""

_CORNERS = 64
_LEAST_KM = 0.05
"""A place without a radius is a spot of fifty metres, so that every place is an area and no layer mixes areas and points."""


def circle_of(place: Place) -> list[Ring] | None:
    """The circle's rings: one, or two where it crosses the meridian at which longitudes jump; None for a place without a point."""
    if place.latitude is None or place.longitude is None:
        return None
    centre = (place.latitude, place.longitude)
    corners = [displaced(centre, -360.0 * n / _CORNERS, max(place.radius_km or 0.0, _LEAST_KM)) for n in range(_CORNERS)]
    unrolled = [[centre[1] + (lon - centre[1] + 180.0) % 360.0 - 180.0, lat] for lat, lon in corners]
    parts = [(_cut(unrolled, -180.0 + turn, 180.0 + turn), turn) for turn in (-360.0, 0.0, 360.0)]
    return [_closed([[round(lon - turn, 6), round(lat, 6)] for lon, lat in part]) for part, turn in parts if len(part) > 2]


def _cut(ring: Ring, west: float, east: float) -> Ring:
    """The part of a ring between two longitudes."""
    for bound, sign in ((west, 1.0), (east, -1.0)):
        kept: Ring = []
        for (lon, lat), (next_lon, next_lat) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            inside, next_inside = sign * (lon - bound) >= 0, sign * (next_lon - bound) >= 0
            if inside:
                kept.append([lon, lat])
            if inside != next_inside:
                kept.append([bound, lat + (next_lat - lat) * (bound - lon) / (next_lon - lon)])
        ring = kept
    return ring


def _closed(ring: Ring) -> Ring:
    return [*ring, ring[0]]
