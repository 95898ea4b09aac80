"""FollowTheMoney's entities as JSON lines: incidents as events, with parties, reports and who documents what.

An incident is an `Event` with what somebody asserts; its parties are `Organization`s, its reports `Article`s without their text, and each account is a `Documentation` that joins the two: the source is its `role`, what it
asserts and denies its `summary`. Days are written as days alone, since the model turns weeks into years; a period that is open at one end has that end. Languages are of three letters, states
of two. What the model has no place for is told in the event's `notes`: disputes, single origins, denials, silences. Lost are offsets, certainty, grades and radius: `jsonl` has them. Civilians are no organization.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from rashomon.records import Account, Attribute, Claim, Incident, Party, Place, Polarity, Report, content_id
from rashomon.surfaces.describing import read_day, say_place, say_value
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.exports.parts.noting import say_notes
from rashomon.surfaces.exports.parts.sides import Sort, sort_of
from rashomon.surfaces.exports.parts.states import state, state_of
from rashomon.surfaces.naming import LABELS

ENDINGS = (".ijson", ".json", ".jsonl")
POLICY = (
    "an Event an incident, of what somebody asserts; an Organization a party that takes part by any account, an Article a report without its text, a Documentation an account",
    "days alone, as startDate and endDate; languages of three letters, states of two, addresses of the web alone as sourceUrl",
    "lost: offsets, certainty, grades, radius, positions as such; disputes and denials are told in notes",
)

Properties: TypeAlias = dict[str, list[str]]

_LANGUAGES = {"en": "eng"}
_SILENT = frozenset({Attribute.TYPE, Attribute.MODE})


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, an entity each: events by day and then by id, each behind its parties and reports; no entity twice."""
    by_id = {report.id: report for report in reports}
    written: set[str] = set()
    for incident in sorted(incidents, key=first_day):
        for entity in _entities(incident, by_id):
            if entity["id"] not in written:
                written.add(entity["id"])
                yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(incident: Incident, reports: Mapping[str, Report]) -> Iterator[dict[str, Any]]:
    parties = sorted((p for p in incident.summary.parties if sort_of(p.id) is not Sort.CIVILIANS), key=lambda p: p.id)
    told = sorted(name for name in incident.reports if name in reports)
    yield from (_party(party) for party in parties)
    yield from (_article(reports[name]) for name in told)
    yield _event(incident, reports, [_id_of(party) for party in parties], told)
    claims = {claim.id: claim for claim in incident.claims}
    accounts = [(content_id("d", incident.id, a.report, a.source.key), a) for a in incident.accounts if a.report in reports]
    yield from (_documentation(name, incident, account, claims) for name, account in sorted(accounts, key=lambda pair: pair[0]))


def _event(incident: Incident, reports: Mapping[str, Report], parties: list[str], told: list[str]) -> dict[str, Any]:
    summary = incident.summary
    period = next(iter(summary.when), None)
    places: Iterable[Place] = summary.where[:1]
    return _entity(incident.id, "Event", {
        "name": [summary.title],
        "startDate": _days(period.earliest if period else None),
        "endDate": _days(period.latest if period else None),
        "location": [say_place(place) for place in places],
        "country": sorted({land.iso2.lower() for place in places if (land := state(place.country))}),
        "keywords": list(summary.kind),
        "involved": parties,
        "proof": told,
        "recordId": [incident.id],
        "notes": [say_notes(incident, reports)],
    })  # fmt: skip


def _party(party: Party) -> dict[str, Any]:
    land = state_of(party.id)
    return _entity(_id_of(party), "Organization", {"name": [party.name], "country": [land.iso2.lower()] if land else []})


def _article(report: Report) -> dict[str, Any]:
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    return _entity(report.id, "Article", {
        "title": [report.title or report.path],
        "publisher": [report.outlet] if report.outlet else [],
        "publishedAt": [report.published.isoformat()] if report.published else [],
        "sourceUrl": [report.url] if report.url and report.url.startswith(("http://", "https://")) else [],
        "language": [_LANGUAGES[report.language]] if report.language in _LANGUAGES else [],
        "author": [report.byline] if report.byline else [],
        "notes": [f"read from {report.path}, text SHA-256 {digest}"],
    })  # fmt: skip


def _documentation(name: str, incident: Incident, account: Account, claims: Mapping[str, Claim]) -> dict[str, Any]:
    said = [claims[c] for c in account.claims if c in claims and claims[c].attribute not in _SILENT]
    each = sorted(f"{LABELS[c.attribute]}{' denied' if c.polarity is Polarity.DENIED else ''}: {say_value(c.value)}" for c in said)
    return _entity(name, "Documentation", {"entity": [incident.id], "document": [account.report], "role": [account.source.name], "summary": ["; ".join(dict.fromkeys(each))]})


def _entity(name: str, schema: str, properties: Properties) -> dict[str, Any]:
    """An entity with the properties that have a value, on one line each."""
    kept = {key: [words for value in values if (words := " ".join(value.split()))] for key, values in properties.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _id_of(party: Party) -> str:
    return content_id("p", party.id)


def _days(bound: str | None) -> list[str]:
    day = read_day(bound)
    return [day.date.isoformat()] if day and day.date else []
