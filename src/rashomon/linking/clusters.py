"""Which accounts tell one occurrence: consistent clusters, grown from the strongest link down.

Four steps, each over links in order of weight, so that the order in which events arrive never matters:
1. accounts that give a day and a place make clusters; two become one only where nothing forbids any pair across them and the
   pairs speak for it on the whole;
2. an account without a day or without a place joins the cluster that it matches best, where no other occurrence comes near;
   what many tell is likelier to be what is mentioned in passing. It never brings two clusters together;
3. those left over make clusters among themselves, as in 1;
4. a denial joins what it denies, or nothing.

What people decided goes before all: events that they hold to be one start as one, and no step brings together what they hold apart.

Every step is computed where it is asked for, and only there: the clusters of 1 from the accounts tied to one another, a joining from the
clusters that an account is tied to. So whoever asks for one account's incident looks at its surroundings and at no more of the
ledger, and gets what a look at the whole would give.

Why: docs/decisions/linking.md#linking-is-local.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from rashomon.linking.constraints import FREE, Constraints
from rashomon.linking.matching import Matcher
from rashomon.linking.ties import FAME, Footing, Graph
from rashomon.linking.units import UnitNumbers
from rashomon.records import Link

STRONG = 2.0
"""Bits that an account needs which gives neither a day nor a place: what it does not tell cannot speak against it."""

Parts: TypeAlias = tuple[tuple[str, float], ...]
MARGIN = 2.0
"""Bits by which the best cluster must lead any that cannot be the same occurrence, for a loose account to join it."""

DOUBT = 3.0
"""Bits by which the pairs across two clusters may fall short on the whole: silence is no evidence against the strongest link."""

_LOOK = 12
"""Members on either side whose pairs are weighed before two clusters become one."""
_REMEMBERED = 200_000


JUDGED = 20.0
"""What a link says that a person made: a million to one."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Accounts held to tell one occurrence, each but the first brought by a link: two events, and what goes with the evidence.

    `core` are those that it grew from, in order, before any looser account joined; `fame` the bits that speak for it before anything
    is compared.
    """

    core: tuple[str, ...]
    members: list[str]
    links: list[tuple[str, str, Parts]]
    fame: float = 0.0
    settled: bool = False


class _Offer(NamedTuple):
    """A cluster that an account could join, by its link from `one` to `other` of the cluster."""

    total: float
    cluster: Cluster
    one: str
    other: str


class Clustering:
    """The clusters of a graph, found as they are asked for. Events that people hold to be one are a unit, named by its first."""

    def __init__(self, graph: Graph, matcher: Matcher, constraints: Constraints = FREE) -> None:
        self._graph = graph
        self._matcher = matcher
        self.units = UnitNumbers(constraints)
        self._totals: dict[tuple[str, str], float | None] = {}
        self._grown: dict[str, Cluster] = {}
        self._chosen: dict[str, _Offer | None] = {}
        self._joined: dict[str, Cluster] = {}
        self._denied: dict[str, _Offer | None] = {}

    def home(self, one: str) -> Cluster | None:
        """The cluster that an event is in, None for a denial of nothing. Denials are not among its members: see `denials`."""
        unit = self.units.of(one)[0]
        rank = self._rank(unit)
        if rank is Footing.FIRM:
            return self._settled(self._grown_from(unit, Footing.FIRM))
        if rank is Footing.LOOSE:
            self._choose(unit)
            return self._joined.get(unit) or self._grown_from(unit, Footing.LOOSE)
        denied = self._denied_by(unit)
        return denied.cluster if denied is not None and unit in self._deniers(denied.cluster) else None

    def anchored(self, one: str) -> bool:
        """Whether an event that tells something is in a cluster that grew from accounts with a day and a place."""
        unit = self.units.of(one)[0]
        rank = self._rank(unit)
        if rank is Footing.LOOSE:
            self._choose(unit)
            return unit in self._joined
        return rank is Footing.FIRM

    def denials(self, cluster: Cluster) -> tuple[set[str], list[tuple[str, str, Parts]]]:
        """The denials of what a cluster tells, and the links that bring them."""
        found: set[str] = set()
        links: list[tuple[str, str, Parts]] = []
        for unit, offer in self._deniers(cluster).items():
            found.update(self.units.of(unit))
            links += [(offer.one, offer.other, ()), *self._judged(unit, told=False)]
        for unit in sorted({self.units.of(one)[0] for one in cluster.members}):
            found.update(one for one in self.units.of(unit) if self._is_denial(one))
            links += self._judged(unit, told=False)
        return found, links

    def link(self, one: str, other: str, parts: Parts) -> Link:
        """The link between two events as a record."""
        left, right = sorted((one, other))
        return self._matcher.link(self._graph.profile(left), self._graph.profile(right), parts)

    # What an event is, and what it is tied to

    def _is_denial(self, one: str) -> bool:
        return self._graph.standing(one) is Footing.DENIAL

    def _rank(self, unit: str) -> Footing:
        held = [self._graph.standing(one) for one in self.units.of(unit)]
        return next(rank for rank in Footing if rank in held)

    def _told(self, unit: str) -> tuple[str, ...]:
        return tuple(one for one in self.units.of(unit) if not self._is_denial(one))

    def _judged(self, unit: str, *, told: bool) -> list[tuple[str, str, Parts]]:
        """The links by which people hold a unit together: those between events that tell something, or those with a denial."""
        pairs = self.units.links(unit)
        return [(*p, (("judged the same", JUDGED),)) for p in pairs if told is not any(map(self._is_denial, p))]

    def _ties(self, unit: str, rank: Footing, to: Footing) -> Iterator[tuple[float, str, str]]:
        """The ties of a unit's members of one standing to events of another: weight, member, other."""
        for one in self.units.of(unit):
            if self._graph.standing(one) is rank:
                for other, total in self._graph.near(one).items():
                    if self._graph.standing(other) is to:
                        yield total, one, other

    def _total(self, one: str, other: str) -> float | None:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._totals:
            if len(self._totals) > _REMEMBERED:
                self._totals.clear()
            self._totals[pair] = self._matcher.total(self._graph.profile(pair[0]), self._graph.profile(pair[1]))
        return self._totals[pair]

    def _compatible(self, ours: Sequence[str], theirs: Sequence[str], floor: float = -DOUBT) -> bool:
        """Whether nothing forbids any pair across the two, and the pairs speak for one occurrence on the whole."""
        if self.units.apart(ours, theirs):
            return False
        reports = {self._graph.profile(one).report for one in ours}
        if any(self._graph.profile(one).report in reports for one in theirs):
            return False
        looked = sorted(ours)[:_LOOK], sorted(theirs)[:_LOOK]
        total = 0.0
        for one in looked[0]:
            for other in looked[1]:
                weight = self._total(one, other)
                if weight is None:
                    return False
                total += weight
        if total <= floor * len(looked[0]) * len(looked[1]):
            return False
        if len(ours) <= _LOOK and len(theirs) <= _LOOK:
            return True
        return all(self._total(one, other) is not None for one in ours for other in theirs)

    def _rivals(self, one: Cluster, other: Cluster) -> bool:
        """Whether the two clusters tell occurrences that cannot be one, for a reason other than that one report tells both.

        Reports tell a happening in pieces; an account that fits two pieces of it is no riddle.
        """
        if self.units.apart(one.core, other.core):
            return True
        profile = self._graph.profile
        return any(
            profile(a).report != profile(b).report and self._total(a, b) is None
            for a in one.core[:_LOOK]
            for b in other.core[:_LOOK]
        )

    # The four steps

    def _grown_from(self, unit: str, rank: Footing) -> Cluster:
        """Steps 1 and 3: the cluster of a firm unit, or of a loose one that joined none."""
        if unit not in self._grown:
            for cluster in self._grow(unit, rank):
                for one in cluster.core:
                    self._grown[self.units.of(one)[0]] = cluster
        return self._grown[unit]

    def _grow(self, unit: str, rank: Footing) -> Iterable[Cluster]:
        """The clusters of all units that ties of one standing connect with this one."""
        reached, ranked, ahead = {unit}, [], [unit]
        while ahead:
            here = ahead.pop()
            for total, one, other in self._ties(here, rank, rank):
                there = self.units.of(other)[0]
                if there == here or total <= 0 or not self._grows(there, rank):
                    continue
                if one < other:
                    ranked.append((-total, one, other))
                if there not in reached:
                    reached.add(there)
                    ahead.append(there)
        home: dict[str, Cluster] = {}
        for name in sorted(reached):
            told = self._told(name)
            home |= dict.fromkeys(told, Cluster((), [*told], self._judged(name, told=True)))
        for _, one, other in sorted(ranked):
            left, right = home[one], home[other]
            if left is right or not self._compatible(left.members, right.members):
                continue
            keep, drop = (left, right) if min(left.members) < min(right.members) else (right, left)
            keep.members += drop.members
            keep.links += [*drop.links, (one, other, ())]
            home |= dict.fromkeys(drop.members, keep)
        made = {id(cluster): cluster for cluster in home.values()}
        for cluster in made.values():
            cluster.core = tuple(sorted(cluster.members))
            texts = {self._graph.profile(one).text for one in cluster.core}
            cluster.fame = min(FAME, math.log2(len(texts)))
        return made.values()

    def _grows(self, unit: str, rank: Footing) -> bool:
        """Whether a unit takes part in the growth of clusters of this standing."""
        if self._rank(unit) is not rank:
            return False
        if rank is Footing.FIRM:
            return True
        self._choose(unit)
        return unit not in self._joined

    def _choose(self, unit: str) -> _Offer | None:
        """Step 2: the cluster that a loose unit matches best, where no other occurrence comes near; it joins where it may.

        Fame helps it over the threshold, and never decides between two clusters: an account is of an occurrence in proportion to
        how many independent texts tell it already (the Chinese restaurant process: Pitman, "Combinatorial Stochastic Processes", 2006).
        """
        if unit not in self._chosen:
            offers = [
                _Offer(total, self._grown_from(self.units.of(other)[0], Footing.FIRM), one, other)
                for total, one, other in self._ties(unit, Footing.LOOSE, Footing.FIRM)
            ]
            best = self._best(offers)
            enough = best is not None and best.total + best.cluster.fame > self._least(unit)
            self._chosen[unit] = best if enough else None
        chosen = self._chosen[unit]
        if chosen is not None:
            self._settled(chosen.cluster)
        return chosen

    def _least(self, unit: str) -> float:
        """The bits that a loose unit needs to join: more where it gives neither a day nor a place that its report's day goes with."""
        told = [self._graph.profile(one) for one in self._told(unit)]
        return STRONG * (not any(p.dated or (p.placed and p.published) for p in told))

    def _best(self, offers: Iterable[_Offer]) -> _Offer | None:
        """The best offer, None where another one comes near it of a cluster that cannot be the same occurrence."""
        best: dict[int, _Offer] = {}
        for offer in sorted(offers, key=lambda o: (-o.total, o.cluster.core[0], o.other, o.one)):
            best.setdefault(id(offer.cluster), offer)
        ranked = list(best.values())
        if any(ranked[0].total - o.total < MARGIN and self._rivals(ranked[0].cluster, o.cluster) for o in ranked[1:]):
            return None
        return ranked[0] if ranked else None

    def _settled(self, cluster: Cluster) -> Cluster:
        """The cluster with all loose units that chose it and fit."""
        if cluster.settled:
            return cluster
        cluster.settled = True
        near = {self.units.of(o)[0] for one in cluster.core for o in self._graph.near(one)}
        chosen = []
        for unit in near:
            if self._rank(unit) is Footing.LOOSE:
                offer = self._choose(unit)
                if offer is not None and offer.cluster is cluster:
                    chosen.append((-offer.total - cluster.fame, unit, offer))
        for _, unit, offer in sorted(chosen, key=lambda c: c[:2]):
            told = self._told(unit)
            if self._compatible(told, cluster.members, -DOUBT - cluster.fame):
                fame = (("told by many", cluster.fame),) if cluster.fame else ()
                cluster.members += told
                cluster.links += [(offer.one, offer.other, fame), *self._judged(unit, told=True)]
                self._joined[unit] = cluster
        return cluster

    def _deniers(self, cluster: Cluster) -> dict[str, _Offer]:
        """The denials that a cluster takes, the strongest first: those that people hold to be of two occurrences are not both its."""
        near = {self.units.of(d)[0] for one in cluster.members for d in self._graph.near(one) if self._is_denial(d)}
        offers = [(unit, self._denied_by(unit)) for unit in near if self._rank(unit) is Footing.DENIAL]
        mine = [(-offer.total, unit, offer) for unit, offer in offers if offer is not None and offer.cluster is cluster]
        taken: dict[str, _Offer] = {}
        for _, unit, offer in sorted(mine, key=lambda m: m[:2]):
            if not self.units.apart((unit,), taken):
                taken[unit] = offer
        return taken

    def _denied_by(self, unit: str) -> _Offer | None:
        """Step 4: the cluster that tells what is denied."""
        if unit not in self._denied:
            offers = []
            for rank in (Footing.FIRM, Footing.LOOSE):
                for total, one, other in self._ties(unit, Footing.DENIAL, rank):
                    cluster = self.home(other)
                    if cluster is not None and not self.units.apart((unit,), cluster.members):
                        offers.append(_Offer(total, cluster, one, other))
            self._denied[unit] = self._best(offers)
        return self._denied[unit]


def make_clusters(
    graph: Graph, ids: Iterable[str], matcher: Matcher, constraints: Constraints = FREE
) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
    """The clusters of these events, and of no others, with the links that made them; denials of nothing are left out.

    Clusters are in order of their first member, members in order of id.
    """
    clustering = Clustering(graph, matcher, constraints)
    homes = {id(home): home for home in (clustering.home(one) for one in sorted(ids)) if home is not None}
    return sorted(
        (whole(clustering, home) for home in homes.values()),
        key=lambda made: made[0][0],
    )


def whole(clustering: Clustering, home: Cluster) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """A cluster with its denials, in order of id, and the records of its links."""
    denials, brought = clustering.denials(home)
    links = tuple(clustering.link(*link) for link in [*home.links, *brought])
    return tuple(sorted([*home.members, *denials])), links
