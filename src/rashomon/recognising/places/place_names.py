"""Which words of a report are names of places, wherever they stand and whatever they point at.

Six finders propose: positions in figures; borders named by two countries; the named entities; the theatre's places, wherever their words stand; the world's, where the words
are capitalised and something says that a place is meant; and the wording "the village of X", for names in no gazetteer.
The longest proposal wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.knowledge.places.borders import find_borders
from rashomon.knowledge.places.coordinates import find_positions
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.recognising.places.place_entities import find_entities, find_worded
from rashomon.recognising.places.place_reading import PlaceName, PlaceReading, is_in_longer_name
from rashomon.recognising.places.place_theatre import find_in_theatre, is_made_of
from rashomon.recognising.places.place_world import find_in_world, find_taken_for_people

_FIRST_WORD = re.compile(r"\w*|.")
_GOES_ON = re.compile(r"[\w-]")
_SHIPS = r"(?:BRP|USS|USNS|USCGC|HMS|HMAS|HMCS|KRI|RSS|INS|MV|M/V|FV|F/V)\s+"
_SHIP_NAME = re.compile(_SHIPS)
_HULLS = r"(?:tanker|vessel|ship|freighter|carrier|bulker|trawler|ferry|cutter|frigate|destroyer|corvette|submarine|dhow|tugboat|tug|yacht|boat),?\s+(?:the\s+)?"
_OF_SHIP = re.compile(rf"\b(?:{_SHIPS}|{_HULLS})(?:[A-Z][\w.'\u2019-]*\s+){{0,3}}$")


def find_names(reading: PlaceReading, gazetteer: Gazetteer) -> list[PlaceName]:
    """Every place name of the report, in text order; none overlaps another."""
    found = list(find_in_theatre(reading, gazetteer))
    said = [*find_entities(reading, gazetteer), *find_worded(reading)]
    found += [name for name in said if name.entries or not is_made_of(reading.text, name, found, gazetteer)]
    found += find_in_world(reading, gazetteer)
    found += find_taken_for_people(reading, gazetteer, found)
    found += (PlaceName(start, end, "border", entries) for start, end, name in find_borders(reading.text) if (entries := gazetteer.spelt(name)))
    found += _said_again(reading, found)
    found += (PlaceName(position.start, position.end, "position", ()) for position in find_positions(reading.text))
    rank = {"position": -1, "theatre": 0, "border": 0, "world": 1, "entity": 2, "wording": 3}
    found.sort(key=lambda n: (-(n.end - n.start), rank[n.found_by]))
    kept: list[PlaceName] = []
    taken = bytearray(len(reading.text))
    for name in found:
        if not any(taken[name.start : name.end]) and not _of_ship(reading.text, name):
            kept.append(name)
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
    return sorted(kept, key=lambda n: n.start)


def _of_ship(text: str, name: PlaceName) -> bool:
    """Whether a ship bears the name: the BRP Malapascua and the USS Milius are no places; one aground may be a theatre's."""
    if _SHIP_NAME.match(text, name.start, name.end):
        return name.found_by != "theatre"
    return bool(_OF_SHIP.search(text, max(0, name.start - 40), name.start))


def _said_again(reading: PlaceReading, found: Sequence[PlaceName]) -> Iterator[PlaceName]:
    """A place once named is meant wherever its name stands alone: "Kafr Hamra" in a headline, "to Kafr Hamra" below it."""
    text = reading.text
    said = {text[n.start : n.end]: n for n in found if n.end - n.start > 3}
    by_first: dict[str, list[str]] = {}
    for words in sorted(said, key=len, reverse=True):
        by_first.setdefault(_FIRST_WORD.match(words).group(), []).append(words)  # type: ignore[union-attr]
    for start, _, token in reading.tokens:
        words = next((w for w in by_first.get(token, ()) if text.startswith(w, start)), "")
        end = start + len(words)
        if not words or _GOES_ON.match(text, end) or _GOES_ON.match(text, max(0, start - 1)):
            continue
        alone = 1 not in reading.bodies[start:end] and not is_in_longer_name(text, start, end)
        if alone and (1 not in reading.people[start:end] or reading.is_taken_for_a_person(start, end)):
            yield PlaceName(start, end, said[words].found_by, said[words].entries)
