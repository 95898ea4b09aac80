"""Whether the same told in other words is coded the same: loaded for plain words, the sides exchanged, another outlet, digits for words, passive for active.

Sentences are made of frames with slots (`invariance.toml`, each in three fillings), reports are the development part of the corpus. Two tellings
are compared by question: doers, victims, blame, tolls, place, day, kind and denial, each as the ids and numbers that were found. A question on
which the two differ is a flip; the figures are flips in 1,000 questions that either telling answers.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.report import Figures
from corpus.markup import compile_document, read_blocks
from corpus.parts import part_of
from rashomon.records import TOLLS, Attribute, Count, Event, Party, Period, Place, Report, report_id
from rashomon.running.reading import code

FRAMES = Path(__file__).parent / "invariance.toml"
PUBLISHED = dt.date(2024, 5, 2)
OUTLETS = ("Harbour Wire", "Sputnik", "SANA", "Voice of the Resistance")
FILLINGS = 3
REPORTS = 40
_CHOICE = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_COMPARED = {
    "doers": (Attribute.ACTOR,), "victims": (Attribute.RECIPIENT,), "blame": (Attribute.BLAME,), "tolls": tuple(TOLLS), "place": (Attribute.PLACE,), "day": (Attribute.PERIOD,),
    "kind": (Attribute.KIND,),
}  # fmt: skip
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
LOADED = {
    "fighters": "terrorists", "militants": "terrorists", "troops": "occupation forces", "killed": "martyred", "rebels": "bandits", "gunmen": "thugs", "attacked": "treacherously attacked", "insurgents": "terrorists",
}  # fmt: skip
"""Plain words and what a side that means to condemn or to praise puts for them."""

Answers = Mapping[str, frozenset[tuple[object, ...]]]


@dataclass(frozen=True)
class Side:
    """A side as a frame's slots name it, and its party's id."""

    forces: str
    people: str
    party: str


def run(data: Path) -> Figures:
    """Flips in 1,000 by wording, sides, outlet, numbers and voice. `data`: the corpus's texts."""
    table = tomllib.loads(FRAMES.read_text(encoding="utf-8"))
    sides = [Side(**row) for row in table["side"]]
    asked: Counter[str] = Counter()
    flips: Counter[str] = Counter()
    for way, one, other in itertools.chain(_sentences(table, sides), _reports(data)):
        for question in one.keys() | other.keys():
            if one[question] or other[question]:
                asked[way] += 1
                flips[way] += one[question] != other[question]
    meant = {"wording": "loaded for plain words", "sides": "the two sides exchanged", "outlet": "another outlet", "numbers": "digits for words", "voice": "passive for active"}
    return Figures(
        "invariance", tuple((f"{way}.flips-in-1000", 1000 * flips[way] / max(1, asked[way]), f"{words}: {flips[way]} of {asked[way]} questions") for way, words in meant.items())
    )


def _sentences(table: Mapping[str, Any], sides: Sequence[Side]) -> Iterator[tuple[str, Answers, Answers]]:
    """Pairs of answers to sentences that tell the same, with the way in which they differ."""
    for number, frame in enumerate(table["frame"]):
        for turn in range(FILLINGS):
            one, other = sides[(number + 3 * turn) % len(sides)], sides[(number + 5 * turn + 1) % len(sides)]
            filled = {"place": table["places"][(number + turn) % len(table["places"])], "day": table["days"][(number + turn) % len(table["days"])]}
            count = 2 + (number + turn) % 17
            plain = _coded(_fill(frame["active"], one, other, filled, str(count)))
            if _CHOICE.search(frame["active"]):
                yield "wording", plain, _coded(_fill(frame["active"], one, other, filled, str(count), loaded=True))
            yield "sides", plain, _exchanged(_coded(_fill(frame["active"], other, one, filled, str(count))), one, other)
            yield "outlet", plain, _coded(_fill(frame["active"], one, other, filled, str(count)), OUTLETS[(number + turn) % len(OUTLETS)])
            if "{n}" in frame["active"]:
                yield "numbers", plain, _coded(_fill(frame["active"], one, other, filled, _WORDS[count]))
            if "passive" in frame:
                yield "voice", plain, _coded(_fill(frame["passive"], one, other, filled, str(count)))


def _reports(data: Path) -> Iterator[tuple[str, Answers, Answers]]:
    """The same of whole reports: wording, outlet and numbers."""
    blocks = (block for path in sorted(data.glob("*.txt")) for block in read_blocks(path.read_text(encoding="utf-8")))
    documents = (compile_document(block) for block in blocks if part_of(block) == "dev")
    for number, document in enumerate(itertools.islice((d for d in documents if "-r" in d.id), REPORTS)):
        plain = _coded(document.text)
        yield "outlet", plain, _coded(document.text, OUTLETS[number % len(OUTLETS)])
        loaded = re.sub(rf"\b(?:{'|'.join(LOADED)})\b", lambda found: LOADED[found[0]], document.text)
        if loaded != document.text:
            yield "wording", plain, _coded(loaded)
        spelt = re.sub(r"(?<![\d.,:/$€#-])\b([2-9]|1\d)\b(?= [a-z]{4,})(?! (?:percent|million|billion|kilomet|hours|year))", lambda found: _WORDS[int(found[1])], document.text)
        if spelt != document.text:
            yield "numbers", plain, _coded(spelt)


def _fill(frame: str, one: Side, other: Side, filled: Mapping[str, str], count: str, *, loaded: bool = False) -> str:
    def slot(found: re.Match[str]) -> str:
        if found[1] == "n":
            return count
        if found[1] in ("A", "B"):
            side = one if found[1] == "A" else other
            return side.people if found[2] == "people" else side.forces
        return filled[found[1]]

    text = _SLOT.sub(slot, _CHOICE.sub(lambda found: found[2 if loaded else 1], frame))
    return text[0].upper() + text[1:]


def _coded(text: str, outlet: str | None = None) -> Answers:
    """What was found in a text, by question."""
    report = Report(id=report_id(text, outlet), text=text, path="x.txt", outlet=outlet, published=PUBLISHED)
    return _answers(code(report))


def _answers(events: Sequence[Event]) -> Answers:
    found: dict[str, set[tuple[object, ...]]] = {question: set() for question in _COMPARED}
    for question, attributes in _COMPARED.items():
        for claim in (c for event in events for c in event.claims if c.attribute in attributes):
            found[question].add((claim.attribute.value, claim.polarity.value, *_meaning(claim.resolved, claim.value)))
    return {question: frozenset(answers) for question, answers in found.items()}


def _meaning(resolved: object, value: object) -> tuple[object, ...]:
    """What a claim means, whatever its words: ids, numbers, days."""
    party = resolved.id if isinstance(resolved, Party) else None
    if isinstance(value, Count):
        return (value.low, value.best, value.high, party)
    if isinstance(resolved, Place):
        return (resolved.id or resolved.name,)
    if isinstance(resolved, Period):
        return (resolved.earliest, resolved.latest)
    return (party if party is not None else value,)


def _exchanged(answers: Answers, one: Side, other: Side) -> Answers:
    """The answers with the two sides' ids exchanged."""
    swap = {one.party: other.party, other.party: one.party}
    return {question: frozenset(tuple(swap.get(part, part) if isinstance(part, str) else part for part in row) for row in rows) for question, rows in answers.items()}
