"""PLOVER's gold standard records: single sentences with type, mode, source and target (Open Event Data Alliance, version 0.5b1).

A line is a JSON object: `text`; `event` and `mode`; `source` and `target`, each a list of `actorText`; `textInfo.markup`, where
"(SRC/TAR: ...)" marks who is both. Each sentence is read alone, as an undated report without a theatre, with `pipeline.code`.

- type: the record's type under its present name (`_RENAMED`) is among the types asserted of any event that the sentence gives;
  `first` is the type of the event that comes first. A sentence without an event is wrong.
- actor, recipient: F1 of the texts told for each role in all events, a text being right that shares a word with a gold one not yet
  taken (articles and prepositions are no words, a plural is its singular). A pronoun is read as the party it stands for.
- mode: of the records with a mode that still exists (`_MODES`) where the right type is coded with a mode, the share with that mode.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fakes import words_of
from benchmarks.report import Figures
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import UNKNOWN, Attribute, Claim, Event, Party, Polarity, Report, report_id
from rashomon.running.reading import code

_PRONOUNS = frozenset({"it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "we", "our", "us"})
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the records that PLOVER has since renamed or merged."""
_MODES = {
    "demo-org": "demo", "demo-spon": "demo", "riot-spon": "riot", "strike-hun": "hunger", "strike-gen": "strike",
    "obstruct": "obstruct", "detain": "arrest", "confiscate": "seize", "host": "visit",
}  # fmt: skip
"""Modes of the records by their present names; others are compared as they stand."""


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence and what its coder found in it."""

    text: str
    type: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Texts right, given and stated."""

    right: int = 0
    given: int = 0
    stated: int = 0

    def add(self, found: Sequence[str], gold: Sequence[str]) -> None:
        """Count the texts of one sentence: each gold one is found once."""
        left = [words_of(text) for text in gold]
        mine = {words_of(text) for text in found} - {frozenset()}
        self.given += len(mine)
        self.stated += len(left)
        for words in sorted(mine, key=len, reverse=True):
            hit = next((other for other in left if other & words), None)
            if hit is not None:
                left.remove(hit)
                self.right += 1

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.given + self.stated)

    @property
    def note(self) -> str:
        """The counts in words."""
        return f"{self.right} right of {self.given} told and {self.stated} stated; a word shared"


def run(data: Path) -> Figures:
    """Figures on a file of gold standard records (`.jsonl`)."""
    knowledge = load_knowledge(None)
    records = list(read_records(data))
    right = first = coded = moded = modes = 0
    actors, recipients = Tally(), Tally()
    for record in records:
        events = code(Report(id=report_id(record.text, None), text=record.text, path="plover"), knowledge)
        types = [str(c.value) for e in events for c in _asserted(e, Attribute.TYPE)]
        right += record.type in types
        first += bool(types) and types[0] == record.type
        coded += bool(types)
        actors.add(texts_of(events, Attribute.ACTOR), record.actors)
        recipients.add(texts_of(events, Attribute.RECIPIENT), record.recipients)
        told = {str(c.value) for e in events for c in _asserted(e, Attribute.MODE)}
        if record.mode and told and record.type in types:
            moded += 1
            modes += record.mode in told
    both = Tally(*(getattr(actors, n) + getattr(recipients, n) for n in ("right", "given", "stated")))
    total = max(1, len(records))
    return Figures(
        "plover",
        (
            (
                "plover.type",
                right / total,
                f"{right} of {len(records)} sentences with the right type among those coded",
            ),
            ("plover.type.first", first / total, f"{first} with the right type first; {coded} with any type"),
            ("plover.actor.overlap-f1", actors.f1, actors.note),
            ("plover.recipient.overlap-f1", recipients.f1, recipients.note),
            ("plover.roles.overlap-f1", both.f1, both.note),
            ("plover.mode", modes / max(1, moded), f"{modes} of {moded} with a right type and both modes given"),
        ),
    )


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            actors = tuple(a["actorText"] for a in row.get("source", ()))
            recipients = tuple(a["actorText"] for a in row.get("target", ()))
            if not recipients and "SRC/TAR" in row.get("textInfo", {}).get("markup", ""):
                recipients = actors
            mode = row.get("mode") or ""
            yield Record(
                row["text"], _RENAMED.get(row["event"], row["event"]), _MODES.get(mode, mode), actors, recipients
            )


def texts_of(events: Sequence[Event], attribute: Attribute) -> list[str]:
    """Who is told to fill a role, in the report's words, each once."""
    return sorted({_words(c) for e in events for c in _asserted(e, attribute)})


def _words(claim: Claim) -> str:
    if isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN and str(claim.value).lower() in _PRONOUNS:
        return claim.resolved.name
    return str(claim.value)


def _asserted(event: Event, attribute: Attribute) -> list[Claim]:
    return [c for c in event.of(attribute) if c.polarity is Polarity.ASSERTED]
