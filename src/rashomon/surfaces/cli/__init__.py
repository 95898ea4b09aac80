"""The command line: `rashomon`, a command a file.

Exit codes: 0 done; 1 nothing could be read (with `read --strict`, anything could not); 2 a call that cannot be obeyed;
3 a ledger that cannot be used; 4 no such incident, claim, report, place, party or outlet; 5 `verify` found the ledger altered or
damaged; 6 an answer that leaves out reports which a stopped read has kept; 70 a bug; 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Collection
from functools import cache
from typing import Annotated, Any

import typer

from rashomon import __version__
from rashomon.silencing import leave_out
from rashomon.surfaces.cli.calls import Command
from rashomon.surfaces.cli.refusing import BUG, Commands, speak_plainly, tell_bug

__all__ = ["app", "main"]

app: typer.Typer
"""All commands; made when it is asked for."""

PANELS = {
    "Every day": ("read", "desk", "incidents", "show", "why", "dossier", "export"),
    "Questions": ("near", "route", "actors", "outlet", "disputes", "wording", "search", "mcp"),
    "Decisions": ("judge", "judgements", "agreement"),
    "Upkeep": ("issues", "runs", "verify", "gazetteer", "theatres"),
}
"""The commands by what they are for, in the order of the help; each is a module of this package."""

_NAMES = tuple(name for names in PANELS.values() for name in names)


_ALONE = frozenset((*_NAMES, "--version"))
"""First words that need no other command to be loaded."""


def program(wanted: Collection[str] = _NAMES) -> typer.Typer:
    """The program with these commands alone: to load all of them takes longer than some take to answer."""
    made = typer.Typer(
        cls=Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit codes: 0 done, 1 nothing could be read, 2 bad call, 3 ledger refused, 4 not found, 5 ledger altered, 6 reports left out, 70 bug, 130 interrupted.",
    )
    for panel, names in PANELS.items():
        for name in names:
            if name in wanted:
                _add(made, name, panel)
    made.callback()(start)
    return made


@cache
def _whole() -> typer.Typer:
    return program()


def _add(made: typer.Typer, name: str, panel: str) -> None:
    command = importlib.import_module(f"{__name__}.{name}")
    if hasattr(command, "app"):
        made.add_typer(command.app, name=name, rich_help_panel=panel)
    else:
        made.command(name=name, cls=Command, epilog=command.EXAMPLE, rich_help_panel=panel)(command.run)


def __getattr__(name: str) -> Any:
    if name == "app":
        return _whole()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """One incident, every account of it: read rival reports, and see who says what, in which words."""


def _words() -> list[str]:
    """The words of the call that stand: a shell that completes a line gives it in the environment, its last word half written."""
    if "_RASHOMON_COMPLETE" not in os.environ or os.environ.get("COMP_CWORD") == "1":
        return sys.argv
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    return f"{line}…".split()[:-1]


def main() -> None:
    """The program `rashomon`; alone in a terminal it opens the desk, and in a pipe it prints the help."""
    speak_plainly()
    leave_out()
    words = sys.argv[1:] or (["desk"] if "_RASHOMON_COMPLETE" not in os.environ and sys.stdin.isatty() and sys.stdout.isatty() else [])
    first = _words()[1:2] or words[:1]
    try:
        program(first if first and first[0] in _ALONE else _NAMES)(words, prog_name="rashomon")
    except Exception as error:  # noqa: BLE001  # whatever comes here was foreseen by nobody
        tell_bug(error)
        sys.exit(BUG)
