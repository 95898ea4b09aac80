"""Where a report quotes: the words inside quotation marks, over sentence and paragraph ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_STRAIGHT = '"'
_LONGEST = 4_000
_MARK = re.compile(r"[“”«»„\"]|(?<!\w)‘|’(?!\w)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters between two quotation marks, the marks left out. `speech` tells speech from scare quotes."""

    start: int
    end: int
    speech: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in text order. They do not nest: the outer one is kept.

    A paragraph that ends without a closing mark and is followed by one that opens with a mark goes on (the press's rule);
    otherwise an unclosed mark quotes up to its paragraph's end, and a straight one not closed there quotes nothing.
    Fewer than five words without a sentence's stop are scare quotes: 'had "struck" a vehicle'.
    """
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        char = mark.group()
        if char.isspace():
            if opened is not None and not _continues(text, mark.end(), opened[1]):
                if opened[1] != _STRAIGHT and mark.start() > opened[0]:
                    found.append(_quotation(text, opened[0], mark.start()))
                opened = None
            continue
        if opened is None:
            if char in _OPEN:
                opened = (mark.end(), _OPEN[char])
            elif char == _STRAIGHT:
                opened = (mark.end(), _STRAIGHT)
        elif char in opened[1]:
            if opened[0] < mark.start() <= opened[0] + _LONGEST:
                found.append(_quotation(text, opened[0], mark.start()))
            opened = None
    return tuple(found)


def _continues(text: str, at: int, closing: str) -> bool:
    return text[at : at + 1] in ("“", "«", "„") and closing != _STRAIGHT


def _quotation(text: str, start: int, end: int) -> Quotation:
    words = text[start:end].split()
    speech = len(words) >= 5 or (len(words) >= 2 and text[end - 1] in ".!?,")
    return Quotation(start, end, speech)
