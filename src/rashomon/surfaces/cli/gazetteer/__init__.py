"""`rashomon gazetteer`: places of the user's own beside the world's, a command a file."""

from __future__ import annotations

import typer

from rashomon.surfaces.cli.calls import Command
from rashomon.surfaces.cli.gazetteer import add, find, remove
from rashomon.surfaces.cli.gazetteer import list as listing

app = typer.Typer(
    no_args_is_help=True,
    help="Add places that the program does not know, and look up those it does.",
    epilog="Example: rashomon gazetteer add SY.txt",
)

for command in (add, listing, find, remove):
    app.command(name=command.__name__.rpartition(".")[2], cls=Command, epilog=command.EXAMPLE)(command.run)
