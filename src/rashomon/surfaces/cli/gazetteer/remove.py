"""`rashomon gazetteer remove`: an added gazetteer taken away."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rashomon.errors import SettingError

EXAMPLE = "Example: rashomon gazetteer remove sy --yes"


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, as `rashomon gazetteer list` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take away a gazetteer that was added. What ledgers hold stays as it was read; reading again codes without it."""
    from rashomon.knowledge.places.added import find_added, remove_gazetteer

    held = find_added(name)
    if not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise SettingError(f"{name}: nothing was removed; say that it may go with --yes")
        if not typer.confirm(f"Remove {name} with its {held.places:,} places?", err=True):
            return
    remove_gazetteer(name)
    typer.echo(f"{name} removed")
