"""Maximal sets of values of which any two fit: the cliques of what can be true together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

_MOST_STEPS = 2000
"""Steps of the search before it is given up: a few dozen values that hardly exclude one another have thousands of maximal sets."""

Neighbours: TypeAlias = list[frozenset[int]]


def maximal_sets(count: int, fits: Callable[[int, int], bool]) -> list[frozenset[int]]:
    """Sets of the numbers 0 to `count` - 1 within which any two fit, and which no further number fits as a whole.

    All of them, save those of which every member stands in another set: nobody holds such a set alone, and it is no side of its own.
    So there are never more sets than numbers. Members of lower number are preferred where there is a choice; where there would be
    thousands to choose from, one set is grown from each number. Every number is in one set at least. `fits` is symmetric.
    """
    near: Neighbours = [frozenset(b for b in range(count) if b != a and fits(a, b)) for a in range(count)]
    found = _all_sets(near)
    if found is None:
        found = [_grow(a, near) for a in range(count)]
    return _without_shared(sorted(set(found), key=sorted), count)


def _all_sets(near: Neighbours) -> list[frozenset[int]] | None:
    """Every maximal set (Bron and Kerbosch 1973, with the pivot of Tomita and others 2006); None where that takes too many steps."""
    found: list[frozenset[int]] = []
    open_sets = [(frozenset[int](), frozenset(range(len(near))), frozenset[int]())]
    steps = 0
    while open_sets:
        steps += 1
        if steps > _MOST_STEPS:
            return None
        held, may, seen = open_sets.pop()
        if not may:
            if not seen and held:
                found.append(held)
            continue
        pivot = max(sorted(may | seen), key=lambda n: len(near[n] & may))
        for number in sorted(may - near[pivot]):
            open_sets.append((held | {number}, may & near[number], seen & near[number]))
            may, seen = may - {number}, seen | {number}
    return found


def _grow(first: int, near: Neighbours) -> frozenset[int]:
    """A maximal set around one number."""
    held, may = {first}, set(near[first])
    while may:
        number = min(may)
        held.add(number)
        may &= near[number]
    return frozenset(held)


def _without_shared(found: Sequence[frozenset[int]], count: int) -> list[frozenset[int]]:
    """The sets without those all of whose members stand in others, the last of them first."""
    stands_in = [0] * count
    for members in found:
        for number in members:
            stands_in[number] += 1
    kept = []
    for members in reversed(found):
        if all(stands_in[number] > 1 for number in members):
            for number in members:
                stands_in[number] -= 1
        else:
            kept.append(members)
    return kept[::-1]
