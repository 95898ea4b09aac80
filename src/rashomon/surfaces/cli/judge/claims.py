"""`rashomon judge right`, `wrong`, `unsure` and `correct`: whether a claim says what its report says."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.errors import SettingError
from rashomon.records import Attribute, Claim, Judgement, Report, Resolved, Ruling, Value
from rashomon.surfaces.cli.calls import complete_claim
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.judge.deciding import ByOption, WhyOption, decide
from rashomon.surfaces.cli.marks import on_one_line

if TYPE_CHECKING:
    from rashomon.storing import Ledger
    from rashomon.surfaces.judgements.making import Hand

_PARTIES = frozenset({Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME})
_NOBODY = frozenset({"nobody", "no one", "no-one", "none", "noone", "-", "—"})

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or the beginning of it; `show` prints them.", autocompletion=complete_claim)]


def right(claim: ClaimArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The claim says what its report says."""
    _judge(claim, Ruling.RIGHT, by, why, ledger)


def wrong(claim: ClaimArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """The report does not say so: the claim is kept, shown struck through, and counts nowhere."""
    _judge(claim, Ruling.WRONG, by, why, ledger)


def unsure(claim: ClaimArgument, by: ByOption = None, why: WhyOption = "", ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """You looked and cannot tell: the claim stays as it was read, and counts as seen."""
    _judge(claim, Ruling.UNSURE, by, why, ledger)


def correct(
    claim: ClaimArgument,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What the words say: 4, “at least 12”, “near Derik”, USA_MIL, 2020-08-25, ...")],
    by: ByOption = None,
    why: WhyOption = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """The report's words say this value, not the one that was read."""
    _judge(claim, Ruling.CORRECTED, by, why, ledger, words=value)


def _judge(name: str, ruling: Ruling, by: str | None, why: str, ledger: LedgerOption, *, words: str = "") -> None:
    def make(kept: Ledger, hand: Hand) -> Judgement:
        from rashomon.surfaces.judgements.making import find_claim, judge_claim

        claim = find_claim(kept, name)
        report = kept.report(claim.evidence[0].report)
        if ruling is not Ruling.CORRECTED:
            return judge_claim(claim, report, ruling, hand)
        value, resolved = _read(words, claim, report, kept)
        return judge_claim(claim, report, ruling, hand, value, resolved)

    decide(ledger, by, why, make)


def _read(words: str, claim: Claim, report: Report, kept: Ledger) -> tuple[Value, Resolved | None]:
    """The value that the words say; words that stand for nothing known are told of."""
    from rashomon.surfaces.judgements.numbers import plain_number

    number = plain_number(words, claim)
    if number is not None:
        return number, claim.resolved
    from rashomon.surfaces.judgements.reading import read_words

    if claim.attribute in _PARTIES and words.strip().casefold() in _NOBODY:
        raise SettingError(f"{words.strip()!r} is no party; where the report does not say so, strike the claim: rashomon judge wrong {claim.id}; where it leaves open who it was: rashomon judge correct {claim.id} UNKNOWN")
    value, resolved = read_words(words, claim, report, kept)
    if resolved is None and claim.resolved is not None:
        typer.echo(
            f"rashomon: {on_one_line(words)!r} stands for nothing that is known; the words are kept, and compared with nothing",
            err=True,
        )
    return value, resolved


COMMANDS = {"right": right, "wrong": wrong, "unsure": unsure, "correct": correct}
EXAMPLES = {
    "right": "Example: rashomon judge right c-1a2b --ledger clash.ledger",
    "wrong": 'Example: rashomon judge wrong c-1a2b --why "another raid" --ledger clash.ledger',
    "unsure": "Example: rashomon judge unsure c-1a2b --ledger clash.ledger",
    "correct": 'Example: rashomon judge correct c-1a2b "at least 12" --ledger clash.ledger',
}
