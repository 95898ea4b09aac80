"""Place phrases on the map: each mention as a point with a radius, its holders, and what else it might be."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.knowledge.nationalities import around, countries_said
from rashomon.knowledge.places.entries import AREAS, PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.kinds import POSITION, is_position
from rashomon.knowledge.places.wording import Tail, bearing_of, lead_of, tail_of
from rashomon.language.parsed import Parsed
from rashomon.records import Place, PlaceMention, Span
from rashomon.resolving.places.place_choice import Context, PlaceQuestion, choose
from rashomon.resolving.places.place_circles import (
    ROADS,
    UNKNOWN_NEAR_KM,
    NamedCircle,
    Part,
    along,
    between,
    by_holder,
    circle_of,
    narrowest,
)

SHORTLY_BEFORE = 700
"""Characters within which a town named before narrows "the M4 west of the town"."""
MOST_ALTERNATIVES = 4
_APPOSED = re.compile(r",\s+(?:the|an?)\s+[^,.;:()\n]{1,60}")
_ADJOINING = re.compile(r"\W*(?:in |at )?(?:approximate )?(?:position|coordinates)?\W*")
_BESIDE = re.compile(r"\b(?:border|frontier|boundary|near|from|to|toward|towards|between|across|opposite|outside|off|coast|and|or|with|km|kms|kilomet\w+|miles?)\b", re.IGNORECASE)
_EDGE_OF = re.compile(r"(?:['\u2019]s)?\s+(?:border|frontier|boundary|coast)\b|-")
_OWNS = re.compile(r"['\u2019]s?\s+(?:[a-z-]+\s+){0,4}(?:of\s+)?")
_SMALL_NOUNS = frozenset(["village", "town", "hamlet", "settlement", "neighbourhood", "checkpoint", "place"])
_SIDES = {
    0.0: "northern", 45.0: "northeastern", 90.0: "eastern", 135.0: "southeastern",
    180.0: "southern", 225.0: "southwestern", 270.0: "western", 315.0: "northwestern",
}  # fmt: skip


def resolve_places(parsed: Parsed, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> dict[Span, Place]:
    """What each mention's span stands for; every mention has an entry, with no coordinates where nothing is known."""
    text = parsed.report.text
    words = {name.text for mention in mentions for name in mention.names}
    candidates = {word: gazetteer.find(word) for word in words}
    said = countries_said(text)
    peoples = {p: (entry,) for p, code in said.items() if (entry := gazetteer.entry(code))}
    spoken_at = {name.text for mention in mentions if mention.role in ("event", "dateline", "caption") for name in mention.names}
    context = Context.of({**peoples, **candidates}, spoken_at, around(said.values()))
    for word in words:
        if bearing_of(word) is not None:
            candidates[word] = _side_of_country(word, context, gazetteer)
    resolved: dict[Span, Place] = {}
    beside: list[tuple[int, Place]] = []
    roads: list[tuple[PlaceMention, list[Part]]] = []
    for mention in mentions:
        parts = _parts(text, mention, candidates, context, gazetteer)
        if mention.relation == "along" and mention.role == "event":
            roads.append((mention, parts))
            continue
        place = _resolve(text, mention, parts, gazetteer, ())
        if not place.known and mention.role == "event" and parts and parts[0].noun in _SMALL_NOUNS:
            place = _from_before(text, mention, place, beside)
        resolved[mention.span] = place
        if place.known and mention.role == "event" and place.precision not in ("country", "region", "unknown"):
            beside.append((mention.span.start, place))
    for mention, parts in roads:
        road = any(e.kind == "road" for part in parts for e in part.found[:1])
        resolved[mention.span] = _resolve(text, mention, parts, gazetteer, _beside(parsed, mention, beside, road))
    _point_out(text, mentions, resolved)
    told = [mention for mention in mentions if mention.role == "event"]
    areas = [(mention.span.start, area) for mention in told if (area := resolved[mention.span]).known and area.id and area.precision in ("part_of", "region")]
    for mention in told:
        if not resolved[mention.span].known:
            resolved[mention.span] = _in_frame(parsed, mention, resolved[mention.span], areas)
    return resolved


def _side_of_country(word: str, context: Context, gazetteer: Gazetteer) -> tuple[PlaceEntry, ...]:
    """What "the northeast" is a side of: the country that the report speaks most of."""
    country = next(iter(context.top_countries(1)), None)
    entry = gazetteer.entry(country) if country else None
    bearing = bearing_of(word)
    if entry is None or bearing is None:
        return ()
    return (*gazetteer.in_theatre(f"{_SIDES[bearing]} {entry.name}")[:1], entry)


def _parts(
    text: str,
    mention: PlaceMention,
    candidates: dict[str, tuple[PlaceEntry, ...]],
    context: Context,
    gazetteer: Gazetteer,
) -> list[Part]:
    read = [(name, lead_of(text, name.start), tail_of(text, name.end)) for name in mention.names]
    limit = mention.span.end
    parts = []
    for number, (name, lead, behind) in enumerate(read):
        tail = behind if behind.end <= limit else Tail(name.end)
        others = [n for n, _, _ in read if n is not name]
        holders = tuple(candidates[n.text][0] for n in others if candidates[n.text])
        chief = number == 0 or mention.relation == "between"
        owners = _countries_beside(text, lead.start, name, gazetteer)
        bound = frozenset().union(*(_countries_of(candidates[n.text]) for n in others if chief and _is_held_by(text, name, n)))
        asked = PlaceQuestion(
            name.text,
            noun=tail.noun or lead.noun,
            area=(number == 0 and mention.relation == "part_of")
            or (lead.relation == "part_of" and lead.bearing is not None)
            or tail.bearing is not None,
            seat=mention.role in ("government", "dateline"),
            holders=(*owners, *(holders if chief else ())),
            bound=bound,
        )
        found = choose(asked, candidates[name.text], context)
        bearing = mention.bearing if number == 0 else lead.bearing if lead.bearing is not None else tail.bearing
        side: tuple[PlaceEntry, ...] = ()
        if bearing in _SIDES and (mention.relation if number == 0 else lead.relation) != "direction":
            side = gazetteer.in_theatre(f"{_SIDES[bearing]} {name.text}")
        bare = bearing_of(name.text) is not None and bool(found) and found[0].kind == "region"
        parts.append(Part(name, lead, tail, (*side[:1], *found), bool(side) or bare))
    return parts


def _is_held_by(text: str, name: Span, other: Span) -> bool:
    """Whether a phrase says that a name lies in another: "Palma, Mozambique", "Palma in northern Mozambique", "Mozambique's Palma"; not "near the Kenyan border"."""
    if other.start > name.end:
        return not _BESIDE.search(text[name.end : other.start]) and not _EDGE_OF.match(text, other.end)
    return _OWNS.fullmatch(text[other.end : name.start]) is not None


def _countries_of(candidates: Sequence[PlaceEntry]) -> frozenset[str]:
    """The countries that a name of a country or a province may stand for: Georgia for two; none where a town is likelier."""
    areas = [entry for entry in candidates if entry.kind in ("country", "province")]
    if not areas or candidates[0] is not areas[0]:
        return frozenset()
    return frozenset(entry.country or entry.id for entry in areas)


def _countries_beside(text: str, start: int, name: Span, gazetteer: Gazetteer) -> list[PlaceEntry]:
    """The country whose adjective stands with a name: "the Lebanese city of Tripoli", "Tripoli, a northern Lebanese port"."""
    after = _APPOSED.match(text, name.end)
    said = countries_said(text[start : name.start] + (after.group() if after else ""))
    return [entry for code in said.values() if (entry := gazetteer.entry(code))]


def _resolve(text: str, mention: PlaceMention, parts: list[Part], gazetteer: Gazetteer, beside: Sequence[Place]) -> Place:
    chief = parts[0]
    circles = [circle_of(mention, parts, number) for number in range(len(parts))]
    entry = chief.entry
    circle: NamedCircle | None = circles[0]
    if mention.relation == "between" and len(parts) > 1 and circles[0] and circles[1]:
        circle = between(parts[0], parts[1])
        entry = next((p.entry for p in parts[2:] if p.entry and p.entry.path), entry)
    elif mention.relation == "along":
        road = next((p.entry for p in parts if p.entry and p.entry.path), None)
        if road is not None:
            held = [c for p, c in zip(parts, circles, strict=True) if c and p.entry is not road]
            circle, entry = along(road, held, beside), road
    elif (given := next(((p.entry, c) for p, c in zip(parts, circles, strict=True) if p.entry and p.entry.kind == POSITION), None)) is not None:
        entry, circle = given
    elif _is_wide(chief, mention) and len(parts) > 1 and (other := narrowest(parts[1:], circles[1:])):
        entry, circle = other
    elif circle is None:
        circle = by_holder([c for c in circles[1:] if c])
    alternatives = tuple(e.id for e in chief.found if entry is None or e.id != entry.id)[:MOST_ALTERNATIVES]
    name = entry.name if entry else chief.name.text
    if circle is None:
        country = next((min(codes) for p in parts[1:] if len(codes := _countries_of(p.found)) == 1 and _is_held_by(text, chief.name, p.name)), None)
        return Place(id=None, name=name, wording=mention.span.text, precision="unknown", country=country)
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


def _is_wide(chief: Part, mention: PlaceMention) -> bool:
    """Whether the phrase's other places tell more than its first: "on the Derik road near Himo", "in Rakhine State near Sittwe"."""
    area = chief.entry is not None and chief.entry.kind in AREAS and mention.relation == "in"
    return chief.noun in ROADS or area


def _beside(parsed: Parsed, mention: PlaceMention, known: Sequence[tuple[int, Place]], road: bool) -> list[Place]:
    """The places that may narrow a line: those of its sentence; for a road, its paragraph's and those shortly before it."""
    sentence, paragraph = _around(parsed, mention)
    ranked = []
    for start, place in known:
        gap = mention.span.start - start
        if start in sentence:
            rank = 0
        elif road and start in paragraph:
            rank = 1
        elif road and 0 < gap < SHORTLY_BEFORE:
            rank = 2
        else:
            continue
        ranked.append((rank, abs(gap), place))
    return [place for _, _, place in sorted(ranked, key=lambda row: row[:2])]


def _around(parsed: Parsed, mention: PlaceMention) -> tuple[range, range]:
    """The characters of a mention's sentence and of its paragraph."""
    text = parsed.report.text
    end = text.find("\n\n", mention.span.end)
    sentence = parsed.tokens(mention.span)[0].sent
    return range(sentence.start_char, sentence.end_char), range(text.rfind("\n\n", 0, mention.span.start) + 1, len(text) if end < 0 else end)


def _from_before(text: str, mention: PlaceMention, place: Place, known: Sequence[tuple[int, Place]]) -> Place:
    """A village in no gazetteer, held by the place that the same or the foregoing sentence speaks of."""
    for start, holder in reversed(known):
        between = text[start : mention.span.start]
        if between.count(". ") > 1 or between.count("\n\n") > 1:
            break
        if holder.id and (holder.radius_km or 0.0) >= 10.0:
            return _held_by(holder, place)
    return place


def _held_by(holder: Place, place: Place) -> Place:
    """A place in no gazetteer as somewhere in another one."""
    return Place(
        id=None, name=place.name, wording=place.wording, precision="part_of", latitude=holder.latitude,
        longitude=holder.longitude, radius_km=max(UNKNOWN_NEAR_KM, holder.radius_km or 0.0),
        country=holder.country, within=tuple(dict.fromkeys((holder.id or "", *holder.within))),
    )  # fmt: skip


def _point_out(text: str, mentions: Sequence[PlaceMention], resolved: dict[Span, Place]) -> None:
    """A phrase right before or behind a position in figures lies there: "560 NM southeast of Eyl (01 24 N 056 24 E)"."""
    for one, other in itertools.pairwise(sorted(mentions, key=lambda m: m.span.start)):
        between = text[one.span.end : other.span.start]
        for phrase, point in ((one, resolved[other.span]), (other, resolved[one.span])):
            own = resolved[phrase.span]
            if is_position(point.id) and not is_position(own.id) and _ADJOINING.fullmatch(between):
                resolved[phrase.span] = replace(
                    own, id=None, precision="exact", latitude=point.latitude, longitude=point.longitude, radius_km=point.radius_km, alternatives=()
                )


def _in_frame(parsed: Parsed, mention: PlaceMention, place: Place, areas: Sequence[tuple[int, Place]]) -> Place:
    """A place in no gazetteer, somewhere in the narrowest area that its sentence tells, else its paragraph, else the report if all are of one country.

    A country alone places nothing.
    """
    sentence, paragraph = _around(parsed, mention)
    scopes = [
        [area for at, area in areas if at in sentence],
        [area for at, area in areas if at in paragraph],
        [area for _, area in areas] if len({area.country for _, area in areas}) == 1 else [],
    ]
    scope = next((found for found in scopes if found), None)
    if scope is None:
        return place
    holder = min(scope, key=lambda area: area.radius_km or math.inf)
    return _held_by(holder, place)


def _within(entry: PlaceEntry, circle: NamedCircle, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The holders of an entry up to its country; of a road or river, the province where the circle lies."""
    holders = entry.within
    if entry.path and not holders:
        provinces = [e for e in gazetteer.entries.values() if e.kind == "province"]
        near = [(distance_km(circle.point, e.point) - e.radius_km, e.id) for e in provinces]
        holders = (min(near)[1],) if near and circle.radius < 80 and min(near)[0] < 0 else ()
    country = (entry.country,) if entry.country and entry.country != entry.id else ()
    return tuple(dict.fromkeys((*holders, *country)))
