"""Names that the language model takes for places, and those that their wording shows: "the village of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.knowledge.places.entries import AREAS, PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.names import ARTICLES, fold
from rashomon.knowledge.places.wording import SETTLEMENT_WORDS, lead_of, tail_of
from rashomon.knowledge.places.world import state_abbreviations
from rashomon.recognising.places.place_reading import WORD, PlaceName, PlaceReading, is_capitalised

_RUN = r"(?:(?:[A-Z\u00c0-\u00de][\w'\u2019]*(?:-| )|(?:al|el|ez|az|ash|ar|ad)(?:-| )|(?:as|an|at|es)-))*[A-Z\u00c0-\u00de][\w'\u2019]+"
_PLACE_OF = re.compile(
    rf"\b(?:{SETTLEMENT_WORDS}|settlements|villages|towns|place|locality|district|province|countryside|outskirts)\s+"
    rf"(?:of|called|named|known\s+as)\s+({_RUN}(?:-{_RUN})*)"
)
_OF_PLACE = re.compile(
    rf"(?<![\w.-])({_RUN})\s+(?:village|town|hamlet|countryside|sub-?district|neighbou?rhood|refugee camp)\b"
)
_OF_PLACE_NOT = re.compile(
    r"^(?:The|A|An|This|That|Their|His|Her|Our|One|Every|Each|Another|Some|In|At|From|Near|On|By|And|But|While|When|As|Its)\b|"
    r"(?:ians?|ish|ese|eans?|[a-z]ans|Yanks|Kurdish|Arab|Army|Christian|Druze|Muslim|Olympic|Small|Old|New|Home)$"
)
_CALENDAR = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December)(?:\s.*)?$"
)
_BEFORE_NAME = re.compile(
    r"[\s-]*(?i:the\s+|an?\s+)?(?:(?:(?:north|south|east|west)[a-z]*(?:-[a-z]+)?|central)\s+)?"
    rf"(?:(?:[A-Z][a-z]+(?:ian|ish|i|ese|an|ean)\s+)?(?:capital|port|{SETTLEMENT_WORDS})\s+)?(?:of\s+(?:the\s+)?)?"
)
SHORT = state_abbreviations()
NOT_PLACES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "god", "allah", "english", "arabic", "french", "german",
    "christmas", "ramadan", "easter", "president", "north", "south", "east", "west", "northern", "southern",
    "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest", "street", "church", "lake",
    "harbor", "harbour", "county", "parkway", "interstate", "shop", "cross", "loop", "triangle", "bridge", "park",
    "center", "centre", "avenue", "road", "river", "school", "hospital", "court", "house", "mall", "plaza",
    "station", "university", "college", "airport", "hall", "highway", "mountain", "cemetery", "downtown", "campus",
    "constitution", "union", "congress", "senate", "deli", "i'll", "north-east", "north-west", "south-east", "south-west", "city hall", "national park", "high school", "united way", "river valley",
})  # fmt: skip


def find_entities(reading: PlaceReading, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """Names that the language model takes for places; those in no gazetteer must be capitalised, in context."""
    for begin, finish in reading.place_ranges:
        offset = begin
        for piece in re.split(r"(,\s+|['\u2019]s\s+)", reading.text[begin:finish]):
            start, end = offset, offset + len(piece)
            offset = end
            if piece.startswith((",", "'", "\u2019")):
                continue
            lead = _BEFORE_NAME.match(piece)
            start += lead.end() if lead else 0
            if dated := _CALENDAR.search(reading.text[start:end]):
                end = start + dated.start()
            tail = re.search(r"(?:['\u2019]s?|[,.;:\s-]+)$", reading.text[start:end])
            end -= len(tail.group()) if tail and not re.fullmatch(r"(?:\w\.)+", reading.text[start:end]) else 0
            name = reading.text[start:end]
            if len(name) < 2 or "\n\n" in name or not WORD.search(name):
                continue
            if name.lower() in NOT_PLACES or (fold(name) in SHORT and not is_cut_short(reading.text, start, end)):
                continue
            if fold(name) in ARTICLES:
                continue
            entries = gazetteer.spelt(name)
            if is_acronym(reading.text, start, end) and not any(e.kind in AREAS or e.pack for e in entries):
                continue
            sure = any(e.pack for e in entries) or (
                bool(entries) and is_capitalised(name) and not is_common(reading.text, start, end, entries)
            )
            if sure or _is_name(reading.text, start, end):
                yield PlaceName(start, end, "entity", entries)


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether an entity in no gazetteer reads as a place's name rather than "the region" or "Syrian town"."""
    name = text[start:end]
    if not is_capitalised(name) or _OF_PLACE_NOT.search(name) or name.lower() in NOT_PLACES:
        return False
    lead = lead_of(text, start)
    if lead.noun or tail_of(text, end).noun:
        return True
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1].split()
    titled = sum(w[0].isupper() for w in line) > 0.6 * len(line)
    if lead.preposition in ("on", "into", "onto", "over"):
        return False
    return lead.relation in ("in", "near", "along", "direction", "part_of", "countryside") and not titled


def find_worded(reading: PlaceReading) -> Iterator[PlaceName]:
    """Names that stand by a place noun: "the village of Umm Zarur", "Umm Zarur village"."""
    text = reading.text
    for match in (*_PLACE_OF.finditer(text), *_OF_PLACE.finditer(text)):
        start, end = match.span(1)
        name = text[start:end]
        if match.re is _OF_PLACE and _OF_PLACE_NOT.search(name):
            continue
        if name.endswith(("'s", "\u2019s")):
            end -= 2
        if dated := _CALENDAR.search(reading.text[start:end]):
            end = start + dated.start()
        yield PlaceName(start, end, "wording")


def is_cut_short(text: str, start: int, end: int) -> bool:
    """Whether a state's name is cut short: with its stop, after a town and a comma ("Wichita, Kan.")."""
    return (text[end - 1] == "." or text[end : end + 1] == ".") and text[max(0, start - 2) : start] == ", "


def is_common(text: str, start: int, end: int, entries: tuple[PlaceEntry, ...]) -> bool:
    """Whether "the" makes a common noun of it: "the Centre" is no town of Alabama; "the Kandahar province" is one's province."""
    return (
        text[max(0, start - 4) : start].lower() == "the "
        and all(e.kind in ("village", "town", "city") for e in entries)
        and not tail_of(text, end).noun
    )


def is_acronym(text: str, start: int, end: int) -> bool:
    """Whether a short word stands in capitals amid words that do not: SANA is an agency, SANAA in a headline a town."""
    name = text[start:end]
    return (
        name.isupper()
        and len(name) < 6
        and not text[max(0, start - 25) : end + 25].isupper()
        and not ((not start or text[start - 1] == "\n") and _SHOUTED.match(text, end))
    )


_SHOUTED = re.compile(r"\s?(?:\(|,|-|\u2013|\u2014)")


def is_area(entries: tuple[PlaceEntry, ...]) -> bool:
    """Whether some country, province or known region bears the name; a dump's parks and plains need a context, as villages do."""
    return any(e.kind in AREAS and (not e.gazetteer or e.kind in ("country", "province")) for e in entries)
