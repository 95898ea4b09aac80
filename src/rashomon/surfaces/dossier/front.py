"""The front page: what this is, what it rests on, how much of it is disputed, and every incident in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import Issue, Report, Status
from rashomon.surfaces.describing import (
    Day,
    count_of,
    join_words,
    read_day,
    say_day,
    say_days,
    say_number,
    say_radius,
)
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.judging import count_judgements
from rashomon.surfaces.dossier.siding import acting_sides
from rashomon.surfaces.dossier.sourcing import LANGUAGES
from rashomon.surfaces.dossier.timeline import say_when
from rashomon.surfaces.naming import CIVILIANS, COLUMNS, MARKS, mixed, name_side

ISSUES = 60
"""Issues listed one by one before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the nine small marks of a line of the list."""

    label: str
    short: str
    letter: str
    word: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One incident in the list."""

    number: int
    anchor: str
    when: str
    title: str
    where: str
    radius: str
    marks: tuple[Mark, ...]
    origins: int
    reports: int
    full: bool


@dataclass(frozen=True, slots=True)
class Front:
    """Everything above the first sheet but the timeline and the map."""

    title: str
    span: str
    stand: str
    tally: tuple[tuple[str, str, str, str], ...]
    meta: tuple[tuple[str, str], ...]
    rows: tuple[ListRow, ...]
    issues: tuple[Issue, ...]
    more_issues: int


def write_front(
    index: Index, reports: Mapping[str, Report], issues: Sequence[Issue], title: str | None, made: str | None
) -> Front:
    """The front page of these incidents."""
    entries = index.entries
    held = Counter(e.incident.status for e in entries)
    tally = [
        (
            "d",
            str(held[Status.DISPUTED]),
            _plural(
                held[Status.DISPUTED],
                "incident with at least one disputed fact",
                "incidents with at least one disputed fact",
            ),
            "disputed",
        ),
        (
            "u",
            str(held[Status.UNCORROBORATED]),
            _plural(held[Status.UNCORROBORATED], "rests", "rest")
            + " on a single origin, whatever the number of reports",
            "one origin",
        ),
        (
            "a",
            str(held[Status.AGREED] + held[Status.SUPERSEDED]),
            "told alike by two or more origins, wherever they speak of the same fact",
            "agreed",
        ),
    ]
    if held[Status.UNKNOWN]:
        tally.append(("k", str(held[Status.UNKNOWN]), "without any settled fact", "unknown"))
    stand = (
        f"{say_number(len(entries), start=True)} {_plural(len(entries), 'incident', 'incidents')} in {count_of(len(index.reports), 'report')}. "
        "This dossier does not say what happened. It says who says what happened, in which words, and how many of them knew it independently."
    )
    shown = tuple(sorted(issues, key=lambda i: (i.code, i.where, i.message)))
    return Front(
        title=title or _entitle(index),
        span=_span(entries),
        stand=stand,
        tally=tuple(tally),
        meta=tuple(_meta(index, reports, shown, made)),
        rows=tuple(_row(e) for e in entries),
        issues=shown[:ISSUES],
        more_issues=max(0, len(shown) - ISSUES),
    )


def _plural(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _entitle(index: Index) -> str:
    """A title from who meets whom: "Encounters of the United States, Russia and Syria"."""
    met: Counter[str] = Counter()
    for entry in index.entries:
        if entry.incident.focal:
            met.update([s for s in acting_sides(entry) if s != CIVILIANS][:2])
    sides = [name_side(side, index.names) for side, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:3]]
    if len(sides) > 1:
        return "Encounters of " + join_words(["the United States" if s == "United States" else s for s in sides])
    return f"{say_number(len(index.entries), start=True)} {_plural(len(index.entries), 'incident', 'incidents')}"


def _span(entries: Sequence[Entry]) -> str:
    """From the first day to the last, over the news incidents where there are any, and how many have no date."""
    news = [e for e in entries if e.incident.focal] or list(entries)
    days: list[Day] = []
    undated = 0
    for entry in news:
        bounds = [
            d for p in entry.summary.when for d in (read_day(p.earliest), read_day(p.latest)) if d and d.year
        ]
        days += bounds
        undated += not bounds
    words = ""
    if days:
        words = say_days(min(days), max(days)) if min(days) != max(days) else say_day(days[0])
    if undated:
        without = f"{say_number(undated)} {_plural(undated, 'incident', 'incidents')} without a date"
        words = f"{words}, and {without}" if words else without.capitalize()
    return words


def _meta(
    index: Index, reports: Mapping[str, Report], issues: Sequence[Issue], made: str | None
) -> list[tuple[str, str]]:
    rows = [("Made by", made or "rashomon")]
    read = list(reports.values())
    outlets = {(r.outlet or "").lower() for r in read if r.outlet}
    languages = [
        LANGUAGES.get(code, code)
        for code, _ in sorted(Counter(r.language for r in read).items(), key=lambda item: (-item[1], item[0]))
    ]
    claims = sum(len(e.claims) for e in index.entries)
    spoken = f" in {join_words(languages)}" if languages else ""
    rows.append(
        (
            "Read",
            f"{count_of(len(read), 'report')} from {count_of(len(outlets), 'outlet')}{spoken}; {count_of(claims, 'claim')}",
        )
    )
    days = sorted(r.published for r in read if r.published)
    if days:
        undated = len(read) - len(days)
        first, last = (Day(d.year, d.month, d.day) for d in (days[0], days[-1]))
        words = say_day(first, short=True) if first == last else say_days(first, last, short=True)
        rows.append(("Published", words + (f"; {undated} undated" if undated else "")))
    unused = len(read) - len(index.reports)
    codes = Counter(i.code for i in issues)
    left = [
        f"{number} × {code.replace('-', ' ')}"
        for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0]))
    ]
    if unused:
        left.insert(0, f"{count_of(unused, 'report')} that no incident rests on")
    rows.append(("Left out", "; ".join(left) if left else "nothing"))
    background = sum(not e.incident.focal for e in index.entries)
    if background:
        rows.append(("Background", f"{count_of(background, 'incident')} that the reports only look back on"))
    rows.append(("Judgements", count_judgements(index)))
    return rows


def _row(entry: Entry) -> ListRow:
    incident = entry.summary
    place = incident.site
    marks = []
    for label, short, attributes in COLUMNS:
        facts = [f for f in entry.facts(*attributes) if f.positions]
        if label == "Type" and any(f.attribute == "kind" for f in facts):
            facts = [f for f in facts if f.attribute == "kind"]
        status = mixed([f.status for f in facts])
        marks.append(Mark(label, short, MARKS[status], status.value))
    return ListRow(
        number=entry.number,
        anchor=entry.anchor,
        when=say_when(entry),
        title=incident.title,
        where=place.name or place.wording if place else "no place",
        radius=f"±{say_radius(place.radius_km)}" if place and place.radius_km is not None else "",
        marks=tuple(marks),
        origins=len(incident.origins),
        reports=len(incident.reports),
        full=incident.focal,
    )
