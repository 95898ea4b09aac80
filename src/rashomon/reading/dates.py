"""Publication dates as files write them. A form that could mean two days means none."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

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
_PATTERNS = (
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
_FORMS = tuple(re.compile(pattern + r"\Z", re.IGNORECASE) for pattern in _PATTERNS)
_WITHIN = tuple(re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE) for pattern in _PATTERNS)
_SLASHED = re.compile(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<year>\d{4})" + _CLOCK + r"\Z")
_TWO_WAY = re.compile(r"(?<![\w/.-])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\w/-])")
_CHANGE = re.compile(r"(?:updat|modif|revis|chang|edit|correct)\w*\s*(?:on|at|:)?\s*\Z", re.IGNORECASE)
FIRST_YEAR = 1900
"""Before it nothing that reads of armed incidents was published; years of other calendars lie there."""


def today() -> dt.date:
    """The day it is, at Greenwich."""
    return dt.datetime.now(tz=dt.UTC).date()


def latest_day() -> dt.date:
    """The last day on which anything can have been published: where it is already tomorrow, tomorrow."""
    return today() + dt.timedelta(days=1)


def parse_date(text: str, order: str | None = None) -> dt.date | None:
    """The day that this text names, None where it names none or could name two.

    "28 August 2020", "Aug. 28, 2020", "2020-08-28T10:15:00Z" and "28/08/2020" are one day, as told by the place that
    wrote it (no time zone moves it); "03/04/2020" is March or April and so is no day, unless `order` says that the day ("dmy") or the month ("mdy") stands first,
    and 1442 is a year of another calendar.
    """
    text = " ".join(text.split())
    for form in _FORMS:
        if found := form.match(text):
            return _read(found)
    if found := _SLASHED.match(text):
        readings = _readings(found)
        if len(readings) > 1 and order is not None:
            year, first, second = int(found["year"]), int(found["a"]), int(found["b"])
            return to_day(year, second, first) if order == "dmy" else to_day(year, first, second)
        return readings.pop() if len(readings) == 1 else None
    return None


def find_date(text: str) -> dt.date | None:
    """The first day that a date line names, whatever stands around it, but for a day of change: "Published 10 August 2020, updated 12 August 2020"."""
    text = " ".join(text.split())
    found = [(match.start(), day) for form in _WITHIN for match in form.finditer(text) if (day := _read(match)) is not None and not _CHANGE.search(text, 0, match.start())]
    for match in _TWO_WAY.finditer(text):
        readings = _readings(match) if len(match["year"]) == 4 else set()
        if len(readings) == 1 and not _CHANGE.search(text, 0, match.start()):
            found.append((match.start(), readings.pop()))
    return min(found)[1] if found else None


def is_two_way(text: str) -> bool:
    """Whether a text gives a day in figures that could be two: "03/04/2020"."""
    return any(len(match["year"]) == 4 and len(_readings(match)) == 2 for match in _TWO_WAY.finditer(text))


def other_calendars(text: str) -> dict[str, dt.date]:
    """The days that figures of a year from 1300 to 1500 name in the calendars in use beside ours: "1442-01-07" and "1399/06/05".

    Lunar Hijri is Umm al-Qura's, from which the sighting of the moon differs by a day or two; Solar Hijri is Iran's and Afghanistan's.
    """
    found = next((match for form in _FORMS if (match := form.match(" ".join(text.split())))), None)
    if found is None or "number" not in found.groupdict() or not 1300 <= int(found["year"]) <= 1500:
        return {}
    from hijridate import Hijri  # noqa: PLC0415  # for such dates alone
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415

    year, month, day = int(found["year"]), int(found["number"]), int(found["day"])
    days: dict[str, dt.date] = {}
    with suppress(ValueError, OverflowError):
        days["Lunar Hijri (Umm al-Qura)"] = dt.date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    with suppress(ValueError, OverflowError):
        days["Solar Hijri"] = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return {calendar: found for calendar, found in days.items() if found <= latest_day()}


def describe_others(text: str) -> str:
    """Those days in words, "" for none: "2020-08-26 by Lunar Hijri (Umm al-Qura)"."""
    return " or ".join(f"{day.isoformat()} by {calendar}" for calendar, day in other_calendars(text).items())


def _read(found: re.Match[str]) -> dt.date | None:
    parts = found.groupdict()
    month = _MONTHS[parts["month"].lower()] if "month" in parts else int(parts["number"])
    return to_day(int(parts["year"]), month, int(parts["day"]))


def _readings(found: re.Match[str]) -> set[dt.date]:
    """The days that figures with strokes may name: the day first, or the month."""
    year, a, b = int(found["year"]), int(found["a"]), int(found["b"])
    return {day for day in (to_day(year, a, b), to_day(year, b, a)) if day}


def to_day(year: int, month: int, day: int) -> dt.date | None:
    """The day of these numbers, None where there is none or it lies before FIRST_YEAR."""
    if year < FIRST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
