"""What a person decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.claim import Attribute, Resolved, Stance, Value
from rashomon.records.count import Count
from rashomon.records.identity import content_id
from rashomon.records.party import Party
from rashomon.records.period import Period
from rashomon.records.span import Span


class Ruling(StrEnum):
    """What was decided."""

    SAME = "same"
    """These events all tell one occurrence."""
    DIFFERENT = "different"
    """No event of the one side tells what any of the other tells."""
    RIGHT = "right"
    """The claim says what its report says."""
    WRONG = "wrong"
    """The report does not say so: the claim is left out of what is reconciled."""
    CORRECTED = "corrected"
    """The report says this value, not the one that was read."""
    UNSURE = "unsure"
    """Somebody looked, and cannot tell: the claim stays as it was read."""
    NOT_INDEPENDENT = "not-independent"
    """Two reports, or two outlets, are one origin."""
    NOTE = "note"
    """A remark, which changes nothing."""
    WITHDRAWN = "withdrawn"
    """An earlier judgement is taken back."""


VERDICTS = frozenset({Ruling.RIGHT, Ruling.WRONG, Ruling.CORRECTED, Ruling.UNSURE})
"""The rulings on one claim, of which one can be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a judgement is about, as it stood when it was judged.

    `kind` is "claim", "event", "report", "outlet" or "judgement"; `name` the id, of an outlet its name. A claim's `words` are its
    evidence, an event's its trigger; `attribute` is what a claim speaks of, `told` and `resolved` what it said, `source` who
    said it, `text` the id of the report's text (`text_id`). By these it is known again in a later reading, and shown where it has gone.
    """

    kind: str
    name: str
    words: tuple[Span, ...] = ()
    attribute: Attribute | None = None
    told: Value | None = None
    resolved: Resolved | None = None
    source: str | None = None
    text: str | None = None

    @property
    def report(self) -> str | None:
        """The id of the report that it stands in, where it is known."""
        return self.name if self.kind == "report" else self.words[0].report if self.words else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision by one person. It is appended and never changed; a later one may outweigh or withdraw it.

    `ruling` is what was decided, `about` what was judged, `other` what it was set beside: the other events of "same" and "different", the other outlet or
    report of "not-independent". `value` and `resolved` are what a corrected claim ought to say. `at` is when, in UTC
    ("2020-09-01T08:15:00Z"); `by` whose it is; `why` the reason, in the person's own words. `id` is made of all the rest.
    """

    ruling: Ruling
    about: tuple[Subject, ...]
    other: tuple[Subject, ...] = ()
    by: str
    at: str
    why: str = ""
    value: Value | None = None
    resolved: Resolved | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", judgement_id(self))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """All that it is about, on either side."""
        return self.about + self.other


def judgement_id(judgement: Judgement) -> str:
    """A judgement's name, made of all else that it says, so that one imported twice is kept once.

    What it was about counts by id, words and value, so that a program which knows more of a place gives no other name.
    """
    said = judgement
    sides = [[_subject(s) for s in side] for side in (said.about, said.other)]
    value, stands_for = _spell(said.value), _spell(said.resolved)
    return content_id("j", said.ruling.value, *sides, said.by, said.at, said.why, value, stands_for)


def _subject(subject: Subject) -> tuple[object, ...]:
    words = [(s.report, s.start, s.end, s.text) for s in subject.words]
    attribute = subject.attribute.value if subject.attribute else ""
    said = (_spell(subject.told), _spell(subject.resolved), subject.source, subject.text)
    return (subject.kind, subject.name, words, attribute, *said)


def _spell(value: Value | Resolved | None) -> tuple[object, ...]:
    """A value's parts that tell it from others."""
    match value:
        case None:
            return ()
        case str():
            return (value,)
        case Count():
            v = value
            return ("count", v.low, v.best, v.high, v.wording, v.of, v.part, v.further)
        case Stance():
            return ("stance", value.item, value.stance)
        case Party():
            return ("party", value.id)
        case Period():
            return ("period", value.earliest, value.latest, value.part, value.wording)
        case _:
            return ("place", value.id, value.name, value.wording)
