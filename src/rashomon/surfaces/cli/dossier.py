"""`rashomon dossier`: one page to read, mail and print."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import SettingError
from rashomon.records import Status
from rashomon.surfaces.cli.calls import complete_incident
from rashomon.surfaces.cli.choices import (
    DEFAULT_LEDGER,
    FocalOption,
    ForceOption,
    LedgerOption,
    OutputOption,
    SinceOption,
    StatusOption,
    TheatreOption,
    UntilOption,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.writing import write_output
from rashomon.surfaces.describing import count_of

if TYPE_CHECKING:
    from rashomon.records import Incident
    from rashomon.storing import Ledger

EXAMPLE = "Example: rashomon dossier --status disputed --ledger clash.ledger -o clash.html"


def run(  # noqa: PLR0917  # options of a command
    incident: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Only these incidents, each on a sheet of its own.", show_default=False, autocompletion=complete_incident)
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    output: OutputOption = None,
    title: Annotated[
        str | None, typer.Option(help="The title of the page; without it, who meets whom.", show_default=False)
    ] = None,
    status: StatusOption = None,
    focal: FocalOption = False,
    since: SinceOption = None,
    until: UntilOption = None,
    near: Annotated[str | None, typer.Option("--near", metavar="PLACE", help="Only incidents that are, or may be, near this place.", show_default=False)] = None,
    km: Annotated[float, typer.Option("--km", min=0, max=2000, help="How far from it.")] = 20.0,
    actor: Annotated[str | None, typer.Option("--actor", metavar="PARTY", help="Only incidents in which this party takes part.", show_default=False)] = None,
    theatre: TheatreOption = None,
    force: ForceOption = False,
) -> None:
    """Write a dossier: one HTML file that needs no network. First what is disputed, then every incident on a line, then the disputed ones whole."""
    from rashomon.surfaces.dossier import write_dossier
    from rashomon.surfaces.dossier.landmarks import landmarks_of
    from rashomon.surfaces.making import say_maker

    if output is None and sys.stdout.isatty():
        raise SettingError("a dossier is no page for a terminal; name a file with -o clash.html")
    said = [
        *(incident or ()), *([f"status {status.value}"] if status else []), *(["told as news"] if focal else []),
        *([f"since {since}"] if since else []), *([f"until {until}"] if until else []),
        *([f"within {km:g} km of {near}"] if near else []), *([f"with {actor}"] if actor else []),
    ]  # fmt: skip
    with looking(ledger) as kept:
        if incident:
            found: tuple[Incident, ...] = tuple({i.id: i for i in map(kept.incident, incident)}.values())
        elif said:
            found = _chosen(kept, status, since, until, near, km, actor, theatre, focal=focal)
        else:
            found = kept.incidents()
        told = None if not said else {report for one in found for report in one.reports}
        reports = {r.id: r for r in kept.reports() if told is None or r.id in told}
        issues = [i for i in kept.issues() if told is None or i.where in {r.path for r in reports.values()}]
        roads, towns = landmarks_of(kept.runs())
        held, runs = len(kept.incident_ids()), kept.runs()
    if not found and held:
        typer.echo("rashomon: no incident is like that; the dossier has none", err=True)
    page = write_dossier(
        found, reports, issues, title=title or None, made=say_maker(runs), whole=bool(incident), roads=roads, towns=towns,
        chosen=f"{', '.join(said)}: {len(found):,} of {count_of(held, 'incident')}" if said else "",
    )  # fmt: skip
    if write_output(output, [page], force=force, ledger=ledger) and output:
        typer.echo(f"{len(found):,} incident{'' if len(found) == 1 else 's'} in {output}", err=True)


def _chosen(  # noqa: PLR0917  # what is asked for
    kept: Ledger, status: Status | None, since: str | None, until: str | None, near: str | None, km: float, actor: str | None, theatre: str | None, *, focal: bool
) -> tuple[Incident, ...]:
    """The incidents that are asked for; what has no place is near none."""
    from rashomon.asking import read_window
    from rashomon.asking.near import Section
    from rashomon.surfaces.asking import Asked
    from rashomon.surfaces.cli.indexing import tell_indexing
    from rashomon.surfaces.cli.near import tell_choice

    window = read_window(since, until)
    asked = Asked.of(kept, theatre=theatre, status=status.value if status else None, focal=focal)
    ids = {s.id for s in kept.summaries(since=window.since, until=window.until, status=status, focal=focal)}
    if actor is not None:
        ids &= {contact.incident.id for contact in asked.contacts([asked.group(actor)], window)}
    if near is not None:
        tell_indexing()
        spot = asked.spot(near)
        tell_choice(spot, near)
        ids &= {f.incident.id for f in asked.near(spot.target, km, window) if f.section not in (Section.AREA, Section.UNPLACED)}
    return kept.incidents(ids)
