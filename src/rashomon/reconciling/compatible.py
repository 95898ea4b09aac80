"""When two values can both be true: what makes claims one position."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rashomon.knowledge.places.geometry import gap_km
from rashomon.records import GOVERNMENT, UNKNOWN, Party, Period, Place, Stance, country_of, sector_of

Contains: TypeAlias = Callable[[str, str], bool]
"""Whether the party with the first id holds the one with the second: the SDF holds the YPG."""

_SLACK_KM = 2.0
_ARMS = frozenset({"MIL", "COP", "SPY", "LEG", "JUD"})
_LIKE_KINDS = (
    {"exchange_of_fire", "shooting"},
    {"block", "standoff"},
    {"pelt", "protest"},
    {"airstrike", "drone_strike"},
    {"ied", "car_bomb"},
    {"agreement", "meeting"},
)
"""Kinds of which one account's word does not gainsay the other's: two sides that shoot are an exchange of fire, and a stand-off
is a road held against somebody. Struck and blocked are two stories of one meeting, and so are shelled and bombed from the air."""


_HOLDS = frozenset({"held", "taken", "lost"})


def same_party(holder: str, held: str) -> bool:
    """Containment where no table is at hand: a party holds itself, and a government its army and its other arms."""
    return holder == held or (sector_of(holder) == GOVERNMENT and country_of(holder) == country_of(held) and sector_of(held) in _ARMS)


def known(value: object) -> bool:
    """Whether the value says anything: "this week" in an undated report, a place on no map and UNKNOWN do not."""
    if isinstance(value, Period | Place):
        return value.known
    if isinstance(value, Party):
        return value.id != UNKNOWN
    return value is not None and value not in (UNKNOWN, "other")


def periods_fit(one: Period, other: Period) -> bool:
    """Whether one holds the other: Tuesday morning lies in Tuesday, 25 August in August; "June 2" in any year's 2 June.

    An unknown bound fits any. Morning and evening of one day do not fit.
    """
    halves = ({"morning"}, {"afternoon", "evening"})
    if any({one.part} <= a and {other.part} <= b for a, b in (halves, halves[::-1])):
        return False
    return _holds(one, other) or _holds(other, one)


def _holds(outer: Period, inner: Period) -> bool:
    bounds = [outer.earliest, outer.latest, inner.earliest, inner.latest]
    yearless = any(b is not None and b.startswith("--") for b in bounds)
    cut = [None if b is None else b[-5:] if yearless and len(b) <= 10 else b[:10] for b in bounds]
    lo, hi, first, last = cut
    starts = lo is None or first is None or lo <= first
    ends = hi is None or last is None or last <= hi
    apart = (hi is not None and first is not None and first > hi) or (lo is not None and last is not None and last < lo)
    return starts and ends and not apart


def places_fit(one: Place, other: Place) -> bool:
    """Whether the happening can lie in both: one holds the other, or their circles meet."""
    apart = gap_km(one, other)
    if apart is None:
        return True
    if (one.id is not None and one.id in (other.id, *other.within)) or (
        other.id is not None and other.id in one.within
    ):
        return True
    return apart <= (one.radius_km or 0.0) + (other.radius_km or 0.0) + _SLACK_KM


def parties_fit(one: str, other: str, contains: Contains) -> bool:
    """Whether one is the other, holds it, or is left open."""
    return UNKNOWN in (one, other) or one == other or contains(one, other) or contains(other, one)


def sets_fit(one: frozenset[str], other: frozenset[str], contains: Contains) -> bool:
    """Whether one list of participants may be a shorter telling of the other: each of the shorter has its like in the longer."""
    known_one, known_other = one - {UNKNOWN}, other - {UNKNOWN}
    pairs = ((known_one, known_other), (known_other, known_one))
    return any(all(any(parties_fit(a, b, contains) for b in more) for a in fewer) for fewer, more in pairs if len(fewer) <= len(more))


def kinds_fit(one: str, other: str) -> bool:
    """Whether two kinds are one story."""
    return one == other or "other" in (one, other) or any({one, other} <= like for like in _LIKE_KINDS)


def stances_fit(one: tuple[Stance, str | None], other: tuple[Stance, str | None]) -> bool:
    """Whether two stances to one agreement, each with who is said to have taken it, can both be true.

    Broken by one side gainsays broken by the other, and kept by the same side or by all; an agreement invoked gainsays nothing.
    A place held or taken by one side is neither held nor taken by another, nor lost by that side.
    """
    (a, by), (b, by_other) = one, other
    if a.item == b.item and {a.stance, b.stance} <= _HOLDS:
        same = by is None or by_other is None or by == by_other
        return same if "lost" not in (a.stance, b.stance) else a.stance == b.stance or by is None or by != by_other
    if a.item != b.item or "invoked" in (a.stance, b.stance):
        return True
    if a.stance == b.stance:
        return a.stance != "broken" or by is None or by_other is None or by == by_other
    return by is not None and by_other is not None and by != by_other
