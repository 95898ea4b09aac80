"""Which words of a report are names of places, wherever they stand and whatever they point at.

Four finders propose: the named entities; the theatre's places, wherever their words stand; the world's, where the words
are capitalised and something says that a place is meant; and the wording "the village of X", for names in no gazetteer.
The longest proposal wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.knowledge.nationalities import countries_said
from rashomon.knowledge.places.entries import AREAS, PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.names import ARTICLES, fold
from rashomon.knowledge.places.wording import SETTLEMENT_WORDS, lead_of, tail_of
from rashomon.knowledge.places.world import state_abbreviations
from rashomon.recognising.place_reading import Reading

CONNECTORS = ARTICLES | frozenset(
    ["of", "the", "on", "upon", "de", "del", "da", "do", "la", "le", "les", "du", "den", "der", "in", "and"]
)
MOST_WORDS = 5
_SHORT = state_abbreviations()
_SHOUTED = re.compile(r"\s?(?:\(|,|-|\u2013|\u2014)")
_INNER = frozenset(("-", "'", "\u2019", "\u2018", ".", "`", "/", "\u2013"))
_SMALL = frozenset({"village", "neighbourhood", "crossing", "field", "region", "base"})
KNOWN_IN_COUNTRY = 5_000
KNOWN_WITHOUT_CONTEXT = 300_000
KNOWN_WITH_PREPOSITION = 15_000
"""Inhabitants from which a capitalised name counts as a place: in a country that the report speaks of, where the language model
sees a name; without, and with, words such as "in" or "near" before it."""

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
_WRAPPING = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "rural", "northeastern",
    "northwestern", "southeastern", "southwestern", "countryside", "province", "governorate", "city", "town", "village",
    "suburb", "suburbs", "district", "region", "monitor", "ngo", "the", "of", "and", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
])  # fmt: skip
"""Words around a place's name that belong to no longer name: "Rural Aleppo", "Idlib Saturday"."""
_NOT_PLACES = frozenset({
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
_WORD = re.compile(r"\w")
_BEFORE_NAME = re.compile(
    r"[\s-]*(?i:the\s+|an?\s+)?(?:(?:(?:north|south|east|west)[a-z]*(?:-[a-z]+)?|central)\s+)?"
    rf"(?:(?:[A-Z][a-z]+(?:ian|ish|i|ese|an|ean)\s+)?(?:capital|port|{SETTLEMENT_WORDS})\s+)?(?:of\s+(?:the\s+)?)?"
)
_CALENDAR = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December)(?:\s.*)?$"
)

_SHIPS = r"(?:BRP|USS|USNS|USCGC|HMS|HMAS|HMCS|KRI|RSS|INS|MV|M/V|FV|F/V)\s+"
_SHIP_NAME = re.compile(_SHIPS)
_OF_SHIP = re.compile(rf"\b{_SHIPS}(?:[A-Z][\w.'\u2019-]*\s+){{0,3}}$")
_PERSONAL = re.compile(r"(?:al-)?(?:sheikh|shaykh|abu|umm?|imam|sala[h]|salahaddin|sa[iy]f|seif|izz|sulie?man|suleiman|sulaiman)[ -]", re.IGNORECASE)
"""Villages and quarters whose names begin like people's: Sheikh Saad, Abu Hamam, Saif al-Dawla."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a place at `start:end` of the text, and what it is taken on: "entity", "theatre", "world" or "wording"."""

    start: int
    end: int
    found_by: str
    entries: tuple[PlaceEntry, ...] = ()


def find_names(reading: Reading, gazetteer: Gazetteer) -> list[Name]:
    """Every place name of the report, in text order; none overlaps another."""
    found = list(_theatre_names(reading, gazetteer))
    said = [*_entities(reading, gazetteer), *_worded(reading)]
    found += [name for name in said if name.entries or not _made_of(reading.text, name, found, gazetteer)]
    found += _world_names(reading, gazetteer)
    found += _taken_for_people(reading, gazetteer, found)
    found += _said_again(reading, found)
    rank = {"theatre": 0, "world": 1, "entity": 2, "wording": 3}
    found.sort(key=lambda n: (-(n.end - n.start), rank[n.found_by]))
    kept: list[Name] = []
    taken = bytearray(len(reading.text))
    for name in found:
        if not any(taken[name.start : name.end]) and not _of_ship(reading.text, name):
            kept.append(name)
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    return sorted(kept, key=lambda n: n.start)


def _of_ship(text: str, name: Name) -> bool:
    """Whether a ship bears the name: the BRP Malapascua and the USS Milius are no places; one aground may be a theatre's."""
    if _SHIP_NAME.match(text, name.start, name.end):
        return name.found_by != "theatre"
    return bool(_OF_SHIP.search(text, max(0, name.start - 40), name.start))


def _made_of(text: str, name: Name, theatre: list[Name], gazetteer: Gazetteer) -> bool:
    """Whether an entity in no gazetteer only wraps names of the theatre: "Syria's Aleppo", "Arbin Jisreen", "Eastern Homs"."""
    inside = [other for other in theatre if name.start <= other.start and other.end <= name.end]
    if not inside:
        return False
    rest, at = [], name.start
    for other in inside:
        if other.start >= at:
            rest.append(text[at : other.start])
            at = other.end
    rest.append(text[at : name.end])
    words = {word for part in rest for word in re.findall(r"[^\W_]{2,}", part) if word.lower() not in _WRAPPING}
    return len(inside) > 1 or all(_is_country(word, gazetteer) for word in words)


def _is_country(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a country's name, its possessive too: reports stripped of signs write "Syrias Raqqa"."""
    return any(e.kind == "country" for bare in (word, word.removesuffix("s")) for e in gazetteer.spelt(bare))


def _spans(reading: Reading, first: int, most: int) -> Iterator[tuple[int, int, int]]:
    """Runs of tokens from `first` that a name may span: (start, end, words), the shortest first."""
    text, tokens = reading.text, reading.tokens
    words, begin, last = 0, tokens[first][0], tokens[first][0]
    for index in range(first, min(len(tokens), first + 2 * most)):
        start, end, word = tokens[index]
        if start > last and text.count("\n", last, start) > 1:
            return
        if _WORD.search(word):
            words += 1
            if words > most:
                return
            yield begin, end, words
        elif word not in _INNER or index == first:
            return
        last = end


def _theatre_names(reading: Reading, gazetteer: Gazetteer) -> Iterator[Name]:
    text = reading.text
    for index, (_, _, word) in enumerate(reading.tokens):
        if not word[0].isalnum():
            continue
        most = gazetteer.longest(word) or ("-" in word and gazetteer.longest(word.split("-")[0]))
        if not most:
            continue
        best: Name | None = None
        for start, end, words in _spans(reading, index, most + 2):
            entries = gazetteer.in_theatre(text[start:end])
            if entries and _fits(reading, start, end, words, entries):
                best = Name(start, end, "theatre", entries)
        if best:
            yield best


def _fits(reading: Reading, start: int, end: int, words: int, entries: tuple[PlaceEntry, ...]) -> bool:
    """Whether words that spell a theatre place stand for it: capitalised, no person's name, small places only in context."""
    text = reading.text
    name = text[start:end]
    if name == name.swapcase():
        return True
    if words == 1 and not any(c.isupper() or c.isdigit() for c in name):
        return False
    if 1 in reading.people[start:end] or name.lower() in reading.surnames:
        whole = 1 not in reading.people[max(0, start - 1) : start] + reading.people[end : end + 1]
        before = lead_of(text, start)
        pointed = before.relation or before.preposition == "from" or reading.is_taken_for_a_person(start, end)
        if not before.noun and not (whole and pointed):
            return False
    if words > 1 and not _PERSONAL.match(name):
        return True
    if any(e.kind not in _SMALL for e in entries):
        return len(name) > 3 or name.isupper() or any(c.isdigit() for c in name)
    lead = lead_of(text, start)
    return bool(lead.relation or lead.noun or lead.preposition or tail_of(text, end).noun)


def _entities(reading: Reading, gazetteer: Gazetteer) -> Iterator[Name]:
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
            if len(name) < 2 or "\n\n" in name or not _WORD.search(name):
                continue
            if name.lower() in _NOT_PLACES or (fold(name) in _SHORT and not _is_short(reading.text, start, end)):
                continue
            if fold(name) in ARTICLES:
                continue
            entries = gazetteer.spelt(name)
            if _acronym(reading.text, start, end) and not any(e.kind in AREAS or e.pack for e in entries):
                continue
            sure = any(e.pack for e in entries) or (
                bool(entries) and _capitalised(name) and not _common(reading.text, start, end, entries)
            )
            if sure or _is_name(reading.text, start, end):
                yield Name(start, end, "entity", entries)


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a state's name is cut short: with its stop, after a town and a comma ("Wichita, Kan.")."""
    return (text[end - 1] == "." or text[end : end + 1] == ".") and text[max(0, start - 2) : start] == ", "


def _common(text: str, start: int, end: int, entries: tuple[PlaceEntry, ...]) -> bool:
    """Whether "the" makes a common noun of it: "the Centre" is no town of Alabama; "the Kandahar province" is one's province."""
    return (
        text[max(0, start - 4) : start].lower() == "the "
        and all(e.kind in ("village", "town", "city") for e in entries)
        and not tail_of(text, end).noun
    )


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether an entity in no gazetteer reads as a place's name rather than "the region" or "Syrian town"."""
    name = text[start:end]
    if not _capitalised(name) or _OF_PLACE_NOT.search(name) or name.lower() in _NOT_PLACES:
        return False
    lead = lead_of(text, start)
    if lead.noun or tail_of(text, end).noun:
        return True
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1].split()
    titled = sum(w[0].isupper() for w in line) > 0.6 * len(line)
    if lead.preposition in ("on", "into", "onto", "over"):
        return False
    return lead.relation in ("in", "near", "along", "direction", "part_of", "countryside") and not titled


def _worded(reading: Reading) -> Iterator[Name]:
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
        yield Name(start, end, "wording")


def _world_names(reading: Reading, gazetteer: Gazetteer) -> Iterator[Name]:
    text = reading.text
    runs: list[tuple[int, int, int]] = []
    for index, (_, _, word) in enumerate(reading.tokens):
        if word[0].isalpha() and not word[0].islower():
            runs += [r for r in _spans(reading, index, MOST_WORDS) if _capitalised(text[r[0] : r[1]])]
    known = gazetteer.known({text[start:end] for start, end, _ in runs})
    longest: dict[int, Name] = {}
    for start, stop, words in runs:
        end = stop
        name = text[start:end]
        if name not in known or 1 in reading.people[start:end]:
            continue
        entries = gazetteer.spelt(name)
        if fold(name) in _SHORT and not _is_short(text, start, end):
            continue
        if not _is_area(entries):
            if name.lower() in _NOT_PLACES or fold(name) in ARTICLES or _acronym(text, start, end):
                continue
            if _common(text, start, end, entries):
                continue
            if (
                words == 1
                and _in_longer_name(text, start, end)
                and max(e.population for e in entries) < KNOWN_WITHOUT_CONTEXT
            ):
                continue
        sure = 0 not in reading.places[start:end]
        inside = 1 in reading.bodies[start:end]
        if fold(name) in _SHORT and text[end : end + 1] == ".":
            end += 1
        if sure or _meant(text, start, end, words=words, entries=entries, inside=inside):
            longest[start] = Name(start, end, "world", entries)
    yield from longest.values()


def _taken_for_people(reading: Reading, gazetteer: Gazetteer, found: Sequence[Name]) -> Iterator[Name]:
    """Towns that the language model takes for people, in the countries that the report speaks of: "Bakhmut held"."""
    spoken = {e.country for name in found for e in name.entries[:1]} | set(countries_said(reading.text).values())
    for start, end in reading.person_ranges:
        if not reading.is_taken_for_a_person(start, end) or not _capitalised(reading.text[start:end]):
            continue
        entries = gazetteer.spelt(reading.text[start:end])
        if any(e.country in spoken and e.population >= KNOWN_IN_COUNTRY for e in entries):
            yield Name(start, end, "world", entries)


def _said_again(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """A place once named is meant wherever its name stands alone: "Kafr Hamra" in a headline, "to Kafr Hamra" below it."""
    text = reading.text
    known = {text[n.start : n.end]: n for n in found if n.end - n.start > 3}
    if not known:
        return
    longest_first = sorted(known, key=len, reverse=True)
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", text):
        start, end = match.span()
        name = known[match.group()]
        alone = 1 not in reading.bodies[start:end] and not _in_longer_name(text, start, end)
        if alone and (1 not in reading.people[start:end] or reading.is_taken_for_a_person(start, end)):
            yield Name(start, end, name.found_by, name.entries)


def _acronym(text: str, start: int, end: int) -> bool:
    """Whether a short word stands in capitals amid words that do not: SANA is an agency, SANAA in a headline a town."""
    name = text[start:end]
    return (
        name.isupper()
        and len(name) < 6
        and not text[max(0, start - 25) : end + 25].isupper()
        and not ((not start or text[start - 1] == "\n") and _SHOUTED.match(text, end))
    )


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a word stands in the middle of a name: "North" in "North Press", "Reading" in "Otis Reading said"."""
    after = re.match(
        r" (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]",
        text[end : end + 12],
    )
    before = re.search(r"(?<![.!?:\u201d\"]) ?\b[A-Z][a-z]+ $", text[max(0, start - 16) : start])
    if re.match(r" (?:al|el|ez|as|ash|ad|ar|an|at)-[A-Z]", text[end : end + 6]):
        return True
    return bool(after) or bool(before and not lead_of(text, start).relation)


def _is_area(entries: tuple[PlaceEntry, ...]) -> bool:
    """Whether some country, province or known region bears the name; a dump's parks and plains need a context, as villages do."""
    return any(e.kind in AREAS and (not e.gazetteer or e.kind in ("country", "province")) for e in entries)


def _capitalised(name: str) -> bool:
    words = re.split(r"[\s\-/\u2013]+", name)
    return (
        bool(words[-1])
        and not words[-1][0].islower()
        and all(w[:1].isupper() or not w[:1].islower() or w in CONNECTORS for w in words)
    )


def _meant(text: str, start: int, end: int, *, words: int, entries: tuple[PlaceEntry, ...], inside: bool) -> bool:
    """Whether capitalised words that spell a place of the world are meant as one, where no entity says so."""
    name = text[start:end]
    if name.lower() in _NOT_PLACES or (len(name) < 3 and name not in ("US", "UK")):
        return False
    if _is_area(entries) and (len(name) > 3 or "." in name or name in ("US", "UK", "USA", "UAE")):
        return True
    people = max(e.population for e in entries)
    lead = lead_of(text, start)
    if len(name) < 4 and not (people >= 50_000 and lead.relation in ("in", "near")):
        return False
    if lead.noun and not inside:
        return True
    shouted = name.isupper() and text[max(0, start - 20) : end + 20].isupper()
    if inside or (shouted and words == 1):
        return people >= KNOWN_WITHOUT_CONTEXT
    if text[max(0, start - 1) : start] in ("-", "@", "#", "/") or text[end : end + 1] in ("-", "@"):
        return False
    if lead.relation and lead.preposition not in ("by", "over", "past"):
        if words > 1 and any(e.gazetteer for e in entries):
            return True
        return people >= KNOWN_WITH_PREPOSITION
    return people >= KNOWN_WITHOUT_CONTEXT and (words > 1 or any(e.kind == "capital" for e in entries))
