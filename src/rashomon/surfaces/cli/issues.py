"""`rashomon issues`: what could not be read or decided, and why."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line

EXAMPLE = "Example: rashomon issues --ledger clash.ledger"

_COLUMNS = (
    Column(name="Where", share=3, least=12),
    Column(name="Reason", share=5, least=20),
    Column(name="Code", whole=True),
)


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    code: Annotated[
        str | None, typer.Option(help="Only issues of this code, as empty-file.", show_default=False)
    ] = None,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List what could not be read: the file, the reason with its cure, and a stable code."""
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        found = [issue for issue in kept.issues() if code in {None, issue.code}]
    if not found:
        typer.echo("rashomon: no issues", err=True)
    rows = [(on_one_line(i.where), on_one_line(i.message), i.code) for i in found]
    print_rows(_COLUMNS, rows, layout, raw=({"where": i.where, "reason": i.message, "code": i.code} for i in found))
