"""Version 3: what linking keeps for the next time; incidents are in order of their first event, and need no number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "3"
down_revision = "2"

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty: the next linking is of all, and fills them."""
    op.drop_column("incidents", "number")
    op.create_table(
        "link_pending",
        sa.Column("report", TEXT, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_table(
        "link_texts",
        sa.Column("report", TEXT, primary_key=True),
        sa.Column("cell", sa.Integer),
        sa.Column("bands", sa.LargeBinary, nullable=False),
        sa.Column("sample", sa.LargeBinary, nullable=False),
        sa.Column("label", TEXT, nullable=False),
    )
    op.create_index("ix_link_texts_cell", "link_texts", ["cell"])
    op.create_table(
        "link_bands",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("report", TEXT, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("link_bands_by_report", "link_bands", ["report"])
    op.create_table(
        "link_copies",
        sa.Column("one", TEXT, primary_key=True),
        sa.Column("other", TEXT, primary_key=True),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("runs", sa.Integer, nullable=False),
        sa.Column("quotations", sa.Integer, nullable=False),
    )
    op.create_index("link_copies_by_other", "link_copies", ["other"])
    op.create_table(
        "link_events",
        sa.Column("event", TEXT, primary_key=True),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("standing", TEXT, nullable=False),
        sa.Column("home", TEXT),
        sa.Column("anchored", sa.Boolean, nullable=False),
        sa.Column("profile", TEXT, nullable=False),
    )
    op.create_index("ix_link_events_report", "link_events", ["report"])
    op.create_index("ix_link_events_home", "link_events", ["home"])
    op.create_table(
        "link_filings",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("event", TEXT, primary_key=True),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("asks", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_ties",
        sa.Column("one", TEXT, primary_key=True),
        sa.Column("other", TEXT, primary_key=True),
        sa.Column("total", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
