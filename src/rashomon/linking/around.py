"""The graph around what is new: what is kept, with what a new linking adds to it and takes from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from rashomon.linking.clusters import Clustering
from rashomon.linking.kept import LinkStore, Node, read_profile
from rashomon.linking.profiles import Profile
from rashomon.linking.ties import Footing, standing_of
from rashomon.linking.units import UnitNumbers


class Around:
    """A graph (see `ties.Graph`) that looks up what is asked for, and knows how things stood before.

    `came` are the profiles of events that are new or may have changed; `went` those that are no more, or were before they changed.
    """

    def __init__(self, kept: LinkStore, came: Mapping[str, Profile], went: Collection[str]) -> None:
        self.kept = kept
        self._came = came
        self._went = frozenset(went)
        self._new: dict[str, dict[str, float]] = {}
        self._dropped: set[tuple[str, str]] = set()
        self._profiles: dict[str, Profile] = dict(came)
        self._nodes: dict[str, Node | None] = {}
        self._before: dict[str, Mapping[str, float]] = {}
        self._now: dict[str, Mapping[str, float]] = {}

    def tie(self, one: str, other: str, total: float) -> None:
        """Add a tie."""
        self._new.setdefault(one, {})[other] = total
        self._new.setdefault(other, {})[one] = total

    def untie(self, one: str, other: str) -> None:
        """Take a tie away."""
        self._dropped |= {(one, other), (other, one)}

    def look(self, events: Iterable[str]) -> None:
        """Have these events and those they are tied to at hand."""
        new = {one for one in events if one not in self._before}
        if new:
            ties = self.kept.ties(new)
            self._before.update((one, ties.get(one, {})) for one in new)
            met = {other for one in new for other in self._before[one]} | new
            self.fetch(met)

    def fetch(self, events: Iterable[str]) -> None:
        """Have the nodes of these events at hand."""
        unknown = [one for one in events if one not in self._nodes]
        if unknown:
            found = self.kept.nodes(unknown)
            self._nodes.update((one, found.get(one)) for one in unknown)

    def was(self, one: str) -> Node | None:
        """The node of an event before, None where it had none."""
        self.fetch((one,))
        return self._nodes[one]

    def at(self, homes: Collection[str]) -> Collection[str]:
        """The events of these incidents, as they were."""
        found = self.kept.nodes_at(homes)
        self._nodes.update(found)
        return list(found)

    def here(self, one: str) -> bool:
        """Whether the event is there now."""
        return one in self._came or (one not in self._went and self.was(one) is not None)

    def was_near(self, one: str) -> Mapping[str, float]:
        """The events that it was tied to."""
        if one not in self._before:
            self.look((one,))
            self.look(self._before[one])  # they are asked for next, and one by one would take as long as all at once
        return self._before[one]

    # As clustering sees it

    def profile(self, one: str) -> Profile:
        """The account as it is now."""
        if one not in self._profiles:
            node = self.was(one)
            assert node is not None, one
            self._profiles[one] = read_profile(node.profile)
        return self._profiles[one]

    def standing(self, one: str) -> Footing:
        """What part it can have."""
        if one in self._came:
            return standing_of(self._came[one])
        node = self.was(one)
        assert node is not None, one
        return node.standing

    def near(self, one: str) -> Mapping[str, float]:
        """The accounts that it is tied to now."""
        if one not in self._now:
            kept = {} if one in self._came else self.was_near(one)
            held = {o: t for o, t in kept.items() if o not in self._went and (one, o) not in self._dropped}
            self._now[one] = {**held, **self._new.get(one, {})}
        return self._now[one]


def affected(around: Around, seeds: Collection[str], clustering: Clustering) -> tuple[set[str], set[str]]:
    """The events whose incident may differ, where these events or their ties changed, and the homes that are dissolved.

    Followed is what each step of clustering reads. Firm accounts decide over those they are tied to, step by step; a loose one over no firm
    one, but over the cluster that it joins, or leaves, and over the loose ones that stay with it outside; a denial over itself alone.
    """
    units = clustering.units
    firm = _spread(around, units, seeds, Footing.FIRM)
    loose = {one for one in [*seeds, *_beside(around, units, firm)] if _stands(around, one, Footing.LOOSE)}
    told = firm | loose
    told |= _homemates(around, clustering, told)
    loose |= {one for one in [*told, *_beside(around, units, told)] if _stands(around, one, Footing.LOOSE)}
    moved = {one for one in loose if one in seeds or _left_before(around, one) != _left(around, clustering, one)}
    told |= loose | _spread(around, units, moved, Footing.LOOSE, clustering)
    told |= _homemates(around, clustering, told)
    ahead = [*told, *seeds, *(one for one in _beside(around, units, told) if _stands(around, one, Footing.DENIAL))]
    homes: set[str] = set()
    reached: set[str] = set()
    while ahead:
        fresh = {one for one in ahead if one not in reached}
        reached |= fresh
        before = _homes(around, fresh) - homes
        homes |= before
        ahead = [*(around.at(before) if before else ()), *_homemates(around, clustering, fresh)]
    return reached, homes


def _homemates(around: Around, clustering: Clustering, events: Iterable[str]) -> set[str]:
    """Those with whom these events are in one cluster now, or were."""
    found: set[str] = set(around.at(_homes(around, events)))
    seen: set[int] = set()
    for one in [*events, *found]:
        cluster = clustering.home(one) if around.here(one) else None
        if cluster is not None and id(cluster) not in seen:
            seen.add(id(cluster))
            found.update(cluster.members)
    return found


def _stands(around: Around, one: str, standing: Footing) -> bool:
    """Whether the account has, or had, this standing."""
    before = around.was(one)
    return (before is not None and before.standing is standing) or (around.here(one) and around.standing(one) is standing)


def _near(around: Around, units: UnitNumbers, one: str) -> set[str]:
    """What an account is tied to, or was, or is held to be one with."""
    now = around.near(one) if around.here(one) else {}
    return {*around.was_near(one), *now, *units.of(one)}


def _beside(around: Around, units: UnitNumbers, events: Collection[str]) -> set[str]:
    around.look(events)
    return {other for one in events for other in _near(around, units, one)}


def _spread(
    around: Around, units: UnitNumbers, seeds: Iterable[str], standing: Footing, clustering: Clustering | None = None
) -> set[str]:
    """The seeds of this standing, and all that ties between such accounts lead to; of loose ones those alone that joined nothing."""
    reached: set[str] = set()
    ahead = [one for one in seeds if _stands(around, one, standing)]
    while ahead:
        around.look(ahead)
        fresh = {one for one in ahead if one not in reached}
        reached |= fresh
        met = {other for one in fresh for other in _near(around, units, one)} - reached
        ahead = [one for one in met if _stands(around, one, standing)]
        if clustering is not None:
            ahead = [one for one in ahead if _left_before(around, one) or _left(around, clustering, one)]
    return reached


def _left_before(around: Around, one: str) -> bool:
    before = around.was(one)
    return before is not None and before.standing is Footing.LOOSE and not before.anchored


def _left(around: Around, clustering: Clustering, one: str) -> bool:
    return around.here(one) and around.standing(one) is Footing.LOOSE and not clustering.anchored(one)


def _homes(around: Around, events: Iterable[str]) -> set[str]:
    nodes = (around.was(one) for one in events)
    return {node.home for node in nodes if node is not None and node.home is not None}
