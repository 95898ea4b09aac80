"""`rashomon judge same` and `different`: which accounts tell one occurrence."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.records import Judgement, Ruling
from rashomon.surfaces.cli.calls import complete_incident
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.judge.deciding import ByOption, WhyOption, decide

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand

_HELP = "An incident, an event, a claim (for its event), or a report beside an incident that has it; by id."
OneArgument = Annotated[str, typer.Argument(metavar="ID", help=_HELP, autocompletion=complete_incident)]
OtherArgument = Annotated[str, typer.Argument(metavar="ID", help=_HELP, autocompletion=complete_incident)]


def same(
    one: OneArgument, other: OtherArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER
) -> None:
    """The two tell of one occurrence: all their accounts become one incident."""
    _judge(Ruling.SAME, one, other, by=by, why=why, ledger=ledger)


def different(
    one: OneArgument, other: OtherArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER
) -> None:
    """The two tell of two occurrences: no account of the one shares an incident with any of the other."""
    _judge(Ruling.DIFFERENT, one, other, by=by, why=why, ledger=ledger)


def _judge(ruling: Ruling, one: str, other: str, *, by: str | None, why: str, ledger: str) -> None:
    def make(kept: Ledger, hand: Hand) -> Judgement:
        from rashomon.surfaces.judgements.making import judge_pair

        return judge_pair(kept, ruling, one, other, hand)

    decide(ledger, by, why, make)


COMMANDS = {"same": same, "different": different}
EXAMPLES = {
    "same": "Example: rashomon judge same e-53f9 e-00f7 --ledger clash.ledger",
    "different": 'Example: rashomon judge different e-53f9 i-5b0c --why "a day earlier" --ledger clash.ledger',
}
