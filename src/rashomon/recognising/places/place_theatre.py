"""Names of the theatre's places, wherever their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.wording import lead_of, tail_of
from rashomon.recognising.places.place_reading import PlaceName, PlaceReading, spans

_SMALL = frozenset({"village", "neighbourhood", "crossing", "field", "region", "base"})
_WRAPPING = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "rural", "northeastern",
    "northwestern", "southeastern", "southwestern", "countryside", "province", "governorate", "city", "town", "village",
    "suburb", "suburbs", "district", "region", "monitor", "ngo", "the", "of", "and", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
])  # fmt: skip
"""Words around a place's name that belong to no longer name: "Rural Aleppo", "Idlib Saturday"."""
_PERSONAL = re.compile(r"(?:al-)?(?:sheikh|shaykh|abu|umm?|imam|sala[h]|salahaddin|sa[iy]f|seif|izz|sulie?man|suleiman|sulaiman)[ -]", re.IGNORECASE)
"""Villages and quarters whose names begin like people's: Sheikh Saad, Abu Hamam, Saif al-Dawla."""


def find_in_theatre(reading: PlaceReading, gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """The longest name of the theatre that begins at each word, where it fits."""
    text = reading.text
    for index, (_, _, word) in enumerate(reading.tokens):
        if not word[0].isalnum():
            continue
        most = gazetteer.longest(word) or ("-" in word and gazetteer.longest(word.split("-")[0]))
        if not most:
            continue
        best: PlaceName | None = None
        for start, end, words in spans(reading, index, most + 2):
            entries = gazetteer.in_theatre(text[start:end])
            if entries and _fits(reading, start, end, words, entries):
                best = PlaceName(start, end, "theatre", entries)
        if best:
            yield best


def _fits(reading: PlaceReading, start: int, end: int, words: int, entries: tuple[PlaceEntry, ...]) -> bool:
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


def is_made_of(text: str, name: PlaceName, theatre: list[PlaceName], gazetteer: Gazetteer) -> bool:
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
