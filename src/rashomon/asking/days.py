"""A window of days, and which incidents lie in it for certain, perhaps, or by no word of theirs."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from rashomon.asking.within import Within, together
from rashomon.errors import SettingError
from rashomon.records import Period, Summary

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From a day to a day, both included; None where that end is open."""

    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def open(self) -> bool:
        """Whether every day lies in it."""
        return self.since is None and self.until is None

    def takes(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def holds(self, period: Period) -> Within:
        """Whether a period lies in the window. Without a year it is unknown, and so is what one open end leaves undecided."""
        if self.open:
            return Within.CERTAIN
        first, last = _date(period.earliest), _date(period.latest)
        if (last is not None and self.since is not None and last < self.since) or (
            first is not None and self.until is not None and first > self.until
        ):
            return Within.OUTSIDE
        begins = self.since is None or (None if first is None else first >= self.since)
        ends = self.until is None or (None if last is None else last <= self.until)
        if begins and ends:
            return Within.CERTAIN
        return Within.UNKNOWN if begins is None or ends is None else Within.POSSIBLE

    def has(self, incident: Summary) -> Within:
        """Whether an incident lies in the window: each side of its day by the narrowest period that it holds."""
        if self.open:
            return Within.CERTAIN
        return together([self.holds(period) for period in incident.when])


def read_window(since: str | None = None, until: str | None = None) -> Window:
    """The window between two days as people write them: "2020" is from its first day, or until its last.

    >>> read_window("2020-02", "2020-02").until
    datetime.date(2020, 2, 29)

    Raises SettingError for what is no day, and where nothing lies between the two.
    """
    window = Window(since=_read(since, "--since", last=False), until=_read(until, "--until", last=True))
    if window.since is not None and window.until is not None and window.until < window.since:
        raise SettingError(f"no day lies between --since {since} and --until {until}; is it the other way round?")
    return window


def _read(text: str | None, option: str, *, last: bool) -> dt.date | None:
    if text is None:
        return None
    match = _DAY.fullmatch(text.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            month = month or (12 if last else 1)
            return dt.date(year or 0, month, day or (calendar.monthrange(year or 0, month)[1] if last else 1))
        except (ValueError, calendar.IllegalMonthError):
            pass
    raise SettingError(f"{option} {text!r} is no day; write 2020, 2020-01 or 2020-01-15")


def _date(bound: str | None) -> dt.date | None:
    """The day of a bound with a year."""
    try:
        return dt.date.fromisoformat(bound[:10]) if bound else None
    except ValueError:
        return None
