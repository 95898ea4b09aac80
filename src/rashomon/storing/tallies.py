"""Counts and names over a whole ledger that need no record opened: what lists filter by besides the summaries."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from rashomon.records import Attribute
from rashomon.storing import schema, searching
from rashomon.storing.asking import Question
from rashomon.storing.portions import portions

_ASKED = 400


def claim_counts(connection: sa.Connection, incidents: Collection[str] | None = None) -> dict[str, int]:
    """How many claims tell of each incident, wordings left aside; of these incidents (ids), or of all."""
    held, said = schema.members.c, schema.claims.c
    query = (
        sa.select(held.incident, sa.func.count(sa.distinct(said.id)))
        .join(schema.claims, said.event == held.event)
        .where(said.attribute != Attribute.WORDING.value)
        .group_by(held.incident)
    )
    if incidents is None:
        return {name: count for name, count in connection.execute(query)}  # noqa: C416  # rows are not pairs to the type checker
    found: dict[str, int] = {}
    for some in portions(sorted(incidents), _ASKED):
        found |= {name: count for name, count in connection.execute(query.where(held.incident.in_(some)))}  # noqa: C416
    return found


def homes_of_claims(connection: sa.Connection, claims: Collection[str]) -> dict[str, set[str]]:
    """The incidents (ids) that each of these claims tells of; claims that are gone are left out."""
    held, said = schema.members.c, schema.claims.c
    found: dict[str, set[str]] = {}
    for some in portions(sorted(claims), _ASKED):
        query = sa.select(said.id, held.incident).join(schema.members, held.event == said.event).where(said.id.in_(some))
        for claim, incident in connection.execute(query):
            found.setdefault(claim, set()).add(incident)
    return found


def saying(connection: sa.Connection, question: Question) -> frozenset[str]:
    """The incidents (ids) with a claim in which the words stand."""
    return frozenset(connection.scalars(searching.incidents_saying(connection, question)))
