"""Publication dates as files write them. A form that could mean two days means none."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[,;]?\s*(?:at\s+|-\s+|\|\s+)?\d{1,2}[:.]\d{2}.{0,24})?"
_FORMS = tuple(
    re.compile(pattern + r"\Z", re.IGNORECASE)
    for pattern in (
        # 2020-08-28, 2020/08/28, 2020-08-28T10:15:00+03:00
        r"(?P<year>\d{4})([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?:[T\s]\s*\d{1,2}:\d{2}.{0,24})?",
        # 20200828, 20200828T101500Z
        r"(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?",
        # Fri, 28 Aug 2020 10:15:00 GMT; 28 August 2020; 28th of August, 2020
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?" + _MONTH + r",?[\s-]+(?P<year>\d{4})" + _CLOCK,
        # Friday, August 28, 2020
        _WEEKDAY + _MONTH + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _CLOCK,
        # 28.08.2020: with full stops the day is written first
        r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})" + _CLOCK,
    )
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<year>\d{4})" + _CLOCK + r"\Z")


def today() -> dt.date:
    """The day it is, at Greenwich."""
    return dt.datetime.now(tz=dt.UTC).date()


def latest_day() -> dt.date:
    """The last day on which anything can have been published: where it is already tomorrow, tomorrow."""
    return today() + dt.timedelta(days=1)


def parse_date(text: str) -> dt.date | None:
    """The day that this text names, None where it names none or could name two.

    "28 August 2020", "Aug. 28, 2020", "2020-08-28T10:15:00Z" and "28/08/2020" are one day, as told by the place that
    wrote it (no time zone moves it); "03/04/2020" is March or April and so is no day.
    """
    text = " ".join(text.split())
    for form in _FORMS:
        if found := form.match(text):
            parts = found.groupdict()
            month = _MONTHS[parts["month"].lower()] if "month" in parts else int(parts["number"])
            return _day(int(parts["year"]), month, int(parts["day"]))
    if found := _SLASHED.match(text):
        year, a, b = int(found["year"]), int(found["a"]), int(found["b"])
        readings = {day for day in (_day(year, a, b), _day(year, b, a)) if day}
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
