"""`rashomon verify`: whether a ledger holds what came in, unaltered."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.marks import printable
from rashomon.surfaces.cli.refusing import ALTERED

EXAMPLE = "Example: rashomon verify --ledger clash.ledger"

_MOST = 50


class Form(StrEnum):
    """How a verdict is written."""

    TEXT = "text"
    JSON = "json"


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    head: Annotated[
        list[str] | None,
        typer.Option(metavar="HASH", help="A head that an earlier verify printed: is it still in the chain?", show_default=False),
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="text, or json with raw values; --json says the same.")] = Form.TEXT,
) -> None:
    """Check the chain of all that came in, each report, judgement and claim against it, and the database.

    Exits with 5 where anything was altered, added or removed by other means than this program, or is damaged. Whoever can write the
    ledger can make a whole new chain: note the head elsewhere, and give it with --head next time.
    """
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        verdict = kept.verify(head or ())
    if form is Form.JSON:
        typer.echo(json.dumps({"sound": verdict.sound, **asdict(verdict)}, ensure_ascii=False, indent=1))
        if not verdict.sound:
            raise typer.Exit(ALTERED)
        return
    for name, count, what in (
        ("chain", verdict.links, "link"),
        ("reports", verdict.reports, "report"),
        ("judgements", verdict.judgements, "judgement"),
        ("claims", verdict.claims, "claim"),
    ):
        typer.echo(f"{name:<11} {count:,} {what}{'' if count == 1 else 's'} checked")
    typer.echo(f"{'head':<11} {verdict.head or 'not known'}")
    for fault in verdict.faults[:_MOST]:
        typer.echo(printable(f"{fault.subject}: {fault.message}"))
    if len(verdict.faults) > _MOST:
        typer.echo(f"and {len(verdict.faults) - _MOST:,} more")
    if not verdict.sound:
        typer.echo(f"{'verdict':<11} NOT AS IT CAME IN: {len(verdict.faults):,} fault{'' if len(verdict.faults) == 1 else 's'}")
        raise typer.Exit(ALTERED)
    typer.echo(f"{'verdict':<11} all as it came in")
