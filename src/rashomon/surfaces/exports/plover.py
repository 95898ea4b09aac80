"""PLOVER's event records as JSON lines, a line for each report's telling: for event data of that family.

Only what the report or a source in it asserts; a deed that is only denied has PLOVER's auxiliary mode "negation" and no toll, and past, future and hypothetical ones have theirs. `id` is the event's, the
same after another reading of the same text. `text` has the words that tell of it and their offsets in the report's text, counted in code points; `comment` says what does
not fit: the incident, its disputes and denials, and who says so. A telling without a day or without anybody who acts has no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.records import Attribute, Incident, Party, Place, Report
from rashomon.surfaces.exports.parts.holders import areas_of
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made, make_rows
from rashomon.surfaces.exports.parts.noting import say_notes
from rashomon.surfaces.exports.parts.states import state
from rashomon.surfaces.exports.parts.tellings import Telling, tell

ENDINGS = (".jsonl", ".ndjson", ".json")
ROW_ID = "id"
POLICY = (
    "one line a report's telling of an incident, of what it or a source in it asserts",
    "date is the first day within which it happened, enddate the last; a telling without a day or without an actor is left out",
    "a deed that is only denied has the mode negation and no toll; historical, future and hypothetical ones have theirs",
    "size has the first whole number of each side in the report, summed; an open number counts as its bound",
)

_SIZES = {Attribute.KILLED: "dead", Attribute.INJURED: "injured", Attribute.DETAINED: "arrested"}
_RESOLUTION = {"country": 1, "region": 2, "between": 3, "along": 3, "near": 4, "exact": 4, "part_of": 5}


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by the incidents' days and ids."""
    return lines_of(sort_out(incidents, reports).rows)


def lines_of(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a file of these records."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def sort_out(incidents: Sequence[Incident], reports: Sequence[Report]) -> Made[dict[str, Any]]:
    """The records, and the tellings that have none, with why."""
    return make_rows(incidents, reports, _rows)


def _rows(incident: Incident, reports: Mapping[str, Report]) -> Iterator[dict[str, Any] | LeftOut]:
    notes = say_notes(incident, reports)
    for event in sorted(incident.events, key=lambda e: (e.report, e.trigger.start, e.id)):
        telling = tell(event)
        if telling is None:
            yield LeftOut(incident=incident.id, event=event.id, reason="the report has no type of PLOVER's for it")
        elif telling.days is None:
            yield LeftOut(incident=incident.id, event=event.id, reason="the report does not tell the day")
        elif not telling.actors:
            yield LeftOut(incident=incident.id, event=event.id, reason="the report does not tell who acted")
        else:
            yield _record(incident, telling, reports.get(event.report), notes)


def _record(incident: Incident, telling: Telling, report: Report | None, notes: str) -> dict[str, Any]:
    event, days = telling.event, telling.days
    record: dict[str, Any] = {"id": event.id}
    if days is not None:
        record |= {"date": days.first.isoformat()} | ({"enddate": days.last.isoformat()} if days.width > 1 else {})
    record |= {"actor": [_entity(*who) for who in telling.actors]}
    if telling.recipients:
        record["recipient"] = [_entity(*who) for who in telling.recipients]
    record |= {"event": [telling.type], "quad_code": telling.quad}
    modes = [mode for mode in (telling.mode, telling.auxiliary) if mode]
    if modes:
        record["mode"] = modes
    if telling.place is not None:
        record["event_loc"] = _location(telling.place)
    if telling.tolls:
        record["size"] = {_SIZES[toll]: number for toll, number in telling.tolls if toll in _SIZES}
    record |= {
        "event_text": event.trigger.text,
        "text": [{"sequence": 1, "start": event.trigger.start, "end": event.trigger.end, "text_story": event.trigger.text}],
        "text_info": {"report": event.report, "incident": incident.id},
    }
    if report is not None:
        cited = {"outlet": report.outlet, "published": report.published.isoformat() if report.published else None, "title": report.title, "path": report.path}
        record |= {"cite_info": cited} | ({"link": report.url} if report.url else {})
    return record | {"coder": "rashomon", "comment": notes}


def _entity(party: Party | None, words: str) -> dict[str, str]:
    if party is None:
        return {"code": "", "sector": "", "entity_text": words}
    return {"code": party.country, "sector": party.sector or ("CIV" if party.id == "CIV" else ""), "entity_text": words, "identifier_id": party.id, "identifier_text": party.name}


def _location(place: Place) -> dict[str, Any]:
    land, areas = state(place.country), dict(zip(("province", "district"), areas_of(place), strict=False))
    found: dict[str, Any] = {"extracted_place": place.wording, "resolved_place": place.name, **areas}
    if place.id and place.id.startswith("geonames:"):
        found["geonameid"] = place.id.removeprefix("geonames:")
    if place.known:
        found |= {"lat": place.latitude, "lon": place.longitude, "radius_km": place.radius_km}
    if land is not None:
        found |= {"country": land.name, "country_code": land.iso3}
    return found | ({"resolution": _RESOLUTION[place.precision]} if place.precision in _RESOLUTION else {})
