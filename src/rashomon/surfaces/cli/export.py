"""`rashomon export`: the incidents in a format that other programs read."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.records import Incident, Report, Status
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    FocalOption,
    ForceOption,
    LedgerOption,
    OutputOption,
    SinceOption,
    StatusOption,
    UntilOption,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.writing import write_files, write_output
from rashomon.surfaces.exports import Format, choose_format, format_names

if TYPE_CHECKING:
    from rashomon.storing import Ledger

EXAMPLE = "Example: rashomon export --format jsonl --ledger clash.ledger -o clash.jsonl"


def run(  # noqa: PLR0917  # typer calls it by name
    source: Annotated[
        str | None, typer.Argument(metavar="[LEDGER]", help="The ledger, instead of --ledger.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    layout: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="NAME", help=f"One of {', '.join(format_names())}; by the ending of -o otherwise, else jsonl.", show_default=False),
    ] = None,
    output: OutputOption = None,
    incident: Annotated[list[str] | None, typer.Option("--incident", metavar="ID", help="Only this incident; may be given several times.", show_default=False)] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    force: ForceOption = False,
) -> None:
    """Write the incidents in a format for other programs: jsonl keeps every claim with its words, csv is one row each."""
    if output is not None and str(output) == "-":
        output = None
    made = choose_format(layout, output)
    ledger = source or ledger
    filters = {"incident": incident, "since": since, "until": until, "status": status.value if status else None, "focal": focal or None}
    with looking(ledger) as kept:
        incidents = _chosen(kept, incident, since=since, until=until, status=status, focal=focal)
        reports, read_by = kept.reports(), [run.program for run in kept.runs()]
    if not incidents:
        typer.echo("rashomon: no incident is asked for or the ledger holds none; the output has none", err=True)
    asked = {name: value for name, value in filters.items() if value}
    if _write(made, incidents, reports, output, ledger=ledger, filters=asked, read_by=read_by, force=force) and output:
        typer.echo(f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'} in {output}", err=True)


def _chosen(kept: Ledger, ids: list[str] | None, *, since: str | None, until: str | None, status: Status | None, focal: bool) -> tuple[Incident, ...]:
    """The incidents that are asked for; all where nothing is."""
    from rashomon.asking import read_window

    if ids:
        return tuple({found.id: found for found in map(kept.incident, ids)}.values())
    if not (since or until or status or focal):
        return kept.incidents()
    window = read_window(since, until)
    return kept.incidents({summary.id for summary in kept.summaries(since=window.since, until=window.until, status=status, focal=focal)})


def _write(
    made: Format, incidents: tuple[Incident, ...], reports: tuple[Report, ...], output: Path | None, *, ledger: str, filters: Mapping[str, Any],
    read_by: list[str], force: bool,
) -> bool:  # fmt: skip
    """Write the format, and beside a file that is derived its manifest; whether it was written."""
    from rashomon.errors import SettingError
    from rashomon.surfaces.exports.parts.manifest import write_manifest

    if made.folder:
        if output is None:
            raise SettingError(f"{made.name} is a folder of files; name one with -o")
        files = dict(made.module.write_files(incidents, reports))
        manifest = write_manifest(made, incidents, reports, filters=filters, read_by=read_by, content=files.values())
        return write_files(output, files | {"manifest.json": manifest}, force=force, ledger=ledger)
    if output is None or not made.policy:
        return write_output(output, made.module.write_lines(incidents, reports), force=force, ledger=ledger)
    lines = list(made.module.write_lines(incidents, reports))
    manifest = write_manifest(made, incidents, reports, filters=filters, read_by=read_by, content=lines)
    beside = output.with_name(f"{output.name}.manifest.json")
    return write_output(output, lines, force=force, ledger=ledger, also={beside: manifest})
