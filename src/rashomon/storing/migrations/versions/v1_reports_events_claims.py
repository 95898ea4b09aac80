"""Version 1: reports, events, claims, issues and incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "1"
down_revision = None

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """The first tables. Ledgers of version 1 have them from the program that made them, and never come here."""
    op.create_table(
        "runs",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("program", TEXT, nullable=False),
        sa.Column("model", TEXT, nullable=False),
        sa.Column("packs", TEXT, nullable=False),
        sa.Column("settings", TEXT, nullable=False),
        sa.Column("first_used", TEXT, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("path", TEXT, nullable=False),
        sa.Column("text_hash", TEXT, nullable=False),
        sa.Column("outlet", TEXT),
        sa.Column("published", TEXT),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("run", TEXT, sa.ForeignKey("runs.id")),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("reports_by_path", "reports", ["path", "text_hash"])
    op.create_table(
        "events",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("focal", sa.Boolean, nullable=False),
        sa.Column("modality", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("events_by_report", "events", ["report", "start", "id"])
    op.create_table(
        "claims",
        sa.Column("event", TEXT, sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("attribute", TEXT, nullable=False),
        sa.Column("polarity", TEXT, nullable=False),
        sa.Column("certainty", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_report", "claims", ["report"])
    op.create_table(
        "issues",
        sa.Column("where", TEXT, primary_key=True),
        sa.Column("code", TEXT, primary_key=True),
        sa.Column("message", TEXT, primary_key=True),
    )
    op.create_table(
        "incidents",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_table(
        "state", sa.Column("name", TEXT, primary_key=True), sa.Column("value", TEXT, nullable=False)
    )
