"""The graph that clustering reads: accounts, and between them the ties whose weight could matter.

Whether two accounts are tied is a function of the two, given that blocking proposed them; so a new report adds and drops ties only
around itself, and all that clustering decides follows from ties near by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from rashomon.linking.matching import Matcher
from rashomon.linking.profiles import Profile

FAME = 4.0
"""The most bits that an occurrence's fame lends to an account without a day or a place."""


class Footing(StrEnum):
    """What part an account can have in an incident."""

    FIRM = "firm"
    """It gives a day and a place: incidents grow from such accounts."""
    LOOSE = "loose"
    """It lacks a day or a place: it joins an incident, or others that lack as much."""
    DENIAL = "denial"
    """It denies one, and joins what it denies."""


def standing_of(profile: Profile) -> Footing:
    """What part this account can have."""
    if profile.negated:
        return Footing.DENIAL
    return Footing.FIRM if profile.dated and profile.placed else Footing.LOOSE


def denies(denial: Profile, told: Profile) -> bool:
    """Whether the denial speaks of what the other tells."""
    if denial.kinds:
        return bool(denial.kinds & told.kinds)
    return bool(denial.types & told.types)


def tie(left: Profile, right: Profile, ranks: tuple[Footing, Footing], matcher: Matcher) -> float | None:
    """The weight of the tie between two accounts of these standings, None where it could decide nothing.

    Two firm accounts, or two loose ones, are tied where the evidence speaks for one occurrence; a loose one to a firm one, too, where
    fame could make up for what is lacking; a denial to what it denies.
    """
    one, other = ranks
    floor = -FAME if one is not other and one is not Footing.DENIAL and other is not Footing.DENIAL else 0.0
    total = matcher.total(left, right, floor)
    if total is None or total <= floor:
        return None
    if one is Footing.DENIAL or other is Footing.DENIAL:
        denial, told = (left, right) if one is Footing.DENIAL else (right, left)
        return total if one is not other and denies(denial, told) else None
    return total


class Graph(Protocol):
    """Where clustering looks accounts up by event id; what is not asked for need not be at hand."""

    def profile(self, one: str) -> Profile:
        """The account."""

    def standing(self, one: str) -> Footing:
        """What part it can have."""

    def near(self, one: str) -> Mapping[str, float]:
        """The accounts it is tied to, with the weights."""


@dataclass(slots=True)
class WholeGraph:
    """All accounts at once."""

    profiles: Mapping[str, Profile]
    standings: Mapping[str, Footing]
    ties: dict[str, dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]], matcher: Matcher) -> WholeGraph:
        """The graph of the pairs that blocking proposed, as places in `profiles`, the smaller first."""
        ranks = [standing_of(p) for p in profiles]
        made = cls({p.id: p for p in profiles}, {p.id: rank for p, rank in zip(profiles, ranks, strict=True)})
        for one, other in pairs:
            left, right = profiles[one], profiles[other]
            weight = tie(left, right, (ranks[one], ranks[other]), matcher)
            if weight is not None:
                made.ties.setdefault(left.id, {})[right.id] = weight
                made.ties.setdefault(right.id, {})[left.id] = weight
        return made

    def profile(self, one: str) -> Profile:
        """The account."""
        return self.profiles[one]

    def standing(self, one: str) -> Footing:
        """What part it can have."""
        return self.standings[one]

    def near(self, one: str) -> Mapping[str, float]:
        """The accounts it is tied to."""
        return self.ties.get(one, {})
