"""How a command is called: `--json` stands for `--format json`, and ids complete in the shell."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperCommand

from rashomon.errors import RashomonError

_PLAINLY = (
    (re.compile(r"\AValue error, "), ""),
    (re.compile(r"\AInput should be a valid integer.*", re.DOTALL), "write a whole number."),
    (re.compile(r"\AInput should be a valid number.*", re.DOTALL), "write a number."),
    (re.compile(r"\AInput should be "), "it must be "),
)
"""What typer has pydantic say of an option's value, and what the program says."""

_MOST = 200
"""Ids that a shell is offered: of more, the next letter is to be typed first."""


class Command(TyperCommand):
    """A command that takes `--json` where it has a `--format` with json in it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with `--json` written out, up to a `--`."""
        end = args.index("--") if "--" in args else len(args)
        if any("--format" in getattr(param, "opts", ()) for param in self.params):
            args = ["--format=json" if n < end and word == "--json" else word for n, word in enumerate(args)]
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            for said, plainly in _PLAINLY:
                error.message = said.sub(plainly, error.message)
            raise


def complete_incident(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of incidents that begin so, each with its title."""
    from rashomon.storing import Ledger

    with suppress(RashomonError), Ledger.open(_ledger(ctx)) as kept:
        begun = [name for name in kept.incident_ids() if _begins(name, incomplete)][:_MOST]
        titles = kept.summaries_of(begun)
        return [(name, titles[name].title) for name in begun if name in titles]
    return []


def complete_claim(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of claims that begin so."""
    from rashomon.storing import Ledger

    with suppress(RashomonError), Ledger.open(_ledger(ctx)) as kept:
        return [(name, "") for name in kept.claim_ids() if _begins(name, incomplete)][:_MOST]
    return []


def complete_either(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of incidents and claims that begin so."""
    return [*complete_incident(ctx, incomplete), *complete_claim(ctx, incomplete)][:_MOST]


def _begins(name: str, incomplete: str) -> bool:
    return name.startswith(incomplete.lower())


def _ledger(ctx: typer.Context) -> str:
    from rashomon.surfaces.cli.choices import DEFAULT_LEDGER

    return str(ctx.params.get("ledger") or DEFAULT_LEDGER)
