"""What people decided about an incident: each judgement in words, and what they struck, with the words it stood on."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reviewing import stand
from rashomon.surfaces.describing import count_of, join_words, say_value
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.judgements.saying import say_judgement
from rashomon.surfaces.naming import LABELS


@dataclass(frozen=True, slots=True)
class Ruled:
    """One judgement; `instead` is the id of a later one that outweighs it."""

    id: str
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A claim that counts nowhere: the question, the value that was read, the words, and the report's number."""

    label: str
    value: str
    words: str
    number: int


def list_judgements(entry: Entry) -> list[Ruled]:
    """The judgements that bear on an incident, in order of time."""
    outweighed = stand(entry.incident.judgements).outweighed
    return [Ruled(j.id, say_judgement(j), outweighed.get(j.id, "")) for j in entry.incident.judgements]


def list_struck(entry: Entry, index: Index) -> list[Struck]:
    """The claims that people held wrong, as they were read."""
    return [
        Struck(LABELS[c.attribute], say_value(c.value), c.evidence[0].text, index.numbers[c.evidence[0].report])
        for c in entry.incident.struck
    ]


def count_judgements(index: Index) -> str:
    """How many judgements bear on what the page shows, and whose: "3, by Ana and Omar"."""
    found = {j.id: j for entry in index.entries for j in entry.incident.judgements}
    if not found:
        return "none yet"
    return f"{count_of(len(found), 'judgement')}, by {join_words(sorted({j.by for j in found.values()}))}"
