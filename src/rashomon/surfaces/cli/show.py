"""`rashomon show`: one incident whole: facts, accounts side by side, and every claim with its words."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.records import Account, Attribute, Claim, Incident, Judgement, Position, Report, Status, set_apart
from rashomon.surfaces.cli.calls import complete_incident
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.listing import hang, make_console, print_parts
from rashomon.surfaces.cli.marks import (
    LABELS,
    STATUSES,
    on_one_line,
    say_claim_value,
    say_origins,
    say_stance,
    say_status,
    say_values,
)
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.quoting import cite, number_reports, quote, say_chain, say_report
from rashomon.surfaces.describing import join_words
from rashomon.surfaces.judgements.saying import say_judgement, say_standing, verdicts_on
from rashomon.surfaces.silences import GRADES, list_silences, name_parties, say_side

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

EXAMPLE = "Example: rashomon show i-5b0c --ledger clash.ledger"

_ACCOUNT_WIDTH = 30
"""The narrowest column in which an account can be read beside another."""

_QUESTION_WIDTH = 18

_MOST_ORIGINS = 4
"""Origins named behind a position; the accounts name them all."""


class Form(StrEnum):
    """How an incident is written."""

    TEXT = "text"
    JSON = "json"


def run(
    incident: Annotated[str, typer.Argument(metavar="ID", help="An incident's id, or the beginning of it.", autocompletion=complete_incident)],
    ledger: LedgerOption = DEFAULT_LEDGER,
    facts: Annotated[bool, typer.Option("--facts", help="Only what is told, agreed and disputed.")] = False,
    claims: Annotated[
        list[Attribute] | None,
        typer.Option("--claims", metavar="ATTRIBUTE", help="Only the claims of this question, as killed or actor; may be given again.", show_default=False),
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="text, or json as export writes it; --json says the same.")] = Form.TEXT,
) -> None:
    """Show one incident: each fact with its positions, the accounts side by side, each claim with its words and offsets."""
    from rashomon.running.between import may_be_one
    from rashomon.surfaces.cli.between import raw_between, say_between

    with looking(ledger) as kept:
        found = kept.incident(incident)
        reports = {name: kept.report(name) for name in found.reports if kept.has(name)}
        between = may_be_one(kept, found.id)
        lines, raw = list(say_between(kept, between, ledger)), raw_between(kept, between, ledger)
    asked = frozenset(claims or ())
    if form is Form.JSON:
        told = _told_as_json(found, reports, asked, facts=facts) | ({} if facts or asked else {"may_be_one": raw})
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    console = make_console()
    print_parts(console, _some(found, reports, asked, facts=facts) if facts or asked else _parts(found, reports, console, lines))


def _told_as_json(incident: Incident, reports: Mapping[str, Report], asked: frozenset[Attribute], *, facts: bool) -> dict[str, Any]:
    """The incident as the export has it; of parts that were asked for, those beside its name."""
    from rashomon.surfaces.exports.jsonl import incident_to_json

    told = incident_to_json(incident, reports)
    if not facts and not asked:
        return told
    some = {name: told[name] for name in ("id", "title", "status")}
    if facts:
        some["facts"] = told["facts"]
    if asked:
        each = [claim for part in ("claims", "wording_claims", "struck_claims") for claim in told[part]]
        some["claims"] = [claim for claim in each if claim["attribute"] in asked]
    return some


def _some(incident: Incident, reports: Mapping[str, Report], asked: frozenset[Attribute], *, facts: bool) -> Iterator[RenderableType]:
    """The facts alone, the claims of some questions alone, or both, under the incident's name."""
    from rich.text import Text

    numbers = number_reports(incident, reports)
    yield Text(on_one_line(incident.title), style="bold")
    yield _status(incident.status, f"{incident.id}  {say_status(incident.status)}  {say_origins(incident)}")
    if facts:
        yield _heading("Facts")
        yield from _facts(incident, {claim.id: claim for claim in incident.claims})
    if not asked:
        return
    verdicts = verdicts_on(incident)
    held = [claim for claim in (*incident.claims, *incident.wordings) if claim.attribute in asked]
    struck = [claim for claim in incident.struck if claim.attribute in asked]
    yield _heading(f"Claims: {', '.join(LABELS[a] for a in LABELS if a in asked)}")
    if not held and not struck:
        yield Text("  none")
    for claim in held:
        yield from _claim(claim, numbers, reports, verdicts.get(claim.id))
    if struck:
        yield _heading("Held wrong, and counted nowhere")
    for claim in struck:
        yield from _claim(claim, numbers, reports, verdicts.get(claim.id), struck=True)
    shown = {span.report for claim in (*held, *struck) for span in claim.evidence}
    yield _heading("Reports")
    for name, number in numbers.items():
        if name in shown:
            yield hang(f"[{number}]", say_report(reports.get(name), name), 2, width=len(f"[{len(numbers)}]"))


def _parts(incident: Incident, reports: Mapping[str, Report], console: Console, between: Sequence[str]) -> Iterator[RenderableType]:
    from rich.text import Text

    from rashomon.reconciling.wordings import find_wordings
    from rashomon.surfaces.cli.calling import say_wordings
    from rashomon.surfaces.cli.origins import say_why_one

    numbers = number_reports(incident, reports)
    claims = {claim.id: claim for claim in incident.claims}
    yield Text(on_one_line(incident.title), style="bold")
    yield _status(incident.status, f"{incident.id}  {say_status(incident.status)}  {say_origins(incident)}")
    yield _heading("Reports")
    for name, number in numbers.items():
        yield hang(f"[{number}]", say_report(reports.get(name), name), 2, width=len(f"[{len(numbers)}]"))
    held = say_why_one(incident, numbers)
    if held:
        yield _heading("Held to be one")
        yield from held
    if between:
        yield _heading("May be one with another")
        yield from (Text(f"  {on_one_line(line) if not line.startswith('  ') else line}", overflow="fold") for line in between)
    yield _heading("Facts")
    yield from _facts(incident, claims)
    if incident.judgements:
        yield _heading("Judgements")
        for judgement, words in say_standing(incident):
            yield hang(judgement.id, on_one_line(words), 2)
    if incident.silences:
        yield _heading("Left out, though others tell it")
        yield from _silences(incident, numbers, reports)
    yield _heading("Accounts")
    yield from _accounts(incident, claims, numbers, reports, console.width)
    called = find_wordings(incident)
    if called:
        yield _heading("Wording")
        yield from say_wordings(called, reports, numbers)
    yield _heading("Claims")
    verdicts = verdicts_on(incident)
    for claim in (*incident.claims, *incident.wordings):
        yield from _claim(claim, numbers, reports, verdicts.get(claim.id))
    if incident.struck:
        yield _heading("Held wrong, and counted nowhere")
        for claim in incident.struck:
            yield from _claim(claim, numbers, reports, verdicts.get(claim.id), struck=True)


def _heading(words: str) -> Text:
    from rich.text import Text

    return Text(f"\n{words}", style="bold")


def _status(status: Status, words: str) -> Text:
    from rich.text import Text

    return Text(words, style=STATUSES[status][2])


def _facts(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[RenderableType]:
    """A line for each fact, and under a dispute one for each position: with the values that set it apart, where it has rivals."""
    from rich.text import Text

    names = name_parties(incident)
    for fact in incident.facts:
        whose = f" ({fact.subject})" if fact.subject else ""
        line = Text("  ")
        line.append(f"{say_status(fact.status):<14}", style=STATUSES[fact.status][2])
        line.append(f"{LABELS[fact.attribute] + whose}")
        yield line
        for letter, position in zip(_letters(), fact.positions, strict=False):
            values = "; ".join(map(on_one_line, say_values(set_apart(fact, position, claims)))) or "no value"
            yield hang(letter, f"{values} — {_say_backing(position, names)}", 18)
            deniers = dict.fromkeys(
                on_one_line(claims[c].attribution.source.name) for c in position.denied_by if c in claims
            )
            if position.denied_by:
                yield hang("⊠", f"denied by {', '.join(deniers) or len(position.denied_by)}", 20)


def _say_backing(position: Position, names: dict[str, str]) -> str:
    """Who is behind a position: "2 origins: Harbour Wire; Orontes · behind it: Russia · contested: ...", and of many the first few."""
    origins = position.origins
    held = "; ".join(on_one_line(name) for name in origins[:_MOST_ORIGINS])
    more = f" and {len(origins) - _MOST_ORIGINS} more" if len(origins) > _MOST_ORIGINS else ""
    parts = [f"{len(origins)} origin{'' if len(origins) == 1 else 's'}{': ' + held if held else ''}{more}"]
    if position.parties:
        parts.append(f"behind it: {', '.join(dict.fromkeys(on_one_line(say_side(p, names)) for p in position.parties))}")
    if position.grade is not None:
        parts.append(GRADES[position.grade])
    return " · ".join(parts)


def _silences(incident: Incident, numbers: Mapping[str, int], reports: Mapping[str, Report]) -> Iterator[RenderableType]:
    """A line for those who leave out the same."""

    def outlet_of(report: str) -> str:
        known = reports.get(report)
        return on_one_line((known.outlet if known else None) or "an outlet")

    for left in list_silences(incident, outlet_of):
        places = "".join(f" [{n}]" for n in sorted(numbers[r] for r in left.reports if r in numbers))
        yield hang("□", f"{join_words(list(left.who))}{places}: {join_words(list(left.what))}", 2)


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
    """The accounts as columns, each question on one line across them, as many as the width holds; the rest below.

    Where the width holds one only, each is a list. A source that says nothing to a question is shown silent.
    """
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    beside = max(1, min(len(incident.accounts), (width - _QUESTION_WIDTH) // _ACCOUNT_WIDTH, 5))
    for start in range(0, len(incident.accounts), beside):
        shown = incident.accounts[start : start + beside]
        told = [_told(account, claims) for account in shown]
        heads = [_name_account(account, numbers, reports) for account in shown]
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False, expand=beside > 1)
        table.add_column(width=_QUESTION_WIDTH - 2, style="dim")
        for _ in range(beside):
            table.add_column(ratio=1, overflow="fold")
        empty = [Text("")] * (beside - len(shown))
        table.add_row(Text(""), *heads, *empty)
        for attribute in (a for a in LABELS if any(a in answers for answers in told)):
            cells = [Text("\n".join(answers.get(attribute, ["□ silent"]))) for answers in told]
            table.add_row(Text(LABELS[attribute]), *cells, *empty)
        yield Padding(table, (0, 0, 1, 2))


def _told(account: Account, claims: Mapping[str, Claim]) -> dict[Attribute, list[str]]:
    """What an account says to each question, each value once. A kind of event stands for its type."""
    answers: dict[Attribute, list[str]] = {}
    for claim in (claims[c] for c in account.claims if c in claims):
        mark, _, word = say_stance(claim).partition(" ")
        line = f"{mark} {say_claim_value(claim)}" + ("" if word == "says" else f" ({word})")
        if line not in answers.setdefault(claim.attribute, []):
            answers[claim.attribute].append(line)
    if Attribute.KIND in answers:
        answers.pop(Attribute.TYPE, None)
    return answers


def _name_account(account: Account, numbers: Mapping[str, int], reports: Mapping[str, Report]) -> Text:
    """Who speaks, for which side, and in which report."""
    from rich.text import Text

    report = reports.get(account.report)
    outlet = on_one_line((report.outlet if report else None) or "the outlet")
    own = account.source.kind == "outlet"
    text = Text(outlet if own else on_one_line(account.source.name), style="bold")
    if account.source.party:
        text.append(f" ({account.source.party.id})")
    text.append(f"\n{'' if own else f'in {outlet} '}[{numbers.get(account.report, '?')}]", style="dim not bold")
    return text


def _claim(
    claim: Claim, numbers: Mapping[str, int], reports: Mapping[str, Report], verdict: Judgement | None, *, struck: bool = False
) -> Iterator[RenderableType]:
    """What is claimed, then who says so, each piece of evidence with its place, and what a person decided about it."""
    from rich.padding import Padding
    from rich.text import Text

    report = reports.get(claim.evidence[0].report)
    told = Text(f"{claim.id}  {say_stance(claim)}  {LABELS[claim.attribute]}: ")
    told.append(say_claim_value(claim))
    if struck:
        told.stylize("strike dim")
    yield Padding(told, (0, 0, 0, 2))
    yield Padding(Text(say_chain(claim.attribution, report), style="dim"), (0, 0, 0, 6))
    for span in claim.evidence:
        yield Padding(Text(f"{quote(span)} {cite(span, numbers)}", style="italic"), (0, 0, 0, 6))
    if verdict is not None:
        yield Padding(Text(f"✎ {on_one_line(say_judgement(verdict))}", style="bold"), (0, 0, 0, 6))
