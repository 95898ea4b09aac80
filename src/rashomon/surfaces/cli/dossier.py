"""`rashomon dossier`: one page to read, mail and print."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, ForceOption, LedgerOption, OutputOption
from rashomon.surfaces.cli.writing import write_output

EXAMPLE = "Example: rashomon dossier --ledger clash.ledger -o clash.html"


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    output: OutputOption = None,
    title: Annotated[str | None, typer.Option(help="The title of the page.", show_default=False)] = None,
    force: ForceOption = False,
) -> None:
    """Write a dossier: one HTML file with every incident, its facts, accounts and words. It needs no network."""
    from rashomon.storing import Ledger
    from rashomon.surfaces.dossier import write_dossier

    if output is None and sys.stdout.isatty():
        raise SettingError("a dossier is no page for a terminal; name a file with -o clash.html")
    with Ledger.open(ledger) as kept:
        incidents, reports, issues = kept.incidents(), kept.reports(), kept.issues()
    page = write_dossier(incidents, {report.id: report for report in reports}, issues, title=title or _title(ledger))
    if write_output(output, [page], force=force, ledger=ledger) and output:
        typer.echo(f"{len(incidents):,} incident{'' if len(incidents) == 1 else 's'} in {output}", err=True)


def _title(ledger: Path) -> str:
    """The ledger's own name as a title."""
    return ledger.stem.replace("-", " ").replace("_", " ")
