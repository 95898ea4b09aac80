"""`rashomon why`: one claim traced to its words, or one incident to what joins its accounts."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.knowledge.rules import MODEL, entry_of, load_rules
from rashomon.knowledge.wording import load_wording
from rashomon.records import Attribute, Attribution, Claim, Count, Event, Incident, Party, Period, Place, Report
from rashomon.surfaces.cli.answering import tell_json
from rashomon.surfaces.cli.calls import complete_either
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption
from rashomon.surfaces.cli.listing import make_console, print_parts
from rashomon.surfaces.cli.marks import LABELS, on_one_line, printable, say_stance, say_status, say_value, say_values
from rashomon.surfaces.cli.opening import looking
from rashomon.surfaces.cli.quoting import quote, say_chain, say_published, say_report, sentence_around
from rashomon.surfaces.cli.waterfall import draw_links
from rashomon.surfaces.naming import say_code

if TYPE_CHECKING:
    from rich.text import Text

    from rashomon.knowledge.events import Entry
    from rashomon.storing import Ledger, Run

EXAMPLE = "Example: rashomon why c-1a2b --ledger clash.ledger"

_INCIDENTS = "i-"


class Form(StrEnum):
    """How an explanation is written."""

    TEXT = "text"
    JSON = "json"


def run(
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="A claim's id or an incident's, or the beginning of it; `show` prints them.", autocompletion=complete_either),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: Annotated[Form, typer.Option("--format", "-f", help="text, or json with raw values; --json says the same.")] = Form.TEXT,
) -> None:
    """Show why a claim is held: its sentence, who said it, the rule that read it. Of an incident: what joins its accounts."""
    with looking(ledger) as kept:
        found = kept.claim_or_incident(name)
        if not found.startswith(_INCIDENTS):
            if form is Form.JSON:
                from rashomon.surfaces.tracing import trace_claim

                tell_json(trace_claim(kept, found))
            else:
                _explain(kept, found)
            return
        from rashomon.running.incidents import near_misses

        incident = kept.incident(found)
        near = near_misses(kept, incident)
        if form is Form.JSON:
            from rashomon.surfaces.tracing import trace_links

            tell_json(trace_links(incident, near))
            return
        named = {*incident.reports, *(event.report for _, event in near)}
        told = {name: kept.report(name) for name in sorted(named) if kept.has(name)}
        print_parts(make_console(), draw_links(incident, told, near))


def _explain(kept: Ledger, claim: str) -> None:
    """Print one claim: the sentence with its evidence, then a line for each thing known of it."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    found = kept.claims(claim)
    report = kept.report(found[0][0].report)
    incidents = kept.incidents_with({event.id for event, _ in found})
    one = found[0][1]
    judged = _judged(kept, one)
    title = Text(f"{one.id}  {LABELS[one.attribute]}: {on_one_line(say_value(one.value))}", style="bold")
    sentence = Padding(mark_evidence(report, one), (1, 2))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    for name, words in (*_lines(one, [event for event, _ in found], report, incidents, kept.run_of(report.id)), *judged):
        grid.add_row(name, Text(words))
    print_parts(make_console(), [title, sentence, grid])


def _judged(kept: Ledger, claim: Claim) -> list[tuple[str, str]]:
    """What people decided about a claim, each with what outweighs or withdraws it."""
    from rashomon.reviewing import review
    from rashomon.surfaces.judgements.saying import say_judgement

    judgements = kept.judgements()
    if not judgements:
        return []
    found = review(judgements, (event for event, _ in kept.claims(claim.id)), [kept.report(claim.evidence[0].report)])
    told = []
    for judgement in judgements:
        if any(s.name == claim.id for s in judgement.subjects) or judgement in found.bearing.get(claim.id, ()):
            later = found.standings.outweighed.get(judgement.id)
            back = found.standings.withdrawn.get(judgement.id)
            lost = next((one.why for one in found.lost if one.judgement.id == judgement.id), None)
            note = f" (outweighed by {later}, which is later)" if later else f" (withdrawn by {back})" if back else f" (without effect: {lost})" if lost else ""
            told.append(("judged", f"{judgement.id} {on_one_line(say_judgement(judgement))}{note}"))
    return told


def mark_evidence(report: Report, claim: Claim) -> Text:
    """The sentence with its evidence between » and « and underlined, and the cue in italics."""
    from rich.text import Text

    spans = sorted(set(claim.evidence))
    start, end = sentence_around(report.text, spans)
    cue = claim.attribution.cue
    text = Text()
    for at in range(start, end):
        if any(s.start == at for s in spans):
            text.append("»", style="bold")
        inside = any(s.start <= at < s.end for s in spans)
        cued = cue is not None and cue.start <= at < cue.end
        text.append(printable(report.text[at]), style="underline" if inside else "italic" if cued else "")
        if any(s.end == at + 1 for s in spans):
            text.append("«", style="bold")
    return text


def _lines(
    claim: Claim, events: list[Event], report: Report, incidents: Sequence[Incident], run: Run | None
) -> Iterator[tuple[str, str]]:
    yield "words", "; ".join(f"{quote(s)} {s.start}-{s.end}" for s in claim.evidence)
    yield "report", f"{say_report(report, report.id)} ({report.id})"
    if isinstance(claim.resolved, Period) and (claim.resolved.anchor or "").startswith("publication:"):
        yield "published", say_published(report)
    yield "stance", say_stance(claim)
    yield "said by", _say_source(claim.attribution)
    yield "chain", say_chain(claim.attribution, report)
    rules = load_rules()
    yield "source rule", _say_rule(claim.attribution.rule, rules.explain_attribution(claim.attribution.rule))
    yield "coded by", _say_rule(claim.coder, rules.explain_coder(claim.coder)) if claim.coder else "not recorded"
    if claim.coder.startswith("heads."):
        yield from _say_heads(report, claim)
    if claim.coder.startswith(f"{MODEL}/"):
        yield "answered by", _say_model(claim, run)
    if claim.attribute is Attribute.WORDING:
        from rashomon.reconciling.wordings import term_of

        term = load_wording().term(term_of(claim))
        if term is not None:
            yield "lexicon", f"{term.id} ({term.valence}): {term.says}, as in “{term.example}”"
            yield "lexicon's source", term.source
    elif (entry := _entry_of(claim)) is not None:
        yield "lexicon", _say_entry(entry)
    yield "value as told", _spell(claim)
    yield "stands for", _say_resolved(claim)
    for event in events:
        focal = "the report's news" if event.focal else "background"
        yield (
            "event",
            f"{event.id}: {quote(event.trigger)} {event.trigger.start}-{event.trigger.end}, {event.modality}, {focal}",
        )
    for incident in incidents:
        yield "incident", f"{incident.id}: {on_one_line(incident.title)}"
        for fact in incident.facts:
            for position in fact.positions:
                side = "held" if claim.id in position.claims else "denied" if claim.id in position.denied_by else None
                if side:
                    values = "; ".join(map(on_one_line, say_values(position.values)))
                    yield side, f"{LABELS[fact.attribute]}: {values} ({say_status(fact.status)})"


def _entry_of(claim: Claim) -> Entry | None:
    """The entry of the event lexicon by which the claim was read, where it was."""
    from rashomon.knowledge.events import load_acts, load_events

    return next((e for e in (*load_events().entries, *load_acts().entries) if e.id == entry_of(claim.coder)), None)


def _say_rule(name: str, meaning: str | None) -> str:
    """A rule's name with what it does."""
    return f"{name}: {meaning}" if meaning else name


def _say_heads(report: Report, claim: Claim) -> Iterator[tuple[str, str]]:
    """How sure the head was, what came second, and the examples that it learned from which are nearest."""
    from rashomon.coders.joint.explaining import explain

    found = explain(report, claim)
    if found is None:
        yield "head", "other weights than these read it so; read the report again to have them say why"
        return
    second = f"; second: {say_code(found.second)}, {found.second_probability:.2f}"
    yield "head", f"{found.head}: {say_code(found.answer)}, probability {found.probability:.2f}{second}"
    for example in found.examples:
        yield "like", f"“{on_one_line(example.trigger)}” ({say_code(example.kind)}, {example.standing}) in “{on_one_line(example.sentence)}” ({example.document})"


def _say_model(claim: Claim, run: Run | None) -> str:
    """The model that answered, and the host where it was asked."""
    answerer = run.answerer if run is not None else None
    return f"model {on_one_line(answerer or claim.coder.partition('/')[2])}"


def _say_entry(entry: Entry) -> str:
    """An entry of the event lexicon: its PLOVER type and mode, the kind of encounter, and its example."""
    from rashomon.knowledge.events import BY_INSTRUMENT, NO_KIND

    plover = " ".join(filter(None, (entry.type, entry.mode)))
    kind = f", {say_code(entry.kind)}" if entry.kind not in (BY_INSTRUMENT, NO_KIND) else ""
    return f"{entry.id} ({plover}{kind}), as in “{entry.example}”"


def _say_source(attribution: Attribution) -> str:
    source = attribution.source
    party = f", speaking for {source.party.name} ({source.party.id})" if source.party else ""
    cue = (
        f", by the word {quote(attribution.cue)} {attribution.cue.start}-{attribution.cue.end}"
        if attribution.cue
        else ""
    )
    return f"{on_one_line(source.name)} ({source.kind}{party}){cue}"


def _spell(claim: Claim) -> str:
    """The value as told, to the letter."""
    value = claim.value
    if isinstance(value, Count):
        bounds = ", ".join(
            f"{k} {v}" for k, v in (("low", value.low), ("best", value.best), ("high", value.high)) if v is not None
        )
        of = f" of {on_one_line(value.of)}" if value.of else ""
        return f"“{on_one_line(value.wording)}”{of} ({bounds or 'no number'})"
    return on_one_line(value if isinstance(value, str) else say_value(value))


def _say_resolved(claim: Claim) -> str:
    """What the value was resolved to, with how."""
    found = claim.resolved
    if isinstance(found, Party):
        return f"{found.id}, {found.name} (by {found.how})"
    if isinstance(found, Place):
        point = (
            f" at {found.latitude:.3f}, {found.longitude:.3f}"
            if found.latitude is not None and found.longitude is not None
            else ""
        )
        radius = f" ± {found.radius_km:g} km" if found.radius_km is not None else ""
        others = f"; could also be {', '.join(found.alternatives)}" if found.alternatives else ""
        return f"{on_one_line(found.name)}{point}{radius} ({found.precision}, {found.id or 'in no gazetteer'}){others}"
    if isinstance(found, Period):
        anchor = f", counted from {found.anchor}" if found.anchor else ""
        return f"{found.earliest or '?'} to {found.latest or '?'} ({found.precision}{anchor})"
    return "nothing more than its words"
