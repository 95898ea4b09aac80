"""`rashomon read`: files and folders into a ledger."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption, say_ledger
from rashomon.surfaces.cli.coders import CoderName, make_coder, tell_asking
from rashomon.surfaces.cli.indexing import tell_indexing
from rashomon.surfaces.cli.marks import printable
from rashomon.surfaces.cli.refusing import NOTHING_READ

if TYPE_CHECKING:
    from rashomon.reading import Layout, ReadingOptions
    from rashomon.records import Issue
    from rashomon.running.reading import Outcome, Progress

EXAMPLE = "Example: rashomon read reports --ledger clash.ledger"

_MOST_ISSUES = 20
_LINE_EVERY = 2.0
"""Seconds between progress lines in a pipe."""
_FEW = 5
"""Articles after which the time that is left can be told."""
_PLAIN = frozenset({"text", "page"})
_LONG = 20
"""Reports whose linking takes long enough to be told of."""


class DateOrder(StrEnum):
    """What stands first in figures that could be two days."""

    MDY = "mdy"
    DMY = "dmy"


def run(  # noqa: PLR0917  # options of a command
    paths: Annotated[list[Path], typer.Argument(help="Files and folders, of any kind that docs/formats.md lists.", metavar="PATH")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date of every report, as 2020-08-28.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published every report.")] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="FIELD=NAME,...", help="Columns of a table, as text=body,title=headline.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language, as en, where it is told wrong.")
    ] = None,
    dates: Annotated[
        DateOrder | None,
        typer.Option(help="What stands first in figures such as 03/04/2021: the month (mdy) or the day (dmy); without it they are no day.", show_default=False),
    ] = None,
    theatre: Annotated[
        str,
        typer.Option(metavar="NAME|FOLDER|auto|none", help="The theatre pack; auto: the one each report speaks of."),
    ] = "auto",
    coder: Annotated[
        CoderName, typer.Option(help="Who codes: rules and trained heads together, or rules alone, both offline; or a language model that is asked over the network.")
    ] = CoderName.JOINT,
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="With --coder model: an OpenAI-compatible address, a local one too."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --coder model: its name at the endpoint.")
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="With --coder model: the longest wait for an answer (120).")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what could not be read.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything could not be read.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what each file holds, and read nothing into a ledger.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Say what came of it as JSON, on standard output.")] = False,
) -> None:
    """Read files and folders into a ledger, and find the incidents they tell of.

    Reading the same file twice changes nothing. A read that is stopped is completed by reading again.
    """
    options = _options(published, outlet, columns, language, dates)
    if dry_run:
        _survey(paths, options, strict=strict, as_json=as_json)
        return
    asked = make_coder(coder, endpoint, model, timeout)

    from rashomon.running import reading

    if (issues := _nothing_there(paths, ledger)) is not None:
        outcome = reading.Outcome(reports_read=0, unchanged=0, revised=0, issues=issues, incidents=0, theatres={})
        _tell_issues(outcome, ledger)
        if as_json:
            typer.echo(json.dumps(_raw(outcome, ledger) | {"may_be_one": []}, ensure_ascii=False, indent=1))
        elif not quiet:
            typer.echo(f"nothing was read, and {say_ledger(ledger)} was not made")
        raise typer.Exit(NOTHING_READ)
    if not quiet:
        tell_indexing()
        tell_asking(asked)
    with _Teller(quiet=quiet) as teller:
        outcome = reading.read(paths, ledger, theatre=theatre, options=options, coder=asked, progress=teller.tell)
    _tell_issues(outcome, ledger)
    if as_json:
        typer.echo(json.dumps(_raw(outcome, ledger) | {"may_be_one": _between(ledger)[1]}, ensure_ascii=False, indent=1))
    elif not quiet:
        typer.echo(_summary(outcome, ledger))
        for line in _between(ledger)[0] if outcome.reports_read or outcome.revised else ():
            typer.echo(printable(line))
    read = outcome.reports_read + outcome.unchanged + outcome.revised
    unread = [issue for issue in outcome.issues if issue.code not in reading.NO_FAILURE]
    if unread and (strict or not read):
        raise typer.Exit(NOTHING_READ)


def _nothing_there(paths: list[Path], ledger: str) -> tuple[Issue, ...] | None:
    """Why there is no file under these paths, where the ledger is not there either: an empty one would only be in the way. None where there is something."""
    from rashomon.reading import Places, find_files
    from rashomon.records import Issue
    from rashomon.storing.addresses import parse_address

    address = parse_address(ledger)
    if not isinstance(address, Path) or address.exists():
        return None
    places, issues = Places.of(paths), []
    for found in find_files(paths):
        if not isinstance(found, Issue):
            return None
        issues.append(replace(found, where=places.name(found.where)))
    return tuple(issues)


def _between(ledger: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Which incidents may be one, in lines, of which there are few, and for machines."""
    from rashomon.running.between import may_be_one
    from rashomon.storing import Ledger
    from rashomon.surfaces.cli.between import SHOWN, raw_between, say_between

    with Ledger.open(ledger) as kept:
        found = may_be_one(kept)
        lines = list(say_between(kept, found[:SHOWN], ledger))
        if len(found) > SHOWN:
            lines.append(f"and {len(found) - SHOWN:,} more such pairs, less likely; `rashomon show` names those of an incident")
        return lines, raw_between(kept, found, ledger)


def _survey(paths: list[Path], options: ReadingOptions, *, strict: bool, as_json: bool) -> None:
    """Say what the files hold: a line each, what could not be read on standard error."""
    from rashomon.reading import REMARKS
    from rashomon.records import Issue
    from rashomon.surfaces.cli.surveying import FOREIGN, describe, survey

    reports = unread = told = 0
    held = []
    for found in survey(paths, options):
        if not isinstance(found, Issue):
            reports += found.reports
            held.append(found)
            if not as_json:
                typer.echo(printable(describe(found)))
            continue
        unread += found.code not in REMARKS
        if found.code == FOREIGN:  # its file's line counts it
            continue
        told += 1
        if told <= _MOST_ISSUES:
            typer.echo(printable(f"rashomon: {found.where}: {found.message} [{found.code}]"), err=True)
    if as_json:
        rows = [
            {"where": h.where, "kinds": h.kinds, "reports": h.reports, "repeated": h.reports - len(h.ids), "foreign": h.foreign, "columns": h.columns} for h in held
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    more = f", {told:,} issue{'' if told == 1 else 's'}" if told else ""
    typer.echo(f"{reports:,} report{'' if reports == 1 else 's'} would be read{more}; nothing was", err=True)
    if unread and (strict or not reports):
        raise typer.Exit(NOTHING_READ)


def _options(published: str | None, outlet: str | None, columns: str | None, language: str | None, dates: DateOrder | None) -> ReadingOptions:
    from rashomon.reading import ReadingOptions, parse_columns, parse_date

    day = parse_date(published, dates) if published is not None else None
    if published is not None and day is None:
        raise SettingError(f"--published {published!r} is no day, or could be two; write it as 2020-08-28")
    return ReadingOptions(
        published=day,
        outlet=outlet or None,
        columns=parse_columns(columns) if columns else {},
        language=language or None,
        dates=dates.value if dates is not None else None,
    )


def _tell_issues(outcome: Outcome, ledger: str) -> None:
    for issue in outcome.issues[:_MOST_ISSUES]:
        typer.echo(printable(f"rashomon: {issue.where}: {issue.message} [{issue.code}]"), err=True)
    more = len(outcome.issues) - _MOST_ISSUES
    if more > 0:
        typer.echo(f"rashomon: and {more:,} more; see: rashomon issues --ledger {say_ledger(ledger)}", err=True)


def _raw(outcome: Outcome, ledger: str) -> dict[str, object]:
    return {
        "ledger": say_ledger(ledger), "reports_read": outcome.reports_read, "revised": outcome.revised, "unchanged": outcome.unchanged,
        "incidents": outcome.incidents, "theatres": dict(outcome.theatres),
        "issues": [{"where": issue.where, "reason": issue.message, "code": issue.code} for issue in outcome.issues],
    }  # fmt: skip


def _summary(outcome: Outcome, ledger: str) -> str:
    parts = [f"{outcome.reports_read:,} report{'' if outcome.reports_read == 1 else 's'} read"]
    if outcome.revised:
        parts.append(f"{outcome.revised:,} revised")
    if outcome.unchanged:
        parts.append(f"{outcome.unchanged:,} unchanged")
    if outcome.issues:
        parts.append(f"{len(outcome.issues):,} issue{'' if len(outcome.issues) == 1 else 's'}")
    incidents = f"{outcome.incidents:,} incident{'' if outcome.incidents == 1 else 's'}"
    theatres = ", ".join(f"{name} {count:,}" for name, count in sorted(outcome.theatres.items()))
    return printable(f"{', '.join(parts)}; {incidents} in {say_ledger(ledger)}{f'; theatres: {theatres}' if theatres else ''}")


class _Teller:
    """Tells how far a read has come: a bar on a terminal, now and then a line in a pipe, nothing when quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._stack = ExitStack()
        self._bar: Any = None
        self._told = 0.0
        self._began = time.monotonic()
        self._last = (-1, "")
        self._task: Any = None

    def __enter__(self) -> Self:
        if self._terminal and not self._quiet:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            console = Console(stderr=True)
            bar = Progress(
                TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[path]}", markup=False),
                console=console, transient=True,
            )  # fmt: skip
            self._bar = self._stack.enter_context(bar)
            self._task = bar.add_task("read", total=None, path="")
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def tell(self, progress: Progress) -> None:
        """Show one step."""
        if self._quiet or not progress.total:
            return
        if progress.linking is not None:
            self._tell_linking(progress.linking)
            return
        if progress.layout is not None:
            self._tell_layout(progress.layout)
            return
        path = printable(progress.path)
        if self._bar is not None:
            self._bar.update(self._task, completed=progress.read, total=max(progress.expected, 1), path=path[-40:])
            return
        now = time.monotonic()
        step = (progress.read, path)
        over = not path and progress.done == progress.total
        if step != self._last and (now - self._told >= _LINE_EVERY or over):
            self._told, self._last = now, step
            left = "" if over else self._time_left(progress)
            typer.echo(f"read {progress.read:,} of {progress.expected:,} article{'' if progress.expected == 1 else 's'}{left}{': ' + path if path else ''}", err=True)

    def _time_left(self, progress: Progress) -> str:
        """", about 3 minutes left", from how long those took that were read; nothing before a few were."""
        if progress.read < _FEW:
            return ""
        seconds = (time.monotonic() - self._began) / progress.read * (progress.expected - progress.read)
        minutes = round(seconds / 60)
        return f", about {minutes:,} minute{'' if minutes == 1 else 's'} left" if seconds > 90 else ", about a minute left" if seconds > 40 else ", less than a minute left"

    def _tell_layout(self, layout: Layout) -> None:
        """Say what a table or an export was taken for; a text or a page needs no saying."""
        from rashomon.surfaces.cli.surveying import say_columns

        if layout.kind in _PLAIN:
            return
        line = printable(f"reading {layout.where} as {layout.kind}{say_columns(layout.columns)}")
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            typer.echo(line, err=True)

    def _tell_linking(self, reports: int) -> None:
        """Say that many reports are being linked; of few it is done before it is read."""
        if reports < _LONG:
            return
        if self._bar is not None:
            self._bar.update(self._task, path=f"linking {reports:,} reports")
        else:
            typer.echo(f"linking {reports:,} reports", err=True)
