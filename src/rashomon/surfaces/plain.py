"""Values for tables that programs read: codes and figures in place of words."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.records import Count, Party, Toll


def codes_of(sides: Iterable[Iterable[Party | str]]) -> str:
    """The values of these sides in one cell, each once: a party's id, and whatever else as it is told."""
    each = (value.id if isinstance(value, Party) else value for side in sides for value in side)
    return "; ".join(dict.fromkeys(each))


def numbers_of(toll: Toll) -> str:
    """The numbers of a toll in one cell, a side's after the other's: "4 or 7", "12-" where it is open upwards; nothing where it is only denied."""
    return " or ".join(dict.fromkeys(map(_number, toll.counts)))


def _number(count: Count) -> str:
    if count.best is not None:
        return str(count.best)
    low, high = ("" if bound is None else str(bound) for bound in (count.low, count.high))
    return f"{low}-{high}" if low or high else count.wording
