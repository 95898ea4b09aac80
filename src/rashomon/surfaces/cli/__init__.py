"""The command line: `rashomon`, a command a file.

Exit codes: 0 done; 1 nothing could be read (with `read --strict`, anything could not); 2 a call that cannot be obeyed;
3 a ledger that cannot be used; 4 no such incident, claim, report, place, party or outlet; 5 `verify` found the ledger altered or
damaged; 6 an answer that leaves out reports which a stopped read has kept; 70 a bug; 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from rashomon import __version__
from rashomon.surfaces.cli import (
    actors,
    agreement,
    disputes,
    dossier,
    export,
    gazetteer,
    incidents,
    issues,
    judge,
    judgements,
    mcp,
    near,
    outlet,
    read,
    route,
    runs,
    search,
    show,
    theatres,
    verify,
    why,
    wording,
)
from rashomon.surfaces.cli.calls import Command
from rashomon.surfaces.cli.refusing import BUG, Commands, speak_plainly, tell_bug

__all__ = ["app", "main"]

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 nothing could be read, 2 bad call, 3 ledger refused, 4 not found, 5 ledger altered, 6 reports left out, 70 bug, 130 interrupted.",
)

PANELS = {
    "Every day": (read, incidents, show, why, dossier, export),
    "Questions": (near, route, actors, outlet, disputes, wording, search, mcp),
    "Decisions": (judge, judgements, agreement),
    "Upkeep": (issues, runs, verify, gazetteer, theatres),
}
"""The commands by what they are for, in the order of the help."""

for panel, commands in PANELS.items():
    for command in commands:
        name = command.__name__.rpartition(".")[2]
        if hasattr(command, "app"):
            app.add_typer(command.app, name=name, rich_help_panel=panel)
        else:
            app.command(name=name, cls=Command, epilog=command.EXAMPLE, rich_help_panel=panel)(command.run)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """One incident, every account of it: read rival reports, and see who says what, in which words."""


def main() -> None:
    """The program `rashomon`."""
    speak_plainly()
    try:
        app(prog_name="rashomon")
    except Exception as error:  # noqa: BLE001  # whatever comes here was foreseen by nobody
        tell_bug(error)
        sys.exit(BUG)
