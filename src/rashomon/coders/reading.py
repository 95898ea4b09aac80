"""A report as coders read it: parsed, and where its case says nothing, in restored case.

Spans of a text in restored case stand where they stand in the report's own, since no character comes or goes; before anything
leaves a coder each span gets the report's own words back (`in_own_words`), so that grounding holds to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.knowledge.bundle import Knowledge
from rashomon.language import load_pipeline
from rashomon.language.parsed import Parsed
from rashomon.language.recasing import is_one_case, restore_case
from rashomon.records import Attribution, Claim, Event, Issue, Report, Source, Span

ONE_CASE = "one-case"


def read_report(report: Report, knowledge: Knowledge) -> Parsed:
    """The report with its tree; one in capitals or small letters throughout with its case restored."""
    nlp = load_pipeline()
    doc = nlp(report.text)
    if not is_one_case(report.text):
        return Parsed(report, doc)
    text = restore_case(doc, knowledge.actors.names_in(report.text))
    return Parsed(replace(report, text=text), nlp(text))


def one_case_issues(report: Report, parsed: Parsed) -> tuple[Issue, ...]:
    """The remark that a report's case was restored, where it was."""
    if parsed.report.text == report.text:
        return ()
    told = "the text is in one case throughout; names were told from words without it, so some are missed: read its claims with care"
    return (Issue(code=ONE_CASE, where=report.path, message=told),)


def in_own_words(events: Iterable[Event], report: Report) -> tuple[Event, ...]:
    """The events with the report's own words in every span."""
    return tuple(_event(event, report) for event in events)


def _event(event: Event, report: Report) -> Event:
    return replace(
        event,
        trigger=_own(event.trigger, report),
        mentions=tuple(_own(span, report) for span in event.mentions),
        claims=tuple(_claim(claim, report) for claim in event.claims),
        wordings=tuple(_claim(claim, report) for claim in event.wordings),
    )


def _claim(claim: Claim, report: Report) -> Claim:
    return replace(
        claim,
        evidence=tuple(_own(span, report) for span in claim.evidence),
        attribution=_attribution(claim.attribution, report),
    )


def _attribution(said: Attribution, report: Report) -> Attribution:
    return replace(
        said,
        source=_source(said.source, report),
        cue=_own(said.cue, report) if said.cue is not None else None,
        via=tuple(_source(link, report) for link in said.via),
    )


def _source(source: Source, report: Report) -> Source:
    return replace(source, span=_own(source.span, report)) if source.span is not None else source


def _own(span: Span, report: Report) -> Span:
    return report.span(span.start, span.end)
