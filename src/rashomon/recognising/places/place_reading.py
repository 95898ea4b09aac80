"""A report as the finders of place names read it: its characters, what the language model takes each for, and a name found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.names import ARTICLES
from rashomon.knowledge.places.wording import lead_of

CONNECTORS = ARTICLES | frozenset(
    ["of", "the", "on", "upon", "de", "del", "da", "do", "la", "le", "les", "du", "den", "der", "in", "and", "au", "aux", "sur", "di", "dos", "das", "van", "von", "am"]
)
_INNER = frozenset(("-", "'", "\u2019", "\u2018", ".", "`", "/", "\u2013"))
WORD = re.compile(r"\w")
LOCATIONS = frozenset({"LOC", "GPE", "FAC"})
_TITLED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Capt|Sgt|Cpl|Adm|Cmdr|Sen|Rep|Gov|St|Abu|Abdul|Abdel|Ibn|Bin|Umm|Sheikh)\.?|"
    r"\b(?:[Pp]resident|[Mm]inister|[Cc]ommander|[Ss]pokes(?:man|woman|person)|[Ll]eader|[Gg]eneral|[Cc]olonel|[Ss]enator|[Ee]nvoy|"
    r"[Aa]mbassador|[Cc]hief|[Dd]irector|[Jj]ournalist|[Pp]hotographer|[Aa]ctivist|[Rr]esident|named|called|met|told|asked|quoted|thanked|accused|blamed))\s+$"
)
_PERSONAL = re.compile(
    r"\s*,\s*(?:\d\d\b|who\b|whose\b|(?:the|an?)\s+(?:\w+\s+){0,3}(?:spokes\w+|director|commander|leader|minister|officer|resident|activist))"
    r"|\s+(?:said|says|told|tells|added|who|whose|himself|herself|tweeted|wrote|insisted|argued)\b|['\u2019]s\s+(?:wife|son|family|father|lawyer)"
)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A report's text, tokens and entities in plain form: a `Doc` builds its text anew each time it is asked.

    `people`, `bodies` and `places` have a byte per character, 1 inside an entity of that class; `body_ranges` and
    `place_ranges` are the entities' own.
    """

    text: str
    tokens: tuple[tuple[int, int, str], ...]
    people: bytearray
    bodies: bytearray
    places: bytearray
    body_ranges: tuple[tuple[int, int], ...]
    place_ranges: tuple[tuple[int, int], ...]
    person_ranges: tuple[tuple[int, int], ...] = ()
    surnames: frozenset[str] = frozenset()
    """The words, in lower case, of people's names of several words: "Hass" after "Omar Hass" is he."""

    @classmethod
    def of(cls, doc: Doc) -> PlaceReading:
        """The reading of a parsed report."""
        text = doc.text
        ranges: dict[str, list[tuple[int, int]]] = {"PER": [], "ORG": [], "LOC": []}
        masks = {label: bytearray(len(text)) for label in ranges}
        for ent in doc.ents:
            label = "LOC" if ent.label_ in LOCATIONS else "PER" if ent.label_ == "PERSON" else ent.label_
            if label in ranges:
                start, end = ent.start_char, ent.end_char
                ranges[label].append((start, end))
                masks[label][start:end] = b"\1" * (end - start)
        tokens = tuple((t.idx, t.idx + len(t.text), t.text) for t in doc)
        full = [text[start:end].lower().split() for start, end in ranges["PER"]]
        surnames = frozenset(word for words in full if len(words) > 1 for word in words)
        return cls(
            text, tokens, masks["PER"], masks["ORG"], masks["LOC"], tuple(ranges["ORG"]), tuple(ranges["LOC"]),
            tuple(ranges["PER"]), surnames,
        )  # fmt: skip

    def is_taken_for_a_person(self, start: int, end: int) -> bool:
        """Whether `start:end` is all that the language model takes for a person here, and nothing else says that it is one.

        The model has seen few names of the world's smaller towns: it takes many for people's.
        """
        if 0 in self.people[start:end] or 1 in self.people[max(0, start - 1) : start] + self.people[end : end + 1]:
            return False
        return (
            self.text[start:end].lower() not in self.surnames
            and not _TITLED.search(self.text[max(0, start - 40) : start])
            and not _PERSONAL.match(self.text, end)
        )

    def body_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The organisation's name that covers `start:end`."""
        number = bisect_right(self.body_ranges, (start, len(self.text))) - 1
        if number >= 0 and self.body_ranges[number][0] <= start and end <= self.body_ranges[number][1]:
            return self.body_ranges[number]
        return None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place at `start:end` of the text, and what it is taken on: "entity", "theatre", "world" or "wording"."""

    start: int
    end: int
    found_by: str
    entries: tuple[PlaceEntry, ...] = ()


def spans(reading: PlaceReading, first: int, most: int) -> Iterator[tuple[int, int, int]]:
    """Runs of tokens from `first` that a name may span: (start, end, words), the shortest first."""
    text, tokens = reading.text, reading.tokens
    words, begin, last = 0, tokens[first][0], tokens[first][0]
    for index in range(first, min(len(tokens), first + 2 * most)):
        start, end, word = tokens[index]
        if start > last and text.count("\n", last, start) > 1:
            return
        if WORD.search(word):
            words += 1
            if words > most:
                return
            yield begin, end, words
        elif word not in _INNER or index == first:
            return
        last = end


def is_capitalised(name: str) -> bool:
    """Whether the last word and all but connecting ones begin with a capital: "Deir ez-Zor", "Sea of Azov"."""
    words = re.split(r"[\s\-/\u2013]+", name)
    return (
        bool(words[-1])
        and not words[-1][0].islower()
        and all(w[:1].isupper() or not w[:1].islower() or w in CONNECTORS for w in words)
    )


_COMPOUND = re.compile(r"\b[A-Z][\w'\u2019]*[ -](?:al|el|ad|as|ash|at|an|ar|az|ed|es|esh|ez|ul|il)-$")


def is_in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a word stands in the middle of a name: "North" in "North Press", "Reading" in "Otis Reading said", "Numan" in "Maarat al-Numan"."""
    after = re.match(
        r" (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]",
        text[end : end + 12],
    )
    before = re.search(r"(?<![.!?:\u201d\"]) ?\b[A-Z][a-z]+ $", text[max(0, start - 16) : start])
    if re.match(r" (?:al|el|ez|as|ash|ad|ar|an|at)-[A-Z]", text[end : end + 6]):
        return True
    if _COMPOUND.search(text[max(0, start - 24) : start]):
        return True
    return bool(after) or bool(before and not lead_of(text, start).relation)
