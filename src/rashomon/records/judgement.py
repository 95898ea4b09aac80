"""What a person decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.claim import Attribute, Resolved, Value
from rashomon.records.identity import content_id
from rashomon.records.span import Span


class Ruling(StrEnum):
    """What was decided."""

    SAME = "same"
    """Two events tell one occurrence."""
    DIFFERENT = "different"
    """Two events tell two occurrences."""
    RIGHT = "right"
    """The claim says what its report says."""
    WRONG = "wrong"
    """The report does not say so: the claim is left out of what is reconciled."""
    CORRECTED = "corrected"
    """The report says this value of it, not the one that was read."""
    NOT_INDEPENDENT = "not-independent"
    """Two reports, or two outlets, are one origin."""
    NOTE = "note"
    """A remark, which changes nothing."""
    WITHDRAWN = "withdrawn"
    """An earlier judgement is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a judgement is about.

    `kind` is "claim", "event", "report", "outlet" or "judgement"; `name` the id, of an outlet its name. `words` is what a claim
    or an event stood on when it was judged, and `attribute` what the claim speaks of: by these it is known again, or shown where it has gone.
    """

    kind: str
    name: str
    words: Span | None = None
    attribute: Attribute | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision by one person. It is appended and never changed; a later one may withdraw it.

    `about` is one subject for a claim, two for a pair. `value` and `resolved` are what a corrected claim ought to say. `at` is
    when, in UTC ("2020-09-01T08:15:00Z"); `by` whose it is; `why` the reason, in the person's own words. `id` is made of all the rest.
    """

    ruling: Ruling
    about: tuple[Subject, ...]
    by: str
    at: str
    why: str = ""
    value: Value | None = None
    resolved: Resolved | None = None
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", judgement_id(self))


def judgement_id(judgement: Judgement) -> str:
    """A judgement's name, made of all else that it says, so that one imported twice is kept once."""
    said = judgement
    about = [(s.kind, s.name) for s in said.about]
    return content_id("j", said.ruling.value, about, said.by, said.at, said.why, repr(said.value), repr(said.resolved))
