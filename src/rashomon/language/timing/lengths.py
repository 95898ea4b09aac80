"""Lengths, repetitions, hours of the day, and words such as "now": "three hours", "every day", "9:45 a.m.", "at dawn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.language.timing.dates import Rule
from rashomon.language.timing.names import BESIDE_A_CLOCK, CLOCK, PART, ZONE, part_name
from rashomon.language.timing.reading import FoundTime, TimeReading
from rashomon.language.timing.relatives import ABOUT, AMOUNT, amount_of, unit_of

_UNIT_WORD = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?|century|centuries)"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_AT = re.compile(r"\b(?:at|by|around|until|from|since)\s\Z", re.IGNORECASE)


def _length(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "three hours", "more than 20 years", "a ten-day", "half an hour", "23 years old", "two and a half years"."""
    words = match["amount"]
    lower = match[0].lower()
    unit = unit_of(match["unit"])
    if unit == "second" and (words is None or words.lower() in ("a", "an", "one")):
        return
    if unit == "hour" and re.fullmatch(r"[012]?\d[.:]?[0-5]\d", words or "") and _AT.search(match.string[: match.start()][-8:]):
        return  # "at 1700 hours", "at 09.40 hours" are hours of the day
    start = match.start("unit") if re.fullmatch(r"an?\s\w+-long", lower) else match.start()
    amount = 0.5 if "half a" in lower and not words else amount_of(words)
    if amount is not None and (match["half"] or match["half_after"]):
        amount += 0.5
    yield FoundTime(start, match.end(), TimeReading(kind="duration", unit=unit, amount=amount))


def _bare_length(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "for years", "within months", "hours of shelling": a length without a number."""
    yield FoundTime(match.start("unit"), match.end("unit"), TimeReading(kind="duration", unit=unit_of(match["unit"])))


def _repeated(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "every day", "daily", "each week", "per month", "twice a day"; "the Daily Bellow" is a name."""
    word = match[0]
    if word in ("Daily", "Weekly", "Monthly", "Hourly") and not _opens(match):
        return
    yield FoundTime(match.start(), match.end(), TimeReading(kind="set"))


def _per(match: re.Match[str]) -> Iterator[FoundTime]:
    yield FoundTime(match.start("per"), match.end("per"), TimeReading(kind="set", unit=unit_of(match["unit"]), amount=1))


def _opens(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 3) : match.start()].strip()
    return (not before or before[-1] in ".!?") and match.string[match.end() : match.end() + 2].strip()[:1].islower()


def _clock(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "9:45 a.m. local time", "around 10 p.m.", "14:22 GMT", "0945 hours", "three o'clock in the morning"."""
    words = match["clock"].lower()
    figures = re.match(r"(\d{1,2})(?:[:.]?(\d{2}))?", words)
    if figures is None:
        return
    if match["clock"].startswith("0:"):  # a place in a video
        return
    hour, minute = int(figures[1]), int(figures[2] or 0)
    after = (match["part"] or "").lower()
    evening = re.search(r"p\.?\s?m", words) is not None or (
        hour < 12 and re.search(r"afternoon|evening|night", after) is not None
    )
    if evening and hour < 12:
        hour += 12
    elif re.search(r"a\.?\s?m", words) and hour == 12:
        hour = 0
    if hour <= 24 and minute < 60:
        yield FoundTime(
            match.start(),
            match.end(),
            TimeReading(kind="clock", clock=f"{hour:02d}:{minute:02d}", part=part_name(after) or None),
        )


def _part(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "at dawn", "in the early hours", "the evening", "nightfall", "midnight"."""
    words = match["words"]
    yield FoundTime(match.start("words"), match.end("words"), TimeReading(kind="part", part=part_name(words) or None))


def _reference(kind: str, pattern: str) -> Rule:
    def build(match: re.Match[str]) -> Iterator[FoundTime]:
        yield FoundTime(match.start(), match.end(), TimeReading(kind=kind))

    return _compiled(pattern), build


def _holiday(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "Christmas 1963", "New Year's Eve": a day of the calendar; "Easter", "Ramadan": one that moves."""
    words = match["name"].lower()
    year = int(match["year"]) if match["year"] else None
    fixed = (
        (12, 24)
        if "christmas eve" in words
        else (12, 25)
        if "christmas" in words
        else (12, 31)
        if "eve" in words
        else (1, 1)
        if "new year" in words
        else None
    )
    if fixed:
        yield FoundTime(match.start(), match.end(), TimeReading(kind="day", year=year, month=fixed[0], day=fixed[1]))
    else:
        yield FoundTime(match.start(), match.end(), TimeReading(kind="holiday", year=year))


RULES: tuple[Rule, ...] = (
    (
        _compiled(
            rf"(?<![\w$€£.-]){ABOUT}?(?:(?P<amount>{AMOUNT})(?P<half_after>\s+and\s+(?:a\s+)?half)?[\s-]+(?:(?:full|long|whole|more|consecutive|straight|bloody|solid|and a half)\s+)?|half[\s-](?:an?[\s-])?(?=hour|day|year|century))"
            rf"(?P<unit>{_UNIT_WORD})\b(?P<half>\s+and\s+a\s+half)?(?:[\s-](?:long|old)\b|\s+of\s+age\b)?"
        ),
        _length,
    ),
    (
        _compiled(
            r"\b(?:for|within|in|after|took|takes|over|lasted|spent|of)\s+(?:many\s+)?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b(?!\s+(?:earlier|later|ago))"
        ),
        _bare_length,
    ),
    (
        _compiled(
            r"(?<![\w-])(?P<unit>minutes|hours|days|nights|weeks|months|years|decades|centuries)(?=\s+of\s+(?!\d)[a-z])"
        ),
        _bare_length,
    ),
    (
        _compiled(
            r"\b(?:(?:almost\s+)?(?:every|each)\s+(?:(?:other|single|few|two|three|\d+)\s+)?(?:second|minute|hour|day|night|morning|afternoon|evening|week|weekend|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|summer|winter|spring|autumn)s?"
            r"|everyday|daily|nightly|hourly|weekly|fortnightly|monthly|yearly|annually|annual|(?<=\bon\s)(?:mon|tues|wednes|thurs|fri|satur|sun)days|round[- ]the[- ]clock)\b(?!-)"
        ),
        _repeated,
    ),
    (
        _compiled(
            r"\b(?:once|twice|times|people|\d|hours|barrels|tons|men|casualties)\s+(?P<per>(?:an?|each|per)\s+(?P<unit>day|week|month|year|hour|night))\b"
        ),
        _per,
    ),
    (_compiled(r"\b(?P<per>per\s+(?P<unit>day|week|month|year|hour|minute|second))\b"), _per),
    (
        _compiled(
            rf"(?<![\w:.,$-])(?:(?:about|around|approximately|nearly|almost|just\s+(?:before|after)|shortly\s+(?:before|after))\s+)?(?P<clock>{CLOCK}|[012]\d[0-5]\d(?:\s?(?:hrs?\b|hours\b|local\b|GMT\b|UTC\b|noon\b)|Z\b|{BESIDE_A_CLOCK})|[012]?\d:[0-5]\d(?!\d|:\d))(?!\s*(?:mark|minutes?)\b){ZONE}?(?:\s+in\s+the\s+(?P<part>morning|afternoon|evening)|\s+at\s+night)?"
        ),
        _clock,
    ),
    (
        _compiled(
            rf"\b(?P<words>(?:the\s+)?(?:early|small|wee|late)(?:\s+(?:morning|evening|night))?\s+hours(?:\s+of\s+the\s+(?:morning|night|day))?|(?:the\s+)?(?:early|late|mid)[\s-]+(?:morning|afternoon|evening|night)|(?:(?<=\bat\s)|(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\band\s)|(?<=\bfrom\s)|(?<=\buntil\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\baround\s)|(?<=\bduring\s))(?:the\s+)?(?:{PART}))\b(?!\s+(?:vision|watch|sky|prayers?)\b|-)"
        ),
        _part,
    ),
    (
        _compiled(
            r"\b(?P<name>christmas(?:\s+(?:day|eve))?|new\s+year['’]s\s+(?:day|eve)|easter(?:\s+(?:sunday|monday))?|ramadan|eid(?:\s+al-\w+)?|thanksgiving)\b(?:,?\s+(?:of\s+)?(?P<year>1\d{3}|20\d\d)\b)?"
        ),
        _holiday,
    ),
    _reference(
        "now",
        r"\b(?:right\s+now|now|nowadays|currently|at\s+present|at\s+the\s+moment(?!\s+(?:that|when|of|the|they|he|she)\b)|these\s+days|the\s+present(?:\s+day)?|present[- ]day|modern[- ]day|at\s+this\s+time)\b(?!-)",
    ),
    _reference(
        "past",
        r"\b(?:recently|formerly|the\s+(?:recent\s+|distant\s+)?past|some\s+time\s+ago|long\s+ago|moments\s+(?:ago|later|earlier)|recent\s+(?:days|weeks|months|years))\b(?!\s+(?:two|three|four|five|few|several|week|month|year|\d))",
    ),
    _reference(
        "future",
        r"\b(?:the\s+(?:near\s+|foreseeable\s+)?future|(?:in\s+)?the\s+coming\s+(?:days|weeks|months|years))\b(?!\s+of\b)",
    ),
)
