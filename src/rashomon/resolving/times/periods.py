"""Time mentions to periods: the days that each wording leaves possible.

Relative words need an anchor: the report's day of publication, or the event date told before.
Without one a period stays unknown; the day of publication is never put in place of a missing date.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.language.parsed import Parsed
from rashomon.language.timing.grammar import read_time, read_times
from rashomon.language.timing.reading import TimeReading
from rashomon.records import Period, Span, TimeMention
from rashomon.resolving.times.calendar import DAY, month_of
from rashomon.resolving.times.figures import choose_day
from rashomon.resolving.times.filing import filed_on
from rashomon.resolving.times.settling import Settled, SettledTimes

MANY_DATES = 6  # full dates, from which on an undated text is read as a chronicle

_SINCE = re.compile(
    r"\b(?:since|starting|beginning(?:\s+in)?|from|as\s+of)\s+(?:around\s+|about\s+)?(?:on\s+)?\Z", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|through|by|no\s+later\s+than)\s+(?:around\s+|about\s+)?\Z", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|the\s+same|of\s+that)\s+\Z", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\s+\Z", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following)\s+\Z", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:before|after|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
_NIGHT_OF = re.compile(r"\s+(?:(?:on|into|from|between|of)\s+)?", re.IGNORECASE)
_MOMENTS = frozenset({"dawn", "dusk", "noon", "midnight"})
_RANGE = re.compile(r"\s?(?:-|–|—|/)\s?|\s+(?:to|until|till|through|and|(?:and\s+)?into)\s+(?:on\s+)?(?:the\s+)?")
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|['’]ll|(?:is|are)\s+(?:due|set|scheduled|expected|planned|slated)|plans?\s+to|due\s+to\s+\w+|scheduled\s+for|to\s+be\s+held|must|ha(?:s|ve)\s+to|would\s+(?:be|begin|start|take|hold|meet|resume|end|visit|continue))\b",
    re.IGNORECASE,
)
_SETS_YEAR = re.compile(
    r"(?:^|[.!?]\s+|\n\s*)(?:(?:in|by|during|early|late|mid|and|but|then|later|again)[\s-]+){0,3}\Z|\n[^.\n]*\Z",
    re.IGNORECASE,
)
_YEAR_HEADING = re.compile(r"^(?:1\d|20)\d\d(?:\s*[-–:]\s*(?:(?:1\d|20)\d\d|[A-Z][\w ]{0,40}))?\s*$", re.MULTILINE)
_ANY_DAY = frozenset(
    {"night", "nights", "nighttime", "night-time", "daytime", "morning", "mornings", "evening", "afternoon"}
)
_STOP = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A mention with its reading and where that lies."""

    mention: TimeMention
    reading: TimeReading
    settled: Settled


def resolve_periods(parsed: Parsed, mentions: Sequence[TimeMention]) -> dict[Span, Period]:
    """The period of each mention, by its span: one for every mention, with no bounds where nothing is known."""
    dated = settle_mentions(parsed, mentions)
    periods: dict[Span, Period] = {}
    text = parsed.report.text
    for number, item in enumerate(dated):
        following = dated[number + 1] if number + 1 < len(dated) else None
        span = item.mention.span
        if following is not None and (joined := _joined(text, item, following)) is not None:
            periods[span], periods[following.mention.span] = joined
        elif span not in periods:
            periods[span] = _bent(
                _period(item), item, text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24]
            )
    periods.update(_nights(text, dated, periods))
    return periods


def _nights(text: str, dated: Sequence[DatedMention], periods: Mapping[Span, Period]) -> Iterator[tuple[Span, Period]]:
    """The night that a day beside it tells: "overnight Tuesday to Wednesday", "Tuesday overnight", "overnight into Friday"."""
    for one, other in pairwise(dated):
        between = text[one.mention.span.end : other.mention.span.start]
        night, day = (one, other) if one.reading.unit == "overnight" or one.reading.kind == "part" else (other, one)
        found = periods[day.mention.span]
        if night.reading.part != "night" or day.reading.kind not in ("weekday", "day") or not found.latest:
            continue
        if not _NIGHT_OF.fullmatch(between) or not found.earliest or not found.earliest[0].isdigit():
            continue
        first, last = dt.date.fromisoformat(found.earliest), dt.date.fromisoformat(found.latest)
        if first == last and night.reading.unit == "overnight":
            first, last = (first - DAY, last) if between.strip().startswith("into") else (first, last + DAY)
        yield (
            night.mention.span,
            replace(
                periods[night.mention.span],
                earliest=first.isoformat(),
                latest=last.isoformat(),
                precision="part_of_day",
                anchor=found.anchor,
            ),
        )


def settle_mentions(parsed: Parsed, mentions: Sequence[TimeMention]) -> list[DatedMention]:
    """Every mention with its reading on the calendar, in text order."""
    text = parsed.report.text
    times = read_times(text)
    known = {(found.start, found.end): found.reading for found in times}
    pairs = [
        (mention, reading)
        for mention in sorted(mentions, key=lambda m: m.span.start)
        if (
            reading := known.get((mention.span.start, mention.span.end))
            or read_time(mention.span.text)
            or TimeReading(kind="vague")
        )
    ]
    timeline = _timeline(parsed, pairs)
    dated: list[DatedMention] = []
    sentences = Sentences.of(text)
    days = {r.year for m, r in pairs if m.role == "event" and r.kind == "day" and r.year is not None}
    for mention, read in pairs:
        reading = read
        if reading.kind == "month" and reading.year is None and _THAT.search(text[max(0, mention.span.start - 16) : mention.span.start]):
            reading = replace(reading, year=_year_before(dated))
        if len(days) == 1 and reading.kind == "day" and reading.year is not None and mention.role == "event":
            timeline.year = reading.year  # the text's one full date, from here on
        bounds = sentences.around(mention.span.start)
        if reading.other_month_first:
            latest = None if _looks_ahead(text, mention.span, bounds) else timeline.published
            choice = choose_day(text, times, reading, latest=latest)
            if choice is not None:
                reading = replace(reading, month=choice.day.month, day=choice.day.day, other_month_first=False)
        ahead = (
            mention.role == "event"
            and (reading.kind in ("weekday", "day", "month") or reading.unit == "weekend")
            and _looks_ahead(text, mention.span, bounds)
        )
        if mention.role in ("event", "statement"):
            settled = timeline.settle(reading, ahead=ahead)
        else:
            settled = SettledTimes().settle(reading)
        dated.append(DatedMention(mention, reading, settled))
        if mention.role == "event" and settled.stretch is not None:
            lead = text[max(0, mention.span.start - 24) : mention.span.start]
            if reading.kind == "year" and (lead.endswith(("-", "–")) or not _SETS_YEAR.search(lead)):
                continue
            if not timeline.chronicle and _SINCE.search(lead):
                continue
            timeline.remember(reading, settled)
    return _with_days(dated, sentences)


def _year_before(dated: Sequence[DatedMention]) -> int | None:
    """The year that was told last: what "that May" counts from."""
    return next((item.reading.year for item in reversed(dated) if item.reading.year is not None), None)


def _timeline(parsed: Parsed, pairs: Sequence[tuple[TimeMention, TimeReading]]) -> SettledTimes:
    """What is known before the first mention: the day of publication, whether the text is a chronicle, its one year."""
    published = parsed.report.published
    full = [r for m, r in pairs if m.role == "event" and r.kind in ("day", "month") and r.year is not None]
    far = [r for r in full if published is None or abs((r.year or 0) * r.era - published.year) > 1]
    years = [r for m, r in pairs if m.role == "event" and r.kind == "year"]
    many = len(full) >= MANY_DATES or len(full) + len(years) >= 2 * MANY_DATES
    headed = len(_YEAR_HEADING.findall(parsed.report.text)) >= 2
    chronicle = headed or (many and len(far) * 4 >= len(full) * 3)
    ancient = sum(r.era < 0 for m, r in pairs) >= MANY_DATES
    return SettledTimes(published=filed_on([m for m, _ in pairs], published), chronicle=chronicle or ancient)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences end in a text, by its stops and line breaks: `stops` are the offsets at which one begins."""

    stops: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Sentences:
        """The sentences of a text."""
        return cls((0, *(match.end() for match in _STOP.finditer(text)), len(text) + 1))

    def around(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the character at `offset`."""
        at = bisect.bisect_right(self.stops, offset) - 1
        return self.stops[at], self.stops[at + 1]


def _looks_ahead(text: str, span: Span, bounds: tuple[int, int]) -> bool:
    """Whether the words near an expression, in its sentence, speak of what is still to come."""
    start, end = max(bounds[0], span.start - 70), min(bounds[1], span.end + 40)
    return (
        _AHEAD.search(text[start : span.start]) is not None
        or _AHEAD.match(text[span.end : end].lstrip(" ,")) is not None
    )


def _with_days(dated: Sequence[DatedMention], sentences: Sentences) -> list[DatedMention]:
    """Hours and parts of the day take the day that their sentence names, or else the one told last before them."""
    told: DatedMention | None = None
    whole: list[DatedMention] = []
    for number, item in enumerate(dated):
        if (
            item.mention.role == "event"
            and item.settled.stretch is not None
            and item.settled.stretch.precision == "day"
        ):
            told = item
        settled = item.settled
        if item.reading.kind in ("clock", "part") and item.mention.role == "event":
            start, end = sentences.around(item.mention.span.start)
            day = _day_after(dated[number + 1 : number + 4], end) or told
            if item.mention.span.text.lower() in _ANY_DAY and day is not None and day.mention.span.start < start:
                day = None
            if day is not None and day.settled.stretch is not None:
                anchor = f"event:{day.settled.stretch.first}"
                settled = Settled(day.settled.stretch, anchor=anchor)
        whole.append(replace(item, settled=settled))
    return whole


def _day_after(items: Sequence[DatedMention], end: int) -> DatedMention | None:
    """The first of the next mentions that is a day of the event, before the sentence ends."""
    for item in items:
        if item.mention.span.start >= end:
            return None
        if (
            item.settled.stretch is not None
            and item.settled.stretch.precision == "day"
            and item.mention.role == "event"
        ):
            return item
    return None


def _period(item: DatedMention) -> Period:
    """The period of one mention by itself."""
    reading, settled, wording = item.reading, item.settled, item.mention.span.text
    part = reading.clock if reading.kind == "clock" else reading.part
    if settled.yearless is not None:
        month, day = settled.yearless
        first, last = (day, day) if day else (1, month_of(2000, month).last.day)
        precision = ("part_of_day" if part else "day") if day else "month"
        earliest, latest = f"--{month:02d}-{first:02d}", f"--{month:02d}-{last:02d}"
        return Period(earliest=earliest, latest=latest, precision=precision, wording=wording, part=part)
    stretch = settled.stretch
    if stretch is None:
        return Period(earliest=None, latest=None, precision="unknown", wording=wording, part=part)
    if settled.opens is not None:
        edges = (stretch.last.isoformat(), None) if settled.opens == "after" else (None, stretch.first.isoformat())
        return Period(
            earliest=edges[0], latest=edges[1], precision="range", wording=wording, part=part, anchor=settled.anchor
        )
    precision = stretch.precision
    if precision == "day" and part:
        precision = "hour" if reading.kind == "clock" else "part_of_day"
    end = stretch.last
    if part == "night" and reading.kind == "relative" and reading.amount == -1:
        end += DAY  # "last night" runs into the day of publication
    return Period(
        earliest=stretch.first.isoformat(),
        latest=end.isoformat(),
        precision=precision,
        wording=wording,
        part=part,
        anchor=settled.anchor,
    )


_WHEN = re.compile(r"\s*,?\s*(?:when|the (?:day|night|morning|date) (?:when|that|on which|of))\b")


def _bent(period: Period, item: DatedMention, lead: str, trail: str) -> Period:
    """The period as the preposition before it bends it: "since" keeps its first day, "until" and "before" its last."""
    if item.reading.part in _MOMENTS and _BESIDE.search(lead):
        return period  # "just before dawn on Tuesday" is Tuesday
    if _WHEN.match(trail):
        return period  # "since May 28, when a soldier was shot" dates the shot
    if not period.known or item.reading.kind in ("span", "clock", "part") or trail.startswith(("'s", "’s")):
        return period
    if _SINCE.search(lead) and not (lead.rstrip().lower().endswith("from") and item.reading.kind == "weekday"):
        return replace(period, latest=None, precision="range")
    if _UNTIL.search(lead):
        return replace(period, earliest=None, precision="range")
    if _BEFORE.search(lead):
        return replace(period, earliest=None, latest=period.earliest, precision="range")
    if _AFTER.search(lead):
        return replace(period, earliest=period.latest, latest=None, precision="range")
    return period


def _joined(text: str, item: DatedMention, following: DatedMention) -> tuple[Period, Period] | None:
    """One range for the two dates of "between Monday and Tuesday", "from 3 to 5 March", "March 3-5"; else None."""
    left, right = item.mention.span, following.mention.span
    between = text[left.end : right.start]
    if len(between) > 24 or not _RANGE.fullmatch(between):
        return None
    if re.fullmatch(r"\s+and\s+(?:on\s+)?(?:the\s+)?", between) and not _BETWEEN.search(
        text[max(0, left.start - 16) : left.start]
    ):
        return None
    if item.reading.kind == "season" and following.reading.kind == "year":  # "the winter of 2013/14"
        return (whole := _period(item)), replace(whole, wording=following.mention.span.text)
    first, last = _period(item), _period(following)
    weekdays = item.reading.kind == following.reading.kind == "weekday"
    if weekdays and first.earliest and last.latest and first.earliest > last.latest:
        week_before = (dt.date.fromisoformat(first.earliest) - 7 * DAY).isoformat()
        first = replace(
            first, earliest=week_before, latest=week_before
        )  # "between Friday and Saturday", told on a Friday
    if (
        first.earliest is None
        or last.latest is None
        or first.earliest[:2].isdigit() != last.latest[:2].isdigit()
        or first.earliest > last.latest
    ):
        return None
    whole = replace(
        first,
        latest=last.latest,
        precision="range",
        anchor=first.anchor or last.anchor,
        part=_part_of_range(first, last),
    )
    return whole, replace(whole, wording=last.wording)


def _part_of_range(first: Period, last: Period) -> str | None:
    """The night, where a range is one: "the night of 5-6 March", "Tuesday night into Wednesday"."""
    days = [dt.date.fromisoformat(day) for day in (first.earliest, last.latest) if day and day[0].isdigit()]
    one_night = len(days) == 2 and days[1] - days[0] == DAY
    return (
        first.part if one_night and first.part == "night" and last.part in (None, "morning", "early morning") else None
    )
