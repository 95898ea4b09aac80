"""A brief of an incident in blocks, whatever it is written as: how each question stands, what is denied, what some leave out, who says what, and the reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.records import (
    QUESTIONS,
    Account,
    Attribute,
    Certainty,
    Claim,
    Fact,
    Incident,
    Party,
    Polarity,
    Position,
    Report,
    set_apart,
)
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.cli.quoting import number_reports, say_published, sentence_around
from rashomon.surfaces.describing import count_of, join_words, say_value, say_values
from rashomon.surfaces.doubting import UNSURE, is_unsure
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.naming import LABELS, ORDER
from rashomon.surfaces.silences import list_silences
from rashomon.version import VERSION

PLAIN, BOLD, CODE, MARK = "plain", "bold", "code", "mark"
"""How words are set; a mark is the brief's own sign, as "[2]", in which nothing of a report stands."""

Run: TypeAlias = tuple[str, str]
"""Words on one line, and how they are set."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 the incident, 2 a part, 3 a source, with the number of its report as a mark."""

    level: int
    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, 0 or 1 deep."""

    depth: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, and where they stand: "[1 20-85]"."""

    words: str
    where: str


Block: TypeAlias = Heading | Line | Item | Quote

_SURE = {Certainty.PROBABLE: "probably", Certainty.POSSIBLE: "possibly", Certainty.UNKNOWN: "left open"}
_UNASKED = frozenset({Attribute.TYPE, *(attribute for attribute, asked in QUESTIONS.items() if not asked.reconciled)})


def make_briefs(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[tuple[Block, ...]]:
    """A brief for each incident, by day and then by id."""
    by_id = {report.id: report for report in reports}
    for incident in sorted(incidents, key=first_day):
        yield tuple(_brief(incident, by_id))


def digest_of(report: Report) -> str:
    """The SHA-256 of the report's text as kept, in UTF-8, by which a copy is known to be the same."""
    return hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def _brief(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Block]:
    numbers = number_reports(incident, reports)
    claims = {claim.id: claim for claim in incident.claims}
    origins = count_of(len(incident.origins), "independent origin")
    yield Heading(1, on_one_line(incident.title))
    stands = f"{incident.status.value.capitalize()}; {count_of(len(numbers), 'report')}, {origins}. Incident "
    yield Line(((stands, PLAIN), (incident.id, CODE), (f", written by rashomon {VERSION}.", PLAIN)))
    told = [line for fact in _ordered(incident) if fact.asserted for line in _say_fact(fact, claims)]
    denied = [line for fact in _ordered(incident) for line in _say_denials(fact, claims)]
    silences = [_item(f"{join_words(list(left.who))}: {join_words(list(left.what))}") for left in list_silences(incident, lambda name: _outlet(reports.get(name)))]
    words = list(_say_accounts(incident, claims, numbers, reports))
    listed = [line for name, number in numbers.items() for line in _say_report(number, name, reports.get(name))]
    for heading, blocks in (
        ("What is said", told), ("What is denied", denied), ("What some leave out, though others tell it", silences), ("Who says what", words), ("Reports", listed),
    ):  # fmt: skip
        if blocks:
            yield from (Heading(2, heading), *blocks)


def _ordered(incident: Incident) -> list[Fact]:
    return sorted((f for f in incident.facts if f.attribute not in _UNASKED), key=lambda f: (ORDER.index(f.attribute), f.subject or ""))


def _question(fact: Fact) -> str:
    return LABELS[fact.attribute] + (f" ({fact.subject})" if fact.subject else "")


def _say_fact(fact: Fact, claims: Mapping[str, Claim]) -> Iterator[Block]:
    """A question with how it stands, on one line where one side answers it, else a line a side."""
    sides = [f"{_values(fact, position, claims)} ({'; '.join(sorted(position.origins)) or 'no origin named'})" for position in fact.asserted]
    if len(sides) == 1:
        yield Item(0, ((_question(fact), BOLD), (f", {fact.status.value}: {on_one_line(sides[0])}", PLAIN)))
        return
    yield Item(0, ((_question(fact), BOLD), (f", {fact.status.value}:", PLAIN)))
    yield from (_item(side, 1) for side in sides)


def _say_denials(fact: Fact, claims: Mapping[str, Claim]) -> Iterator[Block]:
    for position in fact.positions:
        if position.denied_by:
            by = sorted({claims[c].attribution.source.name for c in position.denied_by if c in claims})
            only = "" if position.claims else ", which nobody asserts"
            yield _item(f"{_question(fact)}: {_values(fact, position, claims)}{only}; denied by {join_words(by) or 'a source'}")


def _values(fact: Fact, position: Position, claims: Mapping[str, Claim]) -> str:
    return on_one_line("; ".join(say_values(set_apart(fact, position, claims)))) or "no value"


def _item(words: str, depth: int = 0) -> Item:
    return Item(depth, ((on_one_line(words), PLAIN),))


def _say_accounts(incident: Incident, claims: Mapping[str, Claim], numbers: Mapping[str, int], reports: Mapping[str, Report]) -> Iterator[Block]:
    """Each source with the sentences in which it speaks, and what was read in each."""

    def order(account: Account) -> tuple[int, int, str]:
        starts = [span.start for c in account.claims if c in claims for span in claims[c].evidence]
        return numbers.get(account.report, 0), min(starts, default=0), account.source.name

    for account in sorted(incident.accounts, key=order):
        report = reports.get(account.report)
        outlet = _outlet(report)
        said: dict[tuple[int, int], list[Claim]] = {}
        for claim in (claims[c] for c in account.claims if c in claims and claims[c].attribute is not Attribute.MODE):
            bounds = sentence_around(report.text, claim.evidence) if report else (claim.evidence[0].start, claim.evidence[-1].end)
            said.setdefault(bounds, []).append(claim)
        if not said:
            continue
        number = numbers.get(account.report, account.report)
        name = account.source.name if account.source.kind != "outlet" else f"{outlet} itself"
        yield Heading(3, on_one_line(f"{name}, in {outlet}"), f"[{number}]")
        for (start, end), told in sorted(said.items()):
            words = report.text[start:end] if report else " … ".join(span.text for span in told[0].evidence)
            yield Quote(on_one_line(words), f"[{number} {start}-{end}]")
            yield from (_item(line) for line in dict.fromkeys(map(_say_claim, told)))


def _say_claim(claim: Claim) -> str:
    """What was read in the words: asserted, held probable or denied."""
    value, resolved = say_value(claim.value), claim.resolved
    if isinstance(resolved, Party):
        value = f"{value} ({resolved.name})" if value.casefold() != resolved.name.casefold() else value
    elif resolved is not None:
        value = f"{value} ({say_value(resolved)})"
    doubt = f", {_SURE[claim.certainty]}" if claim.certainty in _SURE else ""
    doubt += f", {UNSURE}" if is_unsure(claim) else ""
    denied = "denied: " if claim.polarity is Polarity.DENIED else ""
    return f"{LABELS[claim.attribute]}: {denied}{on_one_line(value)}{doubt}"


def _say_report(number: int, name: str, report: Report | None) -> Iterator[Block]:
    if report is None:
        yield Item(0, ((f"[{number}] ", MARK), (name, CODE), (", no longer in the ledger", PLAIN)))
        return
    title = f" “{report.title}”." if report.title else ""
    yield Item(0, ((f"[{number}] ", MARK), (on_one_line(f"{_outlet(report)}, {say_published(report)}.{title}"), PLAIN)))
    yield Item(1, ((report.id, CODE), (", read from ", PLAIN), (on_one_line(report.path), CODE), ("; text SHA-256 ", PLAIN), (digest_of(report), CODE)))
    kept = report.provenance
    beside = [("address", report.url), *(((n, getattr(kept, n)) for n in ("document", "captured", "digest", "archived")) if kept else ())]
    shown = [f"{label}: {said}" for label, said in beside if said]
    if shown:
        yield _item("; ".join(shown), 1)


def _outlet(report: Report | None) -> str:
    return (report.outlet if report else None) or "outlet not said"
