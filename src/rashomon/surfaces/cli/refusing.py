"""What the program answers when it cannot do what it was asked: a line on standard error and an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from contextvars import ContextVar
from typing import Any

import typer
from typer.core import TyperGroup

from rashomon.errors import LedgerError, NotFound, RashomonError, SettingError
from rashomon.surfaces.cli.marks import printable

NOTHING_READ = 1
BAD_CALL = 2
LEDGER_REFUSED = 3
NOT_FOUND = 4
ALTERED = 5
UNLINKED = 6
BUG = 70
INTERRUPTED = 130

_CODES: tuple[tuple[type[RashomonError], int], ...] = (
    (SettingError, BAD_CALL),
    (LedgerError, LEDGER_REFUSED),
    (NotFound, NOT_FOUND),
)


_left_out: ContextVar[bool] = ContextVar("left_out", default=False)


def leave_with_unlinked() -> None:
    """Have the command that runs end with the code for an answer that leaves out what the ledger holds."""
    _left_out.set(True)


class Commands(TyperGroup):
    """The commands, each of whose errors becomes a line and an exit code instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        _left_out.set(False)
        try:
            done = super().invoke(ctx)
        except RashomonError as error:
            raise typer.Exit(refuse(error)) from error
        except KeyboardInterrupt:
            typer.echo(
                "rashomon: interrupted; every report read so far is kept, and reading again completes it", err=True
            )
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read our output has seen enough ("rashomon incidents | head").
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        if _left_out.get():
            raise typer.Exit(UNLINKED)
        return done


def refuse(error: RashomonError) -> int:
    """Say what went wrong; the exit code for it."""
    code = next((code for kind, code in _CODES if isinstance(error, kind)), BUG)
    typer.echo(f"rashomon: {printable(str(error))}", err=True)
    if code == BUG:
        tell_bug(error)
    return code


def tell_bug(error: BaseException) -> None:
    """Ask for a report of an error that is the program's own."""
    typer.echo(
        f"rashomon: this is a bug ({type(error).__name__}); please report it with the lines above and below", err=True
    )
    typer.echo("".join(traceback.format_exception(error)), err=True)


def speak_plainly() -> None:
    """Let no character that a terminal cannot show stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
