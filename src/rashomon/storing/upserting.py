"""Rows that may be there already, in the words of either backend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa


def insert_new(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, but for those that are there."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), list(rows))


def put(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any], *renewed: str) -> None:
    """Insert the row; where its key is there, only these columns of it are renewed."""
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    new = {name: statement.excluded[name] for name in renewed}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=new), [dict(row)])


def _insert(connection: sa.Connection, table: sa.Table) -> Any:
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_there  # noqa: PLC0415  # each where it is asked for

        return insert_there(table)
    from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415

    return insert(table)
