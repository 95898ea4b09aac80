"""Records to rows and back, inside a transaction that the ledger holds."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as insert_or

from rashomon.records import Attribute, Claim, Event, Issue, Report
from rashomon.storing import schema
from rashomon.storing.codec import decode, encode
from rashomon.storing.runs import Run

_BELONGING = "@belonging"
"""The key among a run's settings that is none: who belongs to whom."""


def exists(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> bool:
    """Whether any row fulfils the condition."""
    return bool(connection.scalar(sa.select(sa.exists().where(condition))))


def report(connection: sa.Connection, report_id: str) -> Report | None:
    """The report of this very id."""
    record = connection.scalar(sa.select(schema.reports.c.record).where(schema.reports.c.id == report_id))
    return decode(record, Report) if record else None


def known_path(connection: sa.Connection, path: str, text_hash: str) -> str | None:
    """The id of the report that this path had with this text."""
    kept = schema.reports.c
    found: str | None = connection.scalar(sa.select(kept.id).where(kept.path == path, kept.text_hash == text_hash))
    return found


def run_of(connection: sa.Connection, report_id: str) -> str | None:
    """The id of the run that coded this report."""
    found: str | None = connection.scalar(sa.select(schema.reports.c.run).where(schema.reports.c.id == report_id))
    return found


def runs(connection: sa.Connection) -> tuple[Run, ...]:
    """Every run that some kept report was coded by."""
    kept = schema.runs.c
    query = sa.select(kept.program, kept.model, kept.packs, kept.settings)
    query = query.where(kept.id.in_(sa.select(schema.reports.c.run).distinct())).order_by(kept.id)
    return tuple(
        Run(program=program, model=model, packs=json.loads(packs), **_settings(settings))
        for program, model, packs, settings in connection.execute(query)
    )


def _settings(stored: str) -> dict[str, Any]:
    """A run's settings and who belongs to whom, which are kept together."""
    settings = json.loads(stored)
    belonging = settings.pop(_BELONGING, {})
    return {"settings": settings, "belonging": {actor: tuple(wholes) for actor, wholes in belonging.items()}}


def remove_report(connection: sa.Connection, report_id: str) -> None:
    """Drop a report; its events and claims go with it."""
    connection.execute(sa.delete(schema.reports).where(schema.reports.c.id == report_id))


def insert_run(connection: sa.Connection, run: Run) -> str:
    """Keep a run, once; its id."""
    row = {
        "id": run.id,
        "program": run.program,
        "model": run.model,
        "packs": json.dumps(dict(sorted(run.packs.items())), ensure_ascii=False),
        "settings": json.dumps(
            {**dict(sorted(run.settings.items())), _BELONGING: dict(sorted(run.belonging.items()))}, ensure_ascii=False
        ),
        "first_used": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }
    connection.execute(insert_or(schema.runs).values(row).on_conflict_do_nothing())
    return run.id


def insert_report(connection: sa.Connection, report: Report, text_hash: str, run: str | None) -> None:
    """Keep a report."""
    row = {
        "id": report.id,
        "path": report.path,
        "text_hash": text_hash,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "run": run,
        "record": encode(report),
    }
    connection.execute(sa.insert(schema.reports), [row])


def insert_events(connection: sa.Connection, events: Sequence[Event]) -> None:
    """Keep events, each claim a row, those of wording behind the others."""
    if not events:
        return
    connection.execute(
        sa.insert(schema.events),
        [
            {
                "id": event.id,
                "report": event.report,
                "start": event.trigger.start,
                "focal": event.focal,
                "modality": event.modality,
                "record": encode(replace(event, claims=(), wordings=())),
            }
            for event in events
        ],
    )
    claims = [
        {
            "event": event.id,
            "number": number,
            "id": claim.id,
            "report": event.report,
            "attribute": claim.attribute.value,
            "polarity": claim.polarity.value,
            "certainty": claim.certainty.value,
            "source": claim.attribution.source.name,
            "record": encode(claim),
        }
        for event in events
        for number, claim in enumerate((*event.claims, *event.wordings))
    ]
    if claims:
        connection.execute(sa.insert(schema.claims), claims)


def events(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Event, ...]:
    """The events that fulfil the conditions, with their claims, by report id and place in the text."""
    kept, said = schema.events.c, schema.claims.c
    order = (kept.report, kept.start, kept.id)
    bare = connection.execute(sa.select(kept.id, kept.record).where(*conditions).order_by(*order)).all()
    joined = sa.select(said.event, said.record).join(schema.events, kept.id == said.event).where(*conditions)
    told = connection.execute(joined.order_by(*order, said.number)).all()
    claims = {
        event: tuple(decode(record, Claim) for _, record in group)
        for event, group in itertools.groupby(told, key=lambda row: row[0])
    }
    return tuple(_with_claims(decode(record, Event), claims.get(event, ())) for event, record in bare)


def _with_claims(event: Event, claims: Sequence[Claim]) -> Event:
    """An event with its claims, those of wording apart."""
    answers = tuple(c for c in claims if c.attribute is not Attribute.WORDING)
    return replace(event, claims=answers, wordings=tuple(c for c in claims if c.attribute is Attribute.WORDING))


def claims_with_events(connection: sa.Connection, claim_id: str) -> tuple[tuple[Event, Claim], ...]:
    """Each event that has this claim, with the claim."""
    holders = sa.select(schema.claims.c.event).where(schema.claims.c.id == claim_id)
    found = events(connection, schema.events.c.id.in_(holders))
    return tuple((event, claim) for event in found for claim in (*event.claims, *event.wordings) if claim.id == claim_id)


def insert_issues(connection: sa.Connection, issues: Iterable[Issue]) -> None:
    """Keep issues, each once."""
    found = [{"where": i.where, "code": i.code, "message": i.message} for i in issues]
    if found:
        connection.execute(insert_or(schema.issues).on_conflict_do_nothing(), found)


def remove_issues(connection: sa.Connection, where: Sequence[str]) -> None:
    """Drop the issues met at these places."""
    connection.execute(sa.delete(schema.issues).where(schema.issues.c.where.in_(where)))


def drop_issues(connection: sa.Connection, gone: Iterable[Issue]) -> None:
    """Drop these issues."""
    kept = schema.issues.c
    for issue in gone:
        this = (kept.where == issue.where, kept.code == issue.code, kept.message == issue.message)
        connection.execute(sa.delete(schema.issues).where(*this))


def issues(connection: sa.Connection) -> tuple[Issue, ...]:
    """Every issue, by where it was met."""
    kept = schema.issues.c
    query = sa.select(kept.code, kept.where, kept.message).order_by(kept.where, kept.code, kept.message)
    return tuple(Issue(code=code, where=where, message=message) for code, where, message in connection.execute(query))


def number(connection: sa.Connection, name: str) -> int:
    """A number of the ledger's state, 0 where it was never set."""
    return int(connection.scalar(sa.select(schema.state.c.value).where(schema.state.c.name == name)) or 0)


def put_number(connection: sa.Connection, name: str, value: int) -> None:
    """Set a number of the ledger's state."""
    row = insert_or(schema.state).values(name=name, value=str(value))
    connection.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value}))


def bump(connection: sa.Connection, name: str) -> None:
    """Raise a number of the ledger's state by one."""
    put_number(connection, name, number(connection, name) + 1)
