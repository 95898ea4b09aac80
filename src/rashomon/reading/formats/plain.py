"""Plain text as blocks: paragraphs parted by blank lines, each joined from its lines; a line that begins far in stands in the middle of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.reading.formats.blocks import Block, one_line

_BREAK = re.compile(r"\n[ \t\u00a0]*\n")
_FAR_IN = 8
"""Blanks before a line that is centred on a page of 78 columns."""


def text_blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a text."""
    for paragraph in _BREAK.split(text):
        words = one_line(paragraph)
        if words:
            first = next(line for line in paragraph.split("\n") if line.strip())
            yield Block(words, centred=len(first) - len(first.lstrip()) >= _FAR_IN)


def unwrap(text: str) -> list[str]:
    """The paragraphs of text that is wrapped and begins each with an indented line, or parts them by blank ones."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip() or line.startswith(("   ", "\t")):
            paragraphs.append([])
        if line.strip():
            paragraphs[-1].append(line.strip())
    return [" ".join(lines) for lines in paragraphs if lines]
