"""The timeline of what is looked for: a column a day, a week, a month or a year, each the way to look at its days."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rashomon.asking import read_window
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.filtering import Filters
from rashomon.surfaces.naming import MARKS, mixed

WIDTH, HEIGHT, BOTTOM = 388.0, 70.0, 52.0
_LEFT, _RIGHT = 4.0, 348.0
_MOST = 44
"""Columns at most."""
_SPARE = 0.08
"""The share of the incidents that may lie before or behind what is drawn, where that makes the stretch much shorter."""
_SHORTER = 0.5
_STACK = 4
"""Marks on top of each other; where any column has more, all are bars."""


@dataclass(frozen=True, slots=True)
class Column:
    """The incidents of some days: its bars (all of them faint, those looked for over them) or its marks, and the address that asks for its days."""

    x: float
    width: float
    every: float
    chosen: float
    marks: tuple[tuple[str, float, bool], ...]
    since: str
    until: str
    label: str
    address: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, with how many lie before it, behind it, and on no day."""

    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    before: int
    after: int
    undated: int
    undated_address: str
    brush: tuple[float, float] | None


def draw_timeline(every: Iterable[Line], chosen: Collection[str], asked: Filters) -> Timeline | None:
    """The timeline of a ledger, what is looked for (`chosen`, ids) in ink; None where nothing of it has a day."""
    lines = list(every)
    dated = _dated(lines)
    undated = sum(line.first is None and line.id in chosen for line in lines)
    if not dated:
        return None
    first, last = _dense([day for day, _ in dated], asked)
    steps = _steps(first, last)
    begin, stop = steps[0][0], steps[-1][1]
    held: list[list[Line]] = [[] for _ in steps]
    before = after = 0
    at = 0
    for day, line in dated:
        if not begin <= day <= stop:
            before += day < begin and line.id in chosen
            after += day > stop and line.id in chosen
            continue
        while day > steps[at][1]:
            at += 1
        held[at].append(line)
    width = (_RIGHT - _LEFT) / len(steps)
    most = max(map(len, held))
    marked = most <= _STACK and width >= 8
    columns = tuple(_column(n, step, lines, chosen, asked, width, most, marked) for n, (step, lines) in enumerate(zip(steps, held, strict=True)))
    inside = [column for column in columns if column.inside]
    brush = (inside[0].x, inside[-1].x + inside[-1].width) if inside and (asked.since or asked.until) else None
    return Timeline(columns, tuple(_ticks(steps, width)), before, after, undated, asked.but(undated=True, since="", until="").address("/"), brush)


def _dated(lines: Sequence[Line]) -> list[tuple[dt.date, Line]]:
    """Those with a day, each at the middle of the days that it may lie in, in order."""
    found = []
    for line in lines:
        if line.first and line.last:
            start, end = dt.date.fromisoformat(line.first), dt.date.fromisoformat(line.last)
            found.append((start + (end - start) / 2, line))
    return sorted(found, key=lambda pair: (pair[0], pair[1].number))


def _dense(days: Sequence[dt.date], asked: Filters) -> tuple[dt.date, dt.date]:
    """The first and the last day to draw: all of them, or without the few that lie far off; days that are asked for are always drawn."""
    spare = int(len(days) * _SPARE)
    best, reach = (days[0], days[-1]), days[-1] - days[0]
    for early in range(spare + 1):
        stretch = (days[early], days[len(days) - 1 - (spare - early)])
        if stretch[1] - stretch[0] < (best[1] - best[0]) and stretch[1] - stretch[0] < reach * _SHORTER:
            best = stretch
    window = read_window(asked.since or None, asked.until or None)
    first, last = window.since or best[0], window.until or best[1]
    return max(days[0], min(best[0], first)), min(days[-1], max(best[1], last))


def _steps(first: dt.date, last: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The stretches of days that columns stand for, the finest of which there are few enough."""
    days = (last - first).days + 1
    if days <= _MOST:
        return [(first + dt.timedelta(days=n),) * 2 for n in range(days)]
    if days <= 7 * _MOST:
        monday = first - dt.timedelta(days=first.weekday())
        return [(monday + dt.timedelta(days=7 * n), monday + dt.timedelta(days=7 * n + 6)) for n in range(((last - monday).days // 7) + 1)]
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13) if (first.year, first.month) <= (year, month) <= (last.year, last.month)]
    if len(months) <= _MOST:
        return [(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])) for year, month in months]
    wide = -(-(last.year - first.year + 1) // _MOST)
    return [(dt.date(year, 1, 1), dt.date(min(9999, year + wide - 1), 12, 31)) for year in range(first.year, last.year + 1, wide)]


def _column(  # noqa: PLR0917  # what is drawn, and where
    number: int, step: tuple[dt.date, dt.date], lines: Sequence[Line], chosen: Collection[str], asked: Filters, width: float, most: int, marked: bool
) -> Column:
    since, until = step[0].isoformat(), step[1].isoformat()
    mine = sum(line.id in chosen for line in lines)
    tall = BOTTOM - 6
    days = since if since == until else f"{since} to {until}"
    scale = tall / most if most else 0.0
    ordered = sorted(lines, key=lambda line: (line.id not in chosen, line.number))
    marks = tuple((MARKS[mixed([line.status])], round(BOTTOM - 12 - 11.4 * n, 1), line.id not in chosen) for n, line in enumerate(ordered)) if marked else ()
    return Column(
        x=round(_LEFT + number * width, 1), width=round(width, 1), every=round(len(lines) * scale, 1), chosen=round(mine * scale, 1), marks=marks,
        since=since, until=until, label=f"{days}: {mine:,} of {len(lines):,}", address=asked.but(since=since, until=until, undated=False).address("/"),
        inside=bool(mine) or _within(step, asked),
    )  # fmt: skip


def _within(step: tuple[dt.date, dt.date], asked: Filters) -> bool:
    return bool(asked.since and asked.until and asked.since <= step[0].isoformat() and step[1].isoformat() <= asked.until)


def _ticks(steps: Sequence[tuple[dt.date, dt.date]], width: float) -> Iterable[tuple[float, str]]:
    """Names under the axis, where a year, a month or a day begins and the name has room."""
    days = (steps[-1][1] - steps[0][0]).days
    last = -100.0
    for number, (start, end) in enumerate(steps):
        x = _LEFT + number * width
        if days > 1100:
            word = str(start.year) if start.month == 1 else ""
        elif days > 60:
            opens = next((day for day in (start + dt.timedelta(days=n) for n in range((end - start).days + 1)) if day.day == 1), None)
            word = "" if opens is None and number else (opens or start).strftime("%b") + (f" {(opens or start).year}" if number == 0 or (opens and opens.month == 1) else "")
        else:
            word = f"{start.day} {start:%b}"
        if word and x - last >= 7 * len(word) + 6 and x + 6 * len(word) < _RIGHT + 8:
            last = x
            yield round(x, 1), word
