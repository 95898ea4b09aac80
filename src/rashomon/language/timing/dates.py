"""Dates that stand on the calendar: days, months, years, seasons, decades, centuries.

Each rule is a pattern and a function from its match to the expressions found; "3-5 March 2020" is two of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from rashomon.language.numerals import ORDINALS
from rashomon.language.timing.names import MONTH, SEASON, SEASONS, WEEKDAY, WEEKDAY_SHORT, month_number
from rashomon.language.timing.reading import FoundTime, TimeReading

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[FoundTime]]]

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = r"(?:st|nd|rd|th)"
YEAR = r"(?:1\d{3}|20\d{2})(?![\d,]\d)(?!\d)"
BEFORE_CHRIST = r"\s?(?:B\.C\.(?:E\.)?|BCE?\b)"
_NAMED_DAY = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT})(?:,\s*|\s+(?:the\s+)?|\s*\())?"
_EDGE = r"(?:(?<![\w/@$€£.-])|(?<=[a-z]{3}-)|(?<=[\s\d]\d-)(?<!\d-\d\d-))"
_DASH = r"\s?(?:-|–|—|/)\s?|\s+(?:to|and|or|through|until)\s+(?:the\s+)?"

_CLOSED = r"(?=\s*(?:[)\],;(\[]|--|[–—]|\.(?!\d)|\Z|\n))(?!,\d)"
"""What follows a date whose year has two figures: "On 14 November 89 people were killed" has none."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month_of(match: re.Match[str], group: str = "month") -> int | None:
    """The month's number, None where the word is no month's name as written ("may" the verb, "march" the walk)."""
    word, parts = match[group], match.groupdict()
    whole = parts.get("year") and (parts.get("day") or parts.get("number"))
    return month_number(word) if word[0].isupper() or word.lower().rstrip(".") not in _WORDS or whole else None


def _full_day(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "25 August 2020", "Tuesday, August 25", "Wed 05 Apr 2017", "the 24th of March", "March 5 BC"."""
    month = _month_of(match)
    if month is not None:
        yield FoundTime(
            match.start(),
            match.end(),
            TimeReading(
                kind="day",
                year=_number(match["year"]),
                month=month,
                day=int(match["day"]),
                era=-1 if match["era"] else 1,
                origin="event" if match["that"] else None,
            ),
        )


def _short_year(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "14 NOV 89", "14 Nov '89": two figures for a year, from 69 on of the last century, as POSIX has it."""
    month, short = _month_of(match), int(match["short"])
    if month is not None:
        reading = TimeReading(kind="day", year=short + (1900 if short >= 69 else 2000), month=month, day=int(match["day"]))
        yield FoundTime(match.start(), match.end(), reading)


def _worded_day(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the first of May", "the twenty-fifth of August 2020"."""
    month, day = _month_of(match), ORDINALS[match["nth"].lower()]
    if month is not None and day <= 31:
        reading = TimeReading(kind="day", year=_number(match["year"]), month=month, day=day)
        yield FoundTime(match.start(), match.end(), reading)


def _glued_day(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "Nov 022017": a day whose comma and space before the year were lost."""
    month = _month_of(match)
    if month is not None:
        yield FoundTime(
            match.start(),
            match.end(),
            TimeReading(kind="day", year=int(match["year"]), month=month, day=int(match["day"])),
        )


def _quarter(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "Q3 2019", "the third quarter of 2019": three months of a year."""
    number = match["figure"] or str(("first", "second", "third", "fourth", "last").index(match["word"].lower()) + 1)
    season = f"Q{min(int(number), 4)}"
    yield FoundTime(match.start(), match.end(), TimeReading(kind="season", season=season, year=_number(match["year"] or match["of_year"])))


def _nth(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "on the 20th", "the 28th of that month": a day of the month told last."""
    yield FoundTime(match.start("whole"), match.end("whole"), TimeReading(kind="day", day=int(match["day"]), origin="event"))


def _figures(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "2020-08-25", "25/08/2020", "07.10.2017": the year tells the order, a number above twelve tells day from month."""
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        year, month, day = first, second, third
    elif len(match["c"]) == 4:
        year, day, month = third, first, second
    else:
        return
    both = len(match["c"]) == 4 and match["sign"] in "/-" and day <= 12 and month <= 12 and day != month
    if month > 12 >= day:
        day, month = month, day
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield FoundTime(
            match.start(), match.end(), TimeReading(kind="day", year=year, month=month, day=day, other_month_first=both)
        )


def _days_of_month(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "3-5 March 2020", "15, 18 and 22 February": the first day; the last is found as a whole date."""
    month = _month_of(match)
    if month is not None:
        year = _number(match["year"])
        yield FoundTime(
            match.start("day"), match.end("day"), TimeReading(kind="day", year=year, month=month, day=int(match["number"]))
        )


def _month_of_days(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "March 3-5, 2020", "August 25 and 27": both days."""
    month = _month_of(match)
    if month is not None:
        year = _number(match["year"])
        yield FoundTime(
            match.start("first"), match.end("first"), TimeReading(kind="day", year=year, month=month, day=int(match["day"]))
        )
        yield FoundTime(
            match.start("second"),
            match.end("second"),
            TimeReading(kind="day", year=year, month=month, day=int(match["last"])),
        )


def _month_year(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "December 2019", "June, 1982", "May of 1944", "April of that year", "March 218 BC"."""
    month = _month_of(match)
    if month is not None:
        year = _number(match["year"])
        reading = TimeReading(
            kind="month", month=month, year=year, era=-1 if match["era"] else 1, origin=None if year else "event"
        )
        yield FoundTime(match.start(), match.end(), reading)


def _month_before(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "June and July 1944": the first month takes the second's year."""
    month = _month_of(match)
    if month is not None:
        yield FoundTime(
            match.start("month"), match.end("month"), TimeReading(kind="month", month=month, year=int(match["year"]))
        )


_WORDS = frozenset({"may", "march", "mar", "august", "nisan", "dec", "sept", "sep"})
"""Months and abbreviations that are words of their own, or anything, in a text that writes its months small."""
_NAMED_AFTER = re.compile(r"\s+(?:War|Movement|Dam|River|Square|Brigade|Martyrs|Crisis)\b")
"""A month inside a name: "the October War", "the April 6 Movement"."""
AFTER_WHICH_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|of|by|from|to|during|last|early|late|mid|this|next|between|and|through|before|after|previous|following|around|that|throughout|every"
    r"|beginning|starting)[\s-]+(?:the\s+)?\Z",
    re.IGNORECASE,
)


def _month_alone(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "in June", "last May": May and March are words of their own, so they need a word before them that takes a date."""
    word = match["month"]
    if word.lower() in _WORDS and (not word[0].isupper() or (word.isupper() and word.lower() in ("may", "march"))):
        return
    lead = match.string[max(0, match.start("month") - 16) : match.start("month")]
    if _NAMED_AFTER.match(match.string, match.end()):
        return
    small = word[0].islower()
    if (small or word.lower() in ("may", "march", "august", "april", "nisan")) and not AFTER_WHICH_A_MONTH.search(lead):
        return
    which = {"last": "last", "past": "last", "previous": "last", "next": "next", "this": "this"}.get(
        (match["which"] or "").lower()
    )
    yield FoundTime(match.start(), match.end(), TimeReading(kind="month", month=month_number(word), which=which))


def _season(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the summer of 1955", "1982 summer", "last winter", "the spring"; "Operation Peace Spring" is none."""
    word = match["season"]
    plain = not match["det"] and not match["year"] and not match["early"]
    if plain and (word.lower() in ("fall", "spring") or _after_name(match)) and word != word.lower():
        if not _starts_sentence(match):
            return
    elif plain and word.lower() in ("fall", "spring"):
        return
    if (
        word.lower() == "fall"
        and not match["year"]
        and not re.match(r"(?:this|last|next|that|the)\b", match["det"] or "", re.IGNORECASE)
    ):
        return
    if (
        word.lower() == "fall"
        and match["det"]
        and not match["year"]
        and re.match(r"\s+(?:of|in)\b", match.string[match.end() :])
    ):
        return
    which = (match["det"] or "").strip().lower()
    yield FoundTime(
        match.start(),
        match.end(),
        TimeReading(
            kind="season",
            season=SEASONS[word.lower()],
            year=_number(match["year"] or match["before"]),
            era=-1 if match["era"] else 1,
            which=which if which in ("last", "next", "this") else None,
        ),
    )


def _after_name(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 30) : match.start()].split()
    return bool(before) and before[-1][:1].isupper()


def _starts_sentence(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 3) : match.start()].strip()
    return not before or before[-1] in '.!?:"”'


def _before_christ(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "490 BC", "ca. 550 B.C."; in "431-404 BC" both years."""
    if match["from"]:
        yield FoundTime(match.start("from"), match.end("from"), TimeReading(kind="year", year=int(match["from"]), era=-1))
    yield FoundTime(match.start("whole"), match.end("whole"), TimeReading(kind="year", year=int(match["year"]), era=-1))


def _decade(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the 1960s", "the late 1980s", "the 490s BC"."""
    shade = (match["shade"] or "").lower().rstrip("- ") or None
    reading = TimeReading(kind="decade", year=int(match["year"]), shade=shade, era=-1 if match["era"] else 1)
    yield FoundTime(match.start(), match.end(), reading)


def _century(match: re.Match[str]) -> Iterator[FoundTime]:
    """As in "the 19th century", "the early twentieth century", "the 9th century BC"."""
    word = match["nth"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]
    reading = TimeReading(kind="century", year=(number - 1) * 100, era=-1 if match["era"] else 1)
    yield FoundTime(match.start(), match.end(), reading)


_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ERA = rf"(?P<era>{BEFORE_CHRIST})?"

RULES: tuple[Rule, ...] = (
    (
        _compiled(
            rf"\b(?:on|of|until|by|since|and|to)\s+(?P<whole>the\s+(?P<day>{DAY}){NTH}(?:\s+of\s+(?:that|the\s+same|this|the)\s+month\b|(?=\s*[,.;:)])|(?=\s+(?:was|were|he|she|it|they|the)\b)))"
        ),
        _nth,
    ),
    (
        _compiled(
            rf"{_EDGE}(?P<a>\d{{1,4}})(?P<sign>[-/.])(?P<b>\d{{1,2}})(?P=sign)(?P<c>\d{{1,4}})(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])(?!\.\d)"
        ),
        _figures,
    ),
    (
        _compiled(
            rf"{_EDGE}{_NAMED_DAY}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}){NTH}?(?![\d:%])(?!,\d)(?!\.\d)(?!-(?:year|day|month|old))"
            rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|\d{{1,3}}(?={BEFORE_CHRIST}))(?![-–]?\w)|(?P<that>\s+of\s+(?:that|the\s+same)\s+year))?{_ERA}"
        ),
        _full_day,
    ),
    (
        _compiled(
            rf"{_EDGE}{_NAMED_DAY}(?:the\s+)?(?P<day>{DAY}){NTH}?(?:\s+of\s+|\s+|-)(?P<month>{MONTH})\b"
            rf"(?:,?(?:\s+|-)(?:of\s+)?(?P<year>{YEAR}|\d{{1,3}}(?={BEFORE_CHRIST}))|(?P<that>\s+of\s+(?:that|the\s+same)\s+year))?{_ERA}"
        ),
        _full_day,
    ),
    (
        _compiled(rf"{_EDGE}{_NAMED_DAY}(?P<day>{DAY})(?:\s|-)(?P<month>{MONTH}),?(?:\s|-)['’]?(?P<short>\d\d){_CLOSED}"),
        _short_year,
    ),
    (
        _compiled(
            rf"{_EDGE}(?P<day>(?:the\s+)?(?P<number>{DAY}){NTH}?)(?={_DASH}|,\s{DAY})(?=(?:(?:{_DASH}|,\s){DAY}{NTH}?){{1,4}}\s+(?:of\s+)?(?P<month>{MONTH})\b(?:,?\s+(?P<year>{YEAR}))?)"
        ),
        _days_of_month,
    ),
    (
        _compiled(
            rf"{_EDGE}(?P<first>{_NAMED_DAY}(?P<month>{MONTH})\s+(?P<day>{DAY}){NTH}?)(?:{_DASH})(?P<second>(?P<last>{DAY}){NTH}?(?![\d:%])(?!\s+{MONTH}\b)(?:,?\s+(?P<year>{YEAR}))?)(?!\s*(?:people|men|soldiers|troops))"
        ),
        _month_of_days,
    ),
    (
        _compiled(
            rf"{_EDGE}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{YEAR}|\d{{1,3}}(?={BEFORE_CHRIST})){_ERA}|\s+(?:of\s+)(?:that|the same)\s+year)(?![-–]\d\d\b)?"
        ),
        _month_year,
    ),
    (
        _compiled(rf"\bthe\s+(?P<nth>{_ORDINAL})\s+of\s+(?P<month>{MONTH})\b(?:,?\s+(?P<year>{YEAR}))?"),
        _worded_day,
    ),
    (_compiled(rf"{_EDGE}{_NAMED_DAY}(?P<month>{MONTH})\s+(?P<day>{DAY})(?P<year>20\d\d)(?!\d)"), _glued_day),
    (
        _compiled(
            rf"\b(?:Q(?P<figure>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b|(?:the\s+)?(?P<word>first|second|third|fourth|last)\s+quarter\s+of\s+(?P<of_year>{YEAR}))"
        ),
        _quarter,
    ),
    (_compiled(rf"{_EDGE}(?P<month>{MONTH})(?={_DASH})(?=(?:{_DASH}){MONTH},?\s+(?P<year>{YEAR}))"), _month_before),
    (
        _compiled(
            rf"{_EDGE}(?:(?:the\s+)?(?P<which>last|past|previous|next|following|this)\s+)?\b(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|tishr(?:i|ee)n al-(?:awwal|thani)|kanun al-(?:awwal|thani)|shu?bat)\b(?!\s\d)"
        ),
        _month_alone,
    ),
    (
        _compiled(
            rf"\b(?P<det>(?:the|this|last|next|that|a|one)\s+)?(?P<early>early\s+|late\s+|mid[-\s])?(?:(?P<before>{YEAR})\s+)?\b(?P<season>{SEASON})\b(?:\s+(?:of\s+)?(?P<year>{YEAR}|\d{{1,3}}(?={BEFORE_CHRIST})))?{_ERA}"
        ),
        _season,
    ),
    (
        _compiled(
            rf"(?:{_EDGE}(?P<from>\d{{1,4}})[-–]|{_EDGE}|(?<=[-–]))(?P<whole>(?:ca?\.?\s)?(?P<year>\d{{1,4}}){BEFORE_CHRIST})"
        ),
        _before_christ,
    ),
    (
        _compiled(
            rf"(?<![\w$'])(?:the\s+)?(?P<shade>early\s+|late\s+|mid[-\s])?(?P<year>1\d\d0|20[0-2]0|\d{{1,2}}0(?=s{BEFORE_CHRIST}))['’]?s\b{_ERA}"
        ),
        _decade,
    ),
    (
        _compiled(
            rf"\b(?:the\s+)?(?:early\s+|late\s+|mid[-\s])?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})[\s-]centur(?:y|ies){_ERA}"
        ),
        _century,
    ),
)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; without a year, whether any year has it."""
    try:
        dt.date(year if year and 1 <= year <= 9999 else 2000, month, day)
    except ValueError:
        return False
    return True
