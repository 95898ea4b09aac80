"""Judgements in the ledger: appended in the order in which they come, and never changed."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from rashomon.records import Judgement
from rashomon.storing import schema
from rashomon.storing.codec import decode, encode


def append(connection: sa.Connection, judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, str], ...]:
    """Keep each judgement whose id is not kept yet; those that are new, with their records."""
    kept = set(connection.scalars(sa.select(schema.judgements.c.id)))
    new = {j.id: (j, encode(j)) for j in judgements if j.id not in kept}
    if new:
        connection.execute(
            sa.insert(schema.judgements),
            [
                {"id": j.id, "at": j.at, "by": j.by, "ruling": j.ruling.value, "record": record}
                for j, record in new.values()
            ],
        )
    return tuple(new.values())


def judgements(connection: sa.Connection) -> tuple[Judgement, ...]:
    """Every judgement, in the order of appending."""
    query = sa.select(schema.judgements.c.record).order_by(schema.judgements.c.number)
    return tuple(decode(record, Judgement) for record in connection.scalars(query))
