"""Bare years: four figures are a year only where the words around them take one.

"in 2014", "the 2003 invasion", "1961, 1962 and 1963" hold years; "killed 1200 people", "Resolution 1441" and "M4" none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.language.timing.reading import FoundTime, TimeReading

_FIGURES = re.compile(
    r"(?:(?<![\w/@$€£.,:#'’+-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-))(?:the\s+years?\s+)?(?P<year>1[0-9]\d\d|20\d\d)(?P<tail>[-–/]\d\d(?:\d\d)?)?(?![\w/@%°]|[.,:]\d|[-–]\w)"
)
_AFTER_WHICH = re.compile(
    r"\b(?:in|since|of|by|from|to|until|till|during|before|after|between|through|throughout|early|late|mid|circa|ca?\.|c\.|around|about|year|summer|winter|spring|autumn|easter|ramadan|christmas|back in|prior to"
    r"|ending|beginning|starting|for|following|pre|post|published|late-|as of|only in|again in|into|as late as|as early as)[\s-]*\Z|(?:^|[\n(\[])\s*\Z",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:in|since|during|until|till|early|late|mid|year|years|summer|winter|spring|autumn|throughout|into|early in|late in)[\s-]+\Z",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|a|this|his|her|its|their|that|another|previous|failed|bloody|first|second)|['’]s?)\s+\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:resolution|no\.?|number|flight|highway|route|road|unit|article|model|chapter|page|room|area|brigade|regiment|division|battalion|some|least|most|nearly|almost|over|than|approximately|roughly|killed|wounded"
    r"|injured|killing|another|exactly|type|mark)\s+\Z",
    re.IGNORECASE,
)  # fmt: skip
_COUNTED = re.compile(
    r"[ \xa0-]+(?:people|men|women|children|soldiers|troops|civilians|dead|deaths|killed|wounded|prisoners|tons|tonnes|kilomet|km\b|miles|met(?:er|re)|feet|hours|dollars|pounds|euros|local time|GMT|UTC|hrs"
    r"|(?:[a-z]+(?:ian|ish|ese|an|ed)\s+)?(?!was\b|is\b|as\b|has\b|its\b|this\b|thus\b|always\b|perhaps\b|besides\b|hundreds\b|thousands\b|dozens\b)[a-z]{3,}s\b)",
    re.IGNORECASE,
)  # fmt: skip
_OPENS = re.compile(r"\s+(?:was|saw|brought|marked|witnessed|began|ended|is)\b|:")


def find_years(text: str) -> Iterator[FoundTime]:
    """Every bare year of a text; "1941-42" gives two."""
    last = -100
    for match in _FIGURES.finditer(text):
        start = match.start("year")
        lead = text[max(0, match.start() - 24) : match.start()]
        follow = text[match.end() : match.end() + 40]
        if not _is_year(int(match["year"]), lead, follow, tail=bool(match["tail"]), near=match.start() - last <= 7):
            continue
        last = match.end()
        year = int(match["year"])
        begins = match.start() if match.start() != start else start
        yield FoundTime(begins, match.end("year"), TimeReading(kind="year", year=year))
        if match["tail"]:
            digits = match["tail"][1:]
            through = int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)
            if year < through < year + 100:
                yield FoundTime(match.start("tail") + 1, match.end("tail"), TimeReading(kind="year", year=through))


def _is_year(year: int, lead: str, follow: str, *, tail: bool, near: bool) -> bool:
    """Whether the figures between `lead` and `follow` write a year. `near` says that another year stands right before."""
    if _NUMBERED.search(lead):
        return False
    if _SURELY.search(lead):
        return True
    counted = _COUNTED.match(follow) is not None
    if _AFTER_WHICH.search(lead):
        return not counted or (
            year >= 1700
            and re.search(r"\b(?:of|by|after|before|from)\s+\Z", lead) is not None
            and _plural_event(follow)
        )
    if near:
        return not counted
    if year >= 1700 and _BEFORE_NOUN.search(lead):
        return not counted or _plural_event(follow)
    opens = not lead.strip() or lead.rstrip()[-1:] in ".!?\n"
    return year >= 1700 and ((opens and _OPENS.match(follow) is not None) or (tail and not counted))


def _plural_event(follow: str) -> bool:
    """Whether the noun after the figures is of happenings: "the 2011 protests", "the 1954 Geneva Accords"."""
    return (
        re.match(
            r"\s+(?:\w+\s+)?(?:protests|attacks|elections|riots|clashes|talks|accords|agreements|wars|events|uprisings|operations|massacres|bombings|Accords|Games)\b",
            follow,
        )
        is not None
    )
