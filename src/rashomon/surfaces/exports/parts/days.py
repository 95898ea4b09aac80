"""The days of an incident as a data set's row needs them: a first, a last, and how many lie between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days within which something happened, both ends included."""

    first: dt.date
    last: dt.date

    @property
    def width(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1


def find_days(periods: Iterable[Period]) -> Days | None:
    """The days of the first of these periods whose two ends are known days of a year, None where none is."""
    for period in periods:
        first, last = _day(period.earliest), _day(period.latest)
        if first and last and first <= last:
            return Days(first=first, last=last)
    return None


def _day(bound: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(bound or "")
    except ValueError:
        return None
