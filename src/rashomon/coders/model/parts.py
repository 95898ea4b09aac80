"""A long report in parts that a model can take in: cut between paragraphs, each part knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

BUDGET = 12_000
"""Characters of a part, some 3,000 tokens: nearly every news report is one part."""
_BREAKS = (re.compile(r"\n\s*"), re.compile(r"[.!?]['\"”’)]*\s+"), re.compile(r"\s+"))


def cut(text: str, budget: int = BUDGET) -> Iterator[tuple[int, int]]:
    """The bounds of the parts, which together are the whole text.

    Each ends with a paragraph; a paragraph over the budget is cut after a sentence, a sentence over it after a word.
    """
    start = 0
    while len(text) - start > budget:
        end = _last_break(text, start, start + budget)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _last_break(text: str, start: int, limit: int) -> int:
    for pattern in _BREAKS:
        ends = [found.end() for found in pattern.finditer(text, start, limit) if found.end() > start]
        if ends:
            return ends[-1]
    return limit
