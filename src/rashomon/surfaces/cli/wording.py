"""`rashomon wording`: who calls whom what, by outlet and by source."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, Layout, LayoutOption, LedgerOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.opening import looking

if TYPE_CHECKING:
    from rashomon.records import Incident, Report
    from rashomon.surfaces.wording import Usage

EXAMPLE = "Example: rashomon wording clash.ledger --outlet SANA --actor USA"

_COLUMNS = (
    Column(name="Outlet", share=2, least=8),
    Column(name="Source", share=3, least=9),
    Column(name="Manner", whole=True, spare=100),
    Column(name="Of", share=3, least=8),
    Column(name="Term", whole=True),
    Column(name="Valence", whole=True, spare=100),
    Column(name="Words", share=4, least=10),
    Column(name="Uses", whole=True, least=4),
    Column(name="Reports", whole=True, least=7, spare=100),
)
_WORDS = 4
"""Wordings that a line names."""


class Grouping(StrEnum):
    """What a line counts for."""

    BOTH = "both"
    OUTLET = "outlet"
    SOURCE = "source"


def run(  # noqa: PLR0917  # options of a command
    ledgers: Annotated[
        list[str] | None, typer.Argument(metavar="[LEDGER]...", help="Ledgers, instead of --ledger.", show_default=False)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    outlet: Annotated[str | None, typer.Option(help="Only outlets with this in their name.", show_default=False)] = None,
    source: Annotated[
        str | None, typer.Option(help="Only sources with this in their name; own: the outlets' own voice.", show_default=False)
    ] = None,
    actor: Annotated[
        str | None, typer.Option(help="Only of this party: its id, its country's code, or part of its name.", show_default=False)
    ] = None,
    term: Annotated[str | None, typer.Option(help="Only this entry of the lexicon, as terrorist.", show_default=False)] = None,
    by: Annotated[Grouping, typer.Option(help="Count by outlet, by source, or by both.")] = Grouping.BOTH,
    names: Annotated[bool, typer.Option("--names", help="Also words that are in no lexicon: every name of every party.")] = False,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """Count who calls whom what: the evaluative terms that outlets use in their own voice, and those of the sources they quote.

    Manner: own voice; quoted, in quotation marks; indirectly, without them, so that the outlet may have chosen the word; at a distance,
    in scare quotes or with “so-called”; denied. A term is a reason to look, no verdict.
    """
    from rashomon.surfaces.wording import count_wordings, group_wordings

    incidents: dict[str, Incident] = {}
    reports: dict[str, Report] = {}
    for path in ledgers or [ledger]:
        with looking(path) as kept:
            incidents |= {i.id: i for i in kept.incidents()}
            reports |= {r.id: r for r in kept.reports()}
    found = [
        u for u in count_wordings(incidents.values(), reports, names=names)
        if _is(outlet, u.outlet) and _said_by(source, u) and _of(actor, u) and term in {None, u.term}
    ]  # fmt: skip
    if not found:
        typer.echo("rashomon: no term of the lexicon is used so", err=True)
    if by is not Grouping.BOTH:
        found = list(group_wordings(found, by_outlet=by is Grouping.OUTLET))
    print_rows(_COLUMNS, [_row(u) for u in found], layout, raw=map(asdict, found))


def _is(wanted: str | None, name: str) -> bool:
    return wanted is None or wanted.casefold() in name.casefold()


def _said_by(wanted: str | None, usage: Usage) -> bool:
    if wanted is not None and wanted.casefold() == "own":
        return usage.source is None
    return wanted is None or (usage.source is not None and _is(wanted, usage.source))


def _of(wanted: str | None, usage: Usage) -> bool:
    if wanted is None:
        return True
    party, name = usage.party.casefold(), wanted.casefold()
    return bool(party) and (party == name or party.partition("_")[0] == name or name in usage.of.casefold())


def _row(usage: Usage) -> tuple[str, ...]:
    words = ", ".join(f"“{word}”" for word in usage.words[:_WORDS])
    more = f" and {len(usage.words) - _WORDS} more" if len(usage.words) > _WORDS else ""
    of = usage.party if usage.party not in ("", "UNKNOWN") else usage.of
    cells = (usage.outlet, usage.source or "own voice", usage.manner, of, usage.term or "—", usage.valence or "—", words + more)
    return (*(on_one_line(cell) for cell in cells), str(usage.uses), str(len(usage.reports)))
