"""`rashomon dossier`: one page to read, mail and print."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, ForceOption, LedgerOption, OutputOption
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.writing import write_output

EXAMPLE = "Example: rashomon dossier --ledger clash.ledger -o clash.html"


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    output: OutputOption = None,
    title: Annotated[
        str | None, typer.Option(help="The title of the page; without it, who meets whom.", show_default=False)
    ] = None,
    force: ForceOption = False,
) -> None:
    """Write a dossier: one HTML file with every incident, its facts, accounts and words. It needs no network."""
    from rashomon.surfaces.dossier import write_dossier
    from rashomon.surfaces.making import say_maker

    if output is None and sys.stdout.isatty():
        raise SettingError("a dossier is no page for a terminal; name a file with -o clash.html")
    with looking(ledger) as kept:
        incidents, reports, issues, runs = kept.incidents(), kept.reports(), kept.issues(), kept.runs()
    page = write_dossier(incidents, {r.id: r for r in reports}, issues, title=title or None, made=say_maker(runs))
    if write_output(output, [page], force=force, ledger=ledger) and output:
        typer.echo(f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'} in {output}", err=True)
