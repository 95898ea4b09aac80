"""`rashomon runs`: what read the reports, when, and which."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    from rashomon.storing import Usage

EXAMPLE = "Example: rashomon runs --ledger clash.ledger"

_RUNS = (
    Column(name="Run", whole=True),
    Column(name="Program", least=7),
    Column(name="Model", least=6),
    Column(name="Packs", share=3, least=8),
    Column(name="Settings", least=8, spare=100),
    Column(name="First used", least=10, spare=100),
    Column(name="Last used", least=10),
    Column(name="Reports", whole=True, least=7),
    Column(name="Inputs", share=2, least=10),
)
_INPUTS = (
    Column(name="Report", whole=True),
    Column(name="Text", whole=True),
    Column(name="Published", whole=True),
    Column(name="Path", share=3, least=12),
)


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[RUN]", help="List the reports that this run read.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List what read the reports: program, language model, packs and settings, when (UTC), and a hash over what they read.

    Two ledgers whose runs and inputs are the same hold the same claims. With RUN, each report of it and the hash of its text.
    """
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        if name is not None:
            _, inputs = kept.inputs(name)
            rows = [(report, text, day or "undated", on_one_line(path)) for report, text, day, path in inputs]
            told = ({"report": report, "text": text, "published": day, "path": path} for report, text, day, path in inputs)
            print_rows(_INPUTS, rows, layout, raw=told)
            return
        usages = kept.usages()
    if not usages:
        typer.echo("rashomon: no run is recorded", err=True)
    cells = [
        (
            usage.run.id, usage.run.program, usage.run.model, _pairs(usage.run.packs), _pairs(usage.run.settings),
            _time(usage.first_used), _time(usage.last_used), str(usage.reports), usage.inputs,
        )
        for usage in usages
    ]  # fmt: skip
    print_rows(_RUNS, [tuple(map(on_one_line, row)) for row in cells], layout, raw=map(_raw, usages))


def _raw(usage: Usage) -> dict[str, object]:
    run = usage.run
    return {
        "run": run.id, "program": run.program, "model": run.model, "packs": dict(run.packs), "settings": dict(run.settings),
        "first_used": usage.first_used, "last_used": usage.last_used, "reports": usage.reports, "inputs": usage.inputs,
    }  # fmt: skip


def _time(at: str) -> str:
    """A time of UTC, as it is read."""
    return f"{at[:10]} {at[11:19]}"


def _pairs(named: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(named.items())) or "—"
