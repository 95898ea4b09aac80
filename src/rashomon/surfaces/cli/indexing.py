"""What is said before the world's places are indexed, which happens once on a machine."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import typer


def tell_indexing() -> None:
    """Say that the index is made, where it is not there yet."""
    from rashomon.knowledge.places.world import index_path

    if not index_path().is_file():
        typer.echo("rashomon: indexing 235,000 place names, once (about 15 seconds)", err=True)
