"""Time expressions: how well they are found, and whether they mean what the annotators say.

WikiWars (Mazur and Dale 2010): 22 narratives of wars, 2,660 expressions. Texts are read as undated, since the date in the
file is the day on which the page was fetched. FA-KES: the day of publication (`benchmarks/dates.py`).
"""

from __future__ import annotations

import datetime as dt
import html
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy

from benchmarks.dates import measure as measure_dates
from benchmarks.peers.peer import Find, Timed, installed
from benchmarks.peers.times import TIMES
from benchmarks.report import Figures, print_table
from rashomon.language.parsed import Parsed
from rashomon.language.timing.reading import TimeReading
from rashomon.recognising.times import find_times
from rashomon.records import Report, report_id
from rashomon.resolving.times.calendar import Stretch
from rashomon.resolving.times.periods import DatedMention, settle_mentions

_TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
_VALUE = re.compile(r'value="([^"]*)"')
_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_PARTS = {
    "morning": "MO",
    "early morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "daytime": "DT",
    "midnight": "NI",
    "late night": "NI",
}
_REFERENCES = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class Timex:
    """One annotated expression."""

    start: int
    end: int
    value: str


def read_wikiwars(path: Path) -> tuple[str, list[Timex]]:
    """The text of one TimeML file and its expressions, the outermost where they are nested."""
    raw = path.read_text(encoding="utf-8")
    body = raw[raw.index("<TEXT>") + len("<TEXT>") : raw.rindex("</TEXT>")]
    parts: list[str] = []
    length, at = 0, 0
    opened: list[tuple[int, str]] = []
    found: list[Timex] = []
    for tag in _TAG.finditer(body):
        piece = html.unescape(body[at : tag.start()])
        parts.append(piece)
        length += len(piece)
        at = tag.end()
        if tag[1] is not None:
            value = _VALUE.search(tag[1])
            opened.append((length, value[1] if value else ""))
        else:
            start, worth = opened.pop()
            if not opened and length > start:
                found.append(Timex(start, length, worth))
    parts.append(html.unescape(body[at:]))
    return "".join(parts), found


def value_of(dated: DatedMention) -> str:
    """A mention's value as WikiWars writes it: "1904-02-08TNI", "1941-06", "P3D", "PRESENT_REF"."""
    reading, stretch = dated.reading, dated.settled.stretch
    if reading.kind in _REFERENCES:
        return _REFERENCES[reading.kind]
    if reading.kind in ("duration", "span") or (reading.kind == "set" and reading.unit is not None):
        return _length(reading)
    if reading.era < 0 and reading.year is not None:
        return _before_christ(reading)
    if stretch is not None:
        return _calendar(reading, stretch)
    if reading.kind == "clock":
        return f"XXXX-XX-XXT{reading.clock}"
    if reading.part is not None:
        return f"XXXX-XX-XXT{_PARTS.get(reading.part, '')}"
    return "null"


def _length(reading: TimeReading) -> str:
    letters = _LETTERS[reading.unit or "day"]
    amount = "X" if reading.amount is None else f"{abs(reading.amount) * (2 if reading.unit == 'fortnight' else 1):g}"
    return f"P{'T' if letters[0] == 'T' else ''}{amount}{letters.removeprefix('T')}"


def _before_christ(reading: TimeReading) -> str:
    year = f"BC{reading.year:04d}"
    if reading.kind == "month":
        return f"{year}-{reading.month:02d}"
    digits = {"decade": 3, "century": 2}.get(reading.kind, 4)  # after "BC"
    return f"{year}-{reading.season}" if reading.season else year[: 2 + digits]


def _calendar(reading: TimeReading, stretch: Stretch) -> str:
    day = stretch.first.isoformat()
    unit = {"relative": reading.unit, "weekday": "day"}.get(reading.kind, reading.kind)
    if reading.kind == "clock":
        return f"{day}T{reading.clock}"
    if unit in ("day", "part", "overnight"):
        return day + (f"T{_PARTS.get(reading.part, '')}" if reading.part else "")
    if unit == "week":
        return day if stretch.precision == "day" else "{}-W{:02d}".format(*stretch.first.isocalendar()[:2])
    if unit == "season":
        return f"{day[:4]}-{reading.season}"
    return day[: {"month": 7, "year": 4, "decade": 3, "century": 2}.get(unit or "", 10)]


def run(data: Path) -> Figures:
    """Figures on WikiWars (a folder of TimeML files) or on FA-KES (a `.jsonl`), with those of the installed peers beside ours."""
    return Figures("times", tuple(measure_dates(data) if data.suffix == ".jsonl" else _measure_wikiwars(data)))


def _measure_wikiwars(data: Path) -> list[tuple[str, float, str]]:
    """Strict and relaxed span F1, and F1 of relaxed finds with the annotated value, over every text under `data`."""
    english = spacy.blank("en")

    def find(text: str, published: dt.date | None) -> Iterator[Find]:
        parsed = Parsed(Report(id=report_id(text, None), text=text, path=data.name, published=published), english(text))
        for dated in settle_mentions(parsed, find_times(parsed)):
            yield Find(dated.mention.span.start, dated.mention.span.end, value_of(dated))

    finders = [Timed("", find), *installed(TIMES)]
    tallies = [Tally() for _ in finders]
    for path in sorted(data.glob("*.tml")):
        text, timexes = read_wikiwars(path)
        for finder, tally in zip(finders, tallies, strict=True):
            tally.add(timexes, finder(text, None))
    rows: list[tuple[str, float, str]] = []
    for finder, tally in zip(finders, tallies, strict=True):
        name = f"wikiwars.{finder.name}".rstrip(".")
        rows += tally.rows(name)
        rows.append((f"{name}.kchars_per_second", finder.speed, "one thread"))
    return rows


@dataclass(slots=True)
class Tally:
    """Annotated and found expressions counted over texts."""

    gold: int = 0
    guess: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0

    def add(self, timexes: list[Timex], found: list[Find]) -> None:
        """Count one text; both lists are in text order."""
        self.gold += len(timexes)
        self.guess += len(found)
        self.strict += len({(t.start, t.end) for t in timexes} & {(f.start, f.end) for f in found})
        for timex, find in _pairs(timexes, found):
            self.relaxed += 1
            self.valued += find.value == timex.value

    def rows(self, name: str) -> list[tuple[str, float, str]]:
        """The three measures."""
        return [
            (
                f"{name}.{measure}",
                2 * hits / max(1, self.gold + self.guess),
                f"{hits} of {self.gold} annotated, {self.guess} found",
            )
            for measure, hits in (("strict", self.strict), ("relaxed", self.relaxed), ("value", self.valued))
        ]


def _pairs(timexes: list[Timex], finds: list[Find]) -> list[tuple[Timex, Find]]:
    """Annotated and found expressions that overlap, one to one, in text order."""
    pairs: list[tuple[Timex, Find]] = []
    left = right = 0
    while left < len(timexes) and right < len(finds):
        timex, found = timexes[left], finds[right]
        if timex.end <= found.start:
            left += 1
        elif found.end <= timex.start:
            right += 1
        else:
            pairs.append((timex, found))
            left, right = left + 1, right + 1
    return pairs


if __name__ == "__main__":
    print_table(run(Path(sys.argv[1])))
