"""`rashomon gazetteer find`: every place that a name may stand for, the likeliest first."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import NotFound
from rashomon.surfaces.cli.choices import Layout, LayoutOption
from rashomon.surfaces.cli.indexing import tell_indexing
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    pass

EXAMPLE = "Example: rashomon gazetteer find Derik"

_COLUMNS = (
    Column(name="Place", share=3, least=12),
    Column(name="Kind", whole=True),
    Column(name="Country", whole=True),
    Column(name="Population", whole=True),
    Column(name="Point", whole=True),
    Column(name="Id", share=2, least=10),
    Column(name="Gazetteer", share=2, least=8),
)


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in whatever spelling.")],
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Look in this country too where no place is spelt so, as IQ.", show_default=False
        ),
    ] = None,
    theatre: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FOLDER|none", help="Look in this theatre's pack alone; in all that ship otherwise.", show_default=False
        ),
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    layout: LayoutOption = Layout.AUTO,
) -> None:
    """List the places that a name may stand for, the likeliest first, the runners-up behind it.

    In a report, the words around a name and the other places named decide among them.
    """
    from rashomon.knowledge.places.gazetteer import Gazetteer, is_same
    from rashomon.knowledge.theatres.finding import NONE, shipped

    tell_indexing()
    countries = [code.upper() for code in country or ()]
    packs = [None] if theatre == NONE else [theatre] if theatre else shipped()
    each = [(pack, entry) for pack in packs for entry in Gazetteer.open(pack).find(name, countries)]
    found = [(pack, entry) for pack, entry in each if entry.pack]
    own = [entry for _, entry in found]
    others = {e.id: e for _, e in each if not e.pack and not any(is_same(e, o) for o in own)}
    found += [(None, entry) for entry in others.values()]
    if not found:
        raise NotFound(f"{name!r} is in no gazetteer; add one that knows it with: rashomon gazetteer add FILE")
    if len(found) > most:
        typer.echo(f"rashomon: {most} of {len(found):,}; more with --most", err=True)
    rows = [
        (on_one_line(e.name), e.kind, e.country or "", str(e.population) if e.population else "", f"{e.latitude:.4f}, {e.longitude:.4f}",
         on_one_line(e.id), f"theatre {pack}" if e.pack else e.gazetteer or "world")
        for pack, e in found[:most]
    ]  # fmt: skip
    raw = (
        {"place": e.name, "kind": e.kind, "country": e.country, "population": e.population, "latitude": e.latitude, "longitude": e.longitude,
         "id": e.id, "gazetteer": e.gazetteer or "world", "theatre": pack if e.pack else None}
        for pack, e in found[:most]
    )  # fmt: skip
    print_rows(_COLUMNS, rows, layout, raw=raw)
