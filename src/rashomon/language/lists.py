"""Lists set in plain text: each item says its own, and no sentence goes from one into the next."""

from __future__ import annotations

import re

_ITEM = re.compile(r"^[ \t]*(?:[-–—*•·‣▪●]|\(?\d{1,2}[.)])[ \t]+(?=\S)", re.MULTILINE)
_FEWEST = 2
_LONG = 55


def find_items(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every item of a text's lists, each to the next item or the end of its paragraph; a lone one makes no list."""
    starts = [m.start() for m in _ITEM.finditer(text)]
    if len(starts) < _FEWEST:
        return ()
    blanks = [m.start() for m in re.finditer(r"\n[ \t]*\n", text)]
    found, at = [], 0
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        while at < len(blanks) and blanks[at] < start:
            at += 1
        found.append((start, min(following, blanks[at] if at < len(blanks) else len(text))))
    return tuple(found)


def find_entries_of_lists(text: str) -> tuple[tuple[int, int], ...]:
    """The items of those lists that tell one thing an item: most are sentences. Key points over a story ("- Two hurt") are its own."""
    found: list[tuple[int, int]] = []
    together: list[tuple[int, int]] = []
    for item in [*find_items(text), (-1, -1)]:
        if together and (item[0] < 0 or text[together[-1][1] : item[0]].strip()):
            if sum(_is_sentence(text[start:end]) for start, end in together) * 2 >= len(together):
                found += together
            together = []
        together.append(item)
    return tuple(found)


def _is_sentence(item: str) -> bool:
    return item.rstrip().endswith((".", ".)", ".”", '."')) or len(item) >= _LONG
