"""The tables of a ledger.

What is asked for by name or number has a column; the whole record stands beside it as JSON, written by `codec`.
"""

from __future__ import annotations

import sqlalchemy as sa

APPLICATION_ID = 0x52534D4E
"""SQLite's mark of whose file it is: the letters RSMN."""

VERSION = 1
"""The version of these tables; a ledger of a higher one was written by a newer program."""

tables = sa.MetaData()

runs = sa.Table(
    "runs",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("packs", sa.Text, nullable=False),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("first_used", sa.Text, nullable=False),
)

reports = sa.Table(
    "reports",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("text_hash", sa.Text, nullable=False),
    sa.Column("outlet", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("run", sa.Text, sa.ForeignKey("runs.id")),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("reports_by_path", "path", "text_hash"),
)

events = sa.Table(
    "events",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("report", sa.Text, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("focal", sa.Boolean, nullable=False),
    sa.Column("modality", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("events_by_report", "report", "start", "id"),
)
"""`record` is the event without its claims, which are rows of their own."""

claims = sa.Table(
    "claims",
    tables,
    sa.Column("event", sa.Text, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Column("attribute", sa.Text, nullable=False),
    sa.Column("polarity", sa.Text, nullable=False),
    sa.Column("certainty", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("claims_by_id", "id"),
    sa.Index("claims_by_report", "report"),
)
"""A claim's id is made of its words, so one claim may speak of two events of a report: the key is its place in the event."""

issues = sa.Table(
    "issues",
    tables,
    sa.Column("where", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("message", sa.Text, primary_key=True),
)

incidents = sa.Table(
    "incidents",
    tables,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

judgements = sa.Table(
    "judgements",
    tables,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("ruling", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)
"""`number` is the order of appending; rows are never changed and never dropped."""

state = sa.Table(
    "state",
    tables,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""`revision` grows with every report or judgement that comes in; `incidents_revision` is the one that the incidents were made from."""
