"""The small figure beside a fact whose values have width: days as bars, numbers as points, bounds as open lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rashomon.records import TOLLS, Attribute, Count, Fact, Period
from rashomon.surfaces.describing import read_day

LEFT, RIGHT, PITCH = 34.0, 330.0, 15.0
"""Where the axis begins and ends, and the height of a line, in px."""

DAYS, PEOPLE = 31, 60
"""Beyond a month, or sixty people, the figure has nothing to tell that the words do not."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One position's line: "bar" for days, "point" for an exact number, "range" for a bound (open ends have arrows)."""

    label: str
    shape: str
    left: float
    right: float
    middle: float
    open_left: bool = False
    open_right: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The axis with its ticks, and one stroke for each position."""

    height: float
    ticks: tuple[tuple[float, float | None, str], ...]
    strokes: tuple[Stroke, ...]
    width: float = RIGHT


def draw_figure(fact: Fact, tags: list[str]) -> Figure | None:
    """The figure of a fact on days or numbers with more than one value; None for every other."""
    if fact.attribute is Attribute.PERIOD:
        return _draw_days(fact, tags)
    if fact.attribute in TOLLS:
        return _draw_numbers(fact, tags)
    return None


def _draw_days(fact: Fact, tags: list[str]) -> Figure | None:
    spans: list[tuple[str, dt.date | None, dt.date | None]] = []
    for tag, position in zip(tags, fact.positions, strict=True):
        for value in position.values if position.claims else ():
            if isinstance(value, Period) and value.known:
                first, last = read_day(value.earliest), read_day(value.latest)
                span = (tag, first.date if first else None, last.date if last else None)
                if span not in spans:
                    spans.append(span)
    days = [d for _, first, last in spans for d in (first, last) if d]
    if not days or len({(a, b) for _, a, b in spans}) < 2:
        return None
    start, end = min(days), max(days)
    if any(a is None for _, a, _ in spans):
        start -= dt.timedelta(days=1)
    if any(b is None for _, _, b in spans):
        end += dt.timedelta(days=1)
    count = (end - start).days + 1
    if count > DAYS:
        return None
    step = (RIGHT - LEFT) / count
    strokes = []
    for row, (tag, first_day, last_day) in enumerate(spans):
        left = LEFT + ((first_day or start) - start).days * step
        right = LEFT + ((last_day or end) - start).days * step + step
        exact = first_day == last_day
        strokes.append(Stroke(tag, "bar" if exact else "range", left + 3, right - 3, 23.5 + row * PITCH,
                              first_day is None, last_day is None, row == 0))  # fmt: skip
    every = max(1, round(count / 7))
    ticks = []
    for n in range(count + 1):
        day = start + dt.timedelta(days=n)
        named = n < count and n % every == 0
        words = (
            day.strftime("%a ") + str(day.day)
            if count <= 7
            else f"{day.day} {day.strftime('%b')}"
            if n == 0 or day.day == 1
            else str(day.day)
        )
        ticks.append((round(LEFT + n * step, 1), round(LEFT + (n + 0.5) * step, 1), words if named else ""))
    return Figure(20 + len(strokes) * PITCH, tuple(ticks), tuple(strokes))


def _bounds(count: Count) -> tuple[int | None, int | None, int | None]:
    return count.low, count.best, count.high


def _draw_numbers(fact: Fact, tags: list[str]) -> Figure | None:
    counts: list[tuple[str, Count]] = []
    for tag, position in zip(tags, fact.positions, strict=True):
        for value in position.values if position.claims else ():
            if isinstance(value, Count) and (tag, _bounds(value)) not in [(t, _bounds(c)) for t, c in counts]:
                counts.append((tag, value))
    bounds = [n for _, c in counts for n in (c.low, c.best, c.high) if n is not None]
    if not bounds or max(bounds) > PEOPLE or len({_bounds(c) for _, c in counts}) < 2:
        return None
    top = max(bounds) + 1
    step = (RIGHT - LEFT - 12) / top
    strokes = []
    for row, (tag, count) in enumerate(counts):
        middle = 23.5 + row * PITCH
        if count.best is not None:
            x = LEFT + count.best * step
            strokes.append(Stroke(tag, "point", x, x, middle, first=row == 0))
        else:
            left = LEFT + (count.low or 0) * step
            right = LEFT + count.high * step if count.high is not None else RIGHT
            strokes.append(Stroke(tag, "range", left, right, middle, False, count.high is None, row == 0))
    every = next(e for e in (1, 2, 5, 10, 20) if top / e <= 10)
    ticks = tuple((round(LEFT + n * step, 1), round(LEFT + n * step, 1), str(n)) for n in range(0, top + 1, every))
    return Figure(20 + len(strokes) * PITCH, ticks, tuple(strokes))
