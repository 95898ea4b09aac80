"""One incident's sheet, put together."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Status
from rashomon.surfaces.describing import count_of, join_words
from rashomon.surfaces.dossier.accounts import Heading, Question, Quotation, align_accounts, quote_all
from rashomon.surfaces.dossier.comparing import Matrix, compare_sources, find_silences
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.judging import Ruled, Struck, list_judgements, list_struck
from rashomon.surfaces.dossier.leading import Bit, write_lede
from rashomon.surfaces.dossier.siding import find_voices
from rashomon.surfaces.dossier.sourcing import SourceRow, Travel, draw_travel, list_sources
from rashomon.surfaces.dossier.tabulating import Brief, Row, list_facts, list_unknown, sum_up
from rashomon.surfaces.dossier.wording import WordingTable, table_wordings


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template of a full sheet or a short one prints."""

    number: int
    anchor: str
    title: str
    status: Status
    counts: tuple[str, ...]
    lede: tuple[Bit, ...]
    brief: Brief
    facts: tuple[Row, ...]
    unknown: str
    matrix: Matrix | None
    silences: tuple[tuple[str, str], ...]
    headings: tuple[Heading, ...]
    questions: tuple[Question, ...]
    quotations: tuple[Quotation, ...]
    travel: Travel | None
    wordings: WordingTable | None
    sources: tuple[SourceRow, ...]
    judgements: tuple[Ruled, ...]
    struck: tuple[Struck, ...]
    alone: bool
    full: bool
    focal: bool


def _counts(entry: Entry) -> tuple[str, ...]:
    incident = entry.incident
    return (
        count_of(len(incident.reports), "report"),
        count_of(len(incident.origins), "origin"),
        count_of(len(entry.claims), "claim"),
    )


def is_full(entry: Entry) -> bool:
    """Whether an incident has accounts to compare: news that is told by two reports or by two voices."""
    return entry.incident.focal and (len(entry.incident.reports) > 1 or len(find_voices(entry)) > 1)


def write_sheet(entry: Entry, index: Index) -> Sheet:
    """The sheet of an incident: full where accounts can be compared, short where one voice tells it."""
    facts = list_facts(entry, index)
    unknown = list_unknown(entry)
    brief = sum_up(facts, unknown)
    full = is_full(entry)
    headings, questions = align_accounts(entry, index) if full else ([], [])
    return Sheet(
        number=entry.number,
        anchor=entry.anchor,
        title=entry.incident.title,
        status=entry.incident.status,
        counts=_counts(entry),
        lede=tuple(write_lede(entry, index)),
        brief=brief,
        facts=tuple(facts),
        unknown=join_words(unknown, last="or"),
        matrix=compare_sources(entry, index) if full else None,
        silences=tuple(find_silences(entry, index)) if full else (),
        headings=tuple(headings),
        questions=tuple(questions),
        quotations=() if questions else tuple(quote_all(entry, index, list(entry.incident.claims))),
        travel=draw_travel(entry, index) if full else None,
        wordings=table_wordings(entry, index, loaded=not full),
        sources=tuple(list_sources(entry, index)),
        judgements=tuple(list_judgements(entry)),
        struck=tuple(list_struck(entry, index)),
        alone=len(entry.incident.origins) == 1,
        full=full,
        focal=entry.incident.focal,
    )
