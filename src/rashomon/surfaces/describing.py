"""Values in words, with the doubt kept: days, places, numbers and names."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import UNKNOWN, Count, Party, Period, Place, Resolved, Stance, Value
from rashomon.surfaces.naming import say_code

MONTHS = tuple(calendar.month_name)
_AREAS = ("region", "country")
BOUND = re.compile(r"(?:(\d{4})|-)-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of a period's bound; `year` is 0 where the words name none."""

    year: int
    month: int
    day: int

    @property
    def date(self) -> dt.date | None:
        """The calendar day, None without a year."""
        try:
            return dt.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def read_day(bound: str | None) -> Day | None:
    """The day that a bound names: "2020-08-25", or "--06-02" without a year; None where there is no bound."""
    match = BOUND.fullmatch(bound or "")
    if not match:
        return None
    day = Day(int(match[1] or 0), int(match[2]), int(match[3]))
    return day if 1 <= day.month <= 12 and 1 <= day.day <= 31 else None


def say_day(day: Day, *, year: bool = True, weekday: bool = False, short: bool = False) -> str:
    """A day in words: "Tuesday 25 August 2020", "25 Aug", "2 June, year not said"."""
    month = MONTHS[day.month][:3] if short else MONTHS[day.month]
    words = f"{day.day} {month}"
    if weekday and day.date:
        words = f"{calendar.day_name[day.date.weekday()]} {words}"
    if year:
        words += f" {day.year}" if day.year else (", no year" if short else ", year not said")
    return words


def _whole(first: Day, last: Day) -> str | None:
    """The month or the year that two bounds exactly fill, if they do."""
    if first.year != last.year or first.day != 1:
        return None
    end = calendar.monthrange(first.year or 2000, last.month)[1]
    if last.day < min(end, 28) or last.day < end - (0 if first.year else 1):
        return None
    if first.month == last.month:
        return f"{MONTHS[first.month]} {first.year}" if first.year else f"{MONTHS[first.month]}, year not said"
    return str(first.year) if first.year and (first.month, last.month) == (1, 12) else None


def say_days(first: Day, last: Day, *, year: bool = True, weekday: bool = False, short: bool = False) -> str:
    """Two bounds in words: one day, a whole month or year, or a stretch: "25 to 26 August 2020", "25–26 Aug"."""
    if first == last:
        return say_day(first, year=year, weekday=weekday, short=short)
    whole = _whole(first, last)
    if whole:
        return (
            whole
            if not short
            else re.sub(r"^([A-Z][a-z]{2})[a-z]+", r"\1", whole if year else whole.split()[0].rstrip(","))
        )
    to = "–" if short else " to "
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{to}{say_day(last, year=year, short=short)}"
    same = first.year == last.year
    to = " – " if short else " to "
    return f"{say_day(first, year=year and not same, short=short)}{to}{say_day(last, year=year, short=short)}"


def say_period(period: Period, *, year: bool = True, short: bool = False) -> str:
    """A period in words, as wide as it is: "Tuesday 25 August 2020, morning", "by 18 September 2020", "no day given"."""
    first, last = read_day(period.earliest), read_day(period.latest)
    if first and last:
        words = say_days(first, last, year=year, weekday=not short, short=short)
        return f"{words}, {period.part}" if period.part and not short else words
    if last:
        return "by " + say_day(last, year=year, short=short)
    if first:
        day, no_year, rest = say_day(first, year=year, short=short).partition(",")
        return f"from {day} on{no_year}{rest}"
    return "no date" if short else "no day given"


def say_radius(kilometres: float) -> str:
    """A radius as a reader takes it: whole kilometres, one decimal below one."""
    return f"{kilometres:.0f}" if kilometres >= 0.95 else f"{kilometres:.1f}"


def say_place(place: Place, *, short: bool = False) -> str:
    """A place with its radius: "within 15 km of Al-Malikiyah"; short, the name alone; no point, the words alone.

    A name that no gazetteer has is said to be in none, whether or not the words around it say where it lies.
    """
    name = place.name or place.wording
    if short:
        return name
    if place.id is None and place.name:
        name += " (in no gazetteer)"
    if not place.known or place.radius_km is None:
        return name
    return (
        f"within {say_radius(place.radius_km)} km of {name}"
        if place.precision not in _AREAS
        else f"{name}, ±{say_radius(place.radius_km)} km"
    )


def say_count(count: Count) -> str:
    """A number with its bounds: "4", "at least 12", "up to 7", "12 to 15", "none", and the report's words where there is no number.

    Some of those whom another number counts are "3 of them", those who come to them "3 more".
    """
    words = _say_bounds(count)
    return f"{words} of them" if count.part else f"{words} more" if count.further else words


def _say_bounds(count: Count) -> str:
    if count.best is not None:
        return "none" if count.best == 0 else f"{count.best:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"at least {count.low:,}"
    if count.high is not None:
        return f"up to {count.high:,}"
    return count.wording


def say_value(value: Value | Resolved) -> str:
    """Any value of any fact in words."""
    if isinstance(value, Period):
        return say_period(value)
    if isinstance(value, Place):
        return say_place(value)
    if isinstance(value, Party):
        return value.name or say_code(value.id)
    if isinstance(value, Count):
        return say_count(value)
    if isinstance(value, Stance):
        ground = value.stance in ("held", "taken", "lost")
        return f"{value.item} {value.stance}" if ground else f"{name_agreement(value.item)}: {value.stance}"
    return say_code(value)


def say_values(values: Iterable[Value | Resolved]) -> list[str]:
    """The values of a position in words, each once, nobody unknown beside somebody known; whoever broke an agreement goes with the breach: "... broken by Russia"."""
    told = list(values)
    stances = [v for v in told if isinstance(v, Stance)]
    parties = [say_value(v) for v in told if isinstance(v, Party)] if stances else []
    if stances:
        by = f" by {join_words(list(dict.fromkeys(parties)), 'or')}" if parties else ""
        return [words + by for words in dict.fromkeys(say_value(stance) for stance in stances)]
    known = [v for v in told if not (isinstance(v, Party) and v.id == UNKNOWN)]
    return list(dict.fromkeys(say_value(value) for value in known or told))


def name_agreement(item: str) -> str:
    """An agreement's id in words: "usa-rus-deconfliction" is "USA–RUS deconfliction"."""
    words = item.rsplit(":", maxsplit=1)[-1].split("-")
    codes = [w.upper() for w in words if len(w) == 3 and words.index(w) < 2]
    rest = [w for w in words if w.upper() not in codes]
    return " ".join(part for part in ("–".join(codes), " ".join(rest)) if part) if len(codes) == 2 else " ".join(words)


def join_words(words: list[str], last: str = "and") -> str:
    """A list in a sentence: "Russia, Syria and Turkey"."""
    return words[0] if len(words) == 1 else (", ".join(words[:-1]) + f" {last} " + words[-1] if words else "")


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


def say_number(number: int, *, start: bool = False) -> str:
    """A small number as a word, a large one in digits; `start` for the head of a sentence."""
    words = NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"
    return words.capitalize() if start else words


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 report", "47 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
