"""Numbers in words and figures: "four", "twenty-five", "1,200", "2.5 million", "a dozen", "two hundred", "half"."""

from __future__ import annotations

import re

ONES: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: dict[str, int] = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES: dict[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "crore": 10_000_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"twenty-first": 21}

_TENS = "|".join(TENS)
_ONES = "|".join(sorted(ONES, key=len, reverse=True))
_SCALES = "dozen|hundred|thousand|lakh|crore|million|billion"
FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
"""A number in figures: "12", "1,200", "1,50,000", "1'200", "22.8"."""
WORDS = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES})"
NUMERAL = (
    rf"(?:(?:(?:{FIGURES})|{WORDS}|an?(?=\s(?:{_SCALES})))"
    rf"(?:(?:[\s-](?:{_SCALES}))+(?:(?:(?<=thousand),)?\s(?:and\s)?{WORDS}(?:[\s-](?:{_SCALES}))*){{0,3}})?|half\sa\s(?:dozen|million)|half(?=\s(?:an?|the)\b))"
)
"""A number in words or figures, as a fragment to be put between word boundaries with `re.IGNORECASE`."""

MOST_FIGURES = 18
"""More figures than any count, year or amount has."""

_SPLIT = re.compile(r"[ \t\n\r\f\v-]+")
_FIGURES = re.compile(FIGURES)
_MARKS = re.compile(r"[,'’\u00a0\u2009\u202f]")


def read_numeral(words: str) -> float | None:
    """The number that some words write, None where they write none: "twenty-five" 25, "a dozen" 12, "1.5 million" 1500000.

    Whole numbers come back as `int`.
    """
    if words.lower().startswith("half a "):
        whole = read_numeral(words[5:])
        return None if whole is None else int(whole / 2) if whole % 2 == 0 else whole / 2
    total: float = 0
    current: float | None = None
    for word in _SPLIT.split(words.strip().lower().replace("thousand, ", "thousand ")):
        if word in ("and", "of"):
            continue
        if word in ("a", "an"):
            value: float = 1
        elif word == "half":
            value = 0.5
        elif word in SCALES:
            scale = SCALES[word]
            current = (1 if current is None else current) * scale
            if scale >= 1_000:
                total, current = total + current, 0
            continue
        elif _FIGURES.fullmatch(word):
            if len(word) > MOST_FIGURES:
                return None
            value = float(_MARKS.sub("", word))
        elif word in ONES or word in TENS:
            value = ONES[word] if word in ONES else TENS[word]
        else:
            return None
        current = value if current is None else current + value
    if current is None:
        return None
    number = total + current
    return int(number) if number == int(number) else number
