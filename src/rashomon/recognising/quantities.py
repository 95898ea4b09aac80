"""Quantities as reports write them, with the bounds that their words set.

"at least 12" bounds from below, "up to seven" from above; "about a dozen" is a best estimate and no bound; "dozens" is at
least two dozen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.numerals import NUMERAL, read_numeral

_AT_LEAST = r"at\s+(?:the\s+very\s+)?least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|more\s+than|over|upwards?\s+of|in\s+excess\s+of|well\s+over|above"
_AT_MOST = r"up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|as\s+many\s+as|fewer\s+than|less\s+than|under|a\s+maximum\s+of"
_ABOUT = (
    r"about|around|some|approximately|roughly|nearly|almost|close\s+to|an\s+estimated|estimated|circa|perhaps|probably"
)
_NONE = r"no(?=\s+(?!fewer|less|more|longer|doubt)\w)|zero"
_MANY: dict[str, int] = {
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
}
_VAGUE = (
    r"several\s+(?:dozen|hundred|thousand)|a\s+few\s+(?:dozen|hundred|thousand)|tens\s+of\s+thousands|hundreds\s+of\s+thousands|dozens|scores|tens|hundreds|thousands|millions"
    r"|several|a\s+number|a\s+few|a\s+handful|numerous|many|various|multiple|(?<!about\s)some(?!\s+\d)"
)
_PAIRS = r"a\s+couple|a\s+pair|both"
_EDGE = r"(?<![\w$€£#.,/-])"
_QUANTITY = re.compile(
    rf"{_EDGE}(?:(?P<total>a\s+total\s+of)\s+)?(?:"
    rf"(?:(?:between|from|{_ABOUT})\s+)?(?P<from>{NUMERAL})(?:\s?[-–]\s?|\s+(?:to|or)\s+|(?<=\d)\s+and\s+)(?P<to>{NUMERAL})(?=[\s,.;)])(?P<between>)"
    rf"|(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))\s+(?:(?P<also>{_AT_LEAST}|{_ABOUT})\s+)?(?:a\s+total\s+of\s+)?(?P<bound>{NUMERAL}|one)"
    rf"|(?P<number>{NUMERAL}))(?![\w%°]|[.,:]\d|[-–]\w|\s+(?:percent|per\s+cent|million\s+dollars|km|kilomet))",
    re.IGNORECASE,
)  # fmt: skip
_WORDS = re.compile(
    rf"{_EDGE}(?:(?P<least>{_AT_LEAST}|{_ABOUT})\s+)?(?P<vague>{_VAGUE}|{_PAIRS})\b|{_EDGE}(?P<none>{_NONE})(?=\s)|{_EDGE}(?P<one>another(?=[\s,.;)])|(?:an?|each|every)(?=\s))",
    re.IGNORECASE,
)  # fmt: skip
_BETWEEN_AND = re.compile(
    rf"{_EDGE}between\s+(?P<from>{NUMERAL})\s+and\s+(?P<to>{NUMERAL})\b(?![\w%]|[.,:]\d)", re.IGNORECASE
)
_LARGEST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity's place in a text and its bounds. `word` is its class: "number", "vague", "none", "one" or "another"."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    word: str
    total: bool = False


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every quantity in text order, none overlapping another: numbers with their bounds, vague numbers, "no" and "a"."""
    found = [*_ranges(text), *_numbers(text), *_worded(text)]
    found.sort(key=lambda q: (q.start, -q.end))
    end = 0
    for quantity in found:
        if quantity.start >= end:
            end = quantity.end
            yield quantity


def _ranges(text: str) -> Iterator[Quantity]:
    for match in _BETWEEN_AND.finditer(text):
        low, high = _whole(match["from"]), _whole(match["to"])
        if low is not None and high is not None and low < high:
            yield Quantity(match.start(), match.end(), low, None, high, "number")


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        total = match["total"] is not None
        if match["from"] is not None:
            low, high = _whole(match["from"]), _whole(match["to"])
            if low is not None and high is not None and low < high:
                yield Quantity(match.start(), match.end(), low, None, high, "number", total)
            elif high is not None and re.search(r"\s[-–]\s", match.group()):  # "12 May 2023 - Three soldiers"
                yield Quantity(match.start("to"), match.end("to"), high, high, high, "number", total)
            continue
        number = _whole(match["number"] or match["bound"])
        if number is None:
            continue
        if match["number"] is not None:
            yield Quantity(match.start(), match.end(), number, number, number, "number", total)
        elif match["least"]:
            yield Quantity(match.start(), match.end(), number, None, None, "number", total)
        elif match["most"]:
            yield Quantity(match.start(), match.end(), None, None, number, "number", total)
        else:
            floor = match["also"] is not None and re.match(_AT_LEAST, match["also"], re.IGNORECASE) is not None
            low, best = (number, None) if floor else (None, number)
            yield Quantity(match.start(), match.end(), low, best, None, "number", total)


def _worded(text: str) -> Iterator[Quantity]:
    for match in _WORDS.finditer(text):
        if match["none"]:
            yield Quantity(match.start(), match.end(), 0, 0, 0, "none")
        elif match["one"]:
            if match["one"].lower() in ("each", "every"):
                continue
            yield Quantity(
                match.start(), match.end(), 1, 1, 1, "another" if match["one"].lower() == "another" else "one"
            )
        else:
            words = " ".join(match["vague"].lower().split())
            if words in ("a couple", "a pair", "both"):
                yield Quantity(match.start(), match.end(), 2, 2, 2, "vague")
            else:
                yield Quantity(match.start(), match.end(), _least(words), None, None, "vague")


def _least(words: str) -> int:
    """The least number that vague words leave open: "several" 2, "dozens" 24, "several hundred" 200."""
    if words.endswith("of thousands"):
        return 200_000 if words.startswith("hundreds") else 20_000
    for scale, least in (("dozen", 24), ("hundred", 200), ("thousand", 2_000)):
        if words.endswith(f" {scale}"):
            return least
    return _MANY.get(words, 2)


def _whole(words: str | None) -> int | None:
    number = read_numeral(words) if words else None
    return number if isinstance(number, int) and number <= _LARGEST else None
