"""`rashomon export`: the incidents in a format that other programs read."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, ForceOption, LedgerOption, OutputOption
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.writing import write_output
from rashomon.surfaces.exports import format_names, writer_of

EXAMPLE = "Example: rashomon export --format jsonl --ledger clash.ledger -o clash.jsonl"


def run(
    source: Annotated[
        str | None, typer.Argument(metavar="[LEDGER]", help="The ledger, instead of --ledger.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    layout: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help=f"One of {', '.join(format_names())}.")
    ] = "jsonl",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write the incidents in a format for other programs: jsonl keeps every claim with its words, csv is one row each."""
    write = writer_of(layout)
    ledger = source or ledger
    with looking(ledger) as kept:
        incidents, reports = kept.incidents(), kept.reports()
    if not incidents:
        typer.echo("rashomon: the ledger holds no incident; the output has none", err=True)
    if write_output(output, write(incidents, reports), force=force, ledger=ledger) and output:
        typer.echo(f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'} in {output}", err=True)
