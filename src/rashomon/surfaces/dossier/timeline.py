"""When: a lane for each pair of parties, a bar as wide as the words allow for each incident."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.records import TAKING_PART, UNKNOWN, Attribute, Party, Period, Summary
from rashomon.surfaces.describing import Day, read_day, say_period
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.naming import MARKS, shorten_side, side_of

STACK = 9
"""Marks on top of each other before the rest of a stack is counted."""

LANES = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on the timeline: where its mark stands and how far its days reach."""

    number: int
    anchor: str
    mark: str
    label: str
    bold: bool
    x: float
    y: float
    left: float
    right: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One pair of parties, with the height of its base line."""

    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing at one width."""

    width: float
    height: float
    bottom: float
    left: float
    ticks: tuple[tuple[float, float, str], ...]
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    more: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class When:
    """The timeline, wide and narrow, and what it does not draw, in words."""

    wide: Timeline | None
    narrow: Timeline | None
    beside: tuple[tuple[str, tuple[Entry, ...]], ...]
    outside: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """The days an incident may lie in; None where an end is open."""

    entry: Entry
    first: dt.date | None
    last: dt.date | None

    @property
    def known(self) -> tuple[dt.date, dt.date]:
        """Its ends, an open one at the other."""
        return self.first or self.last or dt.date.min, self.last or self.first or dt.date.max

    def within(self, start: dt.date, end: dt.date) -> bool:
        """Whether all of it that is known lies between these days."""
        return start <= self.known[0] and self.known[1] <= end


_FAR = 0.1
"""The share of incidents that may lie outside the days that are drawn."""
_SHORTER = 0.5
"""How much shorter these days have to be without those outside them."""


def dense_part(stays: Sequence[Stay]) -> tuple[dt.date, dt.date]:
    """The days in which most incidents lie: a few far before or after are left out where that makes the stretch much shorter."""
    starts, ends = sorted(stays, key=lambda s: s.known[0]), sorted(stays, key=lambda s: s.known[1])
    spare = int(len(stays) * _FAR)
    best = reach = (starts[0].known[0], ends[-1].known[1])
    for early in range(spare + 1):
        gone = {s.entry.number for s in starts[:early]}
        late = [s for s in ends if s.entry.number not in gone]
        for drop in range(spare - early + 1):
            kept = late[: len(late) - drop]
            stretch = (min(s.known[0] for s in kept), kept[-1].known[1])
            gain = _SHORTER if early + drop else 1.0
            if (stretch[1] - stretch[0]) < (reach[1] - reach[0]) * gain and _shorter(stretch, best, early + drop, len(stays)):
                best = stretch
    return best


def _shorter(one: tuple[dt.date, dt.date], than: tuple[dt.date, dt.date], dropped: int, of: int) -> bool:
    """Whether a stretch is so much shorter that it is worth leaving so many out."""
    return (one[1] - one[0]).days < (than[1] - than[0]).days * (1 - 2 * dropped / of)


def name_lane(entry: Entry, index: Index) -> str:
    """Who meets whom: "Russia – US", both ways the same lane; one party alone; "not said"."""
    sides: list[str] = []
    for attribute in TAKING_PART:
        for fact in entry.facts(attribute):
            values = [v for p in fact.asserted[:1] for v in p.values[:1] if isinstance(v, Party) and v.id != UNKNOWN]
            sides += [side_of(v.id) for v in values]
    pair = sorted({shorten_side(s, index.names) for s in sides})
    return " – ".join(pair[:2]) if pair else "not said"


def stay_of(entry: Entry) -> Stay:
    """The days an incident may lie in: the widest reach of its positions, each by its narrowest period with a year."""
    firsts: list[Day] = []
    lasts: list[Day] = []
    ends = 0
    for period in entry.summary.when:
        first, last = read_day(period.earliest), read_day(period.latest)
        firsts += [first] if first and first.year else []
        lasts += [last] if last and last.year else []
        ends += 1
    first_day = min(firsts).date if firsts and len(firsts) == ends else None
    last_day = max(lasts).date if lasts and len(lasts) == ends else None
    return Stay(entry, first_day or (min(firsts).date if firsts and not last_day else None), last_day)


def draw_timeline(index: Index) -> When:
    """The timeline of these incidents; those without a day, and background far from the rest, are named beside it."""
    stays = [stay_of(e) for e in index.entries]
    dated = [s for s in stays if s.first or s.last]
    said: dict[str, list[Entry]] = {}
    for stay in stays:
        if not (stay.first or stay.last):
            said.setdefault(_undated(stay.entry), []).append(stay.entry)
    beside = [(words, tuple(entries)) for words, entries in said.items()]
    news = [s for s in dated if s.entry.incident.focal] or dated
    if not news:
        return When(None, None, tuple(beside), ())
    start, end = dense_part(news)
    inside = [s for s in dated if s.within(start, end)]
    kept = {s.entry.number for s in inside}
    outside = tuple((s.entry, say_when(s.entry)) for s in dated if s.entry.number not in kept)
    counted = Counter(name_lane(s.entry, index) for s in inside)
    names = [name for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
    named = names if len(names) <= LANES else names[: LANES - 1]
    lanes = {name: named.index(name) if name in named else len(named) for name in names}
    labels = [*named, "others"] if len(names) > len(named) else named
    wide = _draw(inside, index, lanes, labels, (start, end), width=940.0, left=126.0)
    narrow = _draw(inside, index, lanes, labels, (start, end), width=358.0, left=10.0)
    return When(wide, narrow, tuple(beside), outside)


def _undated(entry: Entry) -> str:
    """What the reports say instead of a date that can be counted: their own words; nothing where they say nothing."""
    for fact in entry.facts(Attribute.PERIOD):
        for value in (v for p in fact.asserted for v in p.values):
            if isinstance(value, Period):
                return (
                    f"{say_period(value, short=True)} (“{value.wording}”)"
                    if value.known
                    else f"“{value.wording}”, with nothing to count from"
                )
            if isinstance(value, str) and value:
                return f"“{value}”, with nothing to count from"
    return ""


def say_when(entry: Entry, *, year: bool = True) -> str:
    """The day of an incident in few letters: "25 or 26 Aug 2020", "by 18 Sep 2020", "no date"."""
    return say_days_of(entry.summary, year=year)


def say_days_of(summary: Summary, *, year: bool = True) -> str:
    """The days of a summary in few letters, as `say_when` gives them."""
    words = list(dict.fromkeys(say_period(p, year=False, short=True) for p in summary.when))
    if not words:
        return "no date"
    years = [
        d.year for p in summary.when for d in (read_day(p.earliest), read_day(p.latest)) if d and d.year
    ]
    if (
        len(words) > 1
        and all(" " in w and w.split()[0].isdigit() for w in words)
        and len({w.split(" ", 1)[1] for w in words}) == 1
    ):
        days, month = [w.split()[0] for w in words[:2]], words[0].split(" ", 1)[1]
        said = f"{' or '.join(sorted(days, key=int))} {month}"
    else:
        said = " or ".join(words[:2])
    return f"{said} {years[0]}" if year and years and str(years[0]) not in said else said


def _draw(
    stays: list[Stay],
    index: Index,
    lanes: dict[str, int],
    labels: list[str],
    reach: tuple[dt.date, dt.date],
    *,
    width: float,
    left: float,
) -> Timeline:
    """The marks of each lane, stacked upward where they would touch."""
    begin, stop = _frame(*reach)
    days = max(1, (stop - begin).days)
    scale = (width - left - 34) / days

    def at(day: dt.date) -> float:
        return left + 6 + (day - begin).days * scale

    room = 30.0 if len(index.entries) < 100 else 38.0
    step = 13.4
    placed: list[list[tuple[Stay, float, int]]] = [[] for _ in labels]
    extra: list[dict[int, int]] = [{} for _ in labels]
    for stay in sorted(stays, key=lambda s: (s.last or s.first or begin, s.entry.number)):
        lane = lanes[name_lane(stay.entry, index)]
        x = at(_anchor(stay)) + scale / 2
        taken = {level for _, other, level in placed[lane] if abs(other - x) < room}
        level = next(n for n in range(len(stays) + 1) if n not in taken)
        if level >= STACK:
            extra[lane][round(x / room)] = extra[lane].get(round(x / room), 0) + 1
            continue
        placed[lane].append((stay, x, level))
    y = 8.0
    drawn, dots, more = [], [], []
    for n, label in enumerate(labels):
        levels = max((level for _, _, level in placed[n]), default=0) + 1
        y += max(levels * step + (20 if width < 500 else 14) + (12 if extra[n] else 0), 32)
        drawn.append(Lane(label, y))
        for stay, x, level in placed[n]:
            first, last = stay.first, stay.last
            dots.append(Dot(
                stay.entry.number, stay.entry.anchor, MARKS[stay.entry.incident.status], stay.entry.incident.title, stay.entry.incident.focal,
                round(x, 1), round(y - 9.5 - level * step, 1),
                round(at(first), 1) if first else round(max(left, x - 34), 1), round(at(last) + scale, 1) if last else round(min(width - 4, x + 34), 1),
                first is None, last is None,
            ))  # fmt: skip
        more += [
            (round(slot * room, 1), round(y - 9.5 - STACK * step, 1), f"+{count}")
            for slot, count in sorted(extra[n].items())
        ]
    return Timeline(
        width, y + 26, y, left, _ticks(begin, stop, at, width - left), tuple(drawn), tuple(dots), tuple(more)
    )


def _anchor(stay: Stay) -> dt.date:
    """The day that the mark stands on: the middle of the days it may lie in, the known end of an open stretch."""
    if stay.first and stay.last:
        return stay.first + (stay.last - stay.first) / 2
    return stay.last or stay.first or dt.date.min


def _frame(start: dt.date, end: dt.date) -> tuple[dt.date, dt.date]:
    """The stretch that is drawn: whole months, or a few days around where everything lies within three weeks."""
    if (end - start).days <= 21:
        return start - dt.timedelta(days=3), end + dt.timedelta(days=4)
    first = start.replace(day=1)
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return first, last + dt.timedelta(days=1)


def _ticks(
    begin: dt.date, stop: dt.date, at: Callable[[dt.date], float], room: float
) -> tuple[tuple[float, float, str], ...]:
    """The lines of the axis with the middle of what follows each and its name; names only where they have room."""
    days = (stop - begin).days
    if days <= 60:
        every = 1 if days <= 16 else 7
        marks = [begin + dt.timedelta(days=n) for n in range(0, days + 1, every)]
        words = [
            f"{d.day} {d.strftime('%b')}" + (f" {d.year}" if n == 0 else "") if n == 0 or d.day <= every else str(d.day)
            for n, d in enumerate(marks)
        ]
    elif days <= 1100:
        marks = [
            d
            for d in (dt.date(y, m, 1) for y in range(begin.year, stop.year + 1) for m in range(1, 13))
            if begin <= d <= stop
        ]
        words = [d.strftime("%b") + (f" {d.year}" if n == 0 or d.month == 1 else "") for n, d in enumerate(marks)]
    else:
        years = max(1, round(days / 365 / 12))
        marks = [dt.date(y, 1, 1) for y in range(begin.year, stop.year + 1, years) if begin <= dt.date(y, 1, 1) <= stop]
        words = [str(d.year) for d in marks]
    wanted = 58.0
    spare = max(1, math.ceil(len(marks) * wanted / room))
    found = []
    for n, day in enumerate(marks):
        left = at(day)
        right = at(marks[n + 1]) if n + 1 < len(marks) else at(stop)
        found.append(
            (round(left, 1), round((left + right) / 2, 1), words[n] if n % spare == 0 and right > left else "")
        )
    return tuple(found)
