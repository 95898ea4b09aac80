"""Periods as day numbers, and how far apart two of them lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rashomon.records import Period, is_yearless

_NO_YEAR = 2000
"""The year that day numbers without a year are counted in: a leap year, so that "--02-29" exists."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """From day `lo` to day `hi`, both included, as proleptic ordinals; None where that end is open.

    `yearless` days ("June 2", no year) match that day of any year.
    """

    lo: int | None
    hi: int | None
    yearless: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.lo is not None and self.lo == self.hi

    @property
    def width(self) -> int | None:
        """How many days it spans; None where an end is open."""
        return None if self.lo is None or self.hi is None else self.hi - self.lo + 1


def _ordinal(bound: str | None) -> int | None:
    if bound is None:
        return None
    text = f"{_NO_YEAR}-{bound[2:]}" if is_yearless(bound) else bound
    try:
        return dt.date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def to_days(period: Period) -> DayRange | None:
    """The period's days; None where neither end is known."""
    lo, hi = _ordinal(period.earliest), _ordinal(period.latest)
    if lo is None and hi is None:
        return None
    yearless = period.yearless
    if lo is not None and hi is not None and lo > hi:
        if not yearless:
            return None
        hi += 366
    return DayRange(lo, hi, yearless)


def _moved(day: int, years: int) -> int:
    date = dt.date.fromordinal(day)
    year = date.year + years
    try:
        return date.replace(year=year).toordinal()
    except ValueError:
        return dt.date(year, 2, 28).toordinal()


def _in_year(days: DayRange, year: int) -> DayRange:
    years = year - _NO_YEAR
    lo = None if days.lo is None else _moved(days.lo, years)
    return DayRange(lo, None if days.hi is None else _moved(days.hi, years))


def _between(left: DayRange, right: DayRange) -> int:
    gap = 0
    if left.hi is not None and right.lo is not None:
        gap = max(gap, right.lo - left.hi)
    if right.hi is not None and left.lo is not None:
        gap = max(gap, left.lo - right.hi)
    return gap


def days_between(left: DayRange, right: DayRange) -> int:
    """How many days separate the two: 0 where they may overlap, 1 for a Tuesday and the Wednesday after it.

    An open end separates from nothing. "June 2" without a year is 0 days from 2 June of any year.
    """
    if left.yearless == right.yearless:
        return _between(left, right)
    dateless, dated = (left, right) if left.yearless else (right, left)
    anchor = dated.lo if dated.lo is not None else dated.hi
    assert anchor is not None
    year = dt.date.fromordinal(anchor).year
    return min(_between(_in_year(dateless, y), dated) for y in range(max(1, year - 1), min(9998, year + 1) + 1))
