"""Where the words were read: the table of reports, which of them add no origin, and how the words travelled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.records import Report
from rashomon.surfaces.describing import Day, count_of, say_day
from rashomon.surfaces.dossier.indexing import Entry, Index, safe_link

LANGUAGES = {"en": "English", "ar": "Arabic", "ru": "Russian", "tr": "Turkish", "fr": "French", "es": "Spanish", "he": "Hebrew",
             "fa": "Persian", "ku": "Kurdish", "de": "German", "uk": "Ukrainian"}  # fmt: skip

ALIKE = 0.5
"""Share of the shorter text's five-word runs that another text must hold to carry the same words."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One report as it is listed under an incident."""

    number: int
    anchor: str
    outlet: str
    published: str
    language: str
    digits: str
    length: int
    title: str
    path: str
    link: str | None
    note: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class Travel:
    """The drawing of who first said it and where it was read."""

    height: float
    origins: tuple[tuple[str, float, int], ...]
    reports: tuple[tuple[int, str, float], ...]
    links: tuple[tuple[float, float], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def say_date(report: Report) -> str:
    """The day of publication, "undated" where nothing says one."""
    return (
        say_day(Day(report.published.year, report.published.month, report.published.day), short=True)
        if report.published
        else "undated"
    )


def list_sources(entry: Entry, index: Index) -> list[SourceRow]:
    """The reports of an incident by number, each with what it adds or repeats."""
    carried: dict[str, set[str]] = {}
    for name, reports in entry.incident.origins:
        for report in reports:
            carried.setdefault(report, set()).add(name)
    ordered = sorted(dict.fromkeys((*entry.incident.reports, *entry.told_in.values())), key=lambda r: index.numbers[r])
    runs = {r: _runs(index.reports[r].text) if r in index.reports else set() for r in ordered}
    rows: list[SourceRow] = []
    seen: set[str] = set()
    for place, report in enumerate(ordered):
        note, repeats = "", False
        for earlier in ordered[:place]:
            both = runs[report] & runs[earlier]
            if both and len(both) >= ALIKE * min(len(runs[report]), len(runs[earlier])):
                note, repeats = f"same wire text as [{index.numbers[earlier]}]: one origin", True
                break
        mine = carried.get(report, set())
        new = mine - seen
        if not repeats and mine:
            repeats = not new
            note = (
                f"{count_of(len(new), 'origin')} of its own"
                if new
                else "repeats origins of the reports above: no new origin"
            )
        seen |= mine
        found = index.reports.get(report)
        number = index.numbers[report]
        rows.append(SourceRow(
            number=number, anchor=f"{entry.anchor}-r{number}", outlet=index.outlet(report),
            published=say_date(found) if found else "", language=LANGUAGES.get(found.language, found.language) if found else "",
            digits=report.split("-")[-1][:8], length=len(found.text) if found else 0, title=(found.title or "") if found else "",
            path=found.path if found else "", link=safe_link(found.url) if found else None, note=note, repeats=repeats,
        ))  # fmt: skip
    return rows


def draw_travel(entry: Entry, index: Index) -> Travel | None:
    """Origins on the left, reports on the right, a line where a report carries an origin; None for a single report."""
    numbered = sorted({index.numbers[r]: r for r in entry.incident.reports}.items())
    if len(numbered) < 2 or not entry.incident.origins:
        return None
    pitch, top = 25.0, 34.0
    height = top + pitch * max(len(numbered), len(entry.incident.origins)) - 4
    rows = {report: top + pitch * n for n, (_, report) in enumerate(numbered)}
    if len(numbered) < len(entry.incident.origins):
        gap = (height - top) / len(numbered)
        rows = {report: top + gap * (n + 0.5) - 8 for n, (_, report) in enumerate(numbered)}
    called = {c.attribution.source.key: c.attribution.source.name for c in entry.incident.claims}
    wanted = []
    for name, reports in entry.incident.origins:
        here = [rows[r] for r in reports if r in rows]
        if here:
            wanted.append((sum(here) / len(here), called.get(name, name), reports))
    wanted.sort(key=lambda w: (w[0], w[1]))
    placed = _spread([w[0] for w in wanted], pitch, top, height)
    links = tuple((y, rows[r]) for y, (_, _, reports) in zip(placed, wanted, strict=True) for r in reports if r in rows)
    words = tuple(
        (name, tuple(f"{index.outlet(r)} [{index.numbers[r]}]" for r in reports if r in rows))
        for _, name, reports in wanted
    )
    return Travel(
        height=height,
        origins=tuple((name, y, len(reports)) for y, (_, name, reports) in zip(placed, wanted, strict=True)),
        reports=tuple((number, index.outlet(report), rows[report]) for number, report in numbered),
        links=links,
        words=words,
    )


def _spread(wanted: list[float], pitch: float, top: float, bottom: float) -> list[float]:
    """Heights as near as may be to those wanted, in order and no nearer to each other than a line."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + pitch if placed else top))
    over = placed[-1] - (bottom - 8) if placed else 0
    for n in range(len(placed) - 1, -1, -1):
        limit = bottom - 8 if n == len(placed) - 1 else placed[n + 1] - pitch
        if over > 0:
            placed[n] = min(placed[n], limit)
    return [round(y, 1) for y in placed]
