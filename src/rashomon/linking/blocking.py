"""Which pairs of events are worth comparing, found without looking at every pair.

An event is filed under keys, and only events under one key are paired: cells of days and of the map with their neighbours,
and the parties. What is not known is bridged: an undated event is filed by place, parties and month of publication, an
unplaced one by days and parties. An event that gives neither a day nor a month asks under a key, and is not filed there for
others that know neither: that is the difference between asking and being asked.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from rashomon.linking.days import Days
from rashomon.linking.profiles import Profile
from rashomon.records import Place

Key: TypeAlias = tuple[object, ...]

_DAYS = 3
_DEGREES = 0.5
_SLACK_KM = 8.0
_REGION_KM = 60.0
_WINDOW = 60
"""In a crowded block an event is paired with this many of its neighbours by day (the sorted neighbourhood of Hernández and
Stolfo 1995)."""
_ASKED = 100
"""How many events of a crowded block an event without any date is compared with: those that share most words with it."""


def _day_cells(days: Days) -> list[Key]:
    """Cells of three days that it touches, a day's slip included; ("doy", n) where no year is known."""
    if days.width is None or days.width > 31 or days.lo is None or days.hi is None:
        return []
    name = "doy" if days.yearless else "day"
    return [(name, n) for n in range((days.lo - 1) // _DAYS, (days.hi + 1) // _DAYS + 1)]


def _doy_cells(days: Days) -> list[Key]:
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


def _pairs_under(
    asking: Sequence[int], asked: Sequence[int], profiles: Sequence[Profile], days: Sequence[int]
) -> Iterator[tuple[int, int]]:
    if len(asking) <= _WINDOW:
        yield from combinations(asking, 2)
    else:
        order = sorted(asking, key=lambda i: (days[i], i))
        for at, one in enumerate(order):
            yield from ((one, other) for other in order[at + 1 : at + 1 + _WINDOW])
    for one in asking:
        others: Sequence[int] = asked
        if len(asked) > _ASKED:
            words = profiles[one].words
            others = heapq.nlargest(_ASKED, asked, key=lambda i: (len(words & profiles[i].words), -i))
        yield from ((one, other) for other in others)


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of places in `profiles` (the smaller first) worth comparing. `profiles` are in order of id."""
    asking: defaultdict[Key, list[int]] = defaultdict(list)
    asked: defaultdict[Key, list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key, asks in dict(sorted(_keys(profile), key=lambda k: k[1])).items():
            (asking if asks else asked)[key].append(at)
    days = [_day(p) for p in profiles]
    found: set[tuple[int, int]] = set()
    for key, ones in asking.items():
        for one, other in _pairs_under(ones, asked.get(key, ()), profiles, days):
            left, right = profiles[one], profiles[other]
            if left.report != right.report or left.negated != right.negated:
                found.add((one, other) if one < other else (other, one))
    return sorted(found)
