"""Records to rows and back, inside a transaction that the ledger holds."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from rashomon.records import Attribute, Claim, Event, Incident, Issue, Report, content_id, text_id
from rashomon.storing import schema
from rashomon.storing.codec import decode, encode
from rashomon.storing.runs import Run, Usage
from rashomon.storing.upserting import insert_new, put

_LONGEST = 500
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


def usages(connection: sa.Connection) -> tuple[Usage, ...]:
    """Every run that some kept report was coded by, with when it was used and on what, in order of id."""
    kept, read = schema.runs.c, schema.reports.c
    inputs: dict[str, list[tuple[str, str, str | None]]] = {}
    for run, *content in connection.execute(sa.select(read.run, read.id, read.text_hash, read.published).order_by(read.id)):
        inputs.setdefault(run, []).append(tuple(content))
    query = sa.select(kept.id, kept.program, kept.model, kept.packs, kept.settings, kept.first_used, kept.last_used)
    return tuple(
        Usage(
            run=Run(program=program, model=model, packs=json.loads(packs), **_settings(settings)),
            first_used=first,
            last_used=last or first,
            reports=len(inputs[name]),
            inputs=content_id("h", *inputs[name], length=16),
        )
        for name, program, model, packs, settings, first, last in connection.execute(query.order_by(kept.id))
        if name in inputs
    )


def inputs_of(connection: sa.Connection, run: str) -> tuple[tuple[str, str, str | None, str], ...]:
    """Of each report that this run coded: its id, the hash of its text, its day of publication and its path, in order of id."""
    kept = schema.reports.c
    query = sa.select(kept.id, kept.text_hash, kept.published, kept.path).where(kept.run == run).order_by(kept.id)
    return tuple((name, text, published, path) for name, text, published, path in connection.execute(query))


def _settings(stored: str) -> dict[str, Any]:
    """A run's settings and who belongs to whom, which are kept together."""
    settings = json.loads(stored)
    belonging = settings.pop(_BELONGING, {})
    return {"settings": settings, "belonging": {actor: tuple(wholes) for actor, wholes in belonging.items()}}


def replaced(connection: sa.Connection, report: Report) -> tuple[str, ...]:
    """The ids of the reports whose place this one takes."""
    return tuple(connection.scalars(sa.select(schema.reports.c.id).where(_same(report))))


def _same(report: Report) -> sa.ColumnElement[bool]:
    kept = schema.reports.c
    return sa.or_(kept.id == report.id, sa.and_(kept.path == report.path, kept.text_hash == text_id(report.text)))


def remove_replaced(connection: sa.Connection, report: Report) -> dict[str, str]:
    """Drop the report of this id, and those that its path had with this text; the records of what was dropped, by id.

    Their events, claims and words go with them.
    """
    kept = schema.reports.c
    found = connection.execute(sa.select(kept.id, kept.record).where(_same(report)).order_by(kept.id))
    gone: dict[str, str] = {name: record for name, record in found}  # noqa: C416  # rows are not pairs to the type checker
    if gone:
        connection.execute(sa.delete(schema.reports).where(kept.id.in_(gone)))
    return gone


def insert_run(connection: sa.Connection, run: Run) -> str:
    """Keep a run, once, and that it was used now; its id."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    row = {
        "id": run.id,
        "program": run.program,
        "model": run.model,
        "packs": json.dumps(dict(sorted(run.packs.items())), ensure_ascii=False),
        "settings": json.dumps(
            {**dict(sorted(run.settings.items())), _BELONGING: dict(sorted(run.belonging.items()))}, ensure_ascii=False
        ),
        "first_used": now,
        "last_used": now,
    }
    put(connection, schema.runs, row, "last_used")
    return run.id


def report_columns(report: Report) -> tuple[str | None, ...]:
    """What of a report has a column: id, path, hash of its text, outlet, day of publication, language."""
    published = report.published.isoformat() if report.published else None
    return report.id, report.path, text_id(report.text), report.outlet, published, report.language


def insert_report(connection: sa.Connection, report: Report, run: str | None) -> str:
    """Keep a report; its record as it is kept."""
    record = encode(report)
    names = ("id", "path", "text_hash", "outlet", "published", "language")
    row = dict(zip(names, report_columns(report), strict=True))
    connection.execute(sa.insert(schema.reports), [{**row, "run": run, "record": record}])
    return record


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


def written(event: Event) -> tuple[str, ...]:
    """The records that keep an event: its own, then one for each claim, those of wording behind the others."""
    return encode(replace(event, claims=(), wordings=())), *(encode(claim) for claim in (*event.claims, *event.wordings))


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


def insert_members(connection: sa.Connection, incidents: Iterable[Incident]) -> None:
    """Keep which events these incidents are made of."""
    found = [{"incident": i.id, "event": event} for i in incidents for event in dict.fromkeys(e.id for e in i.events)]
    if found:
        connection.execute(sa.insert(schema.members), found)


def brief(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Issues as they are kept: an endless message is cut, since a key cannot be endless."""
    return tuple(i if len(i.message) <= _LONGEST else replace(i, message=i.message[: _LONGEST - 1] + "…") for i in issues)


def insert_issues(connection: sa.Connection, issues: Iterable[Issue]) -> None:
    """Keep issues, each once."""
    insert_new(connection, schema.issues, [{"where": i.where, "code": i.code, "message": i.message} for i in issues])


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
    put(connection, schema.state, {"name": name, "value": str(value)}, "value")


def bump(connection: sa.Connection, name: str) -> None:
    """Raise a number of the ledger's state by one."""
    put_number(connection, name, number(connection, name) + 1)
