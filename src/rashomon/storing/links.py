"""What linking keeps for the next time, as tables: made of the reports and events, and made again whenever it does not fit.

`linking` says what it means; here it is rows. A report that came in or went is pending until its events are linked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import sqlalchemy as sa

from rashomon.records import Event, Incident, Judgement, Report
from rashomon.storing import incidents as kept
from rashomon.storing import judging, rows, schema
from rashomon.storing.codec import decode
from rashomon.storing.portions import portions
from rashomon.storing.runs import Run
from rashomon.storing.schema import Packed, Text, tables
from rashomon.storing.upserting import put

Row: TypeAlias = Mapping[str, Any]

_ASKED, _WRITTEN = 400, 20_000
"""How many names a query asks for, and how many rows are written, at a time."""

pending = sa.Table(
    "link_pending",
    tables,
    sa.Column("report", Text, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
)
"""`revision` is that of the ledger when the report came in or went."""

texts = sa.Table(
    "link_texts",
    tables,
    sa.Column("report", Text, primary_key=True),
    sa.Column("cell", sa.Integer, index=True),
    sa.Column("bands", sa.LargeBinary, nullable=False),
    sa.Column("sample", sa.LargeBinary, nullable=False),
    sa.Column("label", Text, nullable=False),
)
"""The sketch of each report's text, and the group of reports that carry it."""

bands = sa.Table(
    "link_bands",
    tables,
    sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("report", Text, primary_key=True),
    sa.Index("link_bands_by_report", "report"),
    sqlite_with_rowid=False,
)

copies = sa.Table(
    "link_copies",
    tables,
    sa.Column("one", Text, primary_key=True),
    sa.Column("other", Text, primary_key=True),
    sa.Column("share", sa.Float, nullable=False),
    sa.Column("runs", sa.Integer, nullable=False),
    sa.Column("quotations", sa.Integer, nullable=False),
    sa.Index("link_copies_by_other", "other"),
)
"""Pairs of reports that are one text, the smaller id first."""

nodes = sa.Table(
    "link_events",
    tables,
    sa.Column("event", Text, primary_key=True),
    sa.Column("report", Text, nullable=False, index=True),
    sa.Column("standing", Text, nullable=False),
    sa.Column("home", Text, index=True),
    sa.Column("anchored", sa.Boolean, nullable=False),
    sa.Column("profile", Packed, nullable=False),
)

filings = sa.Table(
    "link_filings",
    tables,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("event", Text, primary_key=True),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("asks", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

ties = sa.Table(
    "link_ties",
    tables,
    sa.Column("one", Text, primary_key=True),
    sa.Column("other", Text, primary_key=True),
    sa.Column("total", sa.Float, nullable=False),
    sqlite_with_rowid=False,
)
"""Each tie both ways."""

_ALL = (texts, bands, copies, nodes, filings, ties)


@dataclass(slots=True, kw_only=True)
class Changes:
    """Rows to take out and to put in. `whole` empties the tables first; `dissolved` are incidents by their first event."""

    whole: bool
    version: str
    judged: str
    linked: Collection[str]
    texts_gone: Collection[str] = ()
    texts_renewed: Collection[str] = ()
    """Those that take the place of others; their copies stay."""
    texts: Iterable[Row] = ()
    bands: Iterable[Row] = ()
    copies: Iterable[Row] = ()
    nodes_gone: Collection[str] = ()
    nodes: Iterable[Row] = ()
    filings_gone: Sequence[Row] = ()
    filings: Iterable[Row] = ()
    ties_gone: Sequence[Row] = ()
    ties: Iterable[Row] = ()
    dissolved: Collection[str] = ()
    incidents: Iterable[Incident] = field(default_factory=tuple)
    judged_anew: Collection[Incident] = ()
    """Those of which nothing differs but the judgements that bear on them."""
    seen: str = ""


class Links:
    """What is kept, as one transaction sees it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.revision = rows.number(connection, "revision")
        self.turn = rows.number(connection, "links_turn")
        """How often incidents were kept; another number later tells that somebody else linked meanwhile."""
        self.version = _word(connection, "links_version")
        self.judged = _word(connection, "links_judged")
        self.seen = _word(connection, "links_seen")
        """Whatever whoever linked last noted of the program."""

    def _rows(self, table: sa.Table, column: sa.ColumnElement[Any], names: Collection[Any]) -> Iterator[Any]:
        for some in portions(names, _ASKED):
            yield from self._connection.execute(sa.select(table).where(column.in_(some)))

    # Of the ledger

    def pending(self) -> set[str]:
        """The reports that came in or went since they were linked."""
        return set(self._connection.scalars(sa.select(pending.c.report)))

    def count(self) -> int:
        """How many reports there are."""
        return self._connection.scalar(sa.select(sa.func.count()).select_from(schema.reports)) or 0

    def runs(self) -> tuple[Run, ...]:
        """What read the reports."""
        return rows.runs(self._connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided."""
        return judging.judgements(self._connection)

    def reports(self, ids: Collection[str] | None = None) -> dict[str, Report]:
        """These reports, of those that are there; all of them where none are named."""
        kept = schema.reports.c
        query = sa.select(kept.id, kept.record)
        if ids is None:
            found = list(self._connection.execute(query))
        else:
            found = [row for some in portions(ids, _ASKED) for row in self._connection.execute(query.where(kept.id.in_(some)))]
        return {name: decode(record, Report) for name, record in found}

    def events(self, reports: Collection[str] | None = None) -> list[Event]:
        """The events of these reports; all of them where none are named."""
        if reports is None:
            return list(rows.events(self._connection))
        some = portions(reports, _ASKED)
        return [event for names in some for event in rows.events(self._connection, schema.events.c.report.in_(names))]

    def events_named(self, ids: Collection[str]) -> list[Event]:
        """These events."""
        some = portions(ids, _ASKED)
        return [event for names in some for event in rows.events(self._connection, schema.events.c.id.in_(names))]

    def reports_judged(self, judgements: Iterable[Judgement]) -> set[str]:
        """The reports that judgements speak of, or that bear the text of one that has gone."""
        subjects = [subject for judgement in judgements for subject in judgement.subjects]
        names = {s.report for s in subjects if s.report} | {s.name for s in subjects}
        return self.reports_speaking_of(names, {s.text for s in subjects if s.text}) if subjects else set()

    def reports_speaking_of(self, names: Collection[str], hashes: Collection[str]) -> set[str]:
        """The reports among these names, those with an event or a claim among them, and those whose text has one of these names."""
        found: set[str] = set()
        wanted = (
            (schema.reports.c.id, schema.reports.c.id, names),
            (schema.reports.c.id, schema.reports.c.text_hash, hashes),
            (schema.events.c.report, schema.events.c.id, names),
            (schema.claims.c.report, schema.claims.c.id, names),
        )
        for report, column, asked in wanted:
            for some in portions(asked, _ASKED):
                found.update(self._connection.scalars(sa.select(report).where(column.in_(some))))
        return found

    def incidents(self, ids: Collection[str] | None) -> tuple[Incident, ...]:
        """These incidents; all of them where None is given."""
        return kept.read(self._connection, ids)

    def incidents_with(self, events: Collection[str]) -> set[str]:
        """The incidents (ids) that these events are part of."""
        held = schema.members.c
        some = portions(events, _ASKED)
        return {name for names in some for name in self._connection.scalars(sa.select(held.incident).where(held.event.in_(names)))}

    def events_speaking_of(self, names: Collection[str]) -> set[str]:
        """The events among these names, those with a claim among them, and those of the reports among them."""
        told, said = schema.events.c, schema.claims.c
        found: set[str] = set()
        for some in portions(names, _ASKED):
            found.update(self._connection.scalars(sa.select(told.id).where(sa.or_(told.id.in_(some), told.report.in_(some)))))
            found.update(self._connection.scalars(sa.select(said.event).where(said.id.in_(some))))
        return found

    def events_of(self, reports: Collection[str]) -> set[str]:
        """The events (ids) of these reports."""
        told = schema.events.c
        return {name for some in portions(reports, _ASKED) for name in self._connection.scalars(sa.select(told.id).where(told.report.in_(some)))}

    def sources(self) -> tuple[str, ...]:
        """The names of all whose words claims give."""
        return tuple(self._connection.scalars(sa.select(schema.claims.c.source).distinct()))

    def events_from(self, sources: Collection[str]) -> set[str]:
        """The events (ids) of which one of these sources says something."""
        said = schema.claims.c
        some = portions(sources, _ASKED)
        return {name for names in some for name in self._connection.scalars(sa.select(said.event).distinct().where(said.source.in_(names)))}

    def reports_holding(self, words: Collection[str]) -> set[str]:
        """The reports (ids) with all these words, in whatever case, anywhere in their text or in what is known of it."""
        held = schema.reports.c
        query = sa.select(held.id).where(*(held.record.icontains(word, autoescape=True) for word in words if word.isascii()))
        return set(self._connection.scalars(query))

    def reports_alike(self, reports: Collection[str]) -> set[str]:
        """These reports, and those that carry the text of one of them."""
        labels = {row.label for row in self.texts(reports)}
        return set(reports) | {row.report for row in self._rows(texts, texts.c.label, labels)}

    def incidents_by_event(self, events: Collection[str]) -> dict[str, str]:
        """The incident (id) that each of these events is part of."""
        held = schema.members.c
        found: dict[str, str] = {}
        for some in portions(events, _ASKED):
            found.update((event, name) for event, name in self._connection.execute(sa.select(held.event, held.incident).where(held.event.in_(some))))
        return found

    def events_at(self, incident: str) -> set[str]:
        """The events (ids) of an incident."""
        held = schema.members.c
        return set(self._connection.scalars(sa.select(held.event).where(held.incident == incident)))

    # Of what linking keeps

    def homes_tied(self, events: Collection[str] | None) -> set[tuple[str, str]]:
        """The pairs of incidents (by their first events, the smaller first) across which accounts are tied; of these events, where any are named."""
        ours, theirs = nodes.alias(), nodes.alias()
        joined = ties.join(ours, ours.c.event == ties.c.one).join(theirs, theirs.c.event == ties.c.other)
        query = sa.select(ours.c.home, theirs.c.home).select_from(joined).where(ours.c.home != theirs.c.home).distinct()
        some = [None] if events is None else portions(sorted(events), _ASKED)
        found = [row for names in some for row in self._connection.execute(query if names is None else query.where(ties.c.one.in_(names)))]
        return {(min(one, other), max(one, other)) for one, other in found}

    def nodes(self, events: Collection[str]) -> Iterator[Any]:
        """The rows of these events."""
        return self._rows(nodes, nodes.c.event, events)

    def nodes_in(self, reports: Collection[str]) -> Iterator[Any]:
        """The rows of the events of these reports."""
        return self._rows(nodes, nodes.c.report, reports)

    def nodes_at(self, homes: Collection[str]) -> Iterator[Any]:
        """The rows of the events of these incidents."""
        return self._rows(nodes, nodes.c.home, homes)

    def filed(self, keys: Collection[int]) -> Iterator[Any]:
        """The rows under these keys."""
        return self._rows(filings, filings.c.key, keys)

    def ties(self, events: Collection[str]) -> Iterator[Any]:
        """The ties of these events."""
        return self._rows(ties, ties.c.one, events)

    def texts(self, reports: Collection[str]) -> Iterator[Any]:
        """The rows of these reports."""
        return self._rows(texts, texts.c.report, reports)

    def texts_alike(self, some_bands: Collection[int], cells: Collection[int]) -> Iterator[Any]:
        """The rows of the reports that have one of these bands, then of those of these days; some of them twice."""
        banded = {row.report for row in self._rows(bands, bands.c.band, some_bands)}
        yield from self.texts(banded)
        yield from self._rows(texts, texts.c.cell, cells)

    def copies(self, reports: Collection[str]) -> Iterator[Any]:
        """The pairs that these reports are part of; some of them twice."""
        yield from self._rows(copies, copies.c.one, reports)
        yield from self._rows(copies, copies.c.other, reports)


def note(connection: sa.Connection, reports: Iterable[str]) -> None:
    """Have these reports linked next time. The ledger's revision is that which they made."""
    revision = rows.number(connection, "revision")
    for report in reports:
        put(connection, pending, {"report": report, "revision": revision}, "revision")


def forget(connection: sa.Connection) -> None:
    """Have all linked anew next time."""
    rows.put_number(connection, "links_turn", rows.number(connection, "links_turn") + 1)
    _put_word(connection, "links_version", "")


def save(connection: sa.Connection, changes: Changes, since: Links) -> bool:
    """Carry the changes out, made from what `since` saw; not where somebody else linked meanwhile."""
    if rows.number(connection, "links_turn") != since.turn:
        return False
    _take_out(connection, changes)
    inserted = (
        (texts, changes.texts), (bands, changes.bands), (copies, changes.copies), (nodes, changes.nodes),
        (filings, changes.filings), (ties, changes.ties),
    )  # fmt: skip
    for table, new in inserted:
        for some in portions(new, _WRITTEN):
            connection.execute(sa.insert(table), some)
    for incidents in portions(changes.incidents, 500):
        kept.keep(connection, incidents)
    kept.judge_anew(connection, changes.judged_anew)
    revisions = sa.and_(pending.c.report == sa.bindparam("name"), pending.c.revision <= since.revision)
    _each(connection, sa.delete(pending).where(revisions), [{"name": report} for report in changes.linked])
    rows.put_number(connection, "links_turn", since.turn + 1)
    rows.put_number(connection, "incidents_revision", since.revision)
    _put_word(connection, "links_version", changes.version)
    _put_word(connection, "links_judged", changes.judged)
    _put_word(connection, "links_seen", changes.seen)
    return True


def _take_out(connection: sa.Connection, changes: Changes) -> None:
    if changes.whole:
        for table in (*_ALL, schema.members, schema.incidents):
            connection.execute(sa.delete(table))
        return
    for some in portions(changes.dissolved, _ASKED):
        gone = sa.select(schema.members.c.incident).where(schema.members.c.event.in_(some))
        connection.execute(sa.delete(schema.incidents).where(schema.incidents.c.id.in_(gone)))
    renewed = {*changes.texts_gone, *changes.texts_renewed}
    for table, column, names in (
        (texts, texts.c.report, renewed),
        (bands, bands.c.report, renewed),
        (copies, copies.c.one, changes.texts_gone),
        (copies, copies.c.other, changes.texts_gone),
        (nodes, nodes.c.event, changes.nodes_gone),
    ):
        for some in portions(names, _ASKED):
            connection.execute(sa.delete(table).where(column.in_(some)))
    filed = sa.and_(filings.c.key == sa.bindparam("of"), filings.c.event == sa.bindparam("who"))
    _each(connection, sa.delete(filings).where(filed), changes.filings_gone)
    tied = sa.and_(ties.c.one == sa.bindparam("here"), ties.c.other == sa.bindparam("there"))
    _each(connection, sa.delete(ties).where(tied), changes.ties_gone)


def _each(connection: sa.Connection, statement: sa.Delete, some: Sequence[Row]) -> None:
    if some:
        connection.execute(statement, some)


def _word(connection: sa.Connection, name: str) -> str:
    return str(connection.scalar(sa.select(schema.state.c.value).where(schema.state.c.name == name)) or "")


def _put_word(connection: sa.Connection, name: str, value: str) -> None:
    put(connection, schema.state, {"name": name, "value": value}, "value")
