"""Incidents that may be one, with the command that says so ready to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, say_ledger
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    from rashomon.running.between import Between
    from rashomon.storing import Ledger

SHOWN = 5
"""Pairs that a read names."""


def say_between(kept: Ledger, pairs: Sequence[Between], ledger: str) -> Iterator[str]:
    """Two lines for each pair: which they are, and the command."""
    named = kept.summaries_of({name for pair in pairs for name in (pair.left, pair.right)})
    for pair in pairs:
        left, right = (on_one_line(named[name].title) for name in (pair.left, pair.right))
        yield f"these two may be one: {left} | {right}"
        yield f"  {command(pair, ledger)}"


def command(pair: Between, ledger: str) -> str:
    """What to type to have them one."""
    where = "" if ledger == DEFAULT_LEDGER else f" --ledger {say_ledger(ledger)}"
    return f"rashomon judge same {pair.left} {pair.right}{where}"


def raw_between(kept: Ledger, pairs: Sequence[Between], ledger: str) -> list[dict[str, Any]]:
    """The same for machines: ids, titles, the log2 odds and the command."""
    named = kept.summaries_of({name for pair in pairs for name in (pair.left, pair.right)})
    return [
        {
            "incidents": [pair.left, pair.right], "titles": [named[pair.left].title, named[pair.right].title],
            "bits": round(pair.bits, 2), "command": command(pair, ledger),
        }
        for pair in pairs
    ]  # fmt: skip
