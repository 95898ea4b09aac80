"""`rashomon incidents`: one line an incident."""

from __future__ import annotations

import typer

from rashomon.records import Summary
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, FocalOption, Layout, LayoutOption, LedgerOption, StatusOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import (
    STATUSES,
    on_one_line,
    say_origins,
    say_party,
    say_period,
    say_status,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.naming import say_code
from rashomon.surfaces.plain import summary_row

EXAMPLE = "Example: rashomon incidents --ledger clash.ledger"

_COLUMNS = (
    Column(name="ID", whole=True, least=6),
    Column(name="When", share=3, least=11),
    Column(name="Where", share=3, least=12, spare=100),
    Column(name="Who", share=2, least=8, spare=130),
    Column(name="What", share=2, least=8, spare=130),
    Column(name="Title", share=8, least=20),
    Column(name="Status", whole=True),
    Column(name="Reports", whole=True, spare=110),
    Column(name="Origins", whole=True),
)


def run(
    ledger: LedgerOption = DEFAULT_LEDGER,
    status: StatusOption = None,
    focal: FocalOption = False,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List the incidents: when, where, who, what, their titles, how the accounts stand, and how many knew it independently.

    ● agreed  ◐ disputed  ◉ one origin  ◎ superseded  ○ unknown.  ●●∘∘ 2 in 4: two origins in four reports.
    """
    with looking(ledger) as kept:
        found = kept.summaries(status=status, focal=focal)
        held, stale = kept.incident_ids(), kept.stale
    if held and not found:
        typer.echo("rashomon: no incident is like that", err=True)
    elif not held and not stale:
        typer.echo("rashomon: the ledger holds no incident yet; fill it with: rashomon read PATH...", err=True)
    names = shorten(list(held))
    rows = [describe(incident, names[incident.id]) for incident in found]
    print_rows(_COLUMNS, rows, layout, [STATUSES[i.status][2] for i in found], raw=map(summary_row, found))


def describe(incident: Summary, name: str) -> tuple[str, ...]:
    """The cells of an incident's line."""
    days = dict.fromkeys(say_period(period, short=True) for period in incident.when)
    places = dict.fromkeys(place.name for place in incident.where)
    sides = dict.fromkeys(say_party(party.id) for party in incident.parties)
    return tuple(
        on_one_line(cell) or "—"
        for cell in (
            name,
            first_few(list(days)) or "no date",
            first_few(list(places)),
            ", ".join(sides),
            first_few([say_code(kind) for kind in incident.kind]),
            incident.title,
            say_status(incident.status),
            str(len(incident.reports)),
            say_origins(incident),
        )
    )


def shorten(ids: list[str]) -> dict[str, str]:
    """Each id cut to the least that still tells all apart, and at least six characters."""
    for length in range(6, 40):
        short = {i: i[:length] for i in ids}
        if len(set(short.values())) == len(set(ids)):
            return short
    return {i: i for i in ids}


def first_few(values: list[str]) -> str:
    """The first value, and how many rivals it has."""
    return (
        values[0] + (f" / {values[1]}" if len(values) == 2 else f" / {len(values) - 1} more" if len(values) > 2 else "")
        if values
        else ""
    )
