"""`rashomon gazetteer add`: a GeoNames dump or a table of places, kept for every report read from then on."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.refusing import INTERRUPTED

if TYPE_CHECKING:
    from rashomon.knowledge.adding.writing import AddingProgress, AddingTally

EXAMPLE = "Example: rashomon gazetteer add villages.csv --columns name=town,latitude=lat,longitude=lon --country SY"

_LINE_EVERY = 2.0
"""Seconds between progress lines in a pipe."""
_MOST_CODES = 6


def run(  # noqa: PLR0917  # options of a command
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="A GeoNames dump (SY.txt, SY.zip), or a CSV or TSV with named columns."),
    ],
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What to call it; the file's name by default.", show_default=False),
    ] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="FIELD=NAME,...", help="Columns of a table, as name=town,latitude=lat.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="The country of every place whose row names none, as SY.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whose places they are, and their licence.", show_default=False)
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of the one of this name.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what could not be used.")] = False,
) -> None:
    """Add places of your own: reports that are read from then on find them beside the world's.

    Reports that were read before are coded anew when they are read again.
    """
    from rashomon.knowledge.adding.tables import parse_columns
    from rashomon.knowledge.adding.writing import AreaAsked, add_gazetteer

    asked = AreaAsked(
        name=name, columns=parse_columns(columns) if columns else {}, country=country, source=source, replace=replace
    )
    try:
        with _Teller(path, quiet=quiet) as teller:
            made, tally = add_gazetteer(path, asked, teller.tell)
    except KeyboardInterrupt:
        typer.echo("rashomon: interrupted; nothing was added", err=True)
        raise typer.Exit(INTERRUPTED) from None
    _tell_unused(path, tally)
    if quiet:
        return
    if tally.passed_over:
        typer.echo(f"rashomon: passed over {_say_passed_over(tally)}", err=True)
    if tally.without_country:
        typer.echo(
            f"rashomon: {tally.without_country:,} without a country: other spellings of their names are not looked for; "
            "tell it with --country",
            err=True,
        )
    typer.echo(f"{made.places:,} place{'' if made.places == 1 else 's'} added as {made.name}, kept in {made.file}")


def _tell_unused(path: Path, tally: AddingTally) -> None:
    for row in tally.unusable:
        typer.echo(on_one_line(f"rashomon: {path}: line {row.line} {row.reason}: not added"), err=True)
    more = tally.refused - len(tally.unusable)
    if more:
        typer.echo(f"rashomon: {path}: and {more:,} more rows that cannot be used", err=True)
    if tally.odd_kinds:
        words = ", ".join(
            f"{on_one_line(word)} ({count:,})" for word, count in tally.odd_kinds.most_common(_MOST_CODES)
        )
        typer.echo(f"rashomon: {path}: unknown kinds, taken as settlements by their inhabitants: {words}", err=True)


def _say_passed_over(tally: AddingTally) -> str:
    """How many features are no kind of place to the program: "1,204 features of other kinds (S.HTL 1,100, S.SCH 104)"."""
    codes = tally.passed_over.most_common(_MOST_CODES)
    more = " ..." if len(tally.passed_over) > len(codes) else ""
    listed = ", ".join(f"{code} {count:,}" for code, count in codes)
    total = sum(tally.passed_over.values())
    return f"{total:,} feature{'' if total == 1 else 's'} of kinds that no report is placed by ({listed}{more})"


class _Teller:
    """Tells how far adding has come: a bar on a terminal, now and then a line in a pipe, nothing when quiet."""

    def __init__(self, path: Path, *, quiet: bool) -> None:
        self._path = path
        self._quiet = quiet
        self._stack = ExitStack()
        self._bar: Any = None
        self._task: Any = None
        self._told = time.monotonic()

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and not self._quiet:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

            bar = Progress(
                TextColumn("Adding"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), TextColumn("{task.fields[places]} places"),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._bar = self._stack.enter_context(bar)
            self._task = bar.add_task("add", total=None, places="0")
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def tell(self, progress: AddingProgress) -> None:
        """Show one step."""
        if self._bar is not None:
            self._bar.update(self._task, completed=progress.done, total=progress.total, places=f"{progress.places:,}")
            return
        now = time.monotonic()
        if not self._quiet and now - self._told >= _LINE_EVERY:
            self._told = now
            share = 100 * progress.done // max(1, progress.total)
            typer.echo(on_one_line(f"read {share}% of {self._path}, {progress.places:,} places"), err=True)
