"""Where a quote stands in the report, to the letter. What stands nowhere is invented, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.records import Report, Span


@dataclass(slots=True)
class Tally:
    """What became of an answer: quotes given, quotes that stand nowhere, claims left out for them, claims without a value."""

    quotes: int = 0
    invented: int = 0
    left_out: int = 0
    valueless: int = 0


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks quotes up in one part of a report, the part that the model was shown."""

    report: Report
    start: int
    end: int
    tally: Tally

    def find(self, quote: str, near: Span | None = None, *, trigger: Span | None = None) -> Span | None:
        """The quote where it stands nearest to `near`, then to `trigger`, then first; None where it stands nowhere.

        Words are whole: "US" stands not in "MUST".
        """
        self.tally.quotes += 1
        found = list(self._places(quote))
        if not found:
            self.tally.invented += 1
            return None
        return min(found, key=lambda span: (_apart(span, near), _apart(span, trigger), span.start))

    def find_only(self, quote: str) -> Span | None:
        """The quote where it stands once; of words that stand in several places nobody can tell which are meant."""
        found = self.find(quote)
        return found if found is not None and len(list(self._places(quote))) == 1 else None

    def _places(self, quote: str) -> Iterator[Span]:
        text, words = self.report.text, quote.strip()
        at = text.find(words, self.start, self.end) if words else -1
        while at >= 0:
            end = at + len(words)
            before = at > 0 and text[at - 1].isalnum() and text[at].isalnum()
            after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
            if not before and not after:
                yield self.report.span(at, end)
            at = text.find(words, at + 1, self.end)


def _apart(span: Span, other: Span | None) -> int:
    """Characters between two spans, nought where they share one or nobody asks."""
    return 0 if other is None else max(span.start - other.end, other.start - span.end, 0)
