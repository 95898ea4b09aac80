"""Variants of a document: other places, days, peoples and numbers in the same frame, so that no name decides.

The markup's text is rewritten, not its marks; what comes out compiles like any other document.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"]
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "seventeen", "twenty", "thirty"]
PEOPLES = ["Turkish", "Russian", "American", "British", "French", "Kenyan", "Ethiopian", "Sudanese", "Chadian", "Malian", "Colombian", "Mexican", "Chinese", "Philippine", "Vietnamese", "Indian", "Pakistani", "Afghan", "Iranian", "Iraqi", "Syrian", "Israeli", "Lebanese", "Yemeni", "Saudi", "Egyptian", "Libyan", "Ukrainian", "Armenian", "Azerbaijani", "Georgian", "Burmese", "Thai", "Somali", "Nigerian", "Cameroonian", "Congolese", "Rwandan", "Ugandan", "Burundian", "Eritrean", "Serbian"]
LOADED = {
    "terrorists": "fighters", "militants": "gunmen", "gunmen": "militants", "rebels": "insurgents", "insurgents": "rebels",
    "fighters": "terrorists", "soldiers": "troops", "troops": "soldiers", "bandits": "armed men",
}  # fmt: skip
"""Loaded words and plain ones that take each other's place."""
_PLACE = re.compile(r"\{l\d+ ([^{}]*)\}")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_NOT_NAMES = frozenset(["The", "A", "An", "In", "On", "At", "Near", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "River", "Mount", "Camp", "Port", "Base", "Road", "Highway"])


def vary(block: str, names: Sequence[str], rough: random.Random) -> str:
    """A document's markup with its names, days, numbers and loaded words exchanged; every occurrence of one alike."""
    head, _, rest = block.partition("\n")
    body, rule, notes = rest.partition("\n---")
    edits: list[tuple[int, int, str]] = []

    def put(pattern: str, choose: Callable[[re.Match[str]], str]) -> None:
        for found in re.finditer(pattern, body):
            if not any(start < found.end() and found.start() < end for start, end, _ in edits):
                edits.append((found.start(), found.end(), choose(found)))

    named = {name for place in _PLACE.findall(body) for name in _NAME.findall(place) if name.split()[0] not in _NOT_NAMES}
    for name in sorted(named, key=lambda one: (-len(one), one)):
        other = rough.choice(names)
        put(rf"\b{re.escape(name)}\b", lambda _, other=other: other)  # type: ignore[misc]
    for pool in (DAYS, MONTHS, PEOPLES):
        mapping = dict(zip(pool, rough.sample(pool, len(pool)), strict=True))
        put(r"\b(?:" + "|".join(pool) + r")\b", lambda found, mapping=mapping: mapping[found[0]])  # type: ignore[misc]
    if rough.random() < 0.5:
        put(r"\b(?:" + "|".join(LOADED) + r")\b", lambda found: LOADED[found[0]])
    put(r"\b(?:" + "|".join([*SMALL, *(word.capitalize() for word in SMALL)]) + r")\b(?!-)", lambda found: _number(found[0], rough))
    put(r"(?<![\w.,:/-])\d{1,3}(?![\w.,:/-]\w)(?! (?:" + "|".join([*MONTHS, "May"]) + r"))\b", lambda found: _figure(found[0], rough))
    for start, end, new in sorted(edits, reverse=True):
        body = body[:start] + new + body[end:]
    return f"{head}\n{body}{rule}{notes}"


def _number(word: str, rough: random.Random) -> str:
    if rough.random() < 0.25 and word[0].islower():
        return str(rough.randint(2, 40))
    chosen = rough.choice(SMALL)
    return chosen.capitalize() if word[0].isupper() else chosen


def _figure(digits: str, rough: random.Random) -> str:
    if int(digits) < 2:
        return digits
    value = max(2, int(int(digits) * rough.uniform(0.4, 2.5)))
    return rough.choice(SMALL) if value < 13 and rough.random() < 0.2 else str(value)
