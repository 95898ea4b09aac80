"""Events that people hold to be one, which no step takes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rashomon.linking.constraints import Constraints


class UnitNumbers:
    """Every event with those that are judged to tell the same, and which events are judged to tell another occurrence.

    Where two judgements cannot both hold (A is B, B is C, A is not C), events that are held apart stay apart: pairs are taken in
    order of id, and one that would bring such events together is passed over.
    """

    def __init__(self, constraints: Constraints) -> None:
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in constraints.different:
            self._apart[one].add(other)
            self._apart[other].add(one)
        held: dict[str, tuple[str, ...]] = {}
        links: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in sorted(constraints.same):
            ours, theirs = held.get(one, (one,)), held.get(other, (other,))
            if ours == theirs or self._meet(ours, theirs):
                continue
            joined = tuple(sorted(ours + theirs))
            links[joined[0]] = [*links.pop(ours[0], []), *links.pop(theirs[0], []), (one, other)]
            held.update(dict.fromkeys(joined, joined))
        self._held = held
        self._links = links

    def of(self, one: str) -> tuple[str, ...]:
        """The events that are one with this, itself among them, in order of id; the first names them all."""
        return self._held.get(one) or (one,)

    def links(self, one: str) -> list[tuple[str, str]]:
        """The judgements that hold together the events that are one with this."""
        return self._links.get(self.of(one)[0], [])

    def apart(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether the one side, with all that is one with it, holds an event that is judged to tell another occurrence than the other's."""
        if not self._apart:
            return False
        return self._meet(*({one for event in side for one in self.of(event)} for side in (ours, theirs)))

    def _meet(self, ours: Collection[str], theirs: Collection[str]) -> bool:
        return any(not self._apart[one].isdisjoint(theirs) for one in ours if one in self._apart)
