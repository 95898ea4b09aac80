"""One incident a row: the best supported value of each fact with its status, for a spreadsheet.

Rivals and claims are left out; `jsonl` keeps them. Where a fact is disputed its status column says so. `blame_by` are the parties
behind the best supported blame, `left_out` what some accounts are silent on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from rashomon.records import TOLLS, Attribute, Count, Fact, Incident, Party, Period, Place, Report, Stance
from rashomon.surfaces.exports.jsonl import first_day

_CODED = (Attribute.TYPE, Attribute.KIND, Attribute.ORDINAL, Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME)
_LISTED = (Attribute.OBJECT, Attribute.EQUIPMENT, Attribute.EVIDENCE, Attribute.AGREEMENT, Attribute.CONTROL)

COLUMNS = (
    "id", "title", "status", "earliest", "latest", "date_precision", "date_status",
    "place", "latitude", "longitude", "radius_km", "place_precision", "place_status",
    *(name for a in _CODED for name in (a.value, f"{a.value}_status")),
    *(name for a in TOLLS for name in (f"{a.value}_low", f"{a.value}_best", f"{a.value}_high", f"{a.value}_of", f"{a.value}_status")),
    *(name for a in _LISTED for name in (a.value, f"{a.value}_status")),
    "blame_grade", "blame_by", "left_out", "reports", "origins", "report_paths",
)  # fmt: skip


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by day and then by id."""
    paths = {report.id: report.path for report in reports}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for incident in sorted(incidents, key=first_day):
        writer.writerow({name: guarded(cell) for name, cell in _row(incident, paths).items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _row(incident: Incident, paths: dict[str, str]) -> dict[str, object]:
    row: dict[str, object] = {
        "id": incident.id,
        "title": incident.title,
        "status": incident.status.value,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
        "left_out": "; ".join(dict.fromkeys(s.matter.value + (f" ({s.party})" if s.party else "") for s in incident.silences)),
        "report_paths": "; ".join(sorted(paths.get(name, name) for name in incident.reports)),
    }
    for attribute in (*_CODED, *TOLLS, *_LISTED, Attribute.PERIOD, Attribute.PLACE):
        found = [f for f in incident.facts if f.attribute == attribute and f.positions and f.positions[0].values]
        if found:
            row |= _cells(found)
    return row


def _cells(facts: Sequence[Fact]) -> dict[str, object]:
    """The columns that one attribute fills; of counts of several people, the first."""
    fact = facts[0]
    name, values = fact.attribute.value, fact.positions[0].values
    first = values[0]
    if isinstance(first, Period):
        bounds = {"earliest": first.earliest, "latest": first.latest, "date_precision": first.precision}
        return {**bounds, "date_status": fact.status.value}
    if isinstance(first, Place):
        point = {"latitude": first.latitude, "longitude": first.longitude, "radius_km": first.radius_km}
        return {"place": first.name, **point, "place_precision": first.precision, "place_status": fact.status.value}
    if fact.attribute is Attribute.PERIOD:
        return {"date_precision": "unknown", "date_status": fact.status.value}
    if fact.attribute is Attribute.PLACE:
        return {"place": str(first), "place_precision": "unknown", "place_status": fact.status.value}
    status: dict[str, object] = {f"{name}_status": fact.status.value}
    if isinstance(first, Count):
        numbers = {f"{name}_low": first.low, f"{name}_best": first.best, f"{name}_high": first.high}
        return {**numbers, f"{name}_of": fact.subject, **status}
    if fact.attribute is Attribute.BLAME:
        grade, behind = fact.positions[0].grade, fact.positions[0].parties
        status |= {"blame_grade": grade.value if grade is not None else "", "blame_by": "; ".join(behind)}
    many = fact.positions if fact.attribute in _LISTED else fact.positions[:1]
    words = dict.fromkeys(_word(value) for position in many for value in position.values)
    return {name: "; ".join(words), **status}


def _word(value: object) -> str:
    if isinstance(value, Party):
        return value.id
    return f"{value.item}: {value.stance}" if isinstance(value, Stance) else str(value)


def guarded(cell: object) -> object:
    """The cell; words that a spreadsheet would run as a formula are quoted (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
