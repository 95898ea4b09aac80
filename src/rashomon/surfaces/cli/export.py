"""`rashomon export`: the incidents in a format that other programs read."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    FocalOption,
    ForceOption,
    LedgerOption,
    OutputOption,
    StatusOption,
    UntilOption,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.writing import is_stream, write_export
from rashomon.surfaces.describing import count_of
from rashomon.surfaces.exports import choose_format, format_names

if TYPE_CHECKING:
    from rashomon.surfaces.exporting import Exported
    from rashomon.surfaces.exports.parts.living import What

EXAMPLE = """What became of a table since an earlier export: rashomon export clash.ledger --format acled --since first.csv -o since.csv

A map: rashomon export clash.ledger -o clash.gpkg

Example: rashomon export --format jsonl --ledger clash.ledger -o clash.jsonl"""


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
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY|MANIFEST", show_default=False,
            help="From this day on: 2020, 2020-01 or 2020-01-15. With an earlier export's FILE.manifest.json: what was added, changed and withdrawn since then.",
        ),
    ] = None,
    until: UntilOption = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="With csv: a row of HXL's tags under the heading.")] = False,
    force: ForceOption = False,
) -> None:  # fmt: skip
    """Write the incidents in a format for other programs: jsonl keeps every claim with its words, csv is one row each."""
    from rashomon.errors import SettingError
    from rashomon.surfaces.exporting import Filters, choose_incidents, make_export, read_request

    if output is not None and str(output) == "-":
        output = None
    asked, earlier = read_request(since, Filters(incident=tuple(incident or ()), until=until, status=status.value if status else None, focal=focal))
    made = choose_format(layout or (earlier.format if earlier else None), output)
    if made.folder and (output is None or is_stream(output)):
        raise SettingError(f"{made.name} is a folder of files; name one with -o")
    if made.binary and output is None and _on_terminal():
        raise SettingError(f"{made.name} is no text; name a file with -o, or send it to another program")
    if (output is None or is_stream(output)) and earlier is not None:
        raise SettingError("what is withdrawn stands in a file beside the rows; name one with -o")
    ledger = source or ledger
    with looking(ledger) as kept:
        incidents = choose_incidents(kept, asked, earlier)
        exported = make_export(made, kept, incidents, kept.reports(), asked, earlier=earlier, hxl=hxl)
    if not incidents:
        typer.echo("rashomon: no incident is asked for or the ledger holds none; the output has none", err=True)
    if write_export(made, exported, output, ledger=ledger, force=force) and output:
        typer.echo(f"{_say(exported, len(incidents))} in {output}", err=True)
        if exported.left_out:
            typer.echo(f"no row: {'; '.join(f'{number:,}, {reason}' for reason, number in exported.left_out.items())}", err=True)


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _say(exported: Exported, incidents: int) -> str:
    """What was written: the changes, the rows of a format that has not one an incident, or the incidents."""
    if exported.changes is not None:
        return _say_changes(exported.changes)
    if exported.rows is None or exported.rows == incidents:
        return count_of(incidents, "incident")
    return f"{count_of(exported.rows, 'row')} of {count_of(incidents, 'incident')}"


def _say_changes(changes: Mapping[What, int]) -> str:
    return ", ".join(f"{number:,} {what.value}" for what, number in changes.items())
