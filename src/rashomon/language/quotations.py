"""Where a report quotes: the words inside quotation marks, over sentence and paragraph ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRAIGHT = '"'
_CLOSES = {"“": '”"', "«": "»", "„": "“”", "‘": "’", _STRAIGHT: '"”'}
_AGAIN = ("“", "«", "„", _STRAIGHT)
_TYPED = ("''", "``")
_LONGEST = 4_000
_MARK = re.compile(r"[“”«»„\"]|''|``|(?<!\w)‘|’(?!\w)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters between two quotation marks, the marks left out. `speech` tells speech from scare quotes."""

    start: int
    end: int
    speech: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in text order. They do not nest: the outer one is kept.

    A paragraph that ends without a closing mark and is followed by one that opens with a mark goes on (the press's rule);
    otherwise an unclosed mark quotes up to its paragraph's end, and a straight one not closed there quotes nothing. A
    straight mark (or two apostrophes, as old wires type it) opens only before a word and closes only behind one; straight and curly
    double marks close each other, since editors mix them.
    Fewer than five words without a sentence's stop are scare quotes: 'had "struck" a vehicle'.
    """
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(text):
        char = mark.group() if mark.group() not in _TYPED else _STRAIGHT
        if char.isspace():
            if opened is not None:
                goes_on = text[mark.end() : mark.end() + 1] in _AGAIN or text.startswith(_TYPED, mark.end())
                if mark.start() > opened[0] and (opened[1] != _CLOSES[_STRAIGHT] or goes_on):
                    if goes_on and opened[1] != _CLOSES[_STRAIGHT] and text[mark.end() : mark.end() + 1] != _STRAIGHT:
                        continue
                    found.append(_quotation(text, opened[0], mark.start()))
                opened = None
            continue
        if opened is None:
            if char in _CLOSES and (char != _STRAIGHT or _opens(text, mark.end())):
                opened = (mark.end(), _CLOSES[char])
        elif char in opened[1] and (char != _STRAIGHT or not text[mark.start() - 1].isspace()):
            if opened[0] < mark.start() <= opened[0] + _LONGEST:
                found.append(_quotation(text, opened[0], mark.start()))
            opened = None
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a word follows a straight mark, as it does an opening one."""
    return at < len(text) and not text[at].isspace() and text[at] not in ",.;:!?)"


def _quotation(text: str, start: int, end: int) -> Quotation:
    words = text[start:end].split()
    speech = len(words) >= 5 or (len(words) >= 2 and text[end - 1] in ".!?,")
    return Quotation(start, end, speech)
