"""Days on the calendar: the first and last day that a unit of time covers, and steps from day to day."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from rashomon.language.timing.reading import TimeReading

_WEEKS = {"first week": 0, "second week": 1, "last week": -1}
DAY = dt.timedelta(days=1)
SEASON_MONTHS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
}  # fmt: skip
"""First and last month of each season of the northern hemisphere, where winter runs into the next year (14 is February),
and of the quarters of a year."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days from `first` to `last`, both included, and the precision of the words for them."""

    first: dt.date
    last: dt.date
    precision: str


def day_of(date: dt.date) -> Stretch:
    """One day."""
    return Stretch(date, date, "day")


def month_of(year: int, month: int) -> Stretch:
    """One month; a month beyond twelve is counted on into the years that follow, one below one back."""
    years, index = divmod(month - 1, 12)
    year, month = year + years, index + 1
    return Stretch(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_of(year: int) -> Stretch:
    """One year."""
    return Stretch(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def season_of(year: int, season: str) -> Stretch:
    """One season, of the year in which it begins."""
    first, last = SEASON_MONTHS[season]
    return Stretch(month_of(year, first).first, month_of(year, last).last, "season")


def decade_of(year: int) -> Stretch:
    """Ten years from `year`."""
    return Stretch(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "range")


def century_of(year: int) -> Stretch:
    """A hundred years from `year`; the nineteenth century is 1801 to 1900."""
    return Stretch(dt.date(year + 1, 1, 1), dt.date(year + 100, 12, 31), "range")


def week_of(date: dt.date) -> Stretch:
    """The week from Monday to Sunday that holds a day."""
    monday = date - DAY * date.weekday()
    return Stretch(monday, monday + 6 * DAY, "week")


def shaded(stretch: Stretch, shade: str | None) -> Stretch:
    """The part that "early", "mid", "late", "start" or "end" leaves of a stretch.

    Early and late are its halves, mid the middle half, start and end its first and last third: wide, since the words are.
    """
    days = (stretch.last - stretch.first).days + 1
    if shade in _WEEKS and days > 27:
        begins = stretch.first + DAY * (days - 7 if _WEEKS[shade] < 0 else 7 * _WEEKS[shade])
        return Stretch(begins, begins + 6 * DAY, "range")
    if shade is None or shade in _WEEKS or days < 3:
        return stretch
    first, last = {
        "early": (0, (days + 1) // 2),
        "late": (days // 2, days),
        "mid": (days // 4, days - days // 4),
        "start": (0, (days + 2) // 3),
        "end": (days - (days + 2) // 3, days),
    }[shade]
    return Stretch(stretch.first + first * DAY, stretch.first + (last - 1) * DAY, "range")


def stepped(date: dt.date, unit: str, amount: int) -> dt.date:
    """The day `amount` units on; the month's last day where the month is shorter."""
    if unit in ("day", "week", "fortnight"):
        return date + DAY * amount * {"day": 1, "week": 7, "fortnight": 14}[unit]
    months = amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    target = month_of(date.year, date.month + months)
    return target.first.replace(day=min(date.day, target.last.day))


def unit_at(date: dt.date, unit: str) -> Stretch:
    """The unit that holds a day: its day, week, month, year, decade or century."""
    if unit == "week":
        return week_of(date)
    if unit == "month":
        return month_of(date.year, date.month)
    if unit == "year":
        return year_of(date.year)
    if unit == "decade":
        return decade_of(date.year // 10 * 10)
    if unit == "century":
        return century_of((date.year - 1) // 100 * 100)
    return day_of(date)


def written(reading: TimeReading) -> Stretch | None:
    """The days that a reading names by itself, None where it lacks its year or lies before the first one."""
    if reading.year is None or reading.era < 0 or not 1 <= reading.year <= 9990:
        return None
    try:
        if reading.kind == "day" and reading.month and reading.day:
            if reading.other_month_first:
                days = sorted(
                    dt.date(reading.year, *pair)
                    for pair in ((reading.month, reading.day), (reading.day, reading.month))
                )
                return Stretch(days[0], days[1], "range")
            return day_of(dt.date(reading.year, reading.month, reading.day))
        if reading.kind == "month" and reading.month:
            return shaded(month_of(reading.year, reading.month), reading.shade)
        if reading.kind == "season" and reading.season:
            return shaded(season_of(reading.year, reading.season), reading.shade)
        if reading.kind == "year":
            return shaded(year_of(reading.year), reading.shade)
        if reading.kind == "decade":
            return shaded(decade_of(reading.year), reading.shade)
        if reading.kind == "century":
            return century_of(reading.year)
    except ValueError:
        return None
    return None
