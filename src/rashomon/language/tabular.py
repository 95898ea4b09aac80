"""Tables set in plain text: rows of cells between bars, tabs or columns of space.

A row is no sentence: what its cells say together stands in the heading of each column, so that a reader of sentences would join
words across cells and rows that have nothing to do with each other.
"""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<![.!?:;])(?:[ \u00a0]{2,}|\t+)(?=\S)")
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2
_FEWEST_ALIGNED = 3
_SLACK = 1


def find_tables(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every table, in text order: rows that follow each other with three cells or more."""
    found: list[tuple[int, int]] = []
    rows: list[tuple[int, int, str, tuple[int, ...]]] = []
    at = 0
    for line in [*text.splitlines(keepends=True), ""]:
        body = line.rstrip()
        sort, starts = _cells(body)
        if not body and rows and line:
            at += len(line)
            continue  # rows may stand apart
        if sort and (not rows or _goes_on(rows[-1], sort, starts)):
            rows.append((at, at + len(body), sort, starts))
        else:
            found += _table(rows)
            rows = [(at, at + len(body), sort, starts)] if sort else []
        at += len(line)
    return tuple(found)


def _cells(line: str) -> tuple[str, tuple[int, ...]]:
    """How a line is parted into three cells or more, "" where it is not, and where each begins."""
    bars = [m.end() for m in re.finditer(r"\|", line.strip().strip("|"))]
    if len(bars) + 1 >= _FEWEST_CELLS:
        return "bars", tuple(bars)
    gaps = [m.end() for m in _GAP.finditer(line) if line[: m.start()].strip()]
    if len(gaps) + 1 < _FEWEST_CELLS:
        return "", ()
    return ("tabs" if line.strip().count("\t") >= _FEWEST_CELLS - 1 else "columns"), tuple(gaps)


def _goes_on(row: tuple[int, int, str, tuple[int, ...]], sort: str, starts: tuple[int, ...]) -> bool:
    """Whether a row belongs to the table of the row before: as many bars or tabs, or columns that begin where its columns do."""
    _, _, before, cells = row
    if sort != before:
        return False
    if sort != "columns":
        return abs(len(cells) - len(starts)) <= _SLACK
    return sum(any(abs(a - b) <= _SLACK for b in cells) for a in starts) >= _FEWEST_CELLS - 1


def _table(rows: list[tuple[int, int, str, tuple[int, ...]]]) -> list[tuple[int, int]]:
    fewest = _FEWEST_ALIGNED if rows and rows[0][2] == "columns" else _FEWEST_ROWS
    return [(rows[0][0], rows[-1][1])] if len(rows) >= fewest else []
