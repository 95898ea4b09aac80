"""Answers as rows for programs: what the commands write as JSON and CSV, and what Python users are given."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from rashomon.asking.contacts import Contact, Cost, Month
from rashomon.asking.disputes import Disputed
from rashomon.asking.near import Found, Sited
from rashomon.asking.portraits import Portrait
from rashomon.records import Attribute, Count, DisputeSide, Sayer, Stance, Summary
from rashomon.storing import Hit
from rashomon.surfaces.describing import say_values
from rashomon.surfaces.exports.csv import guarded
from rashomon.surfaces.exports.jsonl import value_to_json
from rashomon.surfaces.plain import claim_row

Row: TypeAlias = dict[str, Any]


def incident_row(incident: Summary) -> Row:
    """What every answer tells of an incident."""
    period = next(iter(incident.when), None)
    return {
        "id": incident.id, "title": incident.title, "status": incident.status.value,
        "earliest": period.earliest if period else None, "latest": period.latest if period else None,
        "reports": len(incident.reports), "origins": len(incident.origins),
    }  # fmt: skip


def near_row(found: Found) -> Row:
    """An incident near a place or along a road, with the best supported account that puts it there; `sites` has every account of its place."""
    site = found.chief
    row: Row = {"section": found.section.value, "within_days": found.when.value}
    row |= {"km_least": None, "km_most": None, "along_km": None, "along_first": None, "along_last": None, "place": None}
    return incident_row(found.incident) | row | (site_row(site) if site else {}) | {"sites": [site_row(s) for s in found.sites]}


def site_row(site: Sited) -> Row:
    """One account of a place, with the distance and who is behind it."""
    place, reach = site.place, site.reach
    return {
        "place": place.name, "place_id": place.id, "latitude": place.latitude, "longitude": place.longitude, "radius_km": place.radius_km,
        "km_least": round(reach.least_km, 1), "km_most": round(reach.most_km, 1),
        "along_km": round(reach.at_km, 1), "along_first": round(reach.first_km, 1), "along_last": round(reach.last_km, 1),
        "within": site.within.value, "area": reach.wide, "behind": list(site.origins),
    }  # fmt: skip


def contact_row(contact: Contact) -> Row:
    """An incident in which parties meet: who takes part, what it was, its tolls, and who is said to have acted on whom."""
    return incident_row(contact.incident) | {
        "month": contact.month, "parties": sorted(party.id for party in contact.incident.parties), "kinds": list(contact.kinds),
        **_toll("killed", contact.killed), **_toll("injured", contact.injured),
        "deeds": [{"doer": deed.doer, "said_by": [_sayer(s) for s in deed.sayers]} for deed in contact.deeds],
    }  # fmt: skip


def month_row(month: Month) -> Row:
    """The contacts of a month."""
    return {
        "month": month.name, "incidents": month.incidents, "disputed": month.disputed, "kinds": dict(month.kinds),
        **_toll("killed", month.killed), **_toll("injured", month.injured),
    }  # fmt: skip


def _toll(name: str, toll: Cost) -> Row:
    told = toll.told
    return {f"{name}_least": toll.least if told else None, f"{name}_most": toll.most if told else None, f"{name}_disputed": toll.disputed}


def dispute_row(disputed: Disputed) -> Row:
    """A disputed fact with each position: its values, the independent origins behind it, who says so and who denies it."""
    told = disputed.dispute
    return incident_row(disputed.incident) | {
        "attribute": told.attribute.value, "subject": told.subject, "between_parties": told.between_parties,
        "positions": [_position(side, told.attribute, told.subject) for side in told.sides],
    }  # fmt: skip


def _position(told: DisputeSide, attribute: Attribute, subject: str | None) -> Row:
    return {
        "held": told.held, "told": say_values(told.values),
        "values": [value_to_json(attribute, v, v if isinstance(v, (str, Count, Stance)) else "", subject) for v in told.values],
        "origins": list(told.origins), "parties": list(told.parties),
        "said_by": [_sayer(s) for s in told.sayers], "denied_by": [_sayer(s) for s in told.deniers],
    }  # fmt: skip


def outlet_row(portrait: Portrait) -> Row:
    """An outlet by its reports."""
    days, known = portrait.days, portrait.press.known
    return {
        "outlet": portrait.press.name, "names": list(portrait.press.names), "kind": known.kind if known else None,
        "speaks_for": known.side if known else None, "reports": len(portrait.press.reports),
        "first": days[0].isoformat() if days else None, "last": days[1].isoformat() if days else None,
        "incidents": len(portrait.incidents), "own_claims": portrait.own, "quoted_claims": portrait.quoted, "copies": portrait.copies,
        "quotes": [
            {"kind": c.kind, "who": _sayer(c.sayer), "claims": c.claims, "reports": c.reports, "names": list(c.names)} for c in portrait.cited
        ],
        "blames": [
            {"party": b.party.side, "own": b.own, "quoted": b.quoted, "unsaid": b.unsaid} for b in portrait.blamed
        ],
        "leaves_out": [{"matter": s.matter.value, "incidents": list(s.incidents), "told": s.told} for s in portrait.left_out],
        "shares": [{"how": s.how, "outlet": s.outlet, "reports": s.reports} for s in portrait.shared],
    }  # fmt: skip


def hit_row(hit: Hit) -> Row:
    """A hit in raw values: the words found stand at `marks` of `snippet`, which stands at `start` of the report's text."""
    row: Row = {
        "report": hit.report, "published": hit.published, "outlet": hit.outlet, "path": hit.path, "snippet": hit.snippet, "start": hit.start,
        "marks": [list(mark) for mark in hit.marks], "incidents": list(hit.incidents),
    }  # fmt: skip
    claim = hit.claim
    if claim is None:
        return row
    return {"claim": claim.id, "event": hit.event, **claim_row(claim), **row}


def _sayer(sayer: Sayer) -> str:
    return sayer.party or sayer.name


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """Rows as CSV with these columns; lists are joined by "; ", and no cell is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(_cell(row.get(name))) for name in columns])
    yield out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {count}" for name, count in value.items())
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else value
