"""A judgement made at the terminal: kept, carried out at once, and what it changed told."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from rashomon.errors import SettingError
from rashomon.records import VERDICTS, Judgement, Ruling
from rashomon.surfaces.cli.judge.telling import tell_changes
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.judgements.saying import say_judgement

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand

ENVIRONMENT = "RASHOMON_JUDGE"

ByOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--by", envvar=ENVIRONMENT, metavar="NAME", help="Whose judgement it is; the user of this machine by default.", show_default=False),
]
WhyOption: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.", show_default=False)]

_OVER = VERDICTS | {Ruling.SAME, Ruling.DIFFERENT}
"""The rulings that can contradict one another."""


def decide(ledger: str, by: str | None, why: str, make: Callable[[Ledger, Hand], Judgement]) -> None:
    """Keep the judgement that `make` makes, make the incidents anew, and say what it changed."""
    from rashomon.collecting import uncollected
    from rashomon.running.renewing import bring_up_to_date
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand, now

    judge = name_judge(by)
    hand = Hand(by=judge, why=why.strip(), at=now())
    with uncollected(), Ledger.open(ledger) as kept:
        judgement = make(kept, hand)
        bring_up_to_date(kept)
        kept.add_judgements([judgement])
        changed = bring_up_to_date(kept, watch=True)
        held = kept.judgements()
        against = put_aside(kept, judgement) if judgement.ruling in _OVER else ()
    if by is None:
        typer.echo(f"rashomon: judged by {judge}, the user of this machine; --by or {ENVIRONMENT} names another", err=True)
    typer.echo(f"{judgement.id}  {on_one_line(say_judgement(judgement))}")
    said = {j.id: j for j in held}
    for other, mine in against:
        told = on_one_line(say_judgement(said[other]))
        typer.echo(f"  outweighs {other}: {told}" if mine else f"  {other} outweighs it and is dated later: {told}")
    for line in tell_changes(changed.before, changed.after):
        typer.echo(f"  {line}")


def put_aside(kept: Ledger, judgement: Judgement) -> Sequence[tuple[str, bool]]:
    """The judgements that this one puts aside, whole or in part (True), and those that put it aside (False), by id."""
    from rashomon.reviewing import review

    found = review(*kept.judged())
    pairs = sorted(found.standings.outweighed.items())
    pairs += [(c.judgement, over) for c in found.contradictions for over in c.because]
    beaten = [(name, True) for name, over in pairs if over == judgement.id]
    return tuple(dict.fromkeys([*beaten, *((over, False) for name, over in pairs if name == judgement.id)]))


def name_judge(by: str | None) -> str:
    """Whose judgement it is: who is named, else the user of this machine. Raises SettingError where nobody is."""
    if by is not None:
        if not by.strip():
            raise SettingError(f"nobody is named as judge; say who with --by NAME, or set {ENVIRONMENT}")
        return " ".join(by.split())
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise SettingError(f"nobody is named as judge; say who with --by NAME, or set {ENVIRONMENT}") from None
