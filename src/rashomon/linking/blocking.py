"""Which pairs of events are worth comparing, found without looking at every pair.

An event is filed under keys, and only events under one key are paired: cells of days and of the map with their neighbours,
and the parties. What is not known is bridged: an undated event is filed by place, parties and month of publication, an
unplaced one by days and parties. An event that gives neither a day nor a month asks under a key, and is not filed there for
others that know neither: that is the difference between asking and being asked.

Why: docs/decisions/linking.md#linking-is-local.
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from rashomon.linking.days import DayRange
from rashomon.linking.profiles import Profile
from rashomon.records import Place

Key: TypeAlias = tuple[object, ...]
N = TypeVar("N", int, str)
_Ints: TypeAlias = npt.NDArray[np.int64]

_DAYS = 3
_DEGREES = 0.5
_SLACK_KM = 8.0
_REGION_KM = 60.0
_EVER = 10**7
"""A day after all days."""
_WINDOW = 40
"""In a crowded block an event is paired with this many of its neighbours by day (the sorted neighbourhood of Hernández and
Stolfo 1995)."""
_ASKED, _BEFORE = 50, 35
"""How many events of a crowded block an event without a date is compared with, and how many of them happened before it was told."""


def _day_cells(days: DayRange) -> list[Key]:
    """Cells of three days that it touches, a day's slip included; ("doy", n) where no year is known."""
    if days.width is None or days.width > 31 or days.lo is None or days.hi is None:
        return []
    name = "doy" if days.yearless else "day"
    return [(name, n) for n in range((days.lo - 1) // _DAYS, (days.hi + 1) // _DAYS + 1)]


def _doy_cells(days: DayRange) -> list[Key]:
    if days.yearless or days.width is None or days.width > 31 or days.lo is None or days.hi is None:
        return []
    cells = set()
    for day in range(days.lo - 1, days.hi + 2):
        date = dt.date.fromordinal(max(1, day))
        cells.add(dt.date(2000, date.month, date.day).toordinal() // _DAYS)
    return [("doy", n) for n in sorted(cells)]


def _months(profile: Profile) -> list[Key]:
    days: set[int] = set()
    for span in profile.days:
        ends = [d for d in (span.lo, span.hi) if d is not None and not span.yearless]
        days.update(range(min(ends), min(max(ends), min(ends) + 800), 25) if ends else ())
        days.update(ends)
    if not days and profile.published is not None:
        days = {profile.published, profile.published - 20}
    dates = (dt.date.fromordinal(max(1, d)) for d in days)
    return [("month", m) for m in sorted({d.year * 12 + d.month for d in dates})]


def _on_map(place: Place) -> bool:
    return place.known and (place.radius_km or 0.0) <= _REGION_KM and place.precision != "country"


def _map_cells(profile: Profile) -> list[Key]:
    cells: set[tuple[int, int]] = set()
    for place in profile.places:
        if place.latitude is None or place.longitude is None or not _on_map(place):
            continue
        high = ((place.radius_km or 0.0) + _SLACK_KM) / 111.0
        wide = high / max(0.1, math.cos(math.radians(place.latitude)))
        rows = range(math.floor((place.latitude - high) / _DEGREES), math.floor((place.latitude + high) / _DEGREES) + 1)
        columns = range(
            math.floor((place.longitude - wide) / _DEGREES), math.floor((place.longitude + wide) / _DEGREES) + 1
        )
        cells.update((row, column) for row in rows for column in columns)
    return [("cell", *c) for c in sorted(cells)] + [("name", n) for n in sorted(profile.unmapped)]


def _sides(profile: Profile) -> list[Key]:
    families = sorted(profile.families - {"CIV"})[:4] or sorted(profile.families)
    return list(combinations(families, 2)) if len(families) > 1 else [(f,) for f in families]


def _keys(profile: Profile) -> Iterator[tuple[Key, bool]]:
    """Each key with whether the event asks under it; under the others it is only asked."""
    when = [c for d in profile.days for c in _day_cells(d)]
    doy = [c for d in profile.days for c in _doy_cells(d)]
    where, who, months = _map_cells(profile), _sides(profile), _months(profile)
    places: list[Key] = [(*p, f) for p in where for f in sorted(profile.families)]
    anybody: list[Key] = [(*p, "?") for p in where]
    either = [*who, *((f,) for f in sorted(profile.families))] if len(profile.families) > 1 else who
    mapped = bool(profile.places) and all(_on_map(p) for p in profile.places)
    yearless = any(d.yearless for d in profile.days)
    few = len(profile.families - {"CIV"}) < 2
    for day in when + doy:
        asks = day not in doy
        yield from ((("when-where", *day, *p), asks) for p in where)
        yield from ((("when-who", *day, *w), asks and (yearless or not mapped)) for w in either)
        yield from ((("when-kind", *day, k), few and (asks or not who)) for k in sorted(profile.kinds))
    dateless = not any(d.width is not None and d.width <= 31 for d in profile.days)
    for place in places:
        yield from ((("month-where", *m, *place), dateless) for m in months)
        yield ("where", *place), not months
    for place in anybody:
        yield from ((("month-where", *m, *place), dateless and not who) for m in months)
        yield ("where", *place), not months and not who
    for kind in sorted(profile.kinds | profile.like if dateless else profile.kinds):
        yield from ((("month-where", *m, *p, kind), dateless) for m in months for p in where)
        yield from ((("month-who", kind, *m, *w), dateless) for m in months for w in either)
    for kind in sorted(profile.kinds):
        yield from ((("who", kind, *w), not months) for w in either)
    for attribute, count, _ in profile.tolls:
        if count.best is not None and count.best >= 3:
            yield from ((("toll", attribute, count.best, *m, *w), True) for m in months for w in either)
            yield from ((("toll-ever", attribute, count.best, *w), not months) for w in either)
    yield ("text", profile.text), True
    if profile.negated:
        yield ("report", profile.report), True
    else:
        yield ("report", profile.report), False


def _day(profile: Profile) -> int:
    known = [n for d in profile.days for n in (d.lo, d.hi) if n is not None]
    return known[0] if known else profile.published or 0


def filings(profile: Profile) -> dict[Key, bool]:
    """Every key that the event is filed under, with whether it asks there."""
    return dict(sorted(_keys(profile), key=lambda k: k[1]))


def entry(profile: Profile, name: N) -> tuple[int, N]:
    """How it stands among the members of a block: by day, then by name."""
    known = [n for d in profile.days for n in (d.lo, d.hi) if n is not None]
    return known[0] if known else profile.published or 0, name


def pairs_under(asking: Sequence[tuple[int, N]], asked: Sequence[tuple[int, N]]) -> Iterator[tuple[N, N]]:
    """The pairs of one block, some of them twice, in no order: a function of its members alone.

    `asking` and `asked` are entries, in order. In a crowded block an event that asks is paired with its neighbours by day, and
    with those of the asked that come next before its day or soon after.
    """
    for at, (_, one) in enumerate(asking):
        for _, other in asking[at + 1 : at + 1 + _WINDOW]:
            yield one, other
    for member in asking if asked else ():
        if len(asked) > _ASKED:
            at = max(0, min(bisect_right(asked, member) - _BEFORE, len(asked) - _ASKED))
            for _, other in asked[at : at + _ASKED]:
                yield member[1], other
        else:
            for _, other in asked:
                yield member[1], other


def crowded(asking: int, members: int) -> bool:
    """Whether in a block of so many members, of whom so many ask, who is paired with whom depends on who else is there."""
    return asking > _WINDOW + 1 or (asking > 0 and members - asking > _ASKED)


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of places in `profiles` (the smaller first) worth comparing. `profiles` are in order of id."""
    n = len(profiles)
    asking: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    asked: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        mine = entry(profile, at)
        for key, asks in filings(profile).items():
            (asking if asks else asked)[key].append(mine)
    found = array("q")
    for key, ones in asking.items():
        others = asked.get(key, [])
        if len(ones) + len(others) > 1:
            found.extend([a * n + b if a < b else b * n + a for a, b in pairs_under(sorted(ones), sorted(others))])
    del asking, asked
    pairs = np.unique(np.frombuffer(found, dtype=np.int64)) if found else np.zeros(0, np.int64)
    left, right = np.divmod(pairs, max(1, n))
    possible = ~_impossible(profiles, left, right)
    return list(zip(left[possible].tolist(), right[possible].tolist(), strict=True))


def _impossible(profiles: Sequence[Profile], left: _Ints, right: _Ints) -> npt.NDArray[np.bool_]:
    """Which pairs need no comparing: told by one report, days apart, or told before it happened, as `comparisons.excluded` has it.

    What is compared here are the first and the last of all days that an account gives: a sufficient condition, for many pairs at once.
    """
    report = {name: number for number, name in enumerate(dict.fromkeys(p.report for p in profiles))}
    told_in = np.array([report[p.report] * 2 + p.negated for p in profiles], dtype=np.int64)
    lows, highs, widths, sure = [], [], [], []
    for profile in profiles:
        bounded = profile.days and all(d.width is not None and not d.yearless for d in profile.days)
        lows.append(min(d.lo or 0 for d in profile.days) if bounded else 0)
        highs.append(max(d.hi or 0 for d in profile.days) if bounded else _EVER)
        widths.append(max(d.width or 1 for d in profile.days) if bounded else 1)
        known = profile.days and all(d.lo is not None and not d.yearless for d in profile.days)
        sure.append(min(d.lo or 0 for d in profile.days) if known else 0)
    low, high, width = np.array(lows, np.int64), np.array(highs, np.int64), np.array(widths, np.int64)
    since = np.array(sure, np.int64)
    published = np.array([_EVER if p.published is None else p.published for p in profiles], np.int64)
    gap = np.maximum(low[left] - high[right], low[right] - high[left])
    slip = 2 + np.minimum(5, np.maximum(width[left], width[right]) // 4)
    early = (since[left] > published[right] + 1) | (since[right] > published[left] + 1)
    impossible: npt.NDArray[np.bool_] = (told_in[left] == told_in[right]) | (gap >= slip) | early
    return impossible
