"""An incident's attribute, reconciled over everyone who speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.records.claim import Attribute, Resolved, Value


class Status(StrEnum):
    """How the accounts stand to each other."""

    AGREED = "agreed"
    """Two or more independent origins say what can both be true, and nobody says otherwise."""
    DISPUTED = "disputed"
    """Origins say what cannot both be true, or one denies what another says."""
    UNCORROBORATED = "uncorroborated"
    """One origin alone says so."""
    SUPERSEDED = "superseded"
    """An origin replaced what it had said by a later number."""
    UNKNOWN = "unknown"
    """Accounts speak of it, and none says what it was."""


class Grade(StrEnum):
    """How well founded it is that somebody is responsible, after Airwars' grades of a contested claim."""

    CONFIRMED = "confirmed"
    """The party blamed accepts it."""
    FAIR = "fair"
    """Two or more independent origins hold it, and not all of them speak for one party."""
    WEAK = "weak"
    """One origin holds it, or one party alone."""
    CONTESTED = "contested"
    """Rival origins hold another party responsible."""
    DISCOUNTED = "discounted"
    """Withdrawn, or contradicted by evidence, as a person judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a question: a maximal set of claims of which any two can both be true.

    `values` are the distinct values held, each a resolved record where one is known, else the value as told: first those that no
    other position holds, and the narrower before the wider. `claims` are claim ids; `denied_by` the ids of claims that deny it. `origins` are the independent origins, named.
    `parties` are the ids of those who are behind it: for whom its sources speak, officials and outlets alike, and not whom it is
    about. `grade` is of a position on blame alone.
    """

    values: tuple[Value | Resolved, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One attribute of one incident with its positions, best supported first.

    `attribute` is the question, `status` how the accounts stand on it, `positions` its sides. `subject` tells facts of one attribute apart where they speak of different people: the party whose people are counted
    in killed, injured, detained and missing (None where it is not said); None for every other attribute.
    """

    attribute: Attribute
    status: Status
    positions: tuple[Position, ...]
    subject: str | None = None

    @property
    def asserted(self) -> tuple[Position, ...]:
        """The positions that somebody holds. One that is only denied is told by nobody."""
        return tuple(position for position in self.positions if position.claims)

    @property
    def leading(self) -> Position | None:
        """The best supported position that somebody holds, None where nobody holds any."""
        return next(iter(self.asserted), None)

    @property
    def denied(self) -> bool:
        """Whether all that is said is that it is not so."""
        return bool(self.positions) and self.leading is None

    def own(self, position: Position) -> tuple[str, ...]:
        """The claims of a position that stand on no other: those too vague to tell it from another are left out, where any is not."""
        elsewhere = {claim for other in self.positions if other is not position for claim in other.claims}
        return tuple(claim for claim in position.claims if claim not in elsewhere) or position.claims
