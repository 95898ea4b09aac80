"""Rows on a terminal and in a pipe."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from rashomon.surfaces.cli.choices import Layout

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_WIDE = 100
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
    spare: bool = False
    """Whether it is left out of a narrow table, because another column says it too."""


def print_rows(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], layout: Layout, styles: Sequence[str] = ()
) -> None:
    """Print rows as the layout asks; `styles` colours each row's last status on a terminal."""
    if layout is Layout.AUTO:
        layout = Layout.TABLE if sys.stdout.isatty() else Layout.TSV
    names = [column.name.lower().replace(" ", "_") for column in columns]
    if layout is Layout.JSON:
        typer.echo(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    elif layout is Layout.TABLE:
        _print_table(columns, rows, styles)
    else:
        separator = "\t" if layout is Layout.TSV else ","
        writer = csv.writer(sys.stdout, delimiter=separator, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([cell.replace("\t", " ") for cell in row] for row in rows)


def _print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = make_console()
    narrow = console.width < _WIDE
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold underline")
    shown = [number for number, column in enumerate(columns) if not (narrow and column.spare)]
    for column in (columns[number] for number in shown):
        ratio = None if column.whole else column.share
        table.add_column(column.name, ratio=ratio, no_wrap=column.whole, min_width=column.least, overflow="fold")
    for row, style in zip(rows, styles or [""] * len(rows), strict=True):
        cells = [_DOTS.sub("", row[number]) if narrow else row[number] for number in shown]
        table.add_row(*(Text(cell, style=style if cell[:1] in "●◐◉◎○" else "") for cell in cells))
    print_parts(console, [table])


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
        for part in parts:
            console.print(part)
        return
    for part in parts:
        with console.capture() as capture:
            console.print(part)
        for line in capture.get().splitlines():
            typer.echo(line.rstrip())
