"""The grammar of quantities: how many, as reports write it, with the bounds that the words set.

```
quantity = [bound] number [bound]           "at least 12", "30-odd", "thirty or more", "a total of 40"
         | number "-" number                "12 to 15", "between 12 and 15", "three, possibly four"
         | quantity "of" whole              "four of the eight", "none of the 12", "2 out of 5"
         | share "of" whole                 "half of the 60", "all but two of the 12", "most of the 60"
         | vague | "no" | "a" | "another"   "dozens", "several hundred"
```

"at least 12" bounds from below, "up to seven" from above; "about a dozen" is a best estimate and no bound; "dozens" is at least two
dozen. Of a part and its whole the part counts. Nothing else reads number words of people.

Why: docs/decisions/language.md#quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.language.numerals import NUMERAL, read_numeral

_AT_LEAST = r"at\s+(?:the\s+very\s+)?least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|more\s+than|over|upwards?\s+of|in\s+excess\s+of|well\s+over|above"
_AT_MOST = r"(?<!gone\s)(?<!went\s)(?<!goes\s)(?<!going\s)(?<!rose\s)(?<!risen\s)(?<!climbed\s)(?<!jumped\s)(?<!revised\s)up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|as\s+many\s+as|fewer\s+than|less\s+than|under|a\s+maximum\s+of"
_FEWER = re.compile(r"(?:fewer|less)\s+than|under", re.IGNORECASE)
_ABOUT = r"about|around|some|approximately|roughly|nearly|almost|close\s+to|an\s+estimated|estimated|circa|perhaps|probably"
_NONE = r"no(?=\s+(?!fewer|less|more|longer|doubt)\w)|zero"
_MANY: dict[str, int] = {"dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_VAGUE = (
    r"several\s+(?:dozen|hundred|thousand)|a\s+few\s+(?:dozen|hundred|thousand)|tens\s+of\s+thousands|hundreds\s+of\s+thousands|dozens|scores|tens|hundreds|thousands|millions"
    r"|several|a\s+number|a\s+few|a\s+handful|numerous|(?<!as\s)many|various|multiple|(?<!about\s)some(?!\s+\d)"
)
_PAIRS = r"a\s+(?:couple|pair)(?=\s+of\b)|both|a\s+score(?=\s+of\b)"
_EDGE = r"(?<![\w$€£#.,/-])"
_END = r"(?![\w%°]|[.,:]\d|[-–]\w|\s+(?:percent|per\s+cent|million\s+dollars|km|kilomet))"
_GROUPED = r"\d{1,3}(?:[. ]\d{3})+(?!\d)"
"""Thousands set apart by a point or a space, as no fraction of a person is: "2.500", "12 500"."""
_NUMBER = rf"(?:{_GROUPED}(?!\s+(?:lakh|crore|million|billion))|{NUMERAL})"
_BEHIND = r"(?:(?P<odd>[-–\s]odd\b|\s+or\s+so\b)|(?P<plus>\+|\s+plus\b|\s+or\s+more\b)|(?P<less>\s+or\s+(?:fewer|less)\b))"
_FIGURE = re.compile(rf"{_EDGE}(?P<number>{_NUMBER})(?:{_BEHIND}(?![\w-])|(?P<open>(?=[-–]\d))|{_END})", re.IGNORECASE)
_TO = re.compile(
    rf"(?:\s?[-–]\s?|\s+(?:to|or)\s+|(?P<and>\s+and\s+)|,?\s+(?:and\s+)?(?P<doubt>possibly|perhaps|maybe|or\s+even|or\s+possibly|or\s+perhaps|if\s+not)\s+)(?P<to>{_NUMBER}){_END}(?=[\s,.;)]|\Z)(?(doubt)(?:,(?=\s+[a-z]))?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<total>a\s+total\s+of)|(?P<between>between)|(?P<from>from)|(?P<also>another|an?\s+(?:further|additional))|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))\s+\Z",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|climb\w*|jump\w*|increas\w*|went|gone|goes|up|down|revis\w*|rais\w*|lower\w*|cut|fell|fallen|dropp\w*|chang\w*|mount\w*)\b[^.\n]{0,40}\Z", re.IGNORECASE
)
_OF_THE = r"(?:(?:the|its|their|his|her|our|those|these|some|about|around|nearly|almost|at\s+least|more\s+than|over)\s+){0,2}"
_HARMED = r"(?!\s+(?:other\s+)?(?:dead|killed|slain|wounded|injured|hurt|missing|victims|casualties|deaths|fatalities|martyrs)\b)"
_WHOLE = re.compile(rf"\s+(?:(?:out\s+)?of|in)\s+(?P<the>{_OF_THE})(?P<whole>{_NUMBER}){_END}{_HARMED}(?=\s+[a-z])", re.IGNORECASE)
_SHARE = re.compile(
    rf"{_EDGE}(?:(?P<least>more\s+than|over|at\s+least|well\s+over)\s+|(?P<most>less\s+than|fewer\s+than|under|not\s+even)\s+|(?P<about>{_ABOUT})\s+)?"
    rf"(?:all\s+but\s+(?P<but>{_NUMBER})|(?P<share>half|most|an?\s+third|two[- ]thirds|an?\s+quarter|three[- ]quarters|all|none|some|several|many|the\s+majority))\s+(?:of\s+)?"
    rf"(?:the|its|their|his|her|our|those|these)\s+(?:(?:about|some|around|nearly|at\s+least)\s+)?(?P<whole>{_NUMBER}){_END}{_HARMED}(?=\s+[a-z])",
    re.IGNORECASE,
)
_SHARES = {"half": 1 / 2, "third": 1 / 3, "two thirds": 2 / 3, "quarter": 1 / 4, "three quarters": 3 / 4, "all": 1.0}
_WORDS = re.compile(
    rf"{_EDGE}(?:(?P<least>{_AT_LEAST}|{_ABOUT})\s+)?(?P<vague>{_VAGUE}|{_PAIRS})\b|{_EDGE}(?P<none>{_NONE})(?=\s)|{_EDGE}(?P<one>another(?=[\s,.;)])|(?:an?|each|every)(?=\s))",
    re.IGNORECASE,
)  # fmt: skip
_FARTHEST = 40
"""Characters in front of a number within which the words that bound it stand."""
_LARGEST = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity's place in a text and its bounds. `word` is its class: "number", "vague", "none", "one" or "another".

    `whole`: how many they are a part of, where the words say so ("four of the eight"); the place then ends with the whole.
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    word: str
    total: bool = False
    whole: int | None = None


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every quantity in text order, none overlapping another: numbers with their bounds, parts of a whole, vague numbers, "no" and "a"."""
    found = [*_shares(text), *_numbers(text), *_worded(text)]
    found.sort(key=lambda q: (q.start, -q.end))
    end = 0
    for quantity in found:
        if quantity.start >= end:
            end = quantity.end
            yield quantity


def _numbers(text: str) -> Iterator[Quantity]:
    """The numbers with what bounds them before and behind, and the whole that they are a part of."""
    at = 0
    while (match := _FIGURE.search(text, at)) is not None:
        found = _number(text, match)
        at = match.end() if found is None else max(found.end, match.start() + 1)
        if found is not None:
            yield _of_whole(text, found)


def _number(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that a number opens, None where it is none that counts."""
    number = _whole(match["number"])
    if number is None:
        return None
    words, start = _bounds_before(text, match.start())
    after = _range(text, match, words)
    other = _whole(after["to"]) if after is not None else None
    if after is not None and other is not None:
        if "from" in words and _RISING.search(text[max(0, start - _FARTHEST) : start]):  # "rose from 12 to 17"
            return Quantity(after.start("to"), after.end(), other, other, other, "number")
        if other > number:
            return Quantity(start, after.end(), number, number if after["doubt"] else None, other, "number", "total" in words)
        if re.match(r"\s[-–]\s", text[match.end() : match.end() + 3]):  # "12 May 2023 - Three soldiers"
            return None
    if match["open"] is not None:  # "a 4-2 win", "24-7"
        return None
    if "least" in words or match["plus"]:
        return Quantity(start, match.end(), number, None, None, "number", "total" in words)
    if "most" in words or match["less"]:
        most = number - 1 if _FEWER.match(text, start) else number
        return Quantity(start, match.end(), None, None, most, "number", "total" in words)
    if "about" in words or match["odd"]:
        return Quantity(start, match.end(), None, number, None, "number", "total" in words)
    return Quantity(start, match.end(), number, number, number, "number", "total" in words)


def _bounds_before(text: str, start: int) -> tuple[frozenset[str], int]:
    """The classes of the words that bound a number from before it, and where the first of them begins."""
    lead = text[max(0, start - _FARTHEST) : start]
    words: set[str] = set()
    while (before := _BEFORE.search(lead)) is not None and (word := str(before.lastgroup)) not in words:
        words.add(word)
        if word == "from":  # where it counts from, unless a range follows
            break
        start -= len(lead) - before.start()
        lead = lead[: before.start()]
    return frozenset(words), start


def _range(text: str, match: re.Match[str], words: frozenset[str]) -> re.Match[str] | None:
    """The second number of a range; "and" makes one behind "between" alone."""
    after = _TO.match(text, match.end("number"))
    if after is None or (after["and"] and "between" not in words):
        return None
    return after


def _of_whole(text: str, part: Quantity) -> Quantity:
    """A quantity with the whole that it is a part of: "four of the eight"; the whole bounds it from above where nothing else does."""
    of = _WHOLE.match(text, part.end)
    whole = _whole(of["whole"]) if of is not None else None
    if of is None or whole is None or whole < (part.high or part.best or part.low or 0) or (re.match(r"\s+in\b", of.group()) and not of["the"]):
        return part
    return replace(part, end=of.end(), whole=whole)


def _shares(text: str) -> Iterator[Quantity]:
    """The shares of a whole: "half of the 60", "most of the 60", "all but two of the 12", "none of the 12"."""
    for match in _SHARE.finditer(text):
        whole = _whole(match["whole"])
        if whole is None:
            continue
        low, best, high, word = _share(match, whole)
        if low is None and best is None and high is None:
            continue
        yield Quantity(match.start(), match.end(), low, best, high, word, whole=whole)


def _share(match: re.Match[str], whole: int) -> tuple[int | None, int | None, int | None, str]:
    """The bounds of a share of a whole, and the class of its words."""
    if match["but"] is not None:
        spared = _whole(match["but"])
        left = None if spared is None or spared > whole else whole - spared
        return left, left, left, "number"
    said = re.sub(r"^(?:an?|the)\s+", "", " ".join(match["share"].lower().replace("-", " ").split()))
    if said == "none":
        return 0, 0, 0, "none"
    if said in ("most", "majority"):
        return whole // 2 + 1, None, whole - 1, "vague"
    if said in ("some", "several", "many"):
        return 2, None, whole - 1, "vague"
    number = round(whole * _SHARES[said])
    if match["least"]:
        return number, None, whole, "number"
    if match["most"]:
        return None, None, number, "number"
    if match["about"]:
        return None, number, None, "number"
    return number, number, number, "number"


def _worded(text: str) -> Iterator[Quantity]:
    """Vague numbers, "no", "a" and "another"."""
    for match in _WORDS.finditer(text):
        if match["none"]:
            yield Quantity(match.start(), match.end(), 0, 0, 0, "none")
        elif match["one"]:
            if match["one"].lower() in ("each", "every"):
                continue
            word = "another" if match["one"].lower() == "another" else "one"
            yield Quantity(match.start(), match.end(), 1, 1, 1, word)
        else:
            words = " ".join(match["vague"].lower().split())
            if words == "a score":
                yield Quantity(match.start(), match.end(), None, 20, None, "vague")
            elif words in ("a couple", "a pair", "both"):
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
    """The whole number that words write; a point or space between thousands is no fraction."""
    if words and re.fullmatch(_GROUPED, words):
        words = re.sub(r"[. ]", "", words)
    number = read_numeral(words) if words else None
    return number if isinstance(number, int) and number <= _LARGEST else None
