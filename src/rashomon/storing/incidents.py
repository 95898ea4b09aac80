"""Incidents to rows and back. An event is kept once, with its report: an incident names its events, and has its own only of those that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from rashomon.records import Account, Attribute, Claim, Event, Fact, Incident, Judgement, Link, Silence
from rashomon.storing import rows, schema, summaries
from rashomon.storing.codec import decode, encode
from rashomon.storing.portions import portions

_ASKED = 400
"""How many names a query asks for at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """An incident as its record has it: `events` are ids, in the incident's order."""

    title: str
    events: tuple[str, ...]
    facts: tuple[Fact, ...]
    accounts: tuple[Account, ...]
    links: tuple[Link, ...] = ()
    origins: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reasons: tuple[tuple[str, tuple[str, ...]], ...] = ()
    copies: tuple[tuple[str, str, str], ...] = ()
    silences: tuple[Silence, ...] = ()
    judgements: tuple[Judgement, ...] = ()


_SHARED = tuple(field.name for field in fields(_Kept) if field.name != "events")
"""What a record has as the incident has it."""


def keep(connection: sa.Connection, incidents: Sequence[Incident]) -> None:
    """Insert these incidents, who is part of them, what they say in short, and those of their events that are not the ledger's."""
    if not incidents:
        return
    connection.execute(sa.insert(schema.incidents), [{"id": i.id, "record": encode(_kept(i))} for i in incidents])
    rows.insert_members(connection, incidents)
    own = _written(connection, {event.id for incident in incidents for event in incident.events})
    differing = [
        {"incident": incident.id, "event": event.id, "record": encode(event)}
        for incident in incidents
        for event in {event.id: event for event in incident.events}.values()
        if own.get(event.id) != rows.written(event)
    ]
    if differing:
        connection.execute(sa.insert(schema.amended), differing)
    summaries.insert(connection, incidents)


def judge_anew(connection: sa.Connection, incidents: Iterable[Incident]) -> None:
    """Have these incidents, which are kept, show other judgements."""
    kept = schema.incidents.c
    for incident in incidents:
        connection.execute(sa.update(schema.incidents).where(kept.id == incident.id).values(record=encode(_kept(incident))))


def read(connection: sa.Connection, ids: Collection[str] | None = None) -> tuple[Incident, ...]:
    """These incidents, of those that are there, in order of their first event's id; all of them where none is named."""
    kept, short = schema.incidents.c, schema.summaries.c
    query = sa.select(kept.id, kept.record, short.first).join(schema.summaries, short.incident == kept.id)
    found: list[Any] = []
    for some in [None] if ids is None else portions(sorted(ids), _ASKED):
        found += connection.execute(query if some is None else query.where(kept.id.in_(some)))
    told = {name: decode(record, _Kept) for name, record, _ in sorted(found, key=lambda row: (row[2], row[0]))}
    wanted = None if ids is None else {event for incident in told.values() for event in incident.events}
    events = _events(connection, wanted)
    own = _amended(connection, None if ids is None else told)
    return tuple(_incident(name, incident, events, own.get(name, {})) for name, incident in told.items())


def claims_about(
    connection: sa.Connection, ids: Collection[str], attributes: Collection[Attribute]
) -> dict[str, tuple[tuple[str, Claim], ...]]:
    """The claims of these incidents that speak of these attributes, by incident, each with its report's id."""
    held, said = schema.members.c, schema.claims.c
    own = _amended(connection, ids)
    found: dict[str, list[tuple[str, Claim]]] = {}
    for some in portions(sorted(ids), _ASKED):
        query = sa.select(held.incident, said.event, said.report, said.record).join(schema.claims, said.event == held.event)
        query = query.where(held.incident.in_(some), said.attribute.in_([attribute.value for attribute in attributes]))
        for incident, event, report, record in connection.execute(query.order_by(held.incident, said.event, said.number)):
            if event not in own.get(incident, ()):
                found.setdefault(incident, []).append((report, decode(record, Claim)))
    for incident, events in own.items():
        for event in events.values():
            found.setdefault(incident, []).extend((event.report, claim) for claim in event.of(*attributes))
    return {incident: tuple(claims) for incident, claims in found.items()}


def preserve(connection: sa.Connection, reports: Iterable[str]) -> None:
    """Give the incidents that tell of these reports their events for their own: the reports are about to go, and the incidents stay until the next linking."""
    kept, held, own = schema.events.c, schema.members.c, schema.amended.c
    query = sa.select(held.incident, held.event).join(schema.events, kept.id == held.event).where(kept.report.in_(list(reports)))
    query = query.where(~sa.exists().where(own.incident == held.incident, own.event == held.event))
    pairs = connection.execute(query).all()
    if pairs:
        events = _events(connection, {event for _, event in pairs})
        connection.execute(
            sa.insert(schema.amended),
            [{"incident": incident, "event": event, "record": encode(events[event])} for incident, event in pairs],
        )


def summarise_anew(connection: sa.Connection) -> None:
    """Make all summaries anew from the incidents that are kept."""
    for table in summaries.TABLES:
        connection.execute(sa.delete(table))
    kept, held = schema.incidents.c, schema.members.c
    names = connection.scalars(sa.select(kept.id).order_by(kept.id)).all()
    for some in portions(names, _ASKED):
        told = {name: decode(record, _Kept) for name, record in connection.execute(sa.select(kept.id, kept.record).where(kept.id.in_(some)))}
        events = _events(connection, set(connection.scalars(sa.select(held.event).where(held.incident.in_(some)))))
        own = _amended(connection, told)
        summaries.insert(connection, [_incident(name, each, events, own.get(name, {})) for name, each in told.items()])


def _kept(incident: Incident) -> _Kept:
    return _Kept(events=tuple(event.id for event in incident.events), **{name: getattr(incident, name) for name in _SHARED})


def _incident(name: str, kept: _Kept, events: dict[str, Event], own: dict[str, Event]) -> Incident:
    held = (own.get(event) or events.get(event) for event in kept.events)
    return Incident(id=name, events=tuple(event for event in held if event is not None), **{shared: getattr(kept, shared) for shared in _SHARED})


def _events(connection: sa.Connection, ids: Collection[str] | None) -> dict[str, Event]:
    if ids is None:
        return {event.id: event for event in rows.events(connection)}
    some = portions(sorted(ids), _ASKED)
    return {event.id: event for names in some for event in rows.events(connection, schema.events.c.id.in_(names))}


def _amended(connection: sa.Connection, incidents: Collection[str] | None) -> dict[str, dict[str, Event]]:
    own = schema.amended.c
    query = sa.select(own.incident, own.event, own.record)
    found: dict[str, dict[str, Event]] = {}
    for some in [None] if incidents is None else portions(sorted(incidents), _ASKED):
        for incident, event, record in connection.execute(query if some is None else query.where(own.incident.in_(some))):
            found.setdefault(incident, {})[event] = decode(record, Event)
    return found


def _written(connection: sa.Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The records of these events and of their claims, as the ledger has them."""
    kept, said = schema.events.c, schema.claims.c
    found: dict[str, list[str]] = {}
    for some in portions(sorted(ids), _ASKED):
        for name, record in connection.execute(sa.select(kept.id, kept.record).where(kept.id.in_(some))):
            found[name] = [record]
        query = sa.select(said.event, said.record).where(said.event.in_(some)).order_by(said.event, said.number)
        for name, record in connection.execute(query):
            found[name].append(record)
    return {name: tuple(records) for name, records in found.items()}
