"""What the markup says, as records over one text. Every span is a half-open range of characters with `text[start:end] == words`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a trigger's happening stands in its text: what it is told as."""

    NEWS = "news"
    PART = "part"
    FURTHER = "further"
    BACKGROUND = "background"
    SUM = "sum"
    GENERIC = "generic"
    PLANNED = "planned"
    DEMANDED = "demanded"
    FEARED = "feared"
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    UNREAL = "unreal"


class Polarity(StrEnum):
    """What a telling or a source does with the deed."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DENIED_DOING = "denied-doing"


class Certainty(StrEnum):
    """How sure the text lets a telling or a source be."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


TYPES = (
    "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "THREATEN", "REJECT", "ACCUSE", "REQUEST", "RETREAT", "AID",
    "COOPERATE", "CONCEDE", "SUPPORT", "CONSULT", "AGREE",
)  # fmt: skip
"""PLOVER's sixteen (Halterman and others, 2023)."""
KINDS = (
    "shelling", "airstrike", "drone_strike", "shooting", "ground_attack", "ambush", "exchange_of_fire", "ied", "suicide_bombing",
    "explosion", "collision", "block", "standoff", "pelt", "patrol", "deployment", "withdrawal", "base", "detention", "abduction",
    "protest", "crowd_control", "approach", "boarding", "seizure", "meeting", "ceasefire", "statement", "harm", "control", "other",
)  # fmt: skip
ROLES = ("actor", "recipient", "place", "time", "object", "instrument")
EFFECTS = ("killed", "injured", "detained", "missing")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words where they stand."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names a happening, and how it stands there."""

    span: Span
    type: str
    kind: str
    standing: Standing
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of people, or nobody, with what befell them; `of` is whose they are where other words tell it."""

    span: Span
    effects: tuple[str, ...]
    of: tuple[Span, ...] = ()
    part_of: Span | None = None
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """All that one text tells of one thing: its triggers, what fills its roles (each filler by all its mentions), its tolls."""

    type: str
    kind: str
    triggers: tuple[Trigger, ...]
    roles: dict[str, tuple[tuple[Span, ...], ...]]
    tolls: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source that says something: cue, source (None where nobody is named), the words it says, whom it came through, whom it blames."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    blames: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with all that was marked in it. The headline, where there is one, is the text's first `headline` characters."""

    id: str
    form: str
    theatre: str
    genre: str
    published: str
    outlet: str
    text: str
    headline: int
    happenings: tuple[Happening, ...]
    parties: tuple[tuple[Span, ...], ...]
    attributions: tuple[Attribution, ...]
