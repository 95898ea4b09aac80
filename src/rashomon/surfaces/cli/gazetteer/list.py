"""`rashomon gazetteer list`: what was added, where it came from, and whose it is."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from pathlib import PurePath

import typer

from rashomon.surfaces.cli.choices import Layout, LayoutOption
from rashomon.surfaces.cli.listing import Column, print_rows
from rashomon.surfaces.cli.marks import on_one_line

EXAMPLE = "Example: rashomon gazetteer list"

_COLUMNS = (
    Column(name="Name", whole=True),
    Column(name="Places", whole=True),
    Column(name="Added", whole=True),
    Column(name="From", share=3, least=12),
    Column(name="Source", share=3, least=12),
    Column(name="Digest", whole=True, spare=100),
)


def run(layout: LayoutOption = Layout.AUTO) -> None:
    """List the gazetteers that were added; the theatre's places and the world's are always there."""
    from rashomon.knowledge.places.added import added_folder, list_added

    held = list_added()
    if not held:
        typer.echo(f"rashomon: none was added; they would lie in {added_folder()}", err=True)
    for one in held:
        if one.fault:
            typer.echo(f"rashomon: {one.file}: {one.fault}; add it again with --replace, or remove it", err=True)
    rows = [
        (h.name, f"{h.places:,}", h.added[:10], on_one_line(_file(h.origin)), on_one_line(h.source or "not told"), h.digest)
        for h in held
    ]
    raw = ({"name": h.name, "places": h.places, "added": h.added, "from": _file(h.origin), "source": h.source, "digest": h.digest} for h in held)
    print_rows(_COLUMNS, rows, layout, raw=raw)


def _file(origin: str) -> str:
    """The name of the file that it was made of; the folder is the machine's own affair."""
    return PurePath(origin).name
