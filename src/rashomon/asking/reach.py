"""How far a happening lies from a place or a road, with the doubt kept: a place told has a radius, and the happening is anywhere inside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from rashomon.asking.within import Within
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.geometry import Point, distance_km, length_km, nearest_on, sampled
from rashomon.records import Place

__all__ = ["WIDE_KM", "Lookup", "Reach", "Target", "Within", "reach_of"]

Lookup: TypeAlias = Callable[[str], PlaceEntry | None]
"""The gazetteer's entry of an id."""

WIDE_KM = 40.0
"""A place whose radius is greater tells of an area, not of a spot in it: a province, "northeastern Syria"."""
_AREAS = frozenset({"region", "country"})
_STEP_KM = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What incidents are asked for along: a point, or a line of points. `edge_km` is how far it reaches itself.

    A happening told to be in one of `ids` is there, however wide that place is; distances are counted from the point or the line, of an
    area from its edge.
    """

    name: str
    points: tuple[Point, ...]
    ids: frozenset[str] = frozenset()
    edge_km: float = 0.0
    length_km: float = field(init=False)
    """How long the line is; 0 for a point."""
    _found: dict[Point, tuple[float, float]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked for once: many incidents are told to be in one place."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "length_km", length_km(self.points))

    def nearest(self, point: Point) -> tuple[float, float]:
        """How far away a point lies, and how far along the line from its beginning."""
        if point not in self._found:
            away, at = nearest_on(self.points, point)
            self._found[point] = (max(0.0, away - self.edge_km), min(at, self.length_km))
        return self._found[point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a happening is at the least and at the most; where along the line the middle of its place lies, and from where to where it may be.

    `wide`: only an area is told. `inside`: it is told to be in what was asked for. `stretch`: it is told to be along a road.
    """

    least_km: float
    most_km: float
    at_km: float
    first_km: float
    last_km: float
    wide: bool = False
    inside: bool = False
    stretch: bool = False

    def within(self, km: float) -> Within:
        """Whether that is within so many kilometres."""
        if self.inside or self.most_km <= km:
            return Within.CERTAIN
        return Within.POSSIBLE if self.least_km <= km else Within.OUTSIDE


def reach_of(place: Place, target: Target, entry: Lookup) -> Reach | None:
    """How far a place told lies from the target; None where the place has no point.

    What happened along a road is somewhere on the stretch of it that the report's place takes in, not anywhere in a circle about that.
    """
    if place.latitude is None or place.longitude is None:
        return None
    centre, radius = (place.latitude, place.longitude), place.radius_km or 0.0
    line = _stretch(place, centre, radius, entry)
    if line:
        each = [target.nearest(point) for point in line]
        width = min(radius, _STEP_KM)
        aways, alongs = [away for away, _ in each], [at for _, at in each]
        return Reach(
            least_km=max(0.0, min(aways) - width), most_km=max(aways) + width, at_km=(min(alongs) + max(alongs)) / 2,
            first_km=min(alongs), last_km=max(alongs), stretch=True,
        )  # fmt: skip
    away, at = target.nearest(centre)
    inside = bool(target.ids & {place.id, *place.within}) if place.precision == "exact" or target.edge_km else False
    half = math.sqrt(max(0.0, radius * radius - away * away)) if radius > away else 0.0
    return Reach(
        least_km=max(0.0, away - radius),
        most_km=away + radius,
        at_km=at,
        first_km=max(0.0, at - half),
        last_km=min(target.length_km, at + half),
        wide=place.precision in _AREAS or radius > WIDE_KM,
        inside=inside,
    )


def _stretch(place: Place, centre: Point, radius: float, entry: Lookup) -> list[Point]:
    """The points of a road, river or border that lie in the circle of the place told; none for other places."""
    if place.precision != "along" or place.id is None:
        return []
    known = entry(place.id)
    if known is None or not known.path:
        return []
    return [point for point in sampled(known.path, _STEP_KM) if distance_km(point, centre) <= radius + _STEP_KM]
