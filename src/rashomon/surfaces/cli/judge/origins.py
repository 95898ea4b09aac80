"""`rashomon judge not-independent`: two outlets, or two reports, that know it from one another."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.records import Judgement
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.judge.deciding import ByOption, WhyOption, decide

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand

_HELP = "An outlet or agency by name, or a report by id or path."


def not_independent(
    one: Annotated[str, typer.Argument(metavar="OUTLET_OR_REPORT", help=_HELP)],
    other: Annotated[str, typer.Argument(metavar="OUTLET_OR_REPORT", help=_HELP)],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """The two are one origin: what both say in their own voice is said once."""

    def make(kept: Ledger, hand: Hand) -> Judgement:
        from rashomon.surfaces.judgements.making import judge_origins

        return judge_origins(kept, one, other, hand)

    decide(ledger, by, why, make)


COMMANDS = {"not-independent": not_independent}
EXAMPLES = {"not-independent": 'Example: rashomon judge not-independent "Harbour Wire" "Severnaya Svodka" --ledger clash.ledger'}
