"""One published text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rashomon.records.identity import content_id
from rashomon.records.provenance import Provenance
from rashomon.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text as one outlet published it. The text never changes once read.

    `id` is made of `outlet` and `text`; `outlet`, `title` and `url` are as the file gives them, `language` is an ISO 639-1 code. `text` is the article alone, under its headline where it has one: no header block, no page furniture. `published` is None where nothing says it,
    and `published_from` tells what did: "option", "table" (`reports.csv`), "header", "page, by its <time> under the headline" (the element of a page), "record" (of a table),
    "text" (a date line in the text itself) or "dateline"; the last two with what told day from month where it had to be told.
    `path` names the file it was read from (relative where it was given so), with `#n` for the n-th article of a table, export, mailbox or archive.
    `byline` is who wrote it, as printed; `provenance` what a database, channel or archive keeps beside it.
    """

    id: str
    text: str
    path: str
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    published_from: str | None = None
    url: str | None = None
    language: str = "en"
    byline: str | None = None
    provenance: Provenance | None = None

    @property
    def headline(self) -> int:
        """How many characters at the beginning of `text` are its headline; 0 where it has none."""
        return len(self.title) if self.title and self.text.startswith(f"{self.title}\n") else 0

    def span(self, start: int, end: int) -> Span:
        """The words from character `start` up to `end`, which is not among them, as a `Span` of this report."""
        return Span(report=self.id, start=start, end=end, text=self.text[start:end])


def report_id(text: str, outlet: str | None) -> str:
    """A report's name: its words and who published them, so that two outlets carrying one text are two reports."""
    return content_id("r", outlet or "", text)


def text_id(text: str) -> str:
    """A text's name, whoever published it."""
    return content_id("t", text, length=16)
