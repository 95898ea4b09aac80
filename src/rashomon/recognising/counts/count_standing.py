"""How a number of people stands to other numbers: a part of one, the toll of a happening, the sum of many.

"Six children were among the 19 killed": six are a part. "The death toll rose to 86": the toll. "Bringing to 30 the number of
dead this month": a sum, of more than is told.
"""

from __future__ import annotations

import re

from rashomon.language.numerals import NUMERAL

_TOTAL = re.compile(
    r"\b(?:(?:bring|brings|bringing|brought|rais(?:e|es|ed|ing)|tak(?:e|es|ing)|took|push(?:es|ed|ing)?|putting|puts?|lifting)\s+(?:[^.\n]{0,60}\s)?(?:to|at)"
    r"|(?:total|tally|number\s+of\s+(?:dead|deaths|those\s+killed|victims|casualties|wounded|injured))\s+(?:[^.\n]{0,40}\s)?(?:to|at|of|is|was|reached|exceeded|exceeds|reaching|hit|passed|topped))\s+\Z",
    re.IGNORECASE,
)  # fmt: skip
_TOLL_WORD = re.compile(r"\b(?:toll|total|tally|number|dead|deaths|killed|casualties|victims|fatalities)\b", re.IGNORECASE)
_TOLL = re.compile(
    r"(?P<verb>\b(?:bring|brings|bringing|brought|rais(?:e|es|ed|ing))\s+)?(?P<sum>\b(?:overall|total|annual|monthly|weekly|war['’]s|year['’]s)\s+)?"
    r"\b(?:death\s+)?toll\b(?P<span>(?:\s+[\w'’-]+){0,12}?)(?<!\bor)(?:\s+(?:to|at|of|is|was|reached|reaches|exceeded|exceeds|reaching|hit|passed|topped|topping)|(?<=attack)|(?<=blast)|(?<=bombing))\s+\Z",
    re.IGNORECASE,
)  # fmt: skip
_LONG = re.compile(r"\b(?:since|so\s+far\s+this|this\s+(?:year|month|week))\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\s*,?\s*(?:(?:were|was|are)\s+)?among\s+(?:(?:at\s+least|some|about|around|more\s+than|over|up\s+to|nearly|the)\s+){0,2}"
    rf"(?:{NUMERAL})\s+(?:[\w-]+\s+){{0,3}}?(?:dead|killed|who\s+died|injured|wounded|victims|martyrs|casualties)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*,?\s*(?:(?:were\s+|was\s+|are\s+)?among\s+(?:them|(?:the|those)\s+(?:dead|victims|wounded|injured|killed|casualties))(?=\s*(?:[.,;:)]|$)|\s+(?:were|was|died|and)\b)|of\s+them\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:including|among\s+(?:them|whom|the\s+victims|those\s+killed|the\s+(?:dead|casualties|wounded|injured))|of\s+whom|of\s+them|include|includes|included|counting)\s*,?\s*(?:(?:were|are|was|is)\s+)?\Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s*(?:of|among)\s+(?:them|whom|those|the\s+(?:dead|victims))\b", re.IGNORECASE)


def is_part(text: str, start: int, number_end: int, end: int) -> bool:
    """Whether a mention counts some of those whom another number has: "six of them children", "three women among the dead"."""
    lead = text[max(0, start - 90) : start]
    return (
        _PART.match(text, end) is not None
        or _AMONG.match(text, end) is not None
        or _OF_THEM.match(text, number_end) is not None
        or _PART_BEFORE.search(lead) is not None
    )


def is_total(lead: str, trail: str) -> bool:
    """Whether the number sums up more than is told: "raising the toll to 30", "bringing to 30 the number of dead"."""
    toll = _TOLL.search(lead)
    if toll is not None and (toll["sum"] or _LONG.search(toll["span"]) or _LONG.match(trail.lstrip())):
        return True
    found = _TOTAL.search(lead)
    if found is None or (toll is not None and re.match(r"put", found.group(), re.IGNORECASE)):
        return False
    return (
        _TOLL_WORD.search(found.group()) is not None or re.match(r"\s+the\s+(?:number|total|toll)", trail) is not None
    )


def is_toll(lead: str) -> bool:
    """Whether the number is told as the toll of a happening: "the death toll rose to 86", "put the toll at 58"."""
    found = _TOLL.search(lead)
    return found is not None and not found["verb"]
