"""`rashomon near`: incidents near a place."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.answering import heading, list_incidents, say_rest, say_window, tell_csv, tell_json
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
from rashomon.surfaces.cli.listing import hang, make_console, print_parts
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.describing import count_of, say_radius

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.asking import Found, Section, Sited, Spot, Window

EXAMPLE = 'Example: rashomon near "Qamishli" --km 20 --since 2020-01 --ledger clash.ledger'

COLUMNS = (
    "section", "id", "title", "status", "earliest", "latest", "within_days", "place", "latitude", "longitude", "radius_km",
    "km_least", "km_most", "along_km", "along_first", "along_last", "reports", "origins",
)  # fmt: skip
_FEW = 8
"""Incidents told by an area alone that are named without --all."""
_MOST = {"certain": 60, "possible": 20, "disputed": 20, "undated": _FEW}
"""Incidents of each part that are named without --all."""


def run(  # noqa: PLR0917  # options of a command
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="A name, as “Derik, Syria” where it needs telling apart, an id, or 37.05,41.23.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    km: Annotated[float, typer.Option("--km", min=0, max=2000, help="How far around it.")] = 20.0,
    since: SinceOption = None,
    until: UntilOption = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    every: AllOption = False,
    theatre: TheatreOption = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Show the incidents near a place: those certainly within so many km, those possibly, and those that only some accounts put there.

    Every place told has a radius, so a distance is from the least to the most. Listed apart: what has no day, what only an area is told of, and
    what no place is told of.
    """
    from rashomon.asking import read_window
    from rashomon.surfaces.answers import near_row
    from rashomon.surfaces.asking import Asked

    tell_indexing()
    window = read_window(since, until)
    with looking(ledger) as kept:
        asked = Asked.of(kept, theatre=theatre, status=status, focal=focal)
        spot = asked.spot(place)
        tell_choice(spot, place)
        found = asked.near(spot.target, km, window)
        if form is Form.TEXT:
            console = make_console()
            print_parts(console, _parts(found, spot, km, window, shorten(list(asked.ids)), every=every))
        elif form is Form.CSV:
            tell_csv(map(near_row, found), COLUMNS)
        else:
            tell_json({
                "place": spot_to_json(spot), "km": km, "since": window.since and window.since.isoformat(),
                "until": window.until and window.until.isoformat(), "incidents": [near_row(f) for f in found],
            })  # fmt: skip


def tell_choice(spot: Spot, asked: str) -> None:
    """Say which place was taken, where the name is not spelt so or may mean others."""
    if not spot.exact:
        typer.echo(on_one_line(f"rashomon: {asked} is taken for {spot.name}"), err=True)
    if spot.others:
        more = f" and {len(spot.others) - 3} more" if len(spot.others) > 3 else ""
        typer.echo(on_one_line(f"rashomon: {spot.name} is taken; others of that name: {'; '.join(spot.others[:3])}{more}"), err=True)


def spot_to_json(spot: Spot) -> dict[str, object]:
    """A place that was asked about."""
    return {"name": spot.name, "id": spot.id, "latitude": spot.point[0], "longitude": spot.point[1], "radius_km": spot.radius_km}


def _parts(found: Sequence[Found], spot: Spot, km: float, window: Window, names: Mapping[str, str], *, every: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    from rashomon.asking import Section

    edge = f"{spot.name} and {km:g} km around it" if spot.target.edge_km or spot.path else f"Within {km:g} km of {spot.name}"
    yield Text(edge + say_window(window), style="bold")
    yield Text(say_counts(found), style="dim")
    for section, words in (
        (Section.CERTAIN, "Certainly"), (Section.POSSIBLE, "Possibly"), (Section.DISPUTED, "By some accounts"), (Section.UNDATED, "No day told"),
    ):  # fmt: skip
        held = [f for f in found if f.section is section]
        if held:
            yield heading(words, _NOTES[section.value])
            shown = held if every else held[: _MOST[section.value]]
            rows = [(f.incident, [say_reach(f.chief)], say_sites(f) if section is not Section.CERTAIN or len(f.sites) > 1 else ()) for f in shown]
            yield list_incidents(rows, names, [("km", 7)])
            if len(held) > len(shown):
                yield say_rest(len(held) - len(shown))
    yield from say_open(found, names, every=every)


_NOTES = {
    "certain": "every account that places it",
    "possible": "its place has a radius that reaches there",
    "disputed": "others put it elsewhere",
    "undated": "by its place it is there",
}


def say_counts(found: Sequence[Found]) -> str:
    """How many stand where: "5 certainly, 3 possibly, 1 by some accounts; may be: 2 without a day, 12 in a wider area, 17 without a place"."""
    counts: dict[Section, int] = {}
    for one in found:
        counts[one.section] = counts.get(one.section, 0) + 1
    from rashomon.asking import Section

    here = [f"{counts[s]} {words}" for s, words in (
        (Section.CERTAIN, "certainly"), (Section.POSSIBLE, "possibly"), (Section.DISPUTED, "by some accounts")) if s in counts]  # fmt: skip
    may = [f"{counts[s]} {words}" for s, words in (
        (Section.UNDATED, "without a day"), (Section.AREA, "in a wider area"), (Section.UNPLACED, "without a place")) if s in counts]  # fmt: skip
    return "; ".join(filter(None, (", ".join(here) or "no incident is told to be there", "may be: " + ", ".join(may) if may else "")))


def say_reach(site: Sited | None) -> str:
    """A distance from the least to the most: "0–8", "12"; "in" for what is told to be in the place itself."""
    if site is None:
        return "?"
    low, high = say_radius(site.reach.least_km), say_radius(site.reach.most_km)
    return "in it" if site.reach.inside else low if low == high else f"{_whole(site.reach.least_km)}–{_whole(site.reach.most_km)}"


def _whole(km: float) -> str:
    return f"{km:.0f}"


def say_sites(found: Found) -> list[str]:
    """Each account of where an incident was: how far that is, and who is behind it."""
    lines = []
    for site in found.sites:
        radius = f" ±{say_radius(site.place.radius_km)} km" if site.place.radius_km else ""
        away = "" if site.reach.inside else f", {say_reach(site)} km away"
        more = f" and {len(site.origins) - 2} more" if len(site.origins) > 2 else ""
        lines.append(f"{on_one_line(site.place.name)}{radius}{away}: {'; '.join(map(on_one_line, site.origins[:2]))}{more}")
    return lines


def say_open(found: Sequence[Found], names: Mapping[str, str], *, every: bool) -> Iterator[RenderableType]:
    """What may be there: told by an area that holds the place, and without any place. Few are named, and all with --all."""
    from rich.text import Text

    from rashomon.asking import Section

    areas = [f for f in found if f.section is Section.AREA]
    if areas:
        told: dict[str, int] = {}
        for one in areas:
            name = next((on_one_line(s.place.name) for s in one.sites if s.reach.wide), "")
            told[name] = told.get(name, 0) + 1
        yield heading("May be there", "only a wider area is told")
        ranked = sorted(told.items(), key=lambda item: (-item[1], item[0]))
        yield hang("", ", ".join(f"{name} {number}" for name, number in ranked), 1)
        shown = areas if every else areas[:_FEW]
        yield list_incidents([(f.incident, (), ()) for f in shown], names)
        if len(areas) > len(shown):
            yield say_rest(len(areas) - len(shown))
    lost = [f for f in found if f.section is Section.UNPLACED]
    if lost and every:
        yield heading("No place told", "or none that is on any map")
        yield list_incidents([(f.incident, (), ()) for f in lost], names)
    elif lost:
        yield Text(f"\n{count_of(len(lost), 'incident')} told without a place; --all names {'it' if len(lost) == 1 else 'them'}", style="dim")
