"""Which accounts tell one occurrence: consistent clusters, grown from the strongest link down.

Four passes, each over links in order of weight, so that the order in which events arrive never matters:
1. accounts that give a day and a place make clusters; two become one only where nothing forbids any pair across them and the
   pairs speak for it on the whole;
2. an account without a day or without a place joins the cluster that it matches best, where no other occurrence comes near;
   what many tell is likelier to be what is mentioned in passing. It never brings two clusters together;
3. those left over make clusters among themselves, as in 1;
4. a denial joins what it denies, or nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rashomon.linking.blocking import candidate_pairs
from rashomon.linking.comparisons import compare, excluded
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights
from rashomon.records import Link

MARGIN = 2.0
"""Bits by which the best cluster must lead any that cannot be the same occurrence, for a loose account to join it."""

DOUBT = 3.0
"""Bits by which the pairs across two clusters may fall short on the whole: silence is no evidence against the strongest link."""

FAME = 4.0
"""The most bits that an occurrence's fame lends to an account without a day or a place."""

STRONG = 2.0
"""Bits that an account needs which gives neither a day nor a place: what it does not tell cannot speak against it."""

_LOOK = 12
"""Members on either side whose pairs are weighed before two clusters become one."""


@dataclass(slots=True)
class _Matcher:
    """The pairs compared so far."""

    profiles: Sequence[Profile]
    weights: Weights
    _totals: dict[tuple[int, int], float | None] = field(default_factory=dict)

    def total(self, one: int, other: int) -> float | None:
        """The weight of the pair in bits; None where something forbids it."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._totals:
            left, right = self.profiles[pair[0]], self.profiles[pair[1]]
            forbidden = excluded(left, right, self.weights)
            parts = () if forbidden else compare(left, right, self.weights)
            self._totals[pair] = None if forbidden else sum(bits for _, bits in parts)
        return self._totals[pair]

    def link(self, one: int, other: int, fame: float = 0.0) -> Link:
        """The pair's evidence as a record."""
        left, right = self.profiles[min(one, other)], self.profiles[max(one, other)]
        known = (("told by many", fame),) if fame else ()
        return Link(left=left.id, right=right.id, weights=(*compare(left, right, self.weights), *known))


@dataclass(slots=True)
class _Clusters:
    """Clusters under growth: which cluster each event is in, its members in the order they came, the links that brought them."""

    matcher: _Matcher
    home: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    links: defaultdict[int, list[tuple[int, int, float]]] = field(default_factory=lambda: defaultdict(list))

    def start(self, one: int) -> None:
        self.home[one] = one
        self.members[one] = [one]

    def compatible(self, ours: Sequence[int], theirs: Sequence[int], floor: float = -DOUBT) -> bool:
        """Whether nothing forbids any pair across the two, and the pairs speak for one occurrence on the whole."""
        reports = {self.matcher.profiles[i].report for i in ours}
        if any(self.matcher.profiles[i].report in reports for i in theirs):
            return False
        some = [
            self.matcher.total(one, other)
            for one in islice(sorted(ours), _LOOK)
            for other in islice(sorted(theirs), _LOOK)
        ]
        totals = [t for t in some if t is not None]
        if len(totals) < len(some) or sum(totals) <= floor * len(some):
            return False
        seen, profiles, weights = (
            (min(len(ours), _LOOK), min(len(theirs), _LOOK)),
            self.matcher.profiles,
            self.matcher.weights,
        )
        if seen == (len(ours), len(theirs)):
            return True
        return not any(excluded(profiles[one], profiles[other], weights) for one in ours for other in theirs)

    def rivals(self, one: int, other: int) -> bool:
        """Whether the two clusters tell occurrences that cannot be one, for a reason other than that one report tells both.

        Reports tell a happening in pieces; an account that fits two pieces of it is no riddle.
        """
        held = self.matcher.profiles
        return any(
            held[a].report != held[b].report and self.matcher.total(a, b) is None
            for a in islice(sorted(self.members[one]), _LOOK)
            for b in islice(sorted(self.members[other]), _LOOK)
        )

    def merge(self, one: int, other: int) -> None:
        """Make one cluster of the two that hold these events, where they are compatible."""
        left, right = self.home[one], self.home[other]
        if left == right or not self.compatible(self.members[left], self.members[right]):
            return
        keep, drop = min(left, right), max(left, right)
        for moved in self.members[drop]:
            self.home[moved] = keep
        self.members[keep] += self.members.pop(drop)
        self.links[keep] += [*self.links.pop(drop, []), (one, other, 0.0)]

    def join(self, one: int, cluster: int, to: int, fame: float = 0.0) -> None:
        """Add an event to a cluster on the strength of its link to the member `to`."""
        self.home[one] = cluster
        self.members[cluster].append(one)
        self.links[cluster].append((min(one, to), max(one, to), fame))

    def fame(self, cluster: int) -> float:
        """Bits that speak for the cluster before anything is compared.

        An account is of an occurrence in proportion to how many independent texts tell it already (the Chinese restaurant
        process: Pitman, "Combinatorial Stochastic Processes", 2006).
        """
        return min(FAME, math.log2(len({self.matcher.profiles[i].text for i in self.members[cluster]})))


def _best_homes(others: Mapping[int, float], homes: Mapping[int, int]) -> list[tuple[float, int, int]]:
    """The clusters an event matches, best first, each with the weight and the member of its strongest link."""
    best: dict[int, tuple[float, int, int]] = {}
    for other, total in others.items():
        home = homes.get(other)
        if home is not None:
            best[home] = max(best.get(home, (float("-inf"), 0, 0)), (total, -home, -other))
    return [(total, -home, -other) for total, home, other in sorted(best.values(), reverse=True)]


def _ambiguous(homes: Sequence[tuple[float, int, int]], clusters: _Clusters) -> bool:
    best, home, _ = homes[0]
    return any(best - total < MARGIN and clusters.rivals(home, other) for total, other, _ in homes[1:])


def _join_loose(loose: Sequence[int], near: Mapping[int, Mapping[int, float]], clusters: _Clusters) -> None:
    """Fame helps an account over the threshold, and never decides between two clusters."""
    fixed = dict(clusters.home)
    fame = {home: clusters.fame(home) for home in clusters.members}
    chosen: list[tuple[float, int, int, int]] = []
    for one in loose:
        homes = _best_homes(near.get(one, {}), fixed)
        if homes and not _ambiguous(homes, clusters):
            total, home, to = homes[0]
            profile = clusters.matcher.profiles[one]
            if total + fame[home] > STRONG * (not profile.dated and not (profile.placed and profile.published)):
                chosen.append((-total - fame[home], one, home, to))
    for _, one, home, to in sorted(chosen):
        if clusters.compatible([one], clusters.members[home], -DOUBT - fame[home]):
            clusters.join(one, home, to, fame[home])


def _join_denials(denials: Sequence[int], near: Mapping[int, Mapping[int, float]], clusters: _Clusters) -> None:
    profiles, fixed = clusters.matcher.profiles, dict(clusters.home)
    for one in denials:
        same_kind = {o: t for o, t in near.get(one, {}).items() if t > 0 and _denies(profiles[one], profiles[o])}
        homes = _best_homes(same_kind, fixed)
        if homes and not _ambiguous(homes, clusters):
            clusters.join(one, homes[0][1], homes[0][2])


def _denies(denial: Profile, told: Profile) -> bool:
    if denial.kinds:
        return bool(denial.kinds & told.kinds)
    return bool(denial.types & told.types)


def make_clusters(profiles: Sequence[Profile], weights: Weights) -> list[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """Clusters of places in `profiles`, which are in order of id, with the links that made them; denials of nothing are left out.

    Clusters are in order of their first member, members in order of place.
    """
    matcher = _Matcher(profiles, weights)
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    ranked: list[tuple[float, int, int]] = []
    for one, other in candidate_pairs(profiles):
        total = matcher.total(one, other)
        if total is not None and total > -FAME:
            near[one][other] = near[other][one] = total
            ranked += [(-total, one, other)] if total > 0 else []
    ranked.sort()
    told = [i for i, p in enumerate(profiles) if not p.negated]
    firm = {i for i in told if profiles[i].dated and profiles[i].placed}
    clusters = _Clusters(matcher)
    for one in sorted(firm):
        clusters.start(one)
    for _, one, other in ranked:
        if one in firm and other in firm:
            clusters.merge(one, other)
    _join_loose([i for i in told if i not in firm], near, clusters)
    left = {i for i in told if i not in clusters.home}
    for one in sorted(left):
        clusters.start(one)
    for _, one, other in ranked:
        if one in left and other in left:
            clusters.merge(one, other)
    _join_denials([i for i, p in enumerate(profiles) if p.negated], near, clusters)
    return [
        (tuple(sorted(clusters.members[home])), tuple(matcher.link(*pair) for pair in clusters.links[home]))
        for home in sorted(clusters.members, key=lambda h: min(clusters.members[h]))
    ]
