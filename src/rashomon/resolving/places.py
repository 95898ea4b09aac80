"""Place phrases as points with a radius: "20 km east of Qamishli" is a circle, and its radius says how much is left open.

Radii, in km: a place itself, its own reach; near it, 15 or twice its reach; N km away, 0.3 N but no less than 5; between
two, half their distance and a margin; along a road, the stretch that the other words and the sentence's towns leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.knowledge.geometry import Point, displaced, distance_km, enclosing, midpoint, sampled
from rashomon.knowledge.place_entries import AREAS, SETTLEMENTS, PlaceEntry
from rashomon.knowledge.place_wording import Lead, Tail, lead_of, tail_of
from rashomon.language.parsed import Parsed
from rashomon.records import Place, PlaceMention, Span
from rashomon.resolving.place_choice import Asked, Context, choose

NEAR_KM = 15.0
TOWARDS_KM = 12.0
"""How far "east of Qamishli" reaches where no distance is told: the places so called in reports lie 5 to 20 km away."""
COUNTRYSIDE_KM = 25.0
EITHER_KM = 30.0
"""Reach of a bare "Hasakah", which may be the city or its province."""
BESIDE_ROAD_KM = 20.0
SHORTLY_BEFORE = 700
"""Characters within which a town named before narrows "the M4 west of the town"."""
UNKNOWN_NEAR_KM = 20.0
MOST_ALTERNATIVES = 4
_SIDES = {
    0.0: "northern", 45.0: "northeastern", 90.0: "eastern", 135.0: "southeastern",
    180.0: "southern", 225.0: "southwestern", 270.0: "western", 315.0: "northwestern",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """One name of a phrase, the words beside it, and the places it may be, likeliest first."""

    name: Span
    lead: Lead
    tail: Tail
    found: tuple[PlaceEntry, ...]

    @property
    def entry(self) -> PlaceEntry | None:
        return self.found[0] if self.found else None

    @property
    def noun(self) -> str | None:
        return self.tail.noun or self.lead.noun


@dataclass(frozen=True, slots=True)
class _Circle:
    point: Point
    radius: float
    precision: str


def resolve_places(
    parsed: Parsed, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> dict[Span, Place]:
    """What each mention's span stands for; every mention has an entry, with no coordinates where nothing is known."""
    text = parsed.report.text
    words = {name.text for mention in mentions for name in mention.names}
    candidates = {word: gazetteer.find(word) for word in words}
    context = Context.of(candidates.values(), gazetteer)
    for word in words:
        if not candidates[word]:
            candidates[word] = gazetteer.find(word, countries=context.top_countries())
    resolved: dict[Span, Place] = {}
    beside: list[tuple[int, Place]] = []
    roads: list[tuple[PlaceMention, list[_Part]]] = []
    for mention in mentions:
        parts = _parts(text, mention, candidates, context)
        if mention.relation == "along" and mention.role == "event":
            roads.append((mention, parts))
            continue
        place = _resolve(mention, parts, gazetteer, ())
        if not place.known and mention.role == "event" and parts and parts[0].noun in _SMALL_NOUNS:
            place = _from_before(text, mention, place, beside)
        resolved[mention.span] = place
        if place.known and mention.role == "event" and place.precision not in ("country", "region"):
            beside.append((mention.span.start, place))
    for mention, parts in roads:
        road = any(e.kind == "road" for part in parts for e in part.found[:1])
        resolved[mention.span] = _resolve(mention, parts, gazetteer, _beside(parsed, mention, beside, road))
    return resolved


_SMALL_NOUNS = frozenset("village town hamlet settlement neighbourhood checkpoint place".split())


def _parts(
    text: str, mention: PlaceMention, candidates: dict[str, tuple[PlaceEntry, ...]], context: Context
) -> list[_Part]:
    read = [(name, lead_of(text, name.start), tail_of(text, name.end)) for name in mention.names]
    limit = mention.span.end
    parts = []
    for number, (name, lead, tail) in enumerate(read):
        if tail.end > limit:
            tail = Tail(name.end)
        others = [n for n, _, _ in read if n is not name]
        holders = tuple(candidates[n.text][0] for n in others if candidates[n.text])
        asked = Asked(
            name.text,
            noun=tail.noun or lead.noun,
            area=(number == 0 and mention.relation == "part_of")
            or (lead.relation == "part_of" and lead.bearing is not None)
            or tail.bearing is not None,
            seat=mention.role == "government",
            holders=holders if number == 0 or mention.relation == "between" else (),
        )
        found = choose(asked, candidates[name.text], context)
        parts.append(_Part(name, lead, tail, tuple(found)))
    return parts


def _resolve(mention: PlaceMention, parts: list[_Part], gazetteer: Gazetteer, beside: Sequence[Place]) -> Place:
    chief = parts[0]
    circles = [_circle(mention, parts, number, gazetteer) for number in range(len(parts))]
    entry = chief.entry
    circle: _Circle | None = circles[0]
    if mention.relation == "between" and len(parts) > 1 and circles[0] and circles[1]:
        circle = _between(parts[0], parts[1])
        entry = next((p.entry for p in parts[2:] if p.entry and p.entry.path), entry)
    elif mention.relation == "along":
        road = next((p.entry for p in parts if p.entry and p.entry.path), None)
        if road is not None:
            held = [c for p, c in zip(parts, circles, strict=True) if c and p.entry is not road]
            circle, entry = _along(road, held, beside), road
    elif circle is None:
        circle = _by_holder([c for c in circles[1:] if c])
    alternatives = tuple(e.id for e in chief.found if entry is None or e.id != entry.id)[:MOST_ALTERNATIVES]
    name = entry.name if entry else chief.name.text
    if circle is None:
        return Place(id=None, name=name, wording=mention.span.text, precision="unknown")
    holder = entry or next((p.entry for p in parts[1:] if p.entry), None)
    country = holder.country if holder else None
    within = _within(holder, circle, gazetteer) if holder else ()
    if not chief.entry and holder and holder.kind in AREAS:
        within = tuple(dict.fromkeys((holder.id, *within)))
    return Place(
        id=entry.id if entry else None,
        name=name,
        wording=mention.span.text,
        precision=circle.precision,
        latitude=round(circle.point[0], 4),
        longitude=round(circle.point[1], 4),
        radius_km=round(circle.radius, 1),
        country=country,
        within=within,
        alternatives=alternatives,
    )


def _circle(mention: PlaceMention, parts: list[_Part], number: int, gazetteer: Gazetteer) -> _Circle | None:
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
    whole = "country" if entry.kind == "country" else "region" if entry.kind in AREAS else "exact"
    reach = entry.radius_km
    either = _either(part)
    if either:
        whole, reach = "part_of", EITHER_KM
    if bearing is not None and distance is not None:
        return _Circle(displaced(entry.point, bearing, distance), max(5.0, 0.3 * distance), "near")
    if distance is not None:
        return _Circle(entry.point, distance + max(3.0, 0.3 * distance), "near")
    if relation == "direction" and bearing is not None:
        if entry.kind in AREAS:
            return _Circle(displaced(entry.point, bearing, reach * 1.2), reach * 0.6, "near")
        return _Circle(displaced(entry.point, bearing, TOWARDS_KM), NEAR_KM, "near")
    if bearing is not None and relation in ("part_of", "along", "in", "countryside", "near"):
        return _side(part, entry, bearing, relation, gazetteer)
    if relation in ("near", "direction") and entry.kind not in AREAS:
        return _Circle(entry.point, max(NEAR_KM, 2 * entry.radius_km, EITHER_KM if either else 0.0), "near")
    if relation == "countryside" and entry.kind not in AREAS:
        return _Circle(entry.point, COUNTRYSIDE_KM, "near")
    if relation in ("part_of", "countryside") and entry.kind in AREAS:
        return _Circle(entry.point, reach, "country" if entry.kind == "country" else "part_of")
    return _Circle(entry.point, reach, whole)


def _either(part: _Part) -> bool:
    """Whether a bare name leaves open the city or the province that it heads."""
    entry = part.entry
    if entry is None or not entry.pack or entry.kind not in SETTLEMENTS or part.noun:
        return False
    return any(e.kind == "province" and e.id in entry.within and e.radius_km > EITHER_KM for e in part.found)


def _side(part: _Part, entry: PlaceEntry, bearing: float, relation: str, gazetteer: Gazetteer) -> _Circle:
    named = gazetteer.in_theatre(f"{_SIDES.get(bearing, '')} {part.name.text}") if bearing in _SIDES else ()
    if named:
        return _Circle(named[0].point, named[0].radius_km, "region")
    if entry.kind in AREAS:
        point = displaced(entry.point, bearing, 0.5 * entry.radius_km)
        return _Circle(point, 0.6 * entry.radius_km, "region" if entry.kind == "country" else "part_of")
    shift = TOWARDS_KM if relation == "countryside" else 0.8 * entry.radius_km
    return _Circle(displaced(entry.point, bearing, shift), max(entry.radius_km, NEAR_KM if relation != "part_of" else 0.0), "near")


def _between(left: _Part, right: _Part) -> _Circle | None:
    a, b = left.entry, right.entry
    if a is None or b is None:
        return None
    gap = distance_km(a.point, b.point)
    return _Circle(midpoint(a.point, b.point), gap / 2 + max(3.0, 0.1 * gap), "between")


def _along(road: PlaceEntry, held: Sequence[_Circle], beside: Sequence[Place]) -> _Circle:
    """The stretch of a road that lies in the phrase's other places, or else by the towns named beside it."""
    stretch = sampled(road.path)
    for circle in sorted(held, key=lambda c: -c.radius):
        inside = [p for p in stretch if distance_km(p, circle.point) <= circle.radius + 5.0]
        stretch = inside or stretch
    if not held:
        for place in beside:
            assert place.latitude is not None and place.longitude is not None
            reach = max(BESIDE_ROAD_KM, place.radius_km or 0.0)
            inside = [p for p in stretch if distance_km(p, (place.latitude, place.longitude)) <= reach]
            if inside:
                stretch = inside
                break
    point, far = enclosing(stretch)
    return _Circle(point, max(5.0, far + 3.0), "along")


def _beside(parsed: Parsed, mention: PlaceMention, known: Sequence[tuple[int, Place]], road: bool) -> list[Place]:
    """The places that may narrow a line: those of its sentence; for a road, its paragraph's and those shortly before it."""
    text = parsed.report.text
    begin = text.rfind("\n\n", 0, mention.span.start) + 1
    end = text.find("\n\n", mention.span.end)
    end = len(text) if end < 0 else end
    sentence = parsed.tokens(mention.span)[0].sent if parsed.doc.has_annotation("SENT_START") else None
    ranked = []
    for start, place in known:
        gap = mention.span.start - start
        if sentence is not None and sentence.start_char <= start < sentence.end_char:
            rank = 0
        elif road and begin <= start < end:
            rank = 1
        elif road and 0 < gap < SHORTLY_BEFORE:
            rank = 2
        else:
            continue
        ranked.append((rank, abs(gap), place))
    return [place for _, _, place in sorted(ranked, key=lambda row: row[:2])]


def _by_holder(circles: Sequence[_Circle]) -> _Circle | None:
    """Where a place in no gazetteer lies by the places its phrase names: "Qasir Dib, a village near Derik"."""
    if not circles:
        return None
    best = min(circles, key=lambda c: c.radius)
    if best.precision in ("country", "region"):
        return None
    precision = "part_of" if best.precision in ("part_of", "along", "between") else "near"
    return _Circle(best.point, max(UNKNOWN_NEAR_KM, best.radius), precision)


def _from_before(text: str, mention: PlaceMention, place: Place, known: Sequence[tuple[int, Place]]) -> Place:
    """A village in no gazetteer, held by the place that the same or the foregoing sentence speaks of."""
    for start, holder in reversed(known):
        between = text[start : mention.span.start]
        if between.count(". ") > 1 or between.count("\n\n") > 1:
            break
        if holder.id and (holder.radius_km or 0.0) >= 10.0:
            return Place(
                id=None, name=place.name, wording=place.wording, precision="part_of", latitude=holder.latitude,
                longitude=holder.longitude, radius_km=max(UNKNOWN_NEAR_KM, holder.radius_km or 0.0),
                country=holder.country, within=tuple(dict.fromkeys((holder.id, *holder.within))),
            )  # fmt: skip
    return place


def _within(entry: PlaceEntry, circle: _Circle, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The holders of an entry up to its country; of a road or river, the province where the circle lies."""
    holders = entry.within
    if entry.path and not holders:
        provinces = [e for e in gazetteer.entries.values() if e.kind == "province"]
        near = [(distance_km(circle.point, e.point) - e.radius_km, e.id) for e in provinces]
        holders = (min(near)[1],) if near and circle.radius < 80 and min(near)[0] < 0 else ()
    country = (entry.country,) if entry.country and entry.country != entry.id else ()
    return tuple(dict.fromkeys((*holders, *country)))
