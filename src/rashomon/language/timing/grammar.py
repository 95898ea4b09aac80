"""Every time expression of a text, read: the rules' finds, widened by the words that belong to them, the longest kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from rashomon.language.timing import dates, lengths, relatives
from rashomon.language.timing.names import PART, part_name
from rashomon.language.timing.reading import FoundTime, TimeReading
from rashomon.language.timing.years import find_years

_RULES = (*dates.RULES, *relatives.RULES, *lengths.RULES)
_REACH = 48  # characters before an expression in which its own first words may stand

_BEHIND, _AHEAD = 64, 72  # characters around a word of time in which its expression may begin and end
_HINT = re.compile(
    r"\d+|\b(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|tishr|kanun|shu?bat|adhar|nisan|ayyar|h[au]z|tammuz|aylul"
    r"|mon|tue|wed|thu|fri|sat|sun|da[yi]|dawn|dusk|week|fortnight|year|decade|centur|hour|minute|second|min\b|morning|afternoon"
    r"|evening|night|noon|mid|today|yesterday|tomorrow|tonight|overnight|now|current|present|modern|recent|former|past|future"
    r"|moments|some time|long ago|spring|summer|autumn|fall\b|winter|christmas|new year|easter|ramadan|eid|thanksgiving"
    r"|annual|everyday|round|these|small|wee\b|early|late|coming)",
    re.IGNORECASE,
)

_CALENDAR = frozenset({"day", "month", "season", "year", "decade", "century", "weekday"})
_SHADE = re.compile(
    r"(?<![\w-])(?:(?:the\s+)?(?:very\s+)?(?P<shade>early|late|mid)(?:[\s-]+(?:in\s+|on\s+|of\s+)?(?:the\s+)?)"
    r"|(?:the\s+)?(?:very\s+|(?:first|second|latter|last|early|late|later)\s+)?(?P<place>end|start|beginning|close|middle|half|part|days|weeks?|months)\s+of\s+(?:the\s+)?(?:year\s+)?)\Z",
    re.IGNORECASE,
)  # fmt: skip
_PART_OF = re.compile(
    rf"(?<!\w)(?:(?:early\s+|late\s+)(?:in\s+|on\s+))?(?:the\s+)?(?P<part>(?:early\s+|late\s+)?(?:{PART})(?:\s+hours)?|(?:early|small|late)(?:\s+morning)?\s+hours)\s+(?:of|on)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)  # fmt: skip
_MOMENT_OF = re.compile(
    r"(?<![\w-])(?P<part>(?:pre-?)?dawn|daybreak|noon|midday|midnight|dusk|sunset)\s+\Z", re.IGNORECASE
)
_PART_AFTER = re.compile(
    rf"\s+(?P<part>(?:early\s+|late\s+)?{PART}|at\s+(?:dawn|dusk|noon|midday|midnight|night|sunset|sunrise))\b(?!-)",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r",?\s+(?:of\s+)?(last|this)\s+year\b", re.IGNORECASE)
_APPROXIMATELY = re.compile(r"(?<!\w)(?:about|around|circa|approximately)\s+\Z", re.IGNORECASE)
_SHADES = {
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
    "middle": "mid",
    "early": "early",
    "late": "late",
    "mid": "mid",
}


@lru_cache(maxsize=32)
def read_times(text: str) -> tuple[FoundTime, ...]:
    """Every time expression of a text in order, none overlapping another.

    >>> [text[f.start:f.end] for text in ["It was hit early on March 5, two days earlier."] for f in read_times(text)]
    ['early on March 5', 'two days earlier']
    """
    candidates = [_widened(text, found) for found in _candidates(text) if not _is_a_name(text, found)]
    candidates.sort(key=lambda found: (found.start, -found.end))
    kept: list[FoundTime] = []
    for found in candidates:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
        elif found.end > kept[-1].end and found.end - found.start > kept[-1].end - kept[-1].start:
            kept[-1] = found
    return tuple(_with_month_of_range(text, _first_parts(text, kept)))
_NAMED_AFTER = re.compile(r"\s+(?:Street|Square|Avenue|Bridge|Boulevard|Mosque|Movement|Martyrs|Brigade|Revolution)\b")


def _is_a_name(text: str, found: FoundTime) -> bool:
    """Whether a day and month only name a street, bridge or movement: "the 6 October Bridge", "April 7th Street"."""
    return found.reading.kind in ("day", "month") and found.reading.year is None and bool(_NAMED_AFTER.match(text, found.end))


def read_time(words: str) -> TimeReading | None:
    """The reading of words that are one time expression, None where they are not."""
    for found in read_times(words):
        if found.start == 0 and found.end == len(words):
            return found.reading
    return None


def _candidates(text: str) -> Iterator[FoundTime]:
    for start, end in _windows(text):
        for pattern, build in _RULES:
            for match in pattern.finditer(text, start, end):
                for found in build(match):
                    if _exists(found.reading):
                        yield found
    yield from find_years(text)


def _exists(reading: TimeReading) -> bool:
    """Whether a day that is named has its place in the calendar: "31 June" has none."""
    if reading.kind != "day" or not reading.month or not reading.day:
        return True
    return dates.exists(reading.year, reading.month, reading.day)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text in which an expression can stand: around every figure and every word of time.

    Looking only there halves the time that a report takes.
    """
    begin, end = 0, -1
    for hint in _HINT.finditer(text):
        if hint.start() - _BEHIND > end:
            if end >= 0:
                yield begin, end
            begin = text.rfind(" ", 0, max(0, hint.start() - _BEHIND)) + 1 if hint.start() > _BEHIND else 0
            begin = max(begin, hint.start() - 2 * _BEHIND, 0)
        end = max(end, hint.end() + _AHEAD)
    if end >= 0:
        yield begin, min(end, len(text))


def _widened(text: str, found: FoundTime) -> FoundTime:
    """The expression with the words around it that belong to it: "the night of 8 February", "mid-August", "Tuesday at dawn"."""
    reading, start = found.reading, found.start
    end = start + len(text[start : found.end].rstrip())
    if reading.kind in ("day", "weekday") or (reading.kind == "relative" and reading.unit == "day"):
        after = _PART_AFTER.match(text, end)
        if after is not None and reading.part is None:
            reading, end = replace(reading, part=part_name(after["part"]) or None), after.end()
        ahead = text[max(0, start - _REACH) : start]
        before = _PART_OF.search(ahead) or _MOMENT_OF.search(ahead)
        if before is not None:
            reading, start = replace(reading, part=part_name(before.group()) or None), start - len(before.group())
    if reading.kind in ("day", "month", "season") and reading.year is None:
        of_year = _OF_YEAR.match(text, end)
        if of_year is not None:
            reading, end = replace(reading, which=f"{of_year[1].lower()} year"), of_year.end()
    if reading.kind in _CALENDAR or (reading.kind == "relative" and reading.unit != "day" and reading.shade is None):
        lead = _SHADE.search(text[max(0, start - _REACH) : start])
        if lead is not None:
            word = (lead["shade"] or lead["place"]).lower()
            shade = _SHADES.get(word)
            if reading.kind in ("day", "weekday"):
                if lead["shade"] and shade != "mid":
                    reading, start = replace(reading, part=reading.part or shade), start - len(lead.group())
            else:
                qualifier = re.search(r"\b(first|early|second|latter|last|later?|late)\b", lead.group(), re.IGNORECASE)
                if word == "week" and qualifier and qualifier[1].lower() in ("first", "second", "last"):
                    shade = f"{qualifier[1].lower()} week"
                elif shade is None and qualifier:
                    shade = "early" if qualifier[1].lower() in ("first", "early") else "late"
                reading, start = replace(reading, shade=shade or reading.shade), start - len(lead.group())
    if reading.kind in ("month", "year", "season", "decade") and start == found.start:
        lead = _APPROXIMATELY.search(text[max(0, start - 16) : start])
        if lead is not None:
            start -= len(lead.group())
    return FoundTime(start, end, reading)


def _first_parts(text: str, kept: list[FoundTime]) -> list[FoundTime]:
    """Joins "the first ten months" to "of 1915": the part of the date that it names."""
    joined: list[FoundTime] = []
    for found in kept:
        head = joined[-1] if joined else None
        if (
            head is not None
            and head.reading.kind in ("span", "duration", "relative")
            and found.reading.kind in ("month", "year", "season")
            and text[head.end : found.start] == " of "
            and (
                which := re.match(r"(?:the\s+)(first|last|final|second)\b", text[head.start : head.end], re.IGNORECASE)
            )
        ):
            shade = "early" if which[1].lower() == "first" else "late"
            joined[-1] = FoundTime(head.start, found.end, replace(found.reading, shade=shade))
        else:
            joined.append(found)
    return joined


def _with_month_of_range(text: str, kept: list[FoundTime]) -> Iterator[FoundTime]:
    """Gives a first date without a year the year of the date that it makes a range with: "28 May to 4 June 1940"."""
    for found, following in zip_longest(kept, kept[1:]):
        assert found is not None  # the longer of the two
        reading = found.reading
        if (
            following is not None
            and reading.year is None
            and reading.kind in ("day", "month")
            and following.reading.kind in ("day", "month")
            and following.reading.year is not None
            and re.fullmatch(r"\s?(?:-|–|—|/)\s?|\s+(?:to|and|or|through|until)\s+", text[found.end : following.start])
            and (reading.month or 0) <= (following.reading.month or 0)
        ):
            yield replace(found, reading=replace(reading, year=following.reading.year))
        else:
            yield found
