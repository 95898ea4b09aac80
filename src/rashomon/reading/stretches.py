"""Stretches that no running text has: one sign hundreds of times over, thousands of characters without a blank.

They come of broken pages, of pictures and keys in the middle of a mail, and of people who mean harm; what reads words takes the square of their length over them. A report is kept with the beginning of each.
"""

from __future__ import annotations

import re

_KEPT, _MOST = 200, 2_000
"""Characters that are kept of a stretch, and that a word has at most: an address, a formula, a line of a table."""
_REPEATED = re.compile(rf"([\W_])\1{{{_KEPT},}}")
_UNBROKEN = re.compile(rf"\S{{{_MOST + 1},}}")


def shorten_stretches(text: str) -> tuple[str, int]:
    """The text with the first characters of each such stretch, and how many characters were left out."""
    shorter = _REPEATED.sub(lambda found: found[0][:_KEPT], text)
    shorter = _UNBROKEN.sub(lambda found: found[0][:_KEPT], shorter)
    return shorter, len(text) - len(shorter)
