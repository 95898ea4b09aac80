"""`rashomon show`: one incident whole: facts, accounts side by side, and every claim with its words."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.records import Account, Claim, Incident, Report, Status
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.listing import make_console, print_parts
from rashomon.surfaces.cli.quoting import cite, number_reports, quote, say_chain, say_report
from rashomon.surfaces.cli.wording import (
    LABELS,
    STATUSES,
    on_one_line,
    say_claim_value,
    say_origins,
    say_stance,
    say_status,
    say_value,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

EXAMPLE = "Example: rashomon show i-5b0c --ledger clash.ledger"

_ACCOUNT_WIDTH = 38
"""The narrowest column in which an account can be read beside another."""


class Form(StrEnum):
    """How an incident is written."""

    TEXT = "text"
    JSON = "json"


def run(
    incident: Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or the beginning of it.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: Annotated[Form, typer.Option("--format", "-f", help="text, or json as export writes it.")] = Form.TEXT,
) -> None:
    """Show one incident: each fact with its positions, the accounts side by side, each claim with its words and offsets."""
    from rashomon.storing import Ledger

    with Ledger.open(ledger) as kept:
        found = kept.incident(incident)
        reports = {name: kept.report(name) for name in found.reports if kept.has(name)}
    if form is Form.JSON:
        from rashomon.surfaces.exports.jsonl import incident_to_json

        typer.echo(json.dumps(incident_to_json(found, reports), ensure_ascii=False, indent=1))
        return
    console = make_console()
    print_parts(console, _parts(found, reports, console))


def _parts(incident: Incident, reports: Mapping[str, Report], console: Console) -> Iterator[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    numbers = number_reports(incident, reports)
    claims = {claim.id: claim for claim in incident.claims}
    yield Text(on_one_line(incident.title), style="bold")
    yield _status(incident.status, f"{incident.id}  {say_status(incident.status)}  {say_origins(incident)}")
    yield _heading("Reports")
    for name, number in numbers.items():
        yield Padding(Text(f"[{number}] {say_report(reports.get(name), name)}"), (0, 0, 0, 2))
    yield _heading("Facts")
    yield from _facts(incident, claims)
    yield _heading("Accounts")
    yield from _accounts(incident, claims, numbers, reports, console.width)
    yield _heading("Claims")
    for claim in incident.claims:
        yield from _claim(claim, numbers, reports)


def _heading(words: str) -> Text:
    from rich.text import Text

    return Text(f"\n{words}", style="bold")


def _status(status: Status, words: str) -> Text:
    from rich.text import Text

    return Text(words, style=STATUSES[status][2])


def _facts(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[RenderableType]:
    """A line for each fact, and under a dispute one for each position."""
    from rich.padding import Padding
    from rich.text import Text

    for fact in incident.facts:
        whose = f" ({fact.subject})" if fact.subject else ""
        line = Text("  ")
        line.append(f"{say_status(fact.status):<14}", style=STATUSES[fact.status][2])
        line.append(f"{LABELS[fact.attribute] + whose}")
        yield line
        for letter, position in zip(_letters(), fact.positions, strict=False):
            values = "; ".join(dict.fromkeys(on_one_line(say_value(value)) for value in position.values)) or "no value"
            held = ", ".join(on_one_line(name) for name in position.origins)
            count = len(position.origins)
            text = f"{letter}  {values}  — {count} origin{'' if count == 1 else 's'}{': ' + held if held else ''}"
            yield Padding(Text(text), (0, 0, 0, 18))
            deniers = dict.fromkeys(
                on_one_line(claims[c].attribution.source.name) for c in position.denied_by if c in claims
            )
            if position.denied_by:
                yield Padding(Text(f"   ⊠ denied by {', '.join(deniers) or len(position.denied_by)}"), (0, 0, 0, 18))


def _letters() -> Iterator[str]:
    """A, B, ... Z, A2, B2, ..."""
    turn = 1
    while True:
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            yield letter if turn == 1 else f"{letter}{turn}"
        turn += 1


def _accounts(
    incident: Incident,
    claims: Mapping[str, Claim],
    numbers: Mapping[str, int],
    reports: Mapping[str, Report],
    width: int,
) -> Iterator[RenderableType]:
    """The accounts beside each other, as many as the width holds, the rest below."""
    from rich.padding import Padding
    from rich.table import Table

    beside = max(1, min(len(incident.accounts), (width - 2) // _ACCOUNT_WIDTH, 4))
    cells = [_account(account, claims, numbers, reports) for account in incident.accounts]
    for start in range(0, len(cells), beside):
        row = cells[start : start + beside]
        table = Table.grid(padding=(0, 3, 1, 0), expand=beside > 1)
        for _ in range(beside):
            table.add_column(ratio=1)
        table.add_row(*row, *[""] * (beside - len(row)))
        yield Padding(table, (0, 0, 0, 2))


def _account(
    account: Account, claims: Mapping[str, Claim], numbers: Mapping[str, int], reports: Mapping[str, Report]
) -> Text:
    from rich.text import Text

    report = reports.get(account.report)
    outlet = (report.outlet if report else None) or "the outlet"
    name = outlet if account.source.kind == "outlet" else account.source.name
    side = f" ({account.source.party.id})" if account.source.party else ""
    text = Text()
    text.append(on_one_line(name) + side, style="bold")
    said_in = f"in {on_one_line(outlet)} " if account.source.kind != "outlet" else ""
    text.append(f"\n{said_in}[{numbers.get(account.report, '?')}]", style="dim")
    for claim in (claims[c] for c in account.claims if c in claims):
        mark = say_stance(claim).split(" ", 1)[0]
        hedge = "" if mark == "■" else f" ({say_stance(claim).split(' ', 1)[1]})"
        text.append(f"\n{mark} {LABELS[claim.attribute]}: {say_claim_value(claim)}{hedge}")
    return text


def _claim(claim: Claim, numbers: Mapping[str, int], reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    """What is claimed, then who says so, then each piece of evidence with its place."""
    from rich.padding import Padding
    from rich.text import Text

    report = reports.get(claim.evidence[0].report)
    yield Padding(
        Text(f"{claim.id}  {say_stance(claim)}  {LABELS[claim.attribute]}: {say_claim_value(claim)}"), (0, 0, 0, 2)
    )
    yield Padding(Text(say_chain(claim.attribution, report), style="dim"), (0, 0, 0, 6))
    for span in claim.evidence:
        yield Padding(Text(f"{quote(span)} {cite(span, numbers)}", style="italic"), (0, 0, 0, 6))
