"""Average linkage over sparse pairs: groups that grow from the strongest pair on, each merge weighed over all pairs across."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Offer = tuple[float, int, int, int]


@dataclass(slots=True)
class Groups:
    """Groups under growth, by their first member: members, and the weights within and across as sums over pairs."""

    members: dict[int, list[int]]
    within: dict[int, float]
    across: dict[int, dict[int, float]]
    missing: float
    """What a pair weighs that nobody weighed."""

    def mean_within(self, group: int) -> float:
        """The mean weight of the pairs of a group of two or more."""
        size = len(self.members[group])
        return self.within[group] / (size * (size - 1) / 2)

    def mean_across(self, one: int, other: int) -> float:
        """The mean weight of the pairs across two groups."""
        return self.across[one][other] / (len(self.members[one]) * len(self.members[other]))

    def offer(self, one: int, other: int) -> Offer | None:
        """Two groups for the heap, strongest first; no longer true once either has grown, or None where one is gone."""
        if one not in self.members or other not in self.members:
            return None
        return -self.mean_across(one, other), one, other, len(self.members[one]) + len(self.members[other])

    def merge(self, one: int, other: int) -> None:
        """Put `other`'s members into `one`."""
        sizes = len(self.members[one]), len(self.members[other])
        self.within[one] += self.within.pop(other) + self.across[one].pop(other)
        self.across[other].pop(one)
        theirs = self.across.pop(other)
        for third in self.across[one].keys() | theirs.keys():
            size = len(self.members[third]) * self.missing
            total = self.across[one].get(third, sizes[0] * size) + theirs.get(third, sizes[1] * size)
            self.across[one][third] = self.across[third][one] = total
            self.across[third].pop(other, None)
        self.members[one] += self.members.pop(other)


def _always(_: Groups, __: int, ___: int) -> bool:
    return True


def group(
    pairs: Iterable[tuple[int, int, float]],
    count: int,
    *,
    missing: float = 0.0,
    least: float = 0.0,
    allowed: Callable[[Groups, int, int], bool] = _always,
) -> list[list[int]]:
    """The numbers below `count` in groups, in order of their first member.

    Two groups become one where the mean over all pairs across is above `least` and `allowed` says so; pairs not given weigh
    `missing`. Of offers alike the one with the smaller numbers goes first, so the order of `pairs` never matters.
    """
    groups = Groups({i: [i] for i in range(count)}, dict.fromkeys(range(count), 0.0), {i: {} for i in range(count)}, missing)
    for one, other, weight in pairs:
        groups.across[one][other] = groups.across[other][one] = weight
    waiting = [o for one, others in groups.across.items() for other in others if one < other and (o := groups.offer(one, other))]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] > least:
        offer = heapq.heappop(waiting)
        _, one, other, _ = offer
        if offer != groups.offer(one, other) or not allowed(groups, one, other):
            continue
        groups.merge(one, other)
        for third in groups.across[one]:
            fresh = groups.offer(min(one, third), max(one, third))
            if fresh is not None and -fresh[0] > least:
                heapq.heappush(waiting, fresh)
    return [sorted(members) for _, members in sorted(groups.members.items())]
