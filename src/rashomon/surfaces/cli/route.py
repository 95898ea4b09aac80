"""`rashomon route`: incidents along the way between places."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.answering import (
    heading,
    list_incidents,
    say_rest,
    say_what,
    say_when,
    say_window,
    tell_csv,
    tell_json,
)
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    AllOption,
    FocalOption,
    Form,
    FormOption,
    LedgerOption,
    SinceOption,
    StatusOption,
    TheatreOption,
    UntilOption,
)
from rashomon.surfaces.cli.incidents import shorten
from rashomon.surfaces.cli.indexing import tell_indexing
from rashomon.surfaces.cli.listing import make_console, print_parts
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.near import (
    COLUMNS,
    say_counts,
    say_open,
    say_reach,
    say_sites,
    spot_to_json,
    tell_choice,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.describing import join_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.asking import Found, Route, Window

EXAMPLE = 'Example: rashomon route "Qamishli" "Derik" --km 10 --ledger clash.ledger'

_MOST = 40
"""Incidents along the way above which only those certainly there are named without --all."""
_FEW = 8
_WORDS = {"certain": "", "possible": "possibly", "disputed": "by some"}


def run(  # noqa: PLR0917  # options of a command
    places: Annotated[list[str], typer.Argument(metavar="PLACE...", help="Two places or more in their order, or one road.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    km: Annotated[float, typer.Option("--km", min=0, max=500, help="How far to either side.")] = 10.0,
    straight: Annotated[bool, typer.Option("--straight", help="Follow no road, but the straight line.")] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    every: AllOption = False,
    theatre: TheatreOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Show the incidents along the way between places, in the order of the way, with their km from its start.

    The way follows the roads that the theatre pack has, and is a straight line where they do not lead there; the answer says which.
    """
    from rashomon.asking import find_route, read_window
    from rashomon.asking.near import along_order
    from rashomon.surfaces.answers import near_row
    from rashomon.surfaces.asking import Asked

    tell_indexing()
    window = read_window(since, until)
    with looking(ledger) as kept:
        asked = Asked.of(kept, theatre=theatre, status=status, focal=focal)
        spots = [asked.spot(place) for place in places]
        for spot, place in zip(spots, places, strict=True):
            tell_choice(spot, place)
        route = find_route(spots, asked.roads, straight=straight)
        found = sorted(asked.near(route.target, km, window), key=along_order)
        if form is Form.TEXT:
            print_parts(make_console(), _parts(found, route, km, window, shorten(list(asked.ids)), every=every))
        elif form is Form.CSV:
            tell_csv(map(near_row, found), COLUMNS)
        else:
            tell_json({
                "places": [spot_to_json(spot) for spot in spots], "km": km, "length_km": round(route.target.length_km, 1),
                "legs": [
                    {"from": leg.start.name, "to": leg.end.name, "roads": list(leg.roads), "end_km": round(leg.end_km, 1)} for leg in route.legs
                ],
                "since": window.since and window.since.isoformat(), "until": window.until and window.until.isoformat(),
                "line": [[round(lat, 4), round(lon, 4)] for lat, lon in route.points], "incidents": [near_row(f) for f in found],
            })  # fmt: skip


def _middle(found: Found) -> float:
    """Where along the way its best supported place is."""
    return found.chief.reach.at_km if found.chief is not None else float("inf")


def _parts(found: Sequence[Found], route: Route, km: float, window: Window, names: Mapping[str, str], *, every: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    from rashomon.asking import Section

    yield Text(f"{route.name}: {route.target.length_km:.0f} km, and {km:g} km to either side{say_window(window)}", style="bold")
    yield Text(_say_way(route))
    yield Text(say_counts(found), style="dim")
    here = [f for f in found if f.section in (Section.CERTAIN, Section.POSSIBLE, Section.DISPUTED)]
    yield heading("Along the way", "km from its start, and km beside it")
    shown = here if every or len(here) <= _MOST else [f for f in here if f.section is Section.CERTAIN]
    yield _table(shown, route, names)
    if len(here) > len(shown):
        yield Text(f"  {len(here) - len(shown)} more are there possibly or by some accounts; --all names every one", style="dim")
    undated = [f for f in found if f.section is Section.UNDATED]
    if undated:
        few = undated if every else undated[:_FEW]
        yield heading("No day told", "by its place it is there")
        yield list_incidents([(f.incident, [_say_along(f), say_reach(f.chief)], say_sites(f)) for f in few], names, [("at", 7), ("beside", 7)])
        if len(undated) > len(few):
            yield say_rest(len(undated) - len(few))
    yield from say_open(found, names, every=every)


def _say_way(route: Route) -> str:
    """What each leg follows: "Along the Qamishli-Derik road.", "In a straight line, ..."; of several legs each with its ends."""
    legs = []
    for leg in route.legs:
        roads = join_words([f"{'' if road.startswith('the ') else 'the '}{road.partition(',')[0]}" for road in leg.roads])
        way = f"along {roads}" if roads else "in a straight line, which no road of the theatre pack follows"
        ends = f"{leg.start.name.partition(',')[0]} to {leg.end.name.partition(',')[0]} " if len(route.legs) > 1 else ""
        legs.append(ends + way)
    words = on_one_line("; ".join(legs))
    return words[:1].upper() + words[1:] + "."


def _table(found: Sequence[Found], route: Route, names: Mapping[str, str]) -> RenderableType:
    """A line an incident in the order of the way, between the places that it leads through."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("at", justify="right", no_wrap=True, min_width=5)
    table.add_column("beside", justify="right", no_wrap=True, min_width=6)
    table.add_column("", no_wrap=True, min_width=6)
    table.add_column("", width=13, overflow="fold")
    table.add_column("", overflow="fold", ratio=1)
    marks = [(0.0, route.legs[0].start.name), *((leg.end_km, leg.end.name) for leg in route.legs)]
    if len({name for _, name in marks}) == 1:
        marks = [(0.0, "its beginning"), (route.target.length_km, "its end")]
    waiting = list(found)
    for at, name in marks:
        while waiting and _middle(waiting[0]) < at:
            _add(table, waiting.pop(0), names)
        table.add_row(Text(f"{at:.0f}", style="bold"), "", "", "", Text(f"─ {on_one_line(name.partition(',')[0])}", style="bold"))
    for one in waiting:
        _add(table, one, names)
    return Padding(table, (0, 0, 0, 2))


def _add(table: object, one: Found, names: Mapping[str, str]) -> None:
    what = say_what(one.incident)
    word = _WORDS[one.section.value]
    if word or len(one.sites) > 1:
        what.append(f"\n{word}{': ' if word else ''}" + "\n".join(say_sites(one)), style="dim")
    table.add_row(_say_along(one), say_reach(one.chief), names[one.incident.id], say_when(one.incident), what)  # type: ignore[attr-defined]


def _say_along(found: Found) -> str:
    """Where along the way: the km of a place, the stretch of a road."""
    if found.chief is None:
        return "?"
    reach = found.chief.reach
    return f"{reach.first_km:.0f}–{reach.last_km:.0f}" if reach.stretch and reach.last_km - reach.first_km > 1 else f"{reach.at_km:.0f}"
