"""What stands between two words of a text: nothing of note, a line break, or a blank line.

A line break may wrap a line or end a headline, so the model weighs it; a blank line always ends a sentence.
"""

from __future__ import annotations

from enum import IntEnum


class Break(IntEnum):
    """The gap before a word; the integer is the row of the encoder's layout embedding."""

    NONE = 0
    LINE = 1
    BLANK_LINE = 2


LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def break_in(gap: str) -> Break:
    r"""Kind of gap: " " is NONE, "\n" and "\r\n" are LINE, "\n  \n" and a paragraph separator are BLANK_LINE."""
    if gap in ("", " "):
        return Break.NONE
    if "\u2029" in gap:
        return Break.BLANK_LINE
    ends = sum(character in LINE_ENDS for character in gap.replace("\r\n", "\n"))
    return Break(min(ends, 2))
