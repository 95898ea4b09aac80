"""`rashomon theatres`: the packs that there are, and what is wrong with one."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.surfaces.cli.choices import Layout, LayoutOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import printable
from rashomon.surfaces.cli.refusing import BAD_CALL

if TYPE_CHECKING:
    from rashomon.knowledge.theatres.packs import Pack

EXAMPLE = "Example: rashomon theatres check syria"

_COLUMNS = (
    Column(name="Name", whole=True),
    Column(name="Title", share=3, least=12),
    Column(name="Years", whole=True),
    Column(name="Places", whole=True),
    Column(name="Actors", whole=True),
    Column(name="Agreements", whole=True),
    Column(name="Outlets", whole=True),
)


class Action(StrEnum):
    """What to do but list."""

    CHECK = "check"


def run(
    action: Annotated[
        Action | None, typer.Argument(metavar="[check]", help="Say what is wrong with a pack.", show_default=False)
    ] = None,
    theatre: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FOLDER]", help="The pack; without it, all that ship.", show_default=False),
    ] = None,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List the theatre packs that ship with the program, or check one: every fault at once, with its cure.

    A check leaves with 0 where the packs can be used and with 2 where one is broken; warnings break nothing.
    """
    if action is None:
        _list(layout)
    elif not _check(theatre):
        raise typer.Exit(BAD_CALL)


def _list(layout: Layout) -> None:
    from rashomon.knowledge.theatres.finding import shipped
    from rashomon.knowledge.theatres.packs import open_pack

    packs = [open_pack(name) for name in shipped()]
    rows = [(p.name, p.theatre.title, p.theatre.years, *(str(n) for n in _sizes(p).values())) for p in packs]
    raw = ({"name": p.name, "title": p.theatre.title, "years": p.theatre.years, **_sizes(p)} for p in packs)
    print_rows(_COLUMNS, rows, layout, raw=raw)


def _check(theatre: str | None) -> bool:
    from rashomon.knowledge.theatres.finding import shipped
    from rashomon.knowledge.theatres.packs import check_pack, open_pack

    sound = True
    for name in (theatre,) if theatre is not None else shipped():
        folder, faults = check_pack(name)
        errors = sum(not fault.warning for fault in faults)
        sound &= not errors
        for fault in faults:
            shown = folder / fault.file if name not in shipped() else Path(name) / fault.file
            entry = f"{fault.entry}: " if fault.entry else ""
            typer.echo(printable(f"{shown}: {'warning: ' if fault.warning else ''}{entry}{fault.problem}"))
        if errors:
            typer.echo(printable(f"{name}: broken, {errors:,} fault{'' if errors == 1 else 's'}"))
            continue
        sizes = ", ".join(f"{count:,} {what}" for what, count in _sizes(open_pack(name)).items())
        warned = f"; {len(faults):,} warning{'' if len(faults) == 1 else 's'}" if faults else ""
        typer.echo(printable(f"{name}: sound, {sizes}{warned}"))
    return sound


def _sizes(pack: Pack) -> dict[str, int]:
    return {
        "places": len(pack.places["place"]),
        "actors": len(pack.actors["actor"]),
        "agreements": len(pack.agreements.get("agreement", ())),
        "outlets": len(pack.outlets.get("outlet", ())),
    }
