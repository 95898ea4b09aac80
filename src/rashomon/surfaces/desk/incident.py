"""The open incident: what its page shows, part by part, each made where it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.records import Attribute, Claim, Incident, Report
from rashomon.storing import Ledger
from rashomon.surfaces.cli.marks import say_claim_value, say_stance
from rashomon.surfaces.desk.cards import Card, foretell, list_history, make_card, version_of
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.marking import Stretch, mark_text
from rashomon.surfaces.desk.questions import Question, in_order, list_questions, unknown_of
from rashomon.surfaces.desk.weighing import compare, joining, similar_to
from rashomon.surfaces.dossier.accounts import align_accounts, quote_all
from rashomon.surfaces.dossier.comparing import compare_sources, find_silences
from rashomon.surfaces.dossier.indexing import Entry, Index, index_all
from rashomon.surfaces.dossier.sourcing import draw_travel, list_sources, say_date
from rashomon.surfaces.dossier.wording import table_wordings
from rashomon.surfaces.naming import LABELS

TABS = {
    "facts": "Facts", "who": "Who says what", "accounts": "Accounts", "chains": "Chains", "wording": "Wording", "evidence": "Evidence",
    "sources": "Sources", "links": "Links", "history": "History",
}  # fmt: skip
"""The parts of an incident, in the order of the tabs."""

_REPORT_MOST = 6000
"""Characters of a report beside the incident; the whole is a page of its own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The report of the open claim, as far as it has room, and who published it when."""

    id: str
    number: int
    outlet: str
    published: str
    language: str
    stretches: Sequence[Stretch]
    spans: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on a line: what it says, who says so, in which words."""

    claim: str
    label: str
    value: str
    stance: str
    source: str
    report: str
    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """An incident that is looked at."""

    incident: Incident
    line: Line
    entry: Entry
    index: Index
    questions: Sequence[Question]
    order: Sequence[str]
    claims: dict[str, Claim]


def open_incident(kept: Ledger, line: Line) -> Open:
    """The incident of a line with its reports, its questions and its claims in the order of reading."""
    incident = kept.incident(line.id)
    reports: dict[str, Report] = {name: kept.report(name) for name in incident.reports if kept.has(name)}
    index = index_all([incident], reports)
    entry = index.entries[0]
    questions = list_questions(entry, index, line.judged)
    claims = entry.claims | {claim.id: claim for claim in (*incident.struck, *incident.wordings)}
    return Open(incident, line, entry, index, questions, in_order(questions), claims)


def choose_claim(shown: Open, wanted: str | None) -> str | None:
    """The claim to open: the one that is wanted, else the first that nobody has answered, else the first."""
    if wanted is not None and wanted in shown.claims:
        return wanted
    return next((name for name in shown.order if name not in shown.line.judged), next(iter(shown.order), None))


def claims_ahead(shown: Open, current: str) -> tuple[str, ...]:
    """The claims behind the open one in the order of reading, and then those before it."""
    at = shown.order.index(current) if current in shown.order else -1
    return (*shown.order[at + 1 :], *shown.order[: max(0, at)])


def whole_page(desk: Desk, shown: Open, claim: str | None, tab: str, by: str) -> dict[str, Any]:
    """What the templates of the incident's page need; only the part that is looked at is made."""
    lines = dict(desk.catalogue.lines)
    found: dict[str, Any] = {
        "shown": shown, "incident": shown.incident, "line": shown.line, "questions": shown.questions, "tab": tab, "tabs": TABS, "version": version_of(shown.incident),
        "numbers": shown.index.numbers, "report_of": {number: name for name, number in shown.index.numbers.items()},
        "unknown": unknown_of(shown.entry), "card": None, "beside": None, "effects": {}, "place": 0, "before": None, "after": None, "question": None,
        "similar": similar_to(desk.kept, shown.incident, lines)[:3] if tab == "facts" else [],
    }  # fmt: skip
    if claim is not None:
        found |= _card(desk, shown, claim, tab, by)
    return found | _part(desk, shown, tab, lines)


def _card(desk: Desk, shown: Open, name: str, tab: str, by: str) -> dict[str, Any]:
    claim = shown.claims[name]
    report = shown.index.reports.get(claim.evidence[0].report)
    card: Card = make_card(claim, report, [*desk.catalogue.judgements])
    question = next((q for q in shown.questions if name in q.claims), None)
    at = shown.order.index(name) if name in shown.order else 0
    tag = next((side.tag for side in question.sides if name in side.claims), "") if question else ""
    return {
        "card": card, "question": question, "label": question.label if question else LABELS[claim.attribute], "tag": tag,
        "place": at + 1, "of": len(shown.order),
        "before": shown.order[at - 1] if at else None, "after": shown.order[at + 1] if at + 1 < len(shown.order) else None,
        "effects": foretell(desk.kept, shown.incident, claim, report, by) if report is not None and tab == "facts" else {},
        "beside": _beside(shown, claim, report) if report is not None else None,
    }  # fmt: skip


def label_claims(shown: Open, report: str) -> list[tuple[Claim, str]]:
    """The claims that stand in a report, each with its label: the question and the letter of its position."""
    labels = {}
    for question in shown.questions:
        for name in question.claims:
            tag = next((side.tag for side in question.sides if name in side.claims), "")
            labels[name] = f"{question.label.split(',')[0].lower()}{' ' + tag if tag else ''}"
    return [(claim, labels[name]) for name, claim in shown.claims.items() if name in labels and claim.evidence[0].report == report]


def _beside(shown: Open, claim: Claim, report: Report) -> Beside:
    labelled = label_claims(shown, report.id)
    stretches = mark_text(report.text, labelled, claim.id, report.id)
    kept, length, cut = [], 0, False
    first = next((n for n, s in enumerate(stretches) if s.current), 0)
    for number, stretch in enumerate(stretches):
        length += len(stretch.text)
        if length > _REPORT_MOST and number > first:
            cut = True
            break
        kept.append(stretch)
    spans = len({name for stretch in stretches for name in stretch.claims})
    return Beside(report.id, shown.index.numbers[report.id], shown.index.outlet(report.id), say_date(report), report.language, kept, spans, cut)


def _part(desk: Desk, shown: Open, tab: str, lines: dict[str, Line]) -> dict[str, Any]:
    entry, index = shown.entry, shown.index
    if tab == "who":
        return {"matrix": compare_sources(entry, index), "silences": find_silences(entry, index)}
    if tab == "accounts":
        headings, questions = align_accounts(entry, index)
        return {"headings": headings, "aligned": questions, "quotations": [] if questions else quote_all(entry, index, list(shown.incident.claims))}
    if tab == "chains":
        return {"travel": draw_travel(entry, index), "reasons": shown.incident.reasons, "copies": shown.incident.copies}
    if tab == "wording":
        return {"wordings": table_wordings(entry, index)}
    if tab == "evidence":
        return {"evidence": _evidence(shown)}
    if tab == "sources":
        held = {report: sum(entry.told_in[name] == report for name in entry.claims) for report in shown.incident.reports}
        return {"sources": list_sources(entry, index), "claims_in": held, "claims_in_all": len(entry.claims)}
    if tab == "links":
        return {"joined": joining(shown.incident), "candidates": compare(desk.kept, shown.incident, lines), "events": {e.id: e for e in shown.incident.events}}
    if tab == "history":
        return {"history": list_history(shown.incident)}
    return {}


def _evidence(shown: Open) -> list[Shown]:
    """What is shown for it, and when that is told to be from."""
    return [show_claim(claim, shown) for claim in shown.incident.claims if claim.attribute in (Attribute.EVIDENCE, Attribute.TIME_MARK)]


def show_claim(claim: Claim, shown: Open) -> Shown:
    """A claim on a line."""
    report = claim.evidence[0].report
    return Shown(
        claim.id, LABELS[claim.attribute], say_claim_value(claim), say_stance(claim), claim.attribution.source.name, report,
        shown.index.numbers.get(report, 0), tuple(span.text for span in claim.evidence),
    )  # fmt: skip
