"""A report with its tree."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from rashomon.records import Report, Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """One report and its spaCy `Doc`: `doc.text == report.text`, so token offsets are report offsets."""

    report: Report
    doc: Doc

    def span(self, part: DocSpan | Token) -> Span:
        """The record for a token or a run of tokens."""
        if isinstance(part, Token):
            return self.report.span(part.idx, part.idx + len(part.text))
        return self.report.span(part.start_char, part.end_char)

    def tokens(self, span: Span) -> DocSpan:
        """The tokens that `span` touches."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"no token at {span.start}-{span.end}")
        return found
