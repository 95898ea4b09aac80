"""What people decided about pairs of events, which no weight outweighs."""

from __future__ import annotations

from collections.abc import Iterable
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


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = pair
    return (one, other) if one < other else (other, one)


FREE = Constraints()
"""Nobody decided anything."""
