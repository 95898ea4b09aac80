"""Where words stand in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open character range of one report's text, with the words that stand there.

    `report` is the report's id, `start` the first character, `end` the first behind it, `text` the words: `text_of_report[start:end] == text`, always. Offsets count Unicode code points.
    """

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}-{self.end} does not fit its text {self.text!r}")

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is a character of this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end
