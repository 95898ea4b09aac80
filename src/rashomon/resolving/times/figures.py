"""Which of the two days figures such as 05/06/2020 mean, by the text they stand in.

Day and month are told apart by the text's other figures ("25/06/2020" writes the day first), by a written date that is one of
the two ("on 5 June"), or by the calendar: one of the two is still to come. Where nothing tells, both stay.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.timing.reading import FoundTime, TimeReading

_FIGURES = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2\d{4}\Z")


@dataclass(frozen=True, slots=True)
class FigureOrder:
    """One of two days, with what tells it from the other, as the end of a sentence."""

    day: dt.date
    by: str


def two_days(reading: TimeReading) -> tuple[dt.date, dt.date]:
    """The days that two-way figures can mean: the one with the day written first, and the other."""
    assert reading.year is not None, "figures without a year are no date"
    assert reading.month is not None, "figures name a month"
    assert reading.day is not None, "figures name a day"
    return dt.date(reading.year, reading.month, reading.day), dt.date(reading.year, reading.day, reading.month)


def choose_day(text: str, times: Sequence[FoundTime], reading: TimeReading, *, latest: dt.date | None = None) -> FigureOrder | None:
    """The day that a text's own dates leave of two; `latest` is a day after which it cannot lie."""
    days = two_days(reading)
    order = _written_order(text, times)
    if order is not None:
        first = "the day" if order == 0 else "the month"
        return FigureOrder(days[order], f"by the other figures of the text, which write {first} first")
    told = {(f.reading.month, f.reading.day) for f in times if _in_letters(text, f)}
    named = [day for day in days if (day.month, day.day) in told]
    if len(named) == 1:
        return FigureOrder(named[0], f"by the text's own {named[0].day} {named[0]:%B}")
    if latest is not None:
        past = [day for day in days if day <= latest]
        if len(past) == 1:
            return FigureOrder(past[0], "as the other day lies after it could be told")
    return None


def _written_order(text: str, times: Sequence[FoundTime]) -> int | None:
    """0 where figures of the text can only be read with the day first, 1 with the month first, None where neither or both."""
    orders = set()
    for found in times:
        figures = _FIGURES.match(text[found.start : found.end])
        if figures is not None:
            first, second = int(figures[1]), int(figures[3])
            if first > 12 >= second:
                orders.add(0)
            elif second > 12 >= first:
                orders.add(1)
    return orders.pop() if len(orders) == 1 else None


def _in_letters(text: str, found: FoundTime) -> bool:
    """Whether a day's month is written as a word."""
    words = text[found.start : found.end]
    return found.reading.kind == "day" and any(letter.isalpha() for letter in words)
