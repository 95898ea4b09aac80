"""Readings of time expressions put on the calendar, one after another in text order.

What a wording counts from: the day of publication ("last month", "Tuesday") or the time told last ("two days earlier").
Nothing is settled without its anchor.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from rashomon.language.timing.reading import TimeReading
from rashomon.resolving.times.calendar import (
    DAY,
    SEASON_MONTHS,
    Stretch,
    day_of,
    shaded,
    stepped,
    unit_at,
    week_of,
    written,
)

_FINENESS = {
    "hour": 0,
    "day": 0,
    "part_of_day": 0.5,  # "overnight" lies on two days
    "week": 1,
    "fortnight": 1,
    "month": 2,
    "season": 3,
    "year": 4,
    "decade": 5,
    "century": 6,
    "range": 7,
}


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a reading lies: a stretch of days, or a month or month-day whose year is unknown (`yearless`: month, day).

    An open stretch has only one end: `opens` is "after" or "before".
    """

    stretch: Stretch | None = None
    yearless: tuple[int, int | None] | None = None
    anchor: str | None = None
    opens: str | None = None


@dataclass(slots=True)
class SettledTimes:
    """What has been told so far. `told` is the event time told last; `year` the year that yearless dates belong to.

    In a chronicle (a history with many full dates) a date without a year lies in the year told last; in news it is the latest
    such date up to the day of publication.
    """

    published: dt.date | None = None
    chronicle: bool = False
    year: int | None = None
    told: Stretch | None = None
    year_told: int | None = field(default=None)
    month_told: int = 0

    def settle(self, reading: TimeReading, *, ahead: bool = False) -> Settled:
        """Where a reading lies, given what was told before it; `ahead` says that its sentence speaks of the future."""
        stretch = written(reading)
        if stretch is not None:
            return Settled(stretch)
        if reading.kind in ("day", "month", "season"):
            return self._yearless(reading, ahead)
        if reading.kind == "weekday":
            return self._weekday(reading, ahead)
        if reading.kind == "relative" and reading.unit is not None:
            return (
                self._from_publication(reading, ahead) if reading.origin == "publication" else self._from_told(reading)
            )
        if reading.kind == "span":
            return self._span(reading)
        return Settled()

    def remember(self, reading: TimeReading, settled: Settled) -> None:
        """Takes a settled event time as the one told last."""
        if settled.stretch is None or settled.opens is not None or reading.kind in ("span", "decade", "century"):
            return
        self.told = settled.stretch
        if settled.stretch.first.year == settled.stretch.last.year or reading.kind == "season":
            self.year_told = settled.stretch.first.year
            self.month_told = settled.stretch.first.month if reading.kind in ("day", "month") else 0

    @property
    def _published_anchor(self) -> str | None:
        return f"publication:{self.published.isoformat()}" if self.published else None

    def _yearless(self, reading: TimeReading, ahead: bool) -> Settled:
        """As in "June 2", "in February", "the summer": a date whose year the context gives, or nothing."""
        if reading.era < 0 or reading.year is not None:
            return Settled()
        if reading.month is None and reading.kind == "day":  # "on the 20th"
            if self.told is None and self.published is not None and not self.chronicle:
                return Settled(_day_of_month(self.published, reading.day or 0), anchor=self._published_anchor)
            if self.told is None or self.told.precision not in ("day", "month"):
                return Settled()
            of_month = replace(reading, year=self.told.first.year, month=self.told.first.month)
            return Settled(written(of_month), anchor=f"event:{self.told.first}")
        if reading.origin == "event" and self.year_told is not None:  # "April of that year"
            return Settled(written(replace(reading, year=self.year_told)), anchor=f"event:{self.year_told}")
        if self.chronicle and self.year_told is not None:
            month = reading.month or SEASON_MONTHS[reading.season or "SP"][0]
            year = self.year_told + (1 if reading.kind != "season" and self.month_told - month >= 9 else 0)
            return Settled(written(replace(reading, year=year)), anchor=f"event:{self.year_told}")
        if reading.which in ("last year", "this year") and self.published is not None:
            year = self.published.year - (reading.which == "last year")
            return Settled(written(replace(reading, year=year)), anchor=self._published_anchor)
        if self.published is not None and not self.chronicle:
            return Settled(self._nearest(reading, self.published, ahead), anchor=self._published_anchor)
        if self.year is not None and reading.kind != "season":
            return Settled(written(replace(reading, year=self.year)), anchor=f"event:{self.year}")
        if reading.month is not None:
            return Settled(yearless=(reading.month, reading.day))
        return Settled()

    def _nearest(self, reading: TimeReading, published: dt.date, ahead: bool) -> Stretch | None:
        """The latest such date not after publication, the earliest not before it where the sentence looks ahead."""
        years = (published.year, published.year - 1, published.year - 2, published.year - 4)
        if ahead or reading.which == "next":
            years = (published.year, published.year + 1, published.year + 2, published.year + 4)
        for year in years:
            whole = written(replace(reading, year=year, shade=None))
            if whole is None:
                continue
            fits = whole.last >= published if ahead or reading.which == "next" else whole.first <= published
            if reading.which == "last" and whole.last >= published:
                fits = False
            if fits:
                return written(replace(reading, year=year))
        return None

    def _weekday(self, reading: TimeReading, ahead: bool) -> Settled:
        """As in "Tuesday": the last one up to the day of publication; "next Tuesday", or a future sentence: the first after it."""
        weekday = reading.weekday or 0
        if reading.origin == "event":
            if self.told is None or self.told.precision != "day":
                return Settled()
            base = self.told.first
            if reading.which == "previous":
                return Settled(day_of(base - DAY * ((base.weekday() - weekday) % 7 or 7)), anchor=f"event:{base}")
            forward = (weekday - base.weekday()) % 7
            if reading.which == "that" and forward:
                return Settled()
            return Settled(
                day_of(base + DAY * (forward or (7 if reading.which == "following" else 0))), anchor=f"event:{base}"
            )
        if self.published is None:
            return Settled()
        back = (self.published.weekday() - weekday) % 7
        week = {"last week": -7, "this week": 0, "next week": 7}.get(reading.which or "")
        if week is not None:  # "Tuesday of last week"
            day = week_of(self.published).first + DAY * (week + weekday)
        elif reading.amount is not None:  # "two Fridays ago"
            day = self.published - DAY * ((back or 7) + 7 * (round(reading.amount) - 1))
        elif reading.which == "next" or (ahead and reading.which != "last"):
            day = self.published + DAY * ((7 - back) % 7 or (7 if reading.which == "next" else 0))
        elif reading.which == "last":
            day = self.published - DAY * (back or 7)
        else:
            day = self.published - DAY * back
        return Settled(day_of(day), anchor=self._published_anchor)

    def _from_publication(self, reading: TimeReading, ahead: bool) -> Settled:
        """As in "yesterday", "this week", "last month", "two years ago"."""
        if self.published is None or reading.unit is None:
            return Settled()
        base, amount = self.published, reading.amount
        anchor = self._published_anchor
        if reading.unit == "overnight":
            return Settled(Stretch(base - DAY, base, "part_of_day"), anchor=anchor)
        if reading.unit in ("second", "minute", "hour"):
            hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[reading.unit] * -(amount or 0)
            if not 0 < hours <= 72:
                return Settled()
            return Settled(Stretch(base - DAY * -(-hours // 24), base, "range"), anchor=anchor)
        if amount is None:
            return Settled(day_of(base), anchor=anchor, opens="before" if reading.which == "earlier" else "after")
        whole = round(amount)
        if reading.unit == "weekend":
            return Settled(_weekend(base, whole, ahead), anchor=anchor)
        if reading.unit == "week" and whole == 0:
            return Settled(Stretch(base - 6 * DAY, base, "week"), anchor=anchor)
        try:
            stretch = unit_at(
                stepped(base, reading.unit, whole), "week" if reading.unit == "fortnight" else reading.unit
            )
        except (ValueError, OverflowError):
            return Settled()
        if reading.shade == "before":  # "earlier this year"
            return Settled(replace(stretch, last=min(stretch.last, base)), anchor=anchor)
        return Settled(shaded(stretch, reading.shade), anchor=anchor)

    def _from_told(self, reading: TimeReading) -> Settled:
        """As in "two days earlier", "the next day", "that month", "the end of the year": from the event time told last."""
        base, unit = self.told, reading.unit or "day"
        if (
            base is None and reading.which == "the" and unit in ("week", "month", "year")
        ):  # "at the beginning of the week"
            return Settled() if self.chronicle else self._from_publication(reading, ahead=False)
        if base is None or unit in ("second", "minute", "hour", "overnight"):
            return (
                Settled(base, anchor=f"event:{base.first}")
                if base is not None and base.precision == "day"
                else Settled()
            )
        anchor = f"event:{base.first}"
        if reading.amount is None:
            edge = base.last if reading.which == "later" else base.first
            return Settled(day_of(edge), anchor=anchor, opens="after" if reading.which == "later" else "before")
        target = {"fortnight": "week", "weekend": "week"}.get(unit, unit)
        if _FINENESS[base.precision] > _FINENESS[target] and unit_at(base.first, target) != unit_at(base.last, target):
            return Settled()
        try:
            moved = stepped(base.first, "week" if unit == "weekend" else unit, round(reading.amount))
            stretch = unit_at(moved, target)
        except (ValueError, OverflowError):
            return Settled()
        if unit in ("week", "fortnight") and abs(reading.amount) >= 1 and reading.which in ("earlier", "later"):
            stretch = day_of(moved) if base.precision == "day" else week_of(moved)
        return Settled(shaded(stretch, reading.shade), anchor=anchor)

    def _span(self, reading: TimeReading) -> Settled:
        """As in "the past two weeks", "the next six months": from or up to its origin."""
        if reading.origin == "event":
            base = (
                self.told.last
                if self.told is not None and reading.which == "later"
                else self.told.first
                if self.told
                else None
            )
            anchor = f"event:{base}" if base else None
        else:
            base = self.published
            anchor = self._published_anchor
        if base is None or reading.unit is None:
            return Settled()
        forward = reading.which == "later"
        if reading.amount is None or reading.unit in ("second", "minute", "hour"):
            if reading.amount is None:
                return Settled(day_of(base), anchor=anchor, opens="after" if forward else "before")
            days = -(-abs(round(reading.amount)) // 24) if reading.unit == "hour" else 1
            other = base + DAY * days * (1 if forward else -1)
        else:
            try:
                other = stepped(base, reading.unit, round(reading.amount))
            except (ValueError, OverflowError):
                return Settled()
        return Settled(Stretch(min(base, other), max(base, other), "range"), anchor=anchor)


def _day_of_month(published: dt.date, day: int) -> Stretch | None:
    """The latest day with this number up to the day of publication: "on the 24th"."""
    month = published.year * 12 + published.month - 1
    for back in range(12):
        year, index = divmod(month - back, 12)
        try:
            found = dt.date(year, index + 1, day)
        except ValueError:
            continue
        if found <= published:
            return day_of(found)
    return None


def _weekend(published: dt.date, amount: int, ahead: bool) -> Stretch:
    """The Saturday and Sunday of "the weekend" (0), "last weekend" (-1) and "next weekend" (1)."""
    saturday = published - DAY * ((published.weekday() - 5) % 7)  # the latest one up to publication
    running = published - saturday < 2 * DAY
    weeks = (1 if ahead and not running else 0) if amount == 0 else amount
    if amount < 0 and not running:
        weeks += 1  # on a weekday "last weekend" is the one that has passed
    first = saturday + 7 * DAY * weeks
    return Stretch(first, first + DAY, "range")
