"""What people decided about pairs of events, which no weight outweighs."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of event ids, the smaller first, that tell one occurrence (`same`) or two (`different`)."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, same: Iterable[tuple[str, str]] = (), different: Iterable[tuple[str, str]] = ()) -> Constraints:
        """The pairs in whatever order they are given."""
        return cls(frozenset(map(_ordered, same)), frozenset(map(_ordered, different)))

    def among(self, events: Container[str]) -> Constraints:
        """Those that speak of these events alone: nothing follows from a judgement on an event that cannot be in an incident."""
        same = frozenset((a, b) for a, b in self.same if a != b and a in events and b in events)
        different = frozenset((a, b) for a, b in self.different if a != b and a in events and b in events)
        return Constraints(same, different)


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = pair
    return (one, other) if one < other else (other, one)


FREE = Constraints()
"""Nobody decided anything."""
