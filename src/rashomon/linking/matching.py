"""The weight of a pair, found fast: what two accounts' values say of each other is found once and looked up after that.

The reference is `comparisons`: `Matcher.total` is the sum of `compare`, or None where `excluded` has a reason, for every pair.
Among a hundred thousand accounts the same two towns, the same two kinds and the same two tolls meet again and again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeAlias, TypeVar

from rashomon.linking.comparisons import COMPARED, Comparable, compare, days_apart, places_apart
from rashomon.linking.comparisons.kinds import exclude_each_other
from rashomon.linking.comparisons.publications import told_too_late, undated
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights
from rashomon.records import Link

T = TypeVar("T")
_Fields: TypeAlias = tuple[str, ...]
_MOST = 1_000_000
"""Pairs of values that are remembered of one comparable; then all are forgotten."""


@dataclass(slots=True)
class _Part:
    """Comparables that stand side by side and read the same fields: their bits, by the numbers of the two sides' values."""

    reads: int | None
    compared: Sequence[Comparable]
    bit: int = 0
    """Its flag among those of `_Facets.speaks`."""
    most: float = 0.0
    """The most bits that it and all parts behind it can give."""
    known: dict[tuple[int, int], tuple[float, ...]] = field(default_factory=dict)

    def bits(self, left: Profile, right: Profile, weights: Weights) -> tuple[float, ...]:
        """What there is to say, in order."""
        found = ((c.name, c.level(left, right, weights)) for c in self.compared)
        return tuple([weights.bits[name][level] for name, level in found if level is not None])


@dataclass(slots=True)
class _Law:
    reads: int
    excludes: Callable[[Profile, Profile], bool]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Facets:
    """A profile with a number for each group of values that it has.

    `speaks` has a bit for each comparable that it has something for; `since` is the first day of what it tells, where one is sure.
    """

    profile: Profile
    numbers: tuple[int, ...]
    speaks: int
    since: int | None
    undated: bool


class Matcher:
    """Weighs pairs of profiles by one table of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._facets: dict[str, _Facets] = {}
        self._numbers: dict[Hashable, int] = {}
        self._fields: list[_Fields] = []
        self._parts: list[_Part] = []
        for comparable in COMPARED:
            reads = None if comparable.reads is None else self._number_of(comparable.reads)
            if self._parts and reads is not None and self._parts[-1].reads == reads:
                self._parts[-1].compared = (*self._parts[-1].compared, comparable)
            else:
                self._parts.append(_Part(reads, (comparable,), 1 << len(self._parts)))
        for at, part in enumerate(self._parts):
            behind = [c.name for later in self._parts[at:] for c in later.compared]
            part.most = sum(max(0.0, *weights.bits[name].values()) for name in behind)
        self._laws = (
            _Law(self._number_of(("days",)), days_apart),
            _Law(self._number_of(("places",)), places_apart),
            _Law(self._number_of(("kinds", "types")), lambda a, b: exclude_each_other(a, b, weights)),
        )
        self._readers = [attrgetter(*fields) for fields in self._fields]

    def _number_of(self, fields: _Fields) -> int:
        if fields not in self._fields:
            self._fields.append(fields)
        return self._fields.index(fields)

    def _facets_of(self, profile: Profile) -> _Facets:
        known = self._numbers
        values = [(n, read(profile)) for n, read in enumerate(self._readers)]
        numbers = tuple([known.setdefault(value, len(known)) for value in values])
        sure = [d.lo for d in profile.days if d.lo is not None and not d.yearless]
        since = min(sure) if sure and len(sure) == len(profile.days) else None
        speaks = sum(part.bit for part in self._parts if part.reads is None and part.compared[0].speaks(profile))
        facets = self._facets[profile.id] = _Facets(profile, numbers, speaks, since, undated(profile))
        return facets

    def total(self, left: Profile, right: Profile, floor: float = -math.inf) -> float | None:
        """The weight of the pair in bits; None where something forbids it, or where it cannot rise above `floor`.

        The smaller id is `left`. A weight that lies below the floor all the same may be given.
        """
        if left.report == right.report and left.negated == right.negated:
            return None
        one = self._facets.get(left.id)
        if one is None or one.profile is not left:
            one = self._facets_of(left)
        other = self._facets.get(right.id)
        if other is None or other.profile is not right:
            other = self._facets_of(right)
        if left.published is not None and other.since is not None and other.since > left.published + 1:
            return None  # told before it happened
        if right.published is not None and one.since is not None and one.since > right.published + 1:
            return None
        if (one.undated or other.undated) and told_too_late(left, right):
            return None
        ours, theirs = one.numbers, other.numbers
        for law in self._laws:
            pair = (ours[law.reads], theirs[law.reads])
            apart = law.known.get(pair)
            if apart is None:
                apart = _remember(law.known, pair, law.excludes(left, right))
            if apart:
                return None
        total = 0 + self.weights.prior
        either, both = one.speaks | other.speaks, one.speaks & other.speaks
        for part in self._parts:
            if part.reads is None:
                if not part.bit & (either if part.compared[0].alone else both):
                    continue
                if total + part.most <= floor:
                    return None
                bits = part.bits(left, right, self.weights)
            else:
                pair = (ours[part.reads], theirs[part.reads])
                known = part.known.get(pair)
                bits = known if known is not None else _remember(part.known, pair, part.bits(left, right, self.weights))
            for bit in bits:
                total += bit
        return total

    def link(self, left: Profile, right: Profile, known: tuple[tuple[str, float], ...] = ()) -> Link:
        """The pair's evidence as a record, and what is `known` besides."""
        return Link(left=left.id, right=right.id, weights=(*compare(left, right, self.weights), *known))


def _remember(known: dict[tuple[int, int], T], pair: tuple[int, int], found: T) -> T:
    if len(known) >= _MOST:
        known.clear()
    known[pair] = found
    return found
