"""A ledger's database, opened."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """Where a ledger's transactions begin.

    A transaction of `reader` sees one state of the ledger from its first query to its last; of those of `writer` there is one
    at a time, whoever else writes, and it sees all that was written before. `name` is how the ledger is named to people.
    """

    name: str
    reader: sa.Engine
    writer: sa.Engine

    def close(self) -> None:
        """Let go of the database."""
        self.reader.dispose()
