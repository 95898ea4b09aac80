"""Words and places as circles: "20 km east of Qamishli" is a point with a radius that says how much is left open.

Radii, in km: a place itself, its own reach; near it, 15 or twice its reach; N km away, 0.3 N but no less than 5; between
two, half their distance and a margin; along a road, the stretch that the other words and the sentence's towns leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.knowledge.places.entries import AREAS, SETTLEMENTS, PlaceEntry
from rashomon.knowledge.places.geometry import Point, displaced, distance_km, enclosing, midpoint, sampled
from rashomon.knowledge.places.wording import Lead, Tail
from rashomon.records import Place, PlaceMention, Span

NEAR_KM = 15.0
TOWARDS_KM = 12.0
"""How far "east of Qamishli" reaches where no distance is told: the places so called in reports lie 5 to 20 km away."""
COUNTRYSIDE_KM = 25.0
EITHER_KM = 30.0
"""Reach of a bare "Hasakah", which may be the city or its province."""
BESIDE_ROAD_KM = 20.0
ROAD_TO_KM = 20.0
"""Reach of "the Derik road", which leads there from anywhere."""
UNKNOWN_NEAR_KM = 20.0

_AREAS_NAMED_AFTER = {
    "province": 70.0, "governorate": 70.0, "region": 70.0, "oblast": 70.0, "state": 70.0, "canton": 40.0, "county": 40.0,
    "district": 25.0, "subdistrict": 15.0, "sub-district": 15.0,
}  # fmt: skip
"""Reach of an area that no gazetteer holds, around the town that gave it its name: "Donetsk region"."""

ROADS = frozenset({"road", "roads", "highway", "motorway", "route"})
_TOWN_NOUNS = frozenset(["city", "town", "suburb", "camp", "capital", "neighbourhood", "neighborhood"])


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a phrase, the words beside it, and the places it may be, likeliest first."""

    name: Span
    lead: Lead
    tail: Tail
    found: tuple[PlaceEntry, ...]
    side_known: bool = False
    """Whether the first of `found` is itself the side that the words name: northeastern Syria, not Syria."""

    @property
    def entry(self) -> PlaceEntry | None:
        """The likeliest place."""
        return self.found[0] if self.found else None

    @property
    def noun(self) -> str | None:
        """The place noun said beside the name: "province"."""
        return self.tail.noun or self.lead.noun


@dataclass(frozen=True, slots=True)
class NamedCircle:
    """Everything within `radius` km of a point; `precision` is a Place's."""

    point: Point
    radius: float
    precision: str


def circle_of(mention: PlaceMention, parts: Sequence[Part], number: int) -> NamedCircle | None:
    """Where one name and the words beside it point."""
    part = parts[number]
    entry = part.entry
    if entry is None:
        return None
    relation, bearing, distance = part.lead.relation, part.lead.bearing, part.lead.distance_km
    if number == 0:
        relation, bearing, distance = mention.relation, mention.bearing, mention.distance_km
    elif part.tail.noun in ("countryside", "hinterland"):
        relation, bearing = "countryside", part.tail.bearing
    whole = {"country": "country", "region": "region", "sea": "region"}.get(
        entry.kind, "part_of" if entry.kind in AREAS else "exact"
    )
    reach = entry.radius_km
    either = _either(part)
    if either:
        whole, reach = "part_of", EITHER_KM
    if entry.kind in SETTLEMENTS and (named := _AREAS_NAMED_AFTER.get(part.noun or "")):
        return NamedCircle(entry.point, max(named, reach), "part_of")
    if part.noun in ROADS and not entry.path:
        return NamedCircle(entry.point, max(ROAD_TO_KM, reach), "near")
    if bearing is not None and distance is not None:
        return NamedCircle(displaced(entry.point, bearing, distance), max(5.0, 0.3 * distance), "near")
    if distance is not None:
        return NamedCircle(entry.point, distance + max(3.0, 0.3 * distance), "near")
    if relation == "direction" and bearing is not None:
        if entry.kind in AREAS:
            return NamedCircle(displaced(entry.point, bearing, reach * 1.2), reach * 0.6, "near")
        return NamedCircle(displaced(entry.point, bearing, TOWARDS_KM), NEAR_KM, "near")
    if bearing is not None and part.side_known:
        return NamedCircle(entry.point, entry.radius_km, "region")
    if bearing is not None and not entry.path and relation in ("part_of", "along", "in", "countryside", "near"):
        return _side(entry, bearing, relation)
    if relation == "between" and number < 2 and entry.kind not in AREAS:
        return NamedCircle(entry.point, max(UNKNOWN_NEAR_KM, entry.radius_km), "near")
    if relation in ("near", "direction") and entry.kind not in AREAS:
        return NamedCircle(entry.point, max(NEAR_KM, 2 * entry.radius_km, EITHER_KM if either else 0.0), "near")
    if relation == "countryside" and entry.kind not in AREAS:
        return NamedCircle(entry.point, COUNTRYSIDE_KM, "near")
    if relation in ("part_of", "countryside") and entry.kind in AREAS:
        return NamedCircle(entry.point, reach, "country" if entry.kind == "country" else "part_of")
    return NamedCircle(entry.point, reach, whole)


def _either(part: Part) -> bool:
    """Whether a bare name leaves open the city or the province that it heads."""
    entry = part.entry
    if entry is None or not entry.pack or entry.kind not in SETTLEMENTS or part.noun in _TOWN_NOUNS:
        return False
    return any(e.kind == "province" and e.id in entry.within and e.radius_km > EITHER_KM for e in part.found)


def _side(entry: PlaceEntry, bearing: float, relation: str) -> NamedCircle:
    if entry.kind in AREAS:
        point = displaced(entry.point, bearing, 0.5 * entry.radius_km)
        return NamedCircle(point, 0.6 * entry.radius_km, "region" if entry.kind == "country" else "part_of")
    shift = TOWARDS_KM if relation == "countryside" else 0.8 * entry.radius_km
    return NamedCircle(
        displaced(entry.point, bearing, shift), max(entry.radius_km, NEAR_KM if relation != "part_of" else 0.0), "near"
    )


def narrowest(parts: Sequence[Part], circles: Sequence[NamedCircle | None]) -> tuple[PlaceEntry, NamedCircle] | None:
    """The smallest of the circles whose places are no provinces or countries, with its place."""
    found = [
        (c.radius, p.entry, c)
        for p, c in zip(parts, circles, strict=True)
        if c and p.entry and p.entry.kind not in AREAS
    ]
    return min(found, key=lambda row: row[0])[1:] if found else None


def between(left: Part, right: Part) -> NamedCircle | None:
    """The circle over the ground between two places."""
    a, b = left.entry, right.entry
    if a is None or b is None:
        return None
    gap = distance_km(a.point, b.point)
    return NamedCircle(midpoint(a.point, b.point), gap / 2 + max(3.0, 0.1 * gap), "between")


def along(road: PlaceEntry, held: Sequence[NamedCircle], beside: Sequence[Place]) -> NamedCircle:
    """The stretch of a road that lies in the phrase's other places, or else by the towns named beside it."""
    stretch = sampled(road.path)
    for circle in sorted(held, key=lambda c: -c.radius):
        inside = [p for p in stretch if distance_km(p, circle.point) <= circle.radius + 5.0]
        stretch = inside or stretch
    if not held:
        for place in beside:
            if place.latitude is None or place.longitude is None:
                continue
            reach = max(BESIDE_ROAD_KM, place.radius_km or 0.0)
            inside = [p for p in stretch if distance_km(p, (place.latitude, place.longitude)) <= reach]
            if inside:
                stretch = inside
                break
    point, far = enclosing(stretch)
    return NamedCircle(point, max(5.0, far + 3.0), "along")


def by_holder(circles: Sequence[NamedCircle]) -> NamedCircle | None:
    """Where a place in no gazetteer lies by the places its phrase names: "Qasir Dib, a village near Derik"."""
    if not circles:
        return None
    best = min(circles, key=lambda c: c.radius)
    if best.precision in ("country", "region"):
        return None
    precision = "part_of" if best.precision in ("part_of", "along", "between") else "near"
    return NamedCircle(best.point, max(UNKNOWN_NEAR_KM, best.radius), precision)
