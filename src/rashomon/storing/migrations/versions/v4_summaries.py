"""Version 4: what incidents say in short, with what it is looked for by; an incident's events are those of its reports; records are packed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from rashomon.storing.packing import pack, unpack

revision = "4"
down_revision = "3"

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and take the copies of events out of the incidents. The program fills the tables of summaries."""
    op.create_table("amended", _incident(), sa.Column("event", TEXT, primary_key=True), sa.Column("record", sa.LargeBinary, nullable=False))
    op.create_table(
        "summaries",
        _incident(),
        sa.Column("first", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("first_day", TEXT),
        sa.Column("last_day", TEXT),
        *(sa.Column(name, sa.Float) for name in ("south", "north", "west", "east")),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("focal", sa.Boolean, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("record", TEXT, nullable=False),
    )
    op.create_index("summaries_by_first", "summaries", ["first", "incident"])
    op.create_index("summaries_by_day", "summaries", ["day", "incident"])
    op.create_index("summaries_by_status", "summaries", ["status", "day", "incident"])
    op.create_index("summaries_by_place", "summaries", ["south", "north", "west", "east"])
    op.create_index("summaries_by_reports", "summaries", ["reports", "incident"])
    op.create_table(
        "summary_parties",
        _incident(),
        sa.Column("party", TEXT, primary_key=True),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
    )
    op.create_index("summary_parties_by_party", "summary_parties", ["party", "incident"])
    op.create_index("summary_parties_by_side", "summary_parties", ["side", "incident"])
    op.create_table("summary_kinds", _incident(), sa.Column("kind", TEXT, primary_key=True))
    op.create_index("summary_kinds_by_kind", "summary_kinds", ["kind", "incident"])
    op.create_table("summary_places", _incident(), sa.Column("place", TEXT, primary_key=True), sa.Column("name", TEXT))
    op.create_index("summary_places_by_place", "summary_places", ["place", "incident"])
    op.create_table(
        "disputes",
        _incident(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("attribute", TEXT, nullable=False),
        sa.Column("subject", TEXT),
        sa.Column("between_parties", sa.Boolean, nullable=False),
        sa.Column("backing", sa.Integer, nullable=False),
        sa.Column("gap", sa.Integer, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    connection = op.get_bind()
    _part(connection)
    for table, key, column in (("incidents", "id", "record"), ("claims", "event, number", "record"), ("link_events", "event", "profile")):
        _pack(connection, table, key.split(", "), column)


def _incident() -> sa.Column[str]:
    return sa.Column("incident", TEXT, sa.ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True)


def _part(connection: sa.Connection) -> None:
    """Of each incident the record without its events; those that are not as the ledger has them become rows of `amended`."""
    kept = sa.text("UPDATE incidents SET record = :record WHERE id = :id")
    own = sa.text("INSERT INTO amended (incident, event, record) VALUES (:incident, :event, :record)")
    for name in connection.scalars(sa.text("SELECT id FROM incidents")).all():
        record = json.loads(connection.scalar(sa.text("SELECT record FROM incidents WHERE id = :id"), {"id": name}))
        del record["id"]
        for event in {event["id"]: event for event in record["events"]}.values():
            if not _is_kept(connection, event):
                connection.execute(own, {"incident": name, "event": event["id"], "record": pack(_json(event))})
        record["events"] = [event["id"] for event in record["events"]]
        connection.execute(kept, {"id": name, "record": _json(record)})


def _pack(connection: sa.Connection, table: str, key: Sequence[str], column: str) -> None:
    """Pack a column of records. SQLite keeps bytes in a column of text as they are, PostgreSQL has to be told that it is one of bytes."""
    if connection.dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE BYTEA USING convert_to({column}, 'UTF8')")
    this = " AND ".join(f"{name} = :{name}" for name in key)
    query = sa.text(f"SELECT {column} FROM {table} WHERE {this}")  # noqa: S608  # names of our own
    change = sa.text(f"UPDATE {table} SET {column} = :packed WHERE {this}")  # noqa: S608
    for names in connection.execute(sa.text(f"SELECT {', '.join(key)} FROM {table}")).all():  # noqa: S608
        row = dict(zip(key, names, strict=True))
        record = connection.scalar(query, row)
        connection.execute(change, {**row, "packed": pack(unpack(bytes(record) if isinstance(record, memoryview) else record))})


def _is_kept(connection: sa.Connection, event: dict[str, Any]) -> bool:
    """Whether the ledger has this very event, with these claims."""
    record = connection.scalar(sa.text("SELECT record FROM events WHERE id = :id"), {"id": event["id"]})
    if record is None or json.loads(record) != {**event, "claims": [], "wordings": []}:
        return False
    claims = connection.scalars(sa.text("SELECT record FROM claims WHERE event = :id ORDER BY number"), {"id": event["id"]})
    return [json.loads(claim) for claim in claims] == [*event["claims"], *event["wordings"]]


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
