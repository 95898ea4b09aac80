"""Full-text search in reports and claims: the words kept for it, and what is found by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from rashomon.records import Claim, Event, Report
from rashomon.storing import schema
from rashomon.storing.asking import Question
from rashomon.storing.codec import decode
from rashomon.storing.folding import fold

_AROUND = 80
"""Characters shown on either side of the first word found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report or a claim in which the words stand.

    `report` is the report's id; `outlet`, `published` (ISO) and `path` are the report's. `event` (id) and `claim` are None where reports are searched. `snippet` is a piece of the report's text from `start` on, and `marks` where in the snippet the words stand (none, where they are in
    the claim's source or value, or in the report's title). `incidents` are those of the claim's event, or of all of the report's.
    """

    report: str
    outlet: str | None
    published: str | None
    path: str
    snippet: str
    start: int
    marks: tuple[tuple[int, int], ...]
    incidents: tuple[str, ...]
    event: str | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: `total` is how many in all, `hits` the first of them, the latest published first."""

    total: int
    hits: tuple[Hit, ...]


def insert_words(connection: sa.Connection, report: Report, events: Sequence[Event]) -> None:
    """Keep the words of a report and of its claims."""
    text = f"{report.title}\n{report.text}" if report.title and report.title not in report.text else report.text
    connection.execute(sa.insert(schema.report_words), [{"report": report.id, "words": fold(text)}])
    folded = cache(fold)  # the claims of an event stand on the same words, time and again
    rows = [
        {"event": event.id, "claim": number, "words": " ".join(filter(None, map(folded, words_of(claim))))}
        for event in events
        for number, claim in enumerate((*event.claims, *event.wordings))
    ]
    if rows:
        connection.execute(sa.insert(schema.claim_words), rows)


def words_of(claim: Claim) -> tuple[str, ...]:
    """What of a claim is searched: its evidence, the value as told, what that stands for, and whose word it is."""
    value, resolved, source = claim.value, claim.resolved, claim.attribution.source
    told = value if isinstance(value, str) else getattr(value, "wording", "") or getattr(value, "item", "")
    named = getattr(resolved, "name", "")
    return tuple(dict.fromkeys((*(span.text for span in claim.evidence), told, named, source.name)))


def incidents_saying(connection: sa.Connection, question: Question) -> sa.Select[Any]:
    """What selects the ids of the incidents with a claim in which the words stand."""
    words, held = schema.claim_words, schema.members.c
    events = sa.select(words.c.event).where(_matches(connection, words, question))
    return sa.select(held.incident).where(held.event.in_(events))


def search_reports(connection: sa.Connection, question: Question, limit: int) -> Found:
    """The reports in whose title or text the words stand."""
    kept, words = schema.reports.c, schema.report_words
    query = sa.select(kept.id, kept.record).join(words, words.c.report == kept.id)
    query = query.where(_matches(connection, words, question))
    total = connection.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    query = query.order_by(*_LATEST_FIRST).limit(limit)
    hits = []
    for name, record in connection.execute(query):
        report = decode(record, Report)
        held = sa.select(schema.events.c.id).where(schema.events.c.report == name)
        hits.append(_hit(report, question, None, incidents=_incidents(connection, held)))
    return Found(total=total, hits=tuple(hits))


def search_claims(connection: sa.Connection, question: Question, limit: int) -> Found:
    """The claims in whose evidence, value or source the words stand."""
    kept, words, said = schema.reports.c, schema.claim_words, schema.claims.c
    query = (
        sa.select(said.event, said.record, kept.record)
        .select_from(words)
        .join(schema.claims, sa.and_(said.event == words.c.event, said.number == words.c.claim))
        .join(schema.reports, kept.id == said.report)
        .join(schema.events, schema.events.c.id == said.event)
        .where(_matches(connection, words, question))
    )
    total = connection.scalar(sa.select(sa.func.count()).select_from(words).where(_matches(connection, words, question))) or 0
    query = query.order_by(*_LATEST_FIRST, schema.events.c.start, said.event, said.number).limit(limit)
    hits = []
    for event, claim_record, report_record in connection.execute(query):
        claim, report = decode(claim_record, Claim), decode(report_record, Report)
        around = (claim.evidence[0].start, claim.evidence[0].end)
        incidents = _incidents(connection, [event])
        hits.append(_hit(report, question, around, incidents=incidents, event=event, claim=claim))
    return Found(total=total, hits=tuple(hits))


_LATEST_FIRST = (sa.func.coalesce(schema.reports.c.published, "").desc(), schema.reports.c.path, schema.reports.c.id)


def _matches(connection: sa.Connection, words: sa.Table, question: Question) -> sa.ColumnElement[bool]:
    if connection.dialect.name == "postgresql":
        return words.c.words.op("@@", is_comparison=True)(sa.cast(question.for_postgresql(), _TSQUERY))
    index = sa.table(f"{words.name}_found", sa.column("rowid"), sa.column(f"{words.name}_found"))
    asked = index.c[f"{words.name}_found"].op("MATCH", is_comparison=True)(sa.literal(question.for_sqlite()))
    return words.c.number.in_(sa.select(index.c.rowid).where(asked))


class _Tsquery(sa.types.UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        """The type's name."""
        return "TSQUERY"


_TSQUERY = _Tsquery()


def _incidents(connection: sa.Connection, events: Any) -> tuple[str, ...]:
    kept = schema.members.c
    return tuple(connection.scalars(sa.select(kept.incident).where(kept.event.in_(events)).distinct().order_by(kept.incident)))


def _hit(report: Report, question: Question, around: tuple[int, int] | None, **more: Any) -> Hit:
    """A hit whose snippet shows the report's text around these characters, or around the first word found, cut between words."""
    text, marks = report.text, question.marks(report.text)
    first, last = around or (marks[0] if marks else (0, 0))
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return Hit(
        report=report.id,
        outlet=report.outlet,
        published=report.published.isoformat() if report.published else None,
        path=report.path,
        snippet=text[start:end],
        start=start,
        marks=tuple((one - start, other - start) for one, other in marks if start <= one and other <= end),
        **more,
    )
