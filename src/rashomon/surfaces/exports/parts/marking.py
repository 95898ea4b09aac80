"""What annotation tools mark in a report's text: the words of each claim, its source and the cue, with what was read in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import Claim, Incident, Party, Polarity, Report, Span
from rashomon.surfaces.describing import say_value

SOURCE = "source"
CUE = "cue"
"""Labels of the words that name who speaks and that show that somebody does; every other label is an attribute."""

VERDICT, CORRECTION = "verdict", "correction"
"""Names of what a second coder gives a claim."""

VERDICTS = ("right", "wrong")
"""What a second coder may say of a claim, beside a better value for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim in a text: its spans in text order, who says so (the spans of his name and of the cue, where they stand in this text), and what was read."""

    claim: Claim
    incident: str
    spans: tuple[Span, ...]
    source: Span | None
    cue: Span | None

    @property
    def label(self) -> str:
        """The attribute that the claim speaks of."""
        return self.claim.attribute.value

    @property
    def value(self) -> str:
        """The value in words, with what it stands for where that is known."""
        told, resolved = say_value(self.claim.value), self.claim.resolved
        stands_for = resolved.id if isinstance(resolved, Party) else say_value(resolved) if resolved is not None else ""
        return f"{told} = {stands_for}" if stands_for and stands_for != told else told

    @property
    def denied(self) -> bool:
        """Whether the source says that it is not so."""
        return self.claim.polarity is Polarity.DENIED


def mark_reports(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[tuple[Report, tuple[Mark, ...]]]:
    """Each report of these incidents with its marks in text order, by path; a claim of several incidents is marked once."""
    found: dict[str, dict[str, Mark]] = {}
    texts: Mapping[str, Report] = {report.id: report for report in reports}
    for incident in sorted(incidents, key=lambda i: i.id):
        for event in incident.events:
            marks = found.setdefault(event.report, {})
            for claim in (*event.claims, *event.wordings):
                if claim.id not in marks and event.report in texts:
                    marks[claim.id] = _mark(claim, incident.id, event.report)
    for report in sorted((texts[name] for name in found if name in texts), key=lambda r: (r.path, r.id)):
        yield report, tuple(sorted(found[report.id].values(), key=lambda m: (m.spans[0].start, m.spans[-1].end, m.label, m.claim.id)))


def _mark(claim: Claim, incident: str, report: str) -> Mark:
    def own(span: Span | None) -> Span | None:
        return span if span is not None and span.report == report else None

    spans = tuple(sorted({span for span in claim.evidence if span.report == report}))
    return Mark(claim=claim, incident=incident, spans=spans, source=own(claim.attribution.source.span), cue=own(claim.attribution.cue))
