"""The tables of a ledger.

What is asked for by name or number has a column; the whole record stands beside it as JSON, written by `codec`, of claims and incidents packed. The tables are
the same in SQLite and in PostgreSQL; only what full-text search is built on differs (`index_words`).

A change of these tables takes a migration (`migrations/versions`) and the next `VERSION`; a test holds the two equal.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from rashomon.storing.packing import pack, unpack

APPLICATION_ID = 0x52534D4E
"""SQLite's mark of whose file it is: the letters RSMN."""

VERSION = 4
"""The version of these tables; a ledger of a higher one was written by a newer program."""

VERSION_TABLE = "rashomon_version"
"""Where Alembic notes the version. In PostgreSQL, where a file's mark has no place, it is the mark of whose database it is."""

tables = sa.MetaData()


class Text(sa.types.TypeDecorator[str]):
    """Text that is compared by its code points, as SQLite does and Python, so that every backend sorts alike.

    PostgreSQL can keep no NUL; it gets the mark of a character that cannot be shown.
    """

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """The backend's own type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Text(collation="C"))
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """What is sent."""
        if value is not None and dialect.name == "postgresql" and "\0" in value:
            return value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return value


class Packed(sa.types.TypeDecorator[str]):
    """A record that is only ever read whole, in few bytes (see `packing`)."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002  # as SQLAlchemy calls it
        """What is sent."""
        return None if value is None else pack(value)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:  # noqa: ARG002
        """Past the driver's own bytes: in SQLite a record written by hand is text."""
        return lambda value: None if value is None else unpack(bytes(value) if isinstance(value, memoryview) else value)


class Folded(sa.types.TypeDecorator[str]):
    """The folded words of a text (see `folding`), a blank between two; PostgreSQL keeps them as what it searches."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """The backend's own type."""
        if dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import TSVECTOR  # noqa: PLC0415  # takes as long to load as a file to open

            return dialect.type_descriptor(TSVECTOR())
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """What is sent: in PostgreSQL each word with the places where it stands, as many as its format holds."""
        if value is None or dialect.name != "postgresql":
            return value
        places: dict[str, list[int]] = {}
        for number, word in enumerate(value.split(), start=1):
            places.setdefault(word, []).append(min(number, 16_383))
        return " ".join(f"{word}:{','.join(map(str, at[:255]))}" for word, at in places.items())


version = sa.Table(VERSION_TABLE, tables, sa.Column("version_num", sa.String(32), primary_key=True))

runs = sa.Table(
    "runs",
    tables,
    sa.Column("id", Text, primary_key=True),
    sa.Column("program", Text, nullable=False),
    sa.Column("model", Text, nullable=False),
    sa.Column("packs", Text, nullable=False),
    sa.Column("settings", Text, nullable=False),
    sa.Column("first_used", Text, nullable=False),
    sa.Column("last_used", Text),
)

reports = sa.Table(
    "reports",
    tables,
    sa.Column("id", Text, primary_key=True),
    sa.Column("path", Text, nullable=False),
    sa.Column("text_hash", Text, nullable=False),
    sa.Column("outlet", Text),
    sa.Column("published", Text),
    sa.Column("language", Text, nullable=False),
    sa.Column("run", Text, sa.ForeignKey("runs.id")),
    sa.Column("record", Text, nullable=False),
    sa.Index("reports_by_path", "path", "text_hash"),
)

events = sa.Table(
    "events",
    tables,
    sa.Column("id", Text, primary_key=True),
    sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("focal", sa.Boolean, nullable=False),
    sa.Column("modality", Text, nullable=False),
    sa.Column("record", Text, nullable=False),
    sa.Index("events_by_report", "report", "start", "id"),
)
"""`record` is the event without its claims, which are rows of their own."""

claims = sa.Table(
    "claims",
    tables,
    sa.Column("event", Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", Text, nullable=False),
    sa.Column("report", Text, nullable=False),
    sa.Column("attribute", Text, nullable=False),
    sa.Column("polarity", Text, nullable=False),
    sa.Column("certainty", Text, nullable=False),
    sa.Column("source", Text, nullable=False),
    sa.Column("record", Packed, nullable=False),
    sa.Index("claims_by_id", "id"),
    sa.Index("claims_by_report", "report"),
)
"""A claim's id is made of its words, so one claim may speak of two events of a report: the key is its place in the event."""

issues = sa.Table(
    "issues",
    tables,
    sa.Column("where", Text, primary_key=True),
    sa.Column("code", Text, primary_key=True),
    sa.Column("message", Text, primary_key=True),
)

incidents = sa.Table(
    "incidents",
    tables,
    sa.Column("id", Text, primary_key=True),
    sa.Column("record", Packed, nullable=False),
)

members = sa.Table(
    "members",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event", Text, primary_key=True),
    sa.Index("members_by_event", "event"),
)
"""The events of each incident, which its record names too: so an event's incident is found without opening them all."""

amended = sa.Table(
    "amended",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("event", Text, primary_key=True),
    sa.Column("record", Packed, nullable=False),
)
"""Events of an incident that are not those of the ledger: as judgements have them, or as they were before their report was read anew."""

summaries = sa.Table(
    "summaries",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("first", Text, nullable=False),
    sa.Column("day", Text, nullable=False),
    sa.Column("first_day", Text),
    sa.Column("last_day", Text),
    sa.Column("south", sa.Float),
    sa.Column("north", sa.Float),
    sa.Column("west", sa.Float),
    sa.Column("east", sa.Float),
    sa.Column("status", Text, nullable=False),
    sa.Column("focal", sa.Boolean, nullable=False),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("record", Text, nullable=False),
    sa.Index("summaries_by_first", "first", "incident"),
    sa.Index("summaries_by_day", "day", "incident"),
    sa.Index("summaries_by_status", "status", "day", "incident"),
    sa.Index("summaries_by_place", "south", "north", "west", "east"),
    sa.Index("summaries_by_reports", "reports", "incident"),
)
"""What each incident says, in short, with what it is looked for by: its smallest event id, what it is sorted by day with, the days that it
may lie in (null: no year is told) and the box around its places (null: none with a point). Made of the incidents, and can be made again."""

summary_parties = sa.Table(
    "summary_parties",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("party", Text, primary_key=True),
    sa.Column("side", Text, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Index("summary_parties_by_party", "party", "incident"),
    sa.Index("summary_parties_by_side", "side", "incident"),
)
"""Who takes part in each incident by any account; `side` is the state or body for which its officials speak."""

summary_kinds = sa.Table(
    "summary_kinds",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("kind", Text, primary_key=True),
    sa.Index("summary_kinds_by_kind", "kind", "incident"),
)
"""What each incident was by any account: its kinds and its types of event."""

summary_places = sa.Table(
    "summary_places",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("place", Text, primary_key=True),
    sa.Column("name", Text),
    sa.Index("summary_places_by_place", "place", "incident"),
)
"""The places that accounts put each incident at, by the gazetteer's id with their name, and those that hold them, without."""

disputes = sa.Table(
    "disputes",
    tables,
    sa.Column("incident", Text, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("attribute", Text, nullable=False),
    sa.Column("subject", Text),
    sa.Column("between_parties", sa.Boolean, nullable=False),
    sa.Column("backing", sa.Integer, nullable=False),
    sa.Column("gap", sa.Integer, nullable=False),
    sa.Column("record", Packed, nullable=False),
)
"""The disputed facts of each incident, with what they are ranked by and who stands where. Made of the incidents, and can be made again."""

judgements = sa.Table(
    "judgements",
    tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", Text, nullable=False, unique=True),
    sa.Column("at", Text, nullable=False),
    sa.Column("by", Text, nullable=False),
    sa.Column("ruling", Text, nullable=False),
    sa.Column("record", Text, nullable=False),
)
"""`number` is the order of appending; rows are never changed and never dropped."""

chain = sa.Table(
    "chain",
    tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Text, nullable=False),
    sa.Column("kind", Text, nullable=False),
    sa.Column("subject", Text, nullable=False),
    sa.Column("content", Text, nullable=False),
    sa.Column("previous", Text, nullable=False, unique=True),
    sa.Column("hash", Text, nullable=False),
)
"""What came in and what was taken out, each link with the hash of the one before; `chain.py` says how they are made."""

report_words = sa.Table(
    "report_words",
    tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("report", Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("words", Folded, nullable=False),
)

claim_words = sa.Table(
    "claim_words",
    tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("event", Text, sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("claim", sa.Integer, nullable=False),
    sa.Column("words", Folded, nullable=False),
)
"""`claim` is the claim's place in its event. What full-text search looks into; made of the records, and can be made again."""

state = sa.Table(
    "state",
    tables,
    sa.Column("name", Text, primary_key=True),
    sa.Column("value", Text, nullable=False),
)
"""`revision` grows with every report or judgement that comes in; `incidents_revision` is the one that the incidents were made from."""


def index_words(words: sa.Table) -> None:
    """Have the backend index a table of words: an FTS5 table that triggers keep in step, or a GIN index."""

    def create(_words: sa.Table, connection: sa.Connection, **_kw: object) -> None:
        for statement in index_statements(words.name, connection.dialect.name):
            connection.exec_driver_sql(statement)

    sa.event.listen(words, "after_create", create)


def index_statements(name: str, dialect: str) -> tuple[str, ...]:
    """What indexes the table of words of this name."""
    if dialect == "postgresql":
        return (f"CREATE INDEX {name}_found ON {name} USING gin (words)",)
    found = f"{name}_found"
    added = f"INSERT INTO {found} (rowid, words) VALUES (new.number, new.words)"  # noqa: S608  # names of our own
    gone = f"INSERT INTO {found} ({found}, rowid, words) VALUES ('delete', old.number, old.words)"  # noqa: S608
    return (
        f"CREATE VIRTUAL TABLE {found} USING fts5(words, content='{name}', content_rowid='number', tokenize='ascii')",
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {name} BEGIN {added}; END",
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {name} BEGIN {gone}; END",
    )


index_words(report_words)
index_words(claim_words)
