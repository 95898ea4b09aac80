"""Periods compared: whether they share a day, and whether one tells of an occurrence at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rashomon.records import Period, is_yearless

_A_YEAR = dt.timedelta(days=365)

def is_course(period: Period) -> bool:
    """Whether a period tells of a course of events: a year, a season, or a stretch that is open at one end."""
    return period.known and (period.precision in ("year", "season") or None in (period.earliest, period.latest))


def is_history(periods: Sequence[Period], published: dt.date | None) -> bool:
    """Whether all days told lie more than a year before the report appeared: PLOVER's historical."""
    if published is None or not periods:
        return False
    day = (published - _A_YEAR).isoformat()
    return all(p.latest is not None and not is_yearless(p.latest) and p.latest[:10] < day for p in periods)


def apart(one: Period, other: Period) -> bool:
    """Whether two periods share no day. Yearless days are compared by month and day; an open end excludes nothing."""
    if one.yearless or other.yearless:
        first, second = _yearless(one), _yearless(other)
    else:
        first, second = (one.earliest, one.latest), (other.earliest, other.latest)
    return _before(first, second) or _before(second, first)


def _before(first: tuple[str | None, str | None], second: tuple[str | None, str | None]) -> bool:
    return bool(first[1] and second[0] and first[1] < second[0])


def _yearless(period: Period) -> tuple[str | None, str | None]:
    return period.earliest and period.earliest[-5:], period.latest and period.latest[-5:]


def lies_within(inner: Period, outer: Period) -> bool:
    """Whether a known period lies in another known one: Tuesday morning in "this week"; of days without a year neither is said to."""
    bounds = (inner.earliest, inner.latest, outer.earliest, outer.latest)
    if any(bound is None or not bound[:1].isdigit() for bound in bounds):
        return False
    first, last, low, high = (str(bound)[:10] for bound in bounds)
    return low <= first and last <= high
