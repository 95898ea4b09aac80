"""Judgements in the ledger: appended in the order in which they come, and never changed."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from rashomon.records import Judgement
from rashomon.storing import schema
from rashomon.storing.codec import decode, encode


def append(connection: sa.Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep each judgement whose id is not kept yet; those that are new."""
    kept = set(connection.scalars(sa.select(schema.judgements.c.id)))
    new: dict[str, Judgement] = {}
    for judgement in judgements:
        if judgement.id not in kept:
            new.setdefault(judgement.id, judgement)
    if new:
        connection.execute(
            sa.insert(schema.judgements),
            [
                {"id": j.id, "at": j.at, "by": j.by, "ruling": j.ruling.value, "record": encode(j)}
                for j in new.values()
            ],
        )
    return tuple(new.values())


def judgements(connection: sa.Connection) -> tuple[Judgement, ...]:
    """Every judgement, in the order of appending."""
    query = sa.select(schema.judgements.c.record).order_by(schema.judgements.c.number)
    return tuple(decode(record, Judgement) for record in connection.scalars(query))
