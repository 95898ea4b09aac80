"""Version 2: judgements, the hash chain, words for full-text search, the events of each incident, when a run was last used."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from rashomon.storing.folding import fold

revision = "2"
down_revision = "1"

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
FOLDED = sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql")


def upgrade() -> None:
    """Make the tables, then fill them from what is kept: every report gets a link of the chain and its words."""
    op.add_column("runs", sa.Column("last_used", TEXT))
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("ruling", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("previous", TEXT, nullable=False, unique=True),
        sa.Column("hash", TEXT, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("incident", TEXT, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("event", TEXT, primary_key=True),
    )
    op.create_index("members_by_event", "members", ["event"])
    op.create_table(
        "report_words",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("report", TEXT, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("words", FOLDED, nullable=False),
    )
    op.create_index("ix_report_words_report", "report_words", ["report"])
    op.create_table(
        "claim_words",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("event", TEXT, sa.ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
        sa.Column("claim", sa.Integer, nullable=False),
        sa.Column("words", FOLDED, nullable=False),
    )
    op.create_index("ix_claim_words_event", "claim_words", ["event"])
    connection = op.get_bind()
    for name in ("report_words", "claim_words"):
        _index(connection, name)
    _fill(connection)


def _index(connection: sa.Connection, name: str) -> None:
    found = f"{name}_found"
    if connection.dialect.name == "postgresql":
        op.execute(f"CREATE INDEX {found} ON {name} USING gin (words)")
        return
    op.execute(f"CREATE VIRTUAL TABLE {found} USING fts5(words, content='{name}', content_rowid='number', tokenize='ascii')")
    op.execute(
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {name} BEGIN "  # noqa: S608  # a name of our own
        f"INSERT INTO {found} (rowid, words) VALUES (new.number, new.words); END"
    )
    op.execute(
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {name} BEGIN "  # noqa: S608
        f"INSERT INTO {found} ({found}, rowid, words) VALUES ('delete', old.number, old.words); END"
    )


def _fill(connection: sa.Connection) -> None:
    connection.execute(sa.text("UPDATE runs SET last_used = first_used"))
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    previous = "0" * 64
    chain = _rows("chain", "number", "at", "kind", "subject", "content", "previous", "hash")
    report_words = _rows("report_words", "report", "words")
    kept = connection.execute(sa.text("SELECT id, record FROM reports ORDER BY path, id")).all()
    for number, (name, record) in enumerate(kept, start=1):
        content = hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()
        said = json.dumps([number, at, "report", name, content, previous], separators=(",", ":"))
        own = hashlib.sha256(said.encode("ascii")).hexdigest()
        connection.execute(
            chain.insert(),
            {"number": number, "at": at, "kind": "report", "subject": name, "content": content, "previous": previous, "hash": own},
        )
        previous = own
        report = json.loads(record)
        text = f"{report['title']}\n{report['text']}" if report.get("title") else report["text"]
        connection.execute(report_words.insert(), {"report": name, "words": _folded(connection, text)})
    claim_words = _rows("claim_words", "event", "claim", "words")
    for event, number, record in connection.execute(sa.text("SELECT event, number, record FROM claims")).all():
        words = _folded(connection, *_words_of(json.loads(record)))
        connection.execute(claim_words.insert(), {"event": event, "claim": number, "words": words})
    members = _rows("members", "incident", "event")
    for incident, record in connection.execute(sa.text("SELECT id, record FROM incidents")).all():
        for event in dict.fromkeys(event["id"] for event in json.loads(record)["events"]):
            connection.execute(members.insert(), {"incident": incident, "event": event})


def _words_of(claim: dict[str, Any]) -> tuple[str, ...]:
    value, resolved = claim["value"], claim.get("resolved") or {}
    told = value if isinstance(value, str) else value.get("wording") or value.get("item") or ""
    named = resolved.get("name", "")
    return (*(span["text"] for span in claim["evidence"]), told, named, claim["attribution"]["source"]["name"])


def _rows(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


def _folded(connection: sa.Connection, *texts: str) -> Any:
    """Folded words as this version keeps them; PostgreSQL counts the places itself, since the words are plain."""
    words = " ".join(filter(None, map(fold, dict.fromkeys(texts))))
    return sa.func.to_tsvector("simple", words) if connection.dialect.name == "postgresql" else words
