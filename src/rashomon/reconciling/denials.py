"""Which sides of a question a denial is of: those that tell what it denies, and no side that only shares words with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.reconciling.compatible import Contains
from rashomon.reconciling.positions import Held, Side, Telling


def sides_denied(denied: Held, sides: Sequence[Side], fits: Callable[[Held, Held], bool], contains: Contains) -> tuple[int, ...]:
    """The numbers of the sides that the denial is of, in their order; none where no side tells what is denied.

    What a side alone tells is denied before what it shares with a rival: "both sides fired" stands on either side, and Turkey's "we did not"
    denies the one that says Turkey did. A party's part is denied where it is told of by itself, or by the shortest list that names it.
    """
    if denied is None:
        return ()
    if isinstance(denied, str) and any(isinstance(t.held, frozenset) for side in sides for t in side.tellings):
        return _of_party(denied, sides, contains)
    for each in ([side.own for side in sides], [side.shared for side in sides]):
        hit = tuple(n for n, told in enumerate(each) if any(t.held is not None and fits(denied, t.held) for t in told))
        if hit:
            return hit
    return ()


def _of_party(denied: str, sides: Sequence[Side], contains: Contains) -> tuple[int, ...]:
    """The sides that speak of this party best: of it alone before beside others, and by what is their own before what they share."""
    def held_by_it(one: str) -> bool:
        return contains(denied, one)

    for named in (denied.__eq__, held_by_it):
        best = [min((_closeness(t, own, named) for own, held in ((True, side.own), (False, side.shared)) for t in held), default=_NOT) for side in sides]
        if best and min(best) < _NOT:
            return tuple(n for n, rank in enumerate(best) if rank == min(best))
    return ()


_NOT = (10**6, True)


def _closeness(telling: Telling, own: bool, named: Callable[[str], bool]) -> tuple[int, bool]:
    """How near a telling is to speaking of one party alone: how many others it names, and whether another side shares it."""
    held = telling.held
    return (len(held) - 1, not own) if isinstance(held, frozenset) and any(named(one) for one in held) else _NOT
