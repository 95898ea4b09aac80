"""Reports made of dated entries: digests, timelines, logs. Each entry is a story of its own, on the day of its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import TimeMention

_BULLET = re.compile(r"[\s*•·>–—-]*\Z")
_AFTER = re.compile(r"\s*(?:[:|–—]|-\s|\n|\Z)")
_FEWEST = 2
_ITEM = re.compile(r"^[ \t]*(?:[-–—*•·‣▪●]|\(?\d{1,2}[.)])[ \t]+(?=\S)", re.MULTILINE)


def find_entries(text: str, times: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The dates that head an entry; fewer than two make no such report.

    Each opens a line ("25 August", "* 2 June: Residents ...") and is told apart from what follows by a line end, a colon, a
    bar or a dash.
    """
    found = []
    for mention in times:
        if mention.type != "date":
            continue
        line = text.rfind("\n", 0, mention.span.start) + 1
        if _BULLET.fullmatch(text[line : mention.span.start]) and _AFTER.match(text, mention.span.end):
            found.append(mention)
    return tuple(found) if len(found) >= _FEWEST else ()


def find_items(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every item of the report's lists, each to the next item or the end of its paragraph; a lone one makes no list."""
    starts = [m.start() for m in _ITEM.finditer(text)]
    found = []
    for number, start in enumerate(starts):
        blank = text.find("\n\n", start)
        bounds = [end for end in (blank, starts[number + 1] if number + 1 < len(starts) else -1) if end != -1]
        found.append((start, min(bounds, default=len(text))))
    return tuple(found) if len(found) >= _FEWEST else ()
