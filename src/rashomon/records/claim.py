"""One source asserts one value of one attribute of one event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rashomon.records.attribution import Attribution
from rashomon.records.count import Count
from rashomon.records.identity import content_id
from rashomon.records.party import Party
from rashomon.records.period import Period
from rashomon.records.place import Place
from rashomon.records.span import Span


class Attribute(StrEnum):
    """What a claim speaks of."""

    TYPE = "type"
    """PLOVER's type of event: "ASSAULT", "COERCE"."""
    MODE = "mode"
    """PLOVER's mode: how an event of its type was done ("curfew" of COERCE); told beside the type, never reconciled."""
    KIND = "kind"
    """What happened, in a word that PLOVER has not: "collision", "block", "shelling"."""
    ORDINAL = "ordinal"
    """Which one of a series it is: "the 23rd joint patrol"."""
    PERIOD = "period"
    """When it happened."""
    PLACE = "place"
    """Where it happened."""
    ACTOR = "actor"
    """Who did it."""
    RECIPIENT = "recipient"
    """To whom it was done."""
    KILLED = "killed"
    """How many were killed, and whose people they are."""
    INJURED = "injured"
    """How many were hurt."""
    DETAINED = "detained"
    """How many are held: arrested, captured, abducted."""
    MISSING = "missing"
    """Unaccounted for, as told: whoever is known to be held is detained."""
    OBJECT = "object"
    """What was hit that is no people: a hospital, a bridge, a bus. Humanitarian law's word."""
    EQUIPMENT = "equipment"
    """With what: a truck, a drone, a water cannon."""
    EVIDENCE = "evidence"
    """What is shown for it: a video, photographs, wreckage."""
    TIME_MARK = "time_mark"
    """The time that a piece of evidence bears; it dates nothing by itself."""
    BLAME = "blame"
    """Whose fault it is held to be."""
    AGREEMENT = "agreement"
    """Which agreement is held to be broken, kept or invoked."""
    CONTROL = "control"
    """Who holds, takes or loses a place."""
    STATEMENT = "statement"
    """Words of a source that answer none of the other questions; they are kept and shown, never reconciled."""
    WORDING = "wording"
    """An evaluative term for somebody, the act or a place. Such claims stand apart (`Event.wordings`) and tell nothing of what happened."""


class Polarity(StrEnum):
    """Whether the source says that it is so, or that it is not."""

    ASSERTED = "asserted"
    """The source says that it is so."""
    DENIED = "denied"
    """The source says that it is not so."""


class Certainty(StrEnum):
    """How sure the source is: FactBank's scale (Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    """Told as so."""
    PROBABLE = "probable"
    """The source holds it likely ("probably", "suspected militants")."""
    POSSIBLE = "possible"
    """The source holds that it may be so ("feared dead")."""
    UNKNOWN = "unknown"
    """How sure the source is cannot be told, or it does not commit itself (scare quotes, "so-called")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What is said of an agreement or of a place.

    `item` is an agreement's id in the theatre pack with the `stance` "broken", "kept" or "invoked", or a place's name with "held",
    "taken" or "lost".
    """

    item: str
    stance: str


Value: TypeAlias = str | Count | Stance
"""A value as told: a code or the report's own words (str), a count, or a stance to an agreement."""

Resolved: TypeAlias = Period | Place | Party
"""What a value stands for: a period of days, a place, or whose people or whose act it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source asserts (or denies) one value of one attribute of one event, on these words.

    `id` is made of what it says and on which words; `event` is the event's id, `attribute` the question, `attribution` who says so, `polarity` whether it is asserted or
    denied, `certainty` how sure the source is. `value` is as told: a PLOVER type, a kind, an item's name, a count, or the report's words for a time, place or party.
    `resolved` stands beside it, never over it: the period, the place or the party that the words speak of, None where that
    is not known. For counts it is the party whose people they are, for a term used of an act (wording) the party whose act it is. `coder` names the rule and its lexicon entry.
    `probability` (0 to 1) is how sure a trained head was of what it read; None of what a rule wrote. It says nothing of the source, whose doubt is
    `certainty`, and hedges nothing: a low one marks the claim for review. `evidence` is never empty.
    """

    id: str
    event: str
    attribute: Attribute
    value: Value
    evidence: tuple[Span, ...]
    attribution: Attribution
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    resolved: Resolved | None = None
    coder: str = ""
    probability: float | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a claim without evidence does not exist ({self.attribute}: {self.value!r})")


def claim_id(
    report: str, attribute: Attribute, value: Value, evidence: tuple[Span, ...], attribution: Attribution
) -> str:
    """A claim's name, made of what it says and on what words, so that a re-run finds the same claim."""
    spans = ";".join(f"{s.start}-{s.end}" for s in evidence)
    return content_id("c", report, attribute, repr(value), spans, attribution.source.key)
