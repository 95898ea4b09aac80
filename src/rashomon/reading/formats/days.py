"""The day of publication in a line of an export, in any language that press databases print their pages in."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib import resources

from rashomon.reading.dates import find_date, to_day, today

_EAST_ASIAN = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})\Z")


def find_day(words: str) -> dt.date | None:
    """The first day that a line names, None where it names none or could name two.

    "1. April 2017", "9 janvier 1993", "28 августа 2020 г." and "2017年4月1日" beside what `rashomon.reading.dates.find_date` reads.
    """
    if east := _EAST_ASIAN.search(words):
        return to_day(int(east[1]), int(east[2]), int(east[3]))
    english = find_date(words)
    if english is not None:
        return english
    months, day_first, month_first = _grammar()
    for pattern in (day_first, month_first):
        for found in pattern.finditer(words.lower()):
            day = to_day(int(found["year"]), months[found["month"]], int(found["day"]))
            if day is not None:
                return day
    return None


def find_short_day(words: str) -> dt.date | None:
    """The day of "28.02.05", as spreadsheets of Russian archives write it: day, month, and a year of this century unless that is still to come."""
    found = _SHORT_YEAR.match(words.strip())
    if found is None:
        return find_day(words)
    day, month, year = (int(part) for part in found.groups())
    return to_day(2000 + year if 2000 + year <= today().year else 1900 + year, month, day)


@cache
def _grammar() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """The number of each month by its names, and the two orders in which day and month stand; a name that two languages give two months counts in neither."""
    table = tomllib.loads(resources.files("rashomon.reading.formats").joinpath("months.toml").read_text("utf-8"))
    numbers: dict[str, set[int]] = {}
    for names in table.values():
        for number, words in enumerate(names, start=1):
            for word in words.split():
                numbers.setdefault(word, set()).add(number)
    months = {word: found.pop() for word, found in numbers.items() if len(found) == 1}
    month = "(?P<month>" + "|".join(sorted(map(re.escape, months), key=len, reverse=True)) + r")\.?"
    day_first = rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?:\.|er|º|ª)?[\s-]+(?:de\s+|d[’'])?{month},?[\s-]+(?:de\s+)?(?P<year>\d{{4}})(?!\d)"
    month_first = rf"(?<!\w){month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
    return months, re.compile(day_first), re.compile(month_first)
