"""`rashomon judge note` and `withdraw`: a remark, and an earlier judgement taken back."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import SettingError
from rashomon.records import Judgement
from rashomon.surfaces.cli.calls import complete_either
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.judge.deciding import ByOption, WhyOption, decide

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand


def note(
    name: Annotated[str, typer.Argument(metavar="ID", help="An incident, event, claim, report, outlet or judgement.", autocompletion=complete_either)],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The remark.")],
    by: ByOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """A remark, which changes nothing and is shown beside what it is on."""
    if not text.strip():
        raise SettingError("an empty note says nothing; write what you have to say")

    def make(kept: Ledger, hand: Hand) -> Judgement:
        from rashomon.surfaces.judgements.making import judge_note

        return judge_note(kept, name, hand)

    decide(ledger, by, text, make)


def withdraw(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id, or the beginning of it; `judgements` prints them.")],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """An earlier judgement is taken back; withdrawing a withdrawal restores what it took back."""

    def make(kept: Ledger, hand: Hand) -> Judgement:
        from rashomon.surfaces.judgements.making import withdraw

        return withdraw(kept, judgement, hand)

    decide(ledger, by, why, make)


COMMANDS = {"note": note, "withdraw": withdraw}
EXAMPLES = {
    "note": 'Example: rashomon judge note i-5b0c "ask for the footage" --ledger clash.ledger',
    "withdraw": "Example: rashomon judge withdraw j-3c4d --ledger clash.ledger",
}
