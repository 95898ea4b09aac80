"""Names of the world's places, where their words are capitalised and something says that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.knowledge.nationalities import countries_said
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.names import ARTICLES, fold
from rashomon.knowledge.places.wording import lead_of
from rashomon.recognising.places.place_entities import NOT_PLACES, SHORT, is_acronym, is_area, is_common, is_cut_short
from rashomon.recognising.places.place_reading import PlaceName, PlaceReading, is_capitalised, is_in_longer_name, spans

_BEHIND = re.compile(r",\s+((?:[A-Z][\w.'\u2019-]*\s?(?:of\s+|the\s+|and\s+)?){1,4})")
_STRUCK = re.compile(
    r"\b(?:hit|struck|(?:shell|bomb|bombard|pound|storm|besieg|rock|shak|captur|recaptur)(?:ed|ing)|(?:strik|hitt)ing|seized|retook|strikes|hits|shells|bombs|pounds|rocks|storms)\s+\Z", re.IGNORECASE
)
"""Verbs whose object, where it spells a town, is the town: "shelled Kherson", "rockets struck Sderot"."""
MOST_WORDS = 5
KNOWN_IN_COUNTRY = 5_000
KNOWN_WITHOUT_CONTEXT = 300_000
KNOWN_WITH_PREPOSITION = 15_000
"""Inhabitants from which a capitalised name counts as a place: in a country that the report speaks of, where the language model
sees a name; without, and with, words such as "in" or "near" before it."""


def find_in_world(reading: PlaceReading, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """Names of the world's places that are meant as such."""
    text = reading.text
    runs: list[tuple[int, int, int]] = []
    for index, (_, _, word) in enumerate(reading.tokens):
        if word[0].isalpha() and not word[0].islower():
            runs += [r for r in spans(reading, index, MOST_WORDS) if is_capitalised(text[r[0] : r[1]])]
    known = gazetteer.known({text[start:end] for start, end, _ in runs})
    longest: dict[int, PlaceName] = {}
    for start, stop, words in runs:
        end = stop
        name = text[start:end]
        if name not in known or 1 in reading.people[start:end]:
            continue
        entries = gazetteer.spelt(name)
        if fold(name) in SHORT and not is_cut_short(text, start, end):
            continue
        if not is_area(entries):
            if name.lower() in NOT_PLACES or fold(name) in ARTICLES or is_acronym(text, start, end):
                continue
            if is_common(text, start, end, entries):
                continue
            if (
                words == 1
                and is_in_longer_name(text, start, end)
                and max(e.population for e in entries) < KNOWN_WITHOUT_CONTEXT
            ):
                continue
        sure = 0 not in reading.places[start:end]
        inside = 1 in reading.bodies[start:end]
        if fold(name) in SHORT and text[end : end + 1] == ".":
            end += 1
        if sure or _is_held(text, end, entries, gazetteer) or _meant(text, start, end, words=words, entries=entries, inside=inside):
            longest[start] = PlaceName(start, end, "world", entries)
    yield from longest.values()


def _is_held(text: str, end: int, entries: tuple[PlaceEntry, ...], gazetteer: Gazetteer) -> bool:
    """Whether the country or province of one of the entries stands in commas behind a name: "hit Kramatorsk, Ukraine, and"."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return False
    words = behind[1].split()
    holders = (e for most in range(len(words), 0, -1) for e in gazetteer.spelt(" ".join(words[:most])) if e.kind in ("country", "province"))
    holder = next(holders, None)
    return holder is not None and any(e.country == holder.country and e.id != holder.id for e in entries)


def find_taken_for_people(reading: PlaceReading, gazetteer: Gazetteer, found: Sequence[PlaceName]) -> Iterator[PlaceName]:
    """Towns that the language model takes for people, in the countries that the report speaks of: "Bakhmut held"."""
    spoken = {e.country for name in found for e in name.entries[:1]} | set(countries_said(reading.text).values())
    for start, end in reading.person_ranges:
        if not reading.is_taken_for_a_person(start, end) or not is_capitalised(reading.text[start:end]):
            continue
        entries = gazetteer.spelt(reading.text[start:end])
        most = max((e.population for e in entries), default=0)
        if any(e.country in spoken and e.population >= KNOWN_IN_COUNTRY for e in entries) or (most >= KNOWN_WITH_PREPOSITION and _is_struck(reading.text, start)):
            yield PlaceName(start, end, "world", entries)


def _is_struck(text: str, start: int) -> bool:
    """Whether a verb that is done to towns stands right before a name."""
    return _STRUCK.search(text, max(0, start - 20), start) is not None


def _meant(text: str, start: int, end: int, *, words: int, entries: tuple[PlaceEntry, ...], inside: bool) -> bool:
    """Whether capitalised words that spell a place of the world are meant as one, where no entity says so."""
    name = text[start:end]
    if name.lower() in NOT_PLACES or (len(name) < 3 and name not in ("US", "UK")):
        return False
    if is_area(entries) and (len(name) > 3 or "." in name or name in ("US", "UK", "USA", "UAE")):
        return True
    people = max(e.population for e in entries)
    lead = lead_of(text, start)
    if len(name) < 4 and not (people >= 50_000 and lead.relation in ("in", "near")):
        return False
    if lead.noun and not inside:
        return True
    shouted = name.isupper() and text[max(0, start - 20) : end + 20].isupper()
    if people >= KNOWN_WITH_PREPOSITION and _is_struck(text, start):
        return True
    if inside or (shouted and words == 1):
        return people >= KNOWN_WITHOUT_CONTEXT
    if text[max(0, start - 1) : start] in ("-", "@", "#", "/") or text[end : end + 1] in ("-", "@"):
        return False
    if lead.relation and lead.preposition not in ("by", "over", "past"):
        if words > 1 and any(e.gazetteer for e in entries):
            return True
        return people >= KNOWN_WITH_PREPOSITION
    return people >= KNOWN_WITHOUT_CONTEXT and (words > 1 or any(e.kind == "capital" for e in entries))
