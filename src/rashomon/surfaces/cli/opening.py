"""A ledger opened to look at its incidents: what they leave out is said, and is the exit code."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from rashomon.surfaces.cli.choices import say_ledger
from rashomon.surfaces.cli.refusing import leave_with_unlinked
from rashomon.surfaces.describing import count_of

if TYPE_CHECKING:
    from rashomon.storing import Ledger


@contextmanager
def looking(ledger: str) -> Iterator[Ledger]:
    """The ledger, open; where its incidents are older than its reports and judgements, that is said on standard error."""
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        if kept.stale:
            leave_with_unlinked()
            typer.echo(f"rashomon: {say_unlinked(kept, ledger)}", err=True)
        yield kept


def say_unlinked(kept: Ledger, ledger: str) -> str:
    """What a stale ledger holds and its incidents leave out, with the cure."""
    reports, held = len(kept.unlinked()), kept.counts()["reports"]
    cure = f"read again to complete it: rashomon read PATH... --ledger {say_ledger(ledger)}"
    if not reports:
        return f"what was read or decided last is not in the incidents yet; {cure}"
    are = "is" if reports == 1 else "are"
    return f"{reports:,} of {count_of(held, 'report')} {are} not in the incidents yet, because a read was stopped or still runs; {cure}"
