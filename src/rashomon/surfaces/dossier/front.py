"""The front page: what this is, what it rests on, how much of it is disputed, and every incident in one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rashomon.reconciling.naming import find_named
from rashomon.records import Issue, Report, Status
from rashomon.surfaces.describing import (
    Day,
    count_of,
    join_words,
    say_day,
    say_days,
    say_number,
    say_radius,
)
from rashomon.surfaces.dossier.choosing import TOLD, Standoff
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.judging import count_judgements
from rashomon.surfaces.dossier.siding import acting_sides
from rashomon.surfaces.dossier.sourcing import LANGUAGES
from rashomon.surfaces.dossier.timeline import dense_part, say_when, stay_of
from rashomon.surfaces.naming import CIVILIANS, COLUMNS, MARKS, mixed, name_side, side_of

_OUTLETS = 2
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
    sheet: bool
    """Whether it has a sheet of its own."""
    who: str
    """Those who publish it, where this line is all that is told."""
    id: str


@dataclass(frozen=True, slots=True)
class Front:
    """Everything above the first sheet but the timeline and the map."""

    title: str
    span: str
    stand: str
    tally: tuple[tuple[str, str, str, str], ...]
    meta: tuple[tuple[str, str], ...]
    standoffs: tuple[Standoff, ...]
    more_standoffs: int
    sheets: frozenset[int]
    rows: tuple[ListRow, ...]
    lone: tuple[ListRow, ...]
    """What one origin tells, and nobody else."""
    issues: tuple[Issue, ...]
    more_issues: int


def write_front(
    index: Index, reports: Mapping[str, Report], issues: Sequence[Issue], title: str | None, made: str | None,
    *, standoffs: Sequence[Standoff] = (), sheets: Collection[int] = (), chosen: str = "",
) -> Front:  # fmt: skip
    """The front page of these incidents: `standoffs` are the disputed ones, `sheets` the numbers of those with a sheet of their own."""
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
        meta=tuple(_meta(index, reports, shown, made, chosen)),
        standoffs=tuple(standoffs[:TOLD]),
        more_standoffs=max(0, len(standoffs) - TOLD),
        sheets=frozenset(sheets),
        rows=tuple(_row(e, index, sheet=e.number in sheets) for e in entries if e.number in sheets or not _is_lone(e)),
        lone=tuple(_row(e, index, sheet=False) for e in entries if e.number not in sheets and _is_lone(e)),
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
            named = {side_of(party) for party in find_named(entry.incident.events, {}).hedges}
            met.update([s for s in acting_sides(entry) if s != CIVILIANS and s in named][:2])
    sides = [name_side(side, index.names) for side, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:3]]
    if len(sides) > 1:
        return "Encounters of " + join_words(["the United States" if s == "United States" else s for s in sides])
    return f"{say_number(len(index.entries), start=True)} {_plural(len(index.entries), 'incident', 'incidents')}"


def _span(entries: Sequence[Entry]) -> str:
    """From the first day to the last, over the news incidents where there are any, and how many have no date."""
    news = [e for e in entries if e.incident.focal] or list(entries)
    stays = [s for s in map(stay_of, news) if s.first or s.last]
    undated = len(news) - len(stays)
    words = ""
    if stays:
        start, end = dense_part(stays)
        first, last = (Day(d.year, d.month, d.day) for d in (start, end))
        words = say_days(first, last) if first != last else say_day(first)
        beyond = sum(not s.within(start, end) for s in stays)
        words += f", {say_number(beyond)} before or after" if beyond else ""
    if undated:
        without = f"{say_number(undated)} {_plural(undated, 'incident', 'incidents')} without a date"
        words = f"{words}, and {without}" if words else without.capitalize()
    return words


def _meta(
    index: Index, reports: Mapping[str, Report], issues: Sequence[Issue], made: str | None, chosen: str
) -> list[tuple[str, str]]:
    rows = [("Made by", made or "rashomon"), *([("Chosen", chosen)] if chosen else [])]
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


def _row(entry: Entry, index: Index, *, sheet: bool) -> ListRow:
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
        sheet=sheet,
        who="" if sheet else _publishers(entry, index),
        id=entry.incident.id[:6],
    )


def _is_lone(entry: Entry) -> bool:
    return entry.incident.status in (Status.UNCORROBORATED, Status.UNKNOWN)


def _publishers(entry: Entry, index: Index) -> str:
    """Who publishes an incident, a few by name."""
    names = list(dict.fromkeys(index.outlet(report) for report in entry.incident.reports))
    return join_words(names[:_OUTLETS]) if len(names) <= _OUTLETS else f"{join_words(names[:_OUTLETS], last=',')} and {len(names) - _OUTLETS} more"
