"""Reports made of dated entries: digests, timelines, logs. Each entry is a story of its own, on the day of its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import TimeMention

_BULLET = re.compile(r"[\s*•·>–—-]*\Z")
_AFTER = re.compile(r"\s*(?:[:|–—]|-\s|\n|\Z)")
_FEWEST = 2


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
