"""Rows on a terminal and in a pipe."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from rashomon.surfaces.cli.choices import Layout
from rashomon.surfaces.cli.paging import print_paged

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_WIDE = 100
_GAP = 2
_LEAST = 4
"""Columns of a cell that may be broken, on the narrowest terminal."""
_DOTS = re.compile("^[●∘]+ (?=[0-9])")
"""Dots of origins, which a narrow table leaves to their figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, the share of the width it may take where space is short, and its least width."""

    name: str
    share: int = 1
    least: int = 6
    whole: bool = False
    """Whether its cells are never broken over lines."""
    spare: int = 0
    """The width below which a table leaves it out, because another column says it too; 0 where it never does."""


def print_rows(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    layout: Layout,
    styles: Sequence[str] = (),
    *,
    raw: Iterable[Mapping[str, Any]],
) -> None:
    """Print rows as the layout asks; `styles` colours each row's last status on a terminal, `raw` are the same rows with raw values, for JSON."""
    if layout is Layout.AUTO:
        layout = Layout.TABLE if sys.stdout.isatty() else Layout.TSV
    names = [column.name.lower().replace(" ", "_") for column in columns]
    if layout is Layout.JSON:
        typer.echo(json.dumps(list(raw), ensure_ascii=False, indent=1))
    elif layout is Layout.TABLE:
        _print_table(columns, rows, styles)
    else:
        from rashomon.surfaces.exports.csv import guarded

        separator = "\t" if layout is Layout.TSV else ","
        writer = csv.writer(sys.stdout, delimiter=separator, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([guarded(cell.replace("\t", " ")) for cell in row] for row in rows)


def _print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = make_console()
    narrow = console.width < _WIDE
    shown = [number for number, column in enumerate(columns) if console.width >= column.spare]
    cells = [[_DOTS.sub("", row[number]) if narrow else row[number] for number in shown] for row in rows]
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold underline")
    for column, width in zip((columns[number] for number in shown), _widths([columns[n] for n in shown], cells, console.width), strict=True):
        table.add_column(column.name, width=width, overflow="fold")
    for row, style in zip(cells, styles or [""] * len(rows), strict=True):
        table.add_row(*(Text(cell, style=style if cell[:1] in "●◐◉◎○" else "") for cell in row))
    print_parts(console, [table])


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as its longest cell where all have room, else those that may be broken share what the whole ones leave."""
    from rich.cells import cell_len

    full = [max(cell_len(column.name), *(cell_len(row[n]) for row in cells)) if cells else cell_len(column.name) for n, column in enumerate(columns)]
    room = width - _GAP * (len(columns) - 1)
    found = [wide if column.whole else min(wide, column.least) for column, wide in zip(columns, full, strict=True)]
    growing = [n for n, column in enumerate(columns) if not column.whole and found[n] < full[n]]
    while sum(found) > room and (least := max((n for n, c in enumerate(columns) if not c.whole), key=found.__getitem__, default=None)) is not None:
        if found[least] <= _LEAST:
            break
        found[least] -= 1
    left = room - sum(found)
    while growing and left > 0:
        shares = sum(columns[n].share for n in growing)
        for n in growing:
            more = min(full[n] - found[n], max(1, left * columns[n].share // shares), max(0, room - sum(found)))
            found[n] += more
        left = room - sum(found)
        growing = [n for n in growing if found[n] < full[n]]
    return found


def hang(mark: str, words: str, indent: int, *, width: int = 0, style: str = "") -> RenderableType:
    """Words after a mark: lines that follow begin where the words begin. `width` is the mark's column, its own by default."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=width or len(mark), no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark), Text(words, style=style))
    return Padding(grid, (0, 0, 0, indent))


def make_console() -> Console:
    """A rich console on standard output: as wide as the terminal, 100 columns in a pipe."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(width=None if terminal else 100, highlight=False, soft_wrap=False, emoji=False, markup=False)


def print_parts(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print parts one below the other; in a pipe without the blanks that fill a terminal's lines."""
    if console.is_terminal:
        print_paged(console, parts)
        return
    for part in parts:
        with console.capture() as capture:
            console.print(part)
        for line in capture.get().splitlines():
            typer.echo(line.rstrip())
