"""What the heads read in one text, in word numbers: happenings with their triggers, roles and tolls, and who says what.

Every choice keeps how sure it was and what came second, so that `rashomon why` can tell.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer out of several, with its probability and the runner-up's."""

    value: str
    probability: float
    second: str
    second_probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that name a happening: how it stands there, and how sure the words are a trigger at all."""

    words: tuple[int, ...]
    probability: float
    kind: Choice
    type: Choice
    standing: Choice
    polarity: Choice
    certainty: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A word that fills a role of a happening; the phrase around it is the tree's to say."""

    word: int
    role: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The chief word of a number of people, what befell them, and the word for whose people they are, where another tells it."""

    word: int
    effects: tuple[str, ...]
    probability: float
    whose: int | None
    whose_probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that is told: its triggers in text order, its type and kind, who and what fills its roles, its tolls."""

    triggers: tuple[Trigger, ...]
    type: Choice
    kind: Choice
    fillers: tuple[Filler, ...]
    tolls: tuple[Toll, ...]

    def of(self, role: str) -> tuple[Filler, ...]:
        """The fillers of one role, surest first."""
        return tuple(sorted((f for f in self.fillers if f.role == role), key=lambda f: (-f.probability, f.word)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A cue with the words it points at; `content` is the first and last word of what is said, the cue itself perhaps among them."""

    cue: tuple[int, ...]
    probability: float
    source: int | None
    source_probability: float
    content: tuple[int, int] | None
    via: int | None
    blames: int | None
    polarity: Choice
    certainty: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one text."""

    happenings: tuple[Happening, ...]
    attributions: tuple[Attribution, ...]
