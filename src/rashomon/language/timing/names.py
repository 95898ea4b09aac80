"""The calendar's words in English news: months, weekdays, seasons, parts of the day, units, and patterns for them.

Levantine month names (Tishrin, Kanun, Shubat ...) stand beside the English ones, as Syrian outlets' English pages use them.
Patterns are fragments without named groups, to be put into larger ones compiled with `re.IGNORECASE`.
"""

from __future__ import annotations

import re

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan kanun-al-thani",
            "february feb shubat shbat",
            "march mar adhar",
            "april apr nisan",
            "may ayyar",
            "june jun haziran huzayran",
            "july jul tammuz",
            "august aug",
            "september sept sep aylul",
            "october oct tishrin-al-awwal tishreen-al-awwal",
            "november nov tishrin-al-thani tishreen-al-thani",
            "december dec kanun-al-awwal",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wednes wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday satur sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS: dict[str, str] = {
    "second": "second", "minute": "minute", "min": "minute", "hour": "hour", "day": "day", "night": "day", "week": "week",
    "weekend": "week", "fortnight": "fortnight", "month": "month", "year": "year", "decade": "decade", "century": "century",
    "centurie": "century",
}  # fmt: skip
PARTS: dict[str, str] = {
    "morning": "morning", "mornings": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
    "night-time": "night", "nighttime": "night", "daytime": "daytime", "noon": "noon", "midday": "noon", "midnight": "midnight",
    "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "dusk": "dusk", "sunset": "dusk", "nightfall": "dusk", "twilight": "dusk",
}  # fmt: skip

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|tishr(?:i|ee)n al-(?:awwal|thani)|kanun al-(?:awwal|thani)|shu?bat|adhar|nisan|ayyar|h[au]z(?:i|ay)ran|tammuz|aylul)"
)
"""A month's name or abbreviation, with the abbreviation's full stop."""

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY_SHORT = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?|century|centuries)"
)
PART = r"(?:mornings?|afternoon|evening|night(?:-?time)?|daytime|noon|midday|midnight|dawn|daybreak|sunrise|dusk|sunset|nightfall)"
CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?!\d)(?:[:.][0-5]\d)?(?:\s*(?:[ap]\.?\s?m\b\.?|hrs?\b|hours\b))?|\s?(?:[ap]\.\s?m\.|[ap]\.?m\b|o['’]clock\b))"
ZONE = r"(?:\s+(?:local(?: time)?|GMT(?:\s?[+-]\d{1,2})?|UTC(?:\s?[+-]\d{1,2})?|(?:[ECMPBA][SD]|ES|BS|EE|EES)T\b|[A-Z][a-z]+ time))"

BESIDE_A_CLOCK = (
    r"(?:(?=\s[A-Z][a-z]+ time\b)|(?=\s?\(\s?[012]?\d:?[0-5]\d\s?(?:GMT|UTC|local)\b)"
    r"|(?=\s?(?:to|and|until|till|-|–)\s?[012]\d[0-5]\d\s?(?:hrs?\b|hours\b|local\b|GMT\b|UTC\b)))"
)
"""What follows four figures that are a time of day: "1830 Damascus time", "1330 (1130 GMT)", "1900 to 2100 UTC"."""


def month_number(word: str) -> int:
    """1 to 12 of a month's word in any of its written forms: "Aug." is 8, "Tishreen al-Thani" 11."""
    return MONTHS[re.sub(r"[\s]+", "-", word.lower().rstrip("."))]


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, of "Tuesday", "Tues." or "tue"."""
    return (
        WEEKDAYS[word.lower().rstrip(".").removesuffix("day")]
        if word.lower() not in WEEKDAYS
        else WEEKDAYS[word.lower()]
    )


def part_name(words: str) -> str:
    """The part of the day that some words name: "the early hours of" is "early morning", "Tuesday night" "night"."""
    lower = words.lower()
    early = re.search(r"\bearly\b|\bsmall hours\b|\bwee hours\b", lower) is not None
    late = re.search(r"\blate\b", lower) is not None
    for word in re.findall(r"[a-z-]+", lower):
        if word in PARTS:
            part = PARTS[word]
            if early and part in ("morning", "evening"):
                return f"early {part}"
            return f"late {part}" if late and part in ("morning", "afternoon", "evening", "night") else part
    return "early morning" if early else "late" if late else ""
