"""What is told to lie along a road, river or border: the stretch of that line within which something happened."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.places.geometry import Point, distance_km, sampled
from rashomon.knowledge.theatres.finding import shipped
from rashomon.records import Place
from rashomon.surfaces.exports.parts.circles import Ring

_STEP_KM = 3.0


def stretch_of(place: Place) -> list[Ring] | None:
    """The pieces of the line (longitude and latitude of each point) that lie in the circle of the place told; None for a place that is along no line which a shipped theatre draws."""
    if place.precision != "along" or place.latitude is None or place.longitude is None:
        return None
    path = sampled(_lines().get(place.id or "", ()), _STEP_KM)
    centre, reach = (place.latitude, place.longitude), (place.radius_km or 0.0) + _STEP_KM
    pieces: list[Ring] = []
    before = False
    for point in path:
        inside = distance_km(point, centre) <= reach
        if inside:
            corner = [round(point[1], 6), round(point[0], 6)]
            if before:
                pieces[-1].append(corner)
            else:
                pieces.append([corner])
        before = inside
    return [piece for piece in pieces if len(piece) > 1] or None


@cache
def _lines() -> Mapping[str, tuple[Point, ...]]:
    """The lines of all theatres that ship, by id."""
    return {entry.id: entry.path for theatre in shipped() for entry in load_places(theatre) if entry.path}
