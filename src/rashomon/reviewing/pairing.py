"""From judgements on what is one occurrence to pairs of events, with contradictions resolved.

The rule: the later judgement outweighs the earlier, pair by pair; of two of one moment "different" outweighs "same". Where Ana held A and B to be one, then
B and C, and then A and C to be two, the last two are followed and A stays apart from B. What of a judgement contradicts
nothing later is followed: an account that was later held to be another occurrence leaves the others together.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.records import Judgement, Ruling, Subject
from rashomon.reviewing.standing import moment

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A judgement that cannot be followed for this pair of events, because of others that count more."""

    judgement: str
    left: str
    right: str
    because: tuple[str, ...]
    """The ids of the judgements that together say otherwise, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of event ids, the smaller first, that tell one occurrence or two, and what could not be followed."""

    same: frozenset[Pair]
    different: frozenset[Pair]
    contradictions: tuple[Contradiction, ...]


@dataclass(slots=True)
class _Decided:
    """What is followed so far: which events are one, which must not be, and by which judgements."""

    above: dict[str, str] = field(default_factory=dict)
    joined: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """For each event those it was put together with, and by which judgement."""
    held: dict[str, list[str]] = field(default_factory=dict)
    apart: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def top(self, one: str) -> str:
        above = self.above.setdefault(one, one)
        while above != self.above[above]:
            above = self.above[one] = self.above[above]
        return above

    def members(self, one: str) -> list[str]:
        return self.held.setdefault(self.top(one), [self.top(one)])

    def join(self, one: str, other: str, judgement: str) -> None:
        self.joined[one].setdefault(other, judgement)
        self.joined[other].setdefault(one, judgement)
        left, right = sorted((self.top(one), self.top(other)))
        if left != right:
            ours, theirs = self.members(left), self.members(right)
            self.held[left] = ours + theirs
            self.held.pop(right, None)
            self.above[right] = left

    def part(self, one: str, other: str, judgement: str) -> None:
        self.apart[one].setdefault(other, judgement)
        self.apart[other].setdefault(one, judgement)

    def parted(self, one: str, other: str) -> tuple[str, str, str] | None:
        """The pair that keeps the two from being one, with its judgement."""
        ours, theirs = sorted((self.members(one), self.members(other)), key=len)
        other_side = set(theirs)
        for a in sorted(ours):
            for b in sorted(self.apart.get(a, ())):
                if b in other_side:
                    return a, b, self.apart[a][b]
        return None

    def chain(self, one: str, other: str) -> set[str]:
        """The judgements that make the two one, by the fewest steps."""
        came: dict[str, tuple[str, str]] = {}
        queue = deque([one])
        while queue and other not in came:
            at = queue.popleft()
            for near in sorted(self.joined[at]):
                if near not in came and near != one:
                    came[near] = (at, self.joined[at][near])
                    queue.append(near)
        used: set[str] = set()
        while other != one and other in came:
            other, judgement = came[other]
            used.add(judgement)
        return used


def pair_up(judgements: Iterable[Judgement], name_of: Callable[[Judgement, Subject], str | None]) -> Pairs:
    """The pairs that these judgements (all of which hold) make, in whatever order they are given.

    `name_of` gives an event's id today, None where it has gone.
    """
    decided, against = _Decided(), []
    same: set[Pair] = set()
    different: set[Pair] = set()
    told = [j for j in judgements if j.ruling in (Ruling.SAME, Ruling.DIFFERENT)]
    for judgement in sorted(told, key=_rank):
        sides = [sorted({n for s in side if (n := name_of(judgement, s)) is not None}) for side in (judgement.about, judgement.other)]
        if judgement.ruling is Ruling.DIFFERENT:
            for one, other in ((a, b) for a in sides[0] for b in sides[1] if a != b):
                if decided.top(one) == decided.top(other):
                    against.append(_contradiction(judgement, one, other, decided.chain(one, other)))
                else:
                    decided.part(one, other, judgement.id)
                    different.add((min(one, other), max(one, other)))
        else:
            same.update(_together(judgement, sorted({*sides[0], *sides[1]}), decided, against))
    return Pairs(same=frozenset(same), different=frozenset(different), contradictions=tuple(_one_each(against)))


def _rank(judgement: Judgement) -> tuple[float, bool, str]:
    """The latest first; of one moment "different" before "same"."""
    at, name = moment(judgement)
    return (-at.astimezone(dt.UTC).timestamp(), judgement.ruling is Ruling.SAME, name)


def _together(
    judgement: Judgement, events: Sequence[str], decided: _Decided, against: list[Contradiction]
) -> Iterator[Pair]:
    """Put the events together, each to the largest part that nothing keeps it from."""
    parts: list[list[str]] = []
    for one in events:
        kept_off: list[tuple[str, tuple[str, str, str]]] = []
        for part in sorted(parts, key=lambda p: (-len(p), p)):
            bar = decided.parted(one, part[0]) if decided.top(one) != decided.top(part[0]) else None
            if bar is None:
                decided.join(part[0], one, judgement.id)
                yield (part[0], one)
                part.append(one)
                break
            kept_off.append((part[0], bar))
        else:
            parts.append([one])
        for head, (a, b, by) in kept_off:
            ours, theirs = (a, b) if decided.top(a) == decided.top(one) else (b, a)
            because = {by} | decided.chain(one, ours) | decided.chain(head, theirs)
            against.append(_contradiction(judgement, head, one, because - {judgement.id}))


def _contradiction(judgement: Judgement, one: str, other: str, because: Iterable[str]) -> Contradiction:
    return Contradiction(judgement=judgement.id, left=min(one, other), right=max(one, other), because=tuple(sorted(because)))


def _one_each(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Of the pairs for which the same judgements outweigh a judgement, the first."""
    seen: dict[tuple[str, tuple[str, ...]], Contradiction] = {}
    for one in sorted(found, key=lambda c: (c.judgement, c.because, c.left, c.right)):
        seen.setdefault((one.judgement, one.because), one)
    yield from seen.values()
