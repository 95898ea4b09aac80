"""`rashomon search`: where words stand, in claims or in whole reports."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import LABELS, on_one_line, say_claim_value

if TYPE_CHECKING:
    from rashomon.storing import Hit

EXAMPLE = "Example: rashomon search Pentagon --reports --ledger clash.ledger"

_WHERE = (Column(name="Published", whole=True), Column(name="Outlet", share=2, least=8, spare=100))
_WORDS = (Column(name="Words", share=6, least=20), Column(name="Incident", whole=True, spare=100))
_CLAIMS = (Column(name="Claim", whole=True), *_WHERE, Column(name="Says", share=3, least=12), *_WORDS)
_REPORTS = (Column(name="Report", whole=True), *_WHERE, *_WORDS)


def run(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='Words, "side by side", begun*, or one OR another.', show_default=False)
    ],
    reports: Annotated[bool, typer.Option("--reports/--claims", help="Look in whole reports, or in claims.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="The most to list.")] = 20,
    ledger: LedgerOption = DEFAULT_LEDGER,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """Find words in the claims (their evidence, value and source) or in the reports, the latest published first.

    Capitals, accents and scripts make no difference. The words found stand between « and ».
    """
    from rashomon.storing import Ledger
    from rashomon.surfaces.answers import hit_row

    with Ledger.open(ledger) as kept:
        found = kept.search(" ".join(words), what="reports" if reports else "claims", limit=limit)
    what = "report" if reports else "claim"
    if not found.total:
        typer.echo(f"rashomon: no {what} has these words", err=True)
    elif found.total > len(found.hits):
        typer.echo(f"rashomon: {len(found.hits):,} of {found.total:,} {what}s; more with --limit", err=True)
    print_rows(_REPORTS if reports else _CLAIMS, [_row(hit) for hit in found.hits], layout, raw=map(hit_row, found.hits))


def _row(hit: Hit) -> tuple[str, ...]:
    claim = hit.claim
    shared = (hit.published or "undated", on_one_line(hit.outlet or "—"))
    words = (on_one_line(mark(hit)), _few(hit.incidents))
    if claim is None:
        return (hit.report, *shared, *words)
    says = f"{LABELS[claim.attribute]}: {say_claim_value(claim)} ({on_one_line(claim.attribution.source.name)})"
    return (claim.id, *shared, says, *words)


def _few(incidents: tuple[str, ...]) -> str:
    more = f" and {len(incidents) - 1} more" if len(incidents) > 1 else ""
    return f"{incidents[0]}{more}" if incidents else "—"


def mark(hit: Hit) -> str:
    """The snippet with « and » around the words that were found."""
    out, at = [], 0
    for start, end in hit.marks:
        out += [hit.snippet[at:start], "«", hit.snippet[start:end], "»"]
        at = end
    return "".join([*out, hit.snippet[at:]])
