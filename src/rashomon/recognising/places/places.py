"""Places in a report: "outside of the Syrian town of Al-Malikiyah located near Syria's northeastern triple border".

A mention is a whole phrase: the words that point, the name they point with, and the places that hold or narrow it. Its
first name is what it is about (the first two where the relation is "between"); the others narrow it: in "near Dayrick, in
northeast Syria" the mention is near Dayrick, and northeast Syria holds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.knowledge.places.entries import AREAS, LINES, SETTLEMENTS, PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.wording import Lead, Tail, bearing_of, lead_of, tail_of
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.place_names import find_names
from rashomon.recognising.places.place_reading import PlaceName, PlaceReading
from rashomon.recognising.places.place_roles import caption_ranges, dateline_ranges, role_of
from rashomon.records import PlaceMention

_APART = re.compile(
    r"\s*(?:,?\s*(?:which\s+is\s+)?(?:located|situated|lying|that\s+lies)?|,\s*(?:an?|the)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:village|town|city|hamlet|settlement|area|place|suburb|base|camp|province|governorate|district)s?|,?\s*\(|,)\s*"
)
_OWNED = re.compile(r"['\u2019]s?\s+(?:[a-z-]+\s+){0,2}$")
_OWNER_GAP = re.compile(r"['\u2019]s?\s+(?:(?:far|deep|wild|[a-z]+(?:ern|-east|-west))\s+)*")
_OF = re.compile(r"\s+(?:of|called|named)\s+(?:the\s+)?")
_HELD_NOUNS = frozenset(
    ("city", "town", "village", "hamlet", "settlement", "suburb", "neighbourhood", "neighborhood", "quarter", "camp", "district")
)
ROADS = frozenset({"highway", "road", "motorway", "route"})
_HOLDING = frozenset({"in", "near", "along", "direction", "part_of", "countryside", "between"})
_BARE_SIDE = re.compile(
    r"\b(?:in|of|from|across|to|into|throughout)\s+the\s+(?:(?:country|nation|state|republic)['\u2019]s\s+)?(?:far\s+|oil-rich\s+|restive\s+|war-torn\s+)?"
    r"(?P<side>(?:north|south)(?:-?\s?(?:east|west))(?:ern)?|north|south|east|west)\b(?!\s+of\b|-|\s+[A-Z]|\s+(?:side|bank|wing|coast|end|part))"
)
_GOING = frozenset(
    {"from", "to", "into", "towards", "toward", "through", "back to", "entering", "leaving", "across", "via"}
)
_RELATION_RANK = {"between": 0, "direction": 1, "near": 2, "countryside": 3, "along": 4, "part_of": 5, "in": 6, "": 7}


@dataclass(frozen=True, slots=True)
class _Piece:
    name: PlaceName
    lead: Lead
    tail: Tail

    @property
    def start(self) -> int:
        return self.lead.start

    @property
    def end(self) -> int:
        return max(self.name.end, self.tail.end)

    @property
    def is_area(self) -> bool:
        kinds = {e.kind for e in self.name.entries}
        return bool(kinds & AREAS) or self.tail.noun in (
            "province",
            "governorate",
            "district",
            "region",
            "state",
            "county",
        )


def find_places(parsed: Parsed, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every place phrase of the report, in text order, with its role."""
    reading = PlaceReading.of(parsed.doc)
    text = reading.text
    names = find_names(reading, gazetteer)
    captions = caption_ranges(text)
    datelines = dateline_ranges(text, names)
    parts: list[_Piece] = []
    floor = 0
    for number, name in enumerate(names):
        ceiling = names[number + 1].start if number + 1 < len(names) else len(text)
        lead, tail = lead_of(text, name.start, floor), tail_of(text, name.end)
        if tail.end > ceiling or (tail.noun == "part" and not text[tail.end : ceiling].strip()):
            tail = Tail(name.end)
        parts.append(_Piece(name, lead, tail))
        floor = max(name.end, tail.end)
    mentions: list[PlaceMention] = []
    for group in _groups(text, _shared(text, parts)):
        found = _mention(parsed, reading, group, captions, datelines)
        if found.role in ("event", "dateline", "caption", "seat") or len(group) == 1:
            mentions.append(found)
        else:
            mentions += [_mention(parsed, reading, [part], captions, datelines) for part in group]
    mentions += _bare_sides(parsed, text, mentions, captions)
    return tuple(sorted(mentions, key=lambda m: m.span.start))


def _bare_sides(
    parsed: Parsed, text: str, known: list[PlaceMention], captions: list[tuple[int, int]]
) -> list[PlaceMention]:
    """Phrases such as "in the country's northeast": a part of the country that the report speaks of, which it need not name."""
    found = []
    for match in _BARE_SIDE.finditer(text):
        start, end = match.span("side")
        if any(m.span.start < end and match.start() < m.span.end for m in known):
            continue
        side = parsed.report.span(start, end)
        role = "caption" if any(a <= start < b for a, b in captions) else "event"
        span = parsed.report.span(match.start(), end)
        found.append(
            PlaceMention(span=span, names=(side,), relation="part_of", bearing=bearing_of(side.text), role=role)
        )
    return found


def _shared(text: str, parts: list[_Piece]) -> list[_Piece]:
    """Parts with the relation that a list shares: in "near Manbij, Ain Issa and Kobani" it is said once."""
    shared: list[_Piece] = []
    for part in parts:
        before = shared[-1] if shared else None
        if (
            before
            and not part.lead.relation
            and before.lead.relation in ("near", "in", "countryside", "part_of", "along")
        ):
            listed = re.fullmatch(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+", text[before.end : part.name.start])
            if listed and not (text[before.end] == "," and part.is_area and not before.is_area):
                lead = replace(part.lead, relation=before.lead.relation, bearing=before.lead.bearing)
                shared.append(_Piece(part.name, lead, part.tail))
                continue
        shared.append(part)
    return shared


_DISTRICTS = frozenset({"district", "subdistrict", "sub-district", "province", "governorate", "county", "oblast", "prefecture", "upazila", "tehsil", "department"})
_BY = re.compile(r"\bby\s+(?:the\s+)?\Z")
_SET_OFF = re.compile(r"(?:,(?!\s+(?:and|or|as well as)\s+(?:the\s+)?[A-Z])|[.);]|\s+(?:on|in|at)\s)")


def _groups(text: str, parts: list[_Piece]) -> list[list[_Piece]]:
    groups: list[list[_Piece]] = []
    for part in parts:
        if groups and _belongs(text, groups[-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _belongs(text: str, group: list[_Piece], part: _Piece) -> bool:
    """Whether `part` goes on with the phrase that `group` began."""
    last = group[-1]
    gap = text[last.end : part.start]
    if "\n\n" in gap or len(gap) > 60 or (last.is_area and _BY.search(text, max(0, last.start - 8), last.start)):
        return False  # "shelled by Turkey in northern Syria": who did it does not lie there
    if last.lead.relation == "between" and re.fullmatch(r"\s+and\s+(?:the\s+)?", text[last.end : part.name.start]):
        return True
    if _are_ends_of_a_road(text, [last, part]):
        return True
    between = text[last.name.end : part.name.start]
    if last.tail.own is False and _OWNER_GAP.fullmatch(between) and not part.lead.preposition:
        return last.is_area
    if (
        re.fullmatch(r"\s*\((?:(?:also\s+)?(?:known|called|named)\s+(?:as|in\s+\w+)\s+|or\s+)?", between)
        and text[part.end : part.end + 1] == ")"
    ):
        return True
    if _is_of_the_next(text, last, part):
        return True
    if not _APART.fullmatch(gap):
        return False
    if part.lead.preposition in _GOING:
        return False
    if part.lead.relation in _HOLDING and part.lead.preposition:
        return not (part.lead.relation == "direction" and part.lead.bearing is None)
    if part.lead.relation == "direction" and part.lead.bearing is not None:
        return True
    if "," in gap:
        return part.is_area and (_holds(part, last) or not last.name.entries or _is_set_off(text, last, part) or _is_district_of(text, last, part))
    return part.lead.relation in ("countryside", "part_of") and part.lead.preposition is not None


def _is_set_off(text: str, place: _Piece, holder: _Piece) -> bool:
    """Whether a country stands in commas behind a place: "at Canaan, Haiti, on Friday", whatever other Canaans there are; "Niger state, Nigeria," too."""
    country = any(entry.kind == "country" for entry in holder.name.entries)
    listed = place.tail.noun is None and any(entry.kind == "country" for entry in place.name.entries)
    return country and not listed and _SET_OFF.match(text, holder.name.end) is not None


def _is_district_of(text: str, place: _Piece, holder: _Piece) -> bool:
    """Whether a district or a province stands in commas behind a village: "in Ban Phue, Kantharalak district, Sisaket province."; no list goes on there."""
    return place.tail.noun is None and holder.tail.noun in _DISTRICTS and _SET_OFF.match(text, holder.end) is not None


def _is_of_the_next(text: str, part: _Piece, following: _Piece) -> bool:
    """Whether a name only says where the next one lies: "the Idlib town of Saraqib", "the Kharkiv region town of Chuhuiv"."""
    if part.tail.noun in _HELD_NOUNS and _OF.fullmatch(text, part.end, following.name.start):
        return True
    noun = following.lead.noun
    return part.is_area and noun in _HELD_NOUNS and not following.lead.preposition and text[part.end : following.start].strip() == ""


def _are_ends_of_a_road(text: str, group: list[_Piece]) -> bool:
    """Whether the phrase begins as "the Baghdad-Kirkuk road" or "the Qamishli to Hasakah highway"."""
    if len(group) < 2 or group[0].end > group[1].name.start or group[1].tail.noun not in ROADS:
        return False
    return re.fullmatch(r"\s?[-\u2013/]\s?|\s+to\s+", text[group[0].end : group[1].name.start]) is not None


def _holds(outer: _Piece, inner: _Piece) -> bool:
    """Whether the one's country, province or reach holds the other: "Idlib province, Syria", "Springfield, Illinois"."""
    ids = {e.id for e in outer.name.entries}
    return any(
        e.country in ids or ids & set(e.within) or any(_reaches(o, e) for o in outer.name.entries)
        for e in inner.name.entries
        if e.id not in ids
    )


def _reaches(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    return (
        outer.kind in AREAS
        and outer.country == inner.country
        and distance_km(outer.point, inner.point) <= outer.radius_km
    )


def _mention(
    parsed: Parsed,
    reading: PlaceReading,
    group: list[_Piece],
    captions: list[tuple[int, int]],
    datelines: list[tuple[int, int]],
) -> PlaceMention:
    chief = group[0]
    if len(group) > 1 and (
        (chief.is_area and _OWNER_GAP.match(reading.text, chief.name.end)) or _is_of_the_next(reading.text, *group[:2])
    ):
        chief = group[1]
        pointing = group[0].lead
        if not chief.lead.relation and pointing.relation != "part_of":  # "the northern Israeli town of X" is in no part of X
            lead = replace(chief.lead, relation=pointing.relation, bearing=pointing.bearing, distance_km=pointing.distance_km)
            chief = _Piece(chief.name, lead, chief.tail)
    pair = next((i for i, p in enumerate(group[:-1]) if p.lead.relation == "between"), None)
    ordered = group[pair : pair + 2] if pair is not None else [chief]
    ordered = [*ordered, *(p for p in group if p.name not in [o.name for o in ordered])]
    start, end = group[0].start, max(p.end for p in group)
    end += int(reading.text[end : end + 1] == ")" and "(" in reading.text[start:end])
    role = "event"
    if any(a <= chief.name.start < b for a, b in datelines):
        role = "dateline"
    elif any(a <= chief.name.start < b for a, b in captions):
        role = "caption"
    else:
        owner = group[0] is not chief
        lead = group[0].lead if owner and not chief.lead.relation else chief.lead
        role = role_of(parsed.doc, reading, chief.name, lead, chief.tail)
        if role in ("origin", "government") and len(group) > 1 and (
            owner or _are_ends_of_a_road(reading.text, group) or any(p.lead.relation for p in group[1:])
        ):
            role = "event"
    relation, bearing, distance = _relation(ordered, reading.text)
    if role in ("organisation", "government", "origin"):
        start, end = chief.name.start, chief.name.end
        if role != "government":
            relation = "in"
        ordered = [chief]
    return PlaceMention(
        span=parsed.report.span(start, end),
        names=tuple(parsed.report.span(p.name.start, p.name.end) for p in ordered),
        relation=relation,
        distance_km=distance,
        bearing=bearing,
        role=role,
    )


def _relation(group: list[_Piece], text: str) -> tuple[str, float | None, float | None]:
    """How the phrase points: by its first name's words, save that a road that follows is gone along."""
    chief = group[0]
    lead, tail = chief.lead, chief.tail
    relation, bearing, distance = lead.relation or "in", lead.bearing, lead.distance_km
    if relation == "between" and len(group) == 1:
        relation = "in"
    if _are_ends_of_a_road(text, group):
        return "between", None, None
    if tail.noun in ("countryside", "hinterland", "rural area", "rural areas"):
        relation, bearing = "countryside", tail.bearing
    elif tail.noun in ("outskirts", "suburbs", "surroundings") and relation == "in":
        relation, bearing = "near", tail.bearing
    elif tail.bearing is not None and relation == "in" and not {e.kind for e in chief.name.entries} & LINES:
        relation, bearing = "part_of", tail.bearing
    kinds = {e.kind for e in chief.name.entries}
    if kinds & LINES and not kinds & SETTLEMENTS and relation in ("in", "near"):
        relation = "along"
    if relation in ("in", "part_of") and any({e.kind for e in p.name.entries} & {"road"} for p in group[1:]):
        relation = "along"
    return relation, bearing, distance
