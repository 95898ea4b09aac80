"""`rashomon judge queue`: the claims that were read with the least certainty, which a person had best look at first."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import LABELS, on_one_line, say_value
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.quoting import sentence_around

if TYPE_CHECKING:
    from rashomon.records import Report
    from rashomon.reviewing import Doubtful

_COLUMNS = (
    Column(name="Claim", whole=True),
    Column(name="Sure", whole=True),
    Column(name="What", whole=True),
    Column(name="Value", share=3, least=10),
    Column(name="Sentence", share=6, least=20),
    Column(name="Source", share=2, least=8, spare=100),
)


def queue(
    ledger: LedgerOption = DEFAULT_LEDGER,
    *,
    below: Annotated[float, typer.Option(metavar="P", min=0.0, max=1.0, help="Only claims that were read with less probability than this.")] = 0.6,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 20,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """The claims that the program was least sure to have read rightly, and that nobody has judged: what to look at first.

    Sure is how sure the program was of its reading. How sure the source was of what it said is another thing, which `why` shows.
    """
    from rashomon.reviewing import to_review

    with looking(ledger) as kept:
        found = to_review(kept.events(), kept.judgements(), below)
        shown = found[:limit]
        reports = {name: kept.report(name) for name in {one.event.report for one in shown}}
    if not shown:
        typer.echo(f"rashomon: no claim that a person has not judged was read with a probability below {below:g}", err=True)
    print_rows(_COLUMNS, [_row(one, reports[one.event.report]) for one in shown], layout, raw=[_raw(one, reports[one.event.report]) for one in shown])
    if len(found) > len(shown):
        typer.echo(f"rashomon: {len(found) - len(shown):,} more; --limit shows them", err=True)


def _row(one: Doubtful, report: Report) -> tuple[str, ...]:
    claim = one.claim
    start, end = sentence_around(report.text, claim.evidence[:1])
    cells = (claim.id, f"{one.probability:.2f}", LABELS[claim.attribute], say_value(claim.value), report.text[start:end], claim.attribution.source.name)
    return tuple(on_one_line(cell) for cell in cells)


def _raw(one: Doubtful, report: Report) -> dict[str, Any]:
    from rashomon.surfaces.plain import claim_row

    return {"id": one.claim.id, "probability": one.probability, "event": one.event.id, "report": report.path, "outlet": report.outlet} | claim_row(one.claim)


COMMANDS = {"queue": queue}
EXAMPLES = {"queue": "Example: rashomon judge queue --below 0.5 --ledger clash.ledger"}
