"""One incident a row: the best supported value of each fact with its status, for a spreadsheet.

Rivals and claims are left out; `jsonl` keeps them. A status is agreed, disputed, uncorroborated (one origin), superseded, unknown, or denied:
what is only denied has its status and no value. Of several people counted the numbers are those of the first, and `killed_each` (as
`injured_each` ...) has every one: "CIV 12 agreed; USA_MIL 3 or 5 disputed; RUS_MIL denied". `blame_by` are the parties behind the best
supported blame, `left_out` what some accounts are silent on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from rashomon.records import TOLLS, Attribute, Count, Fact, Incident, Period, Report, Summary
from rashomon.surfaces.describing import stands
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.plain import code_of, number_of

_CODED = (Attribute.TYPE, Attribute.KIND, Attribute.ORDINAL, Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME)
_LISTED = (Attribute.OBJECT, Attribute.EQUIPMENT, Attribute.EVIDENCE, Attribute.AGREEMENT, Attribute.CONTROL)

COLUMNS = (
    "id", "title", "status", "earliest", "latest", "date_precision", "date_status",
    "place", "latitude", "longitude", "radius_km", "place_precision", "place_status",
    *(name for a in _CODED for name in (a.value, f"{a.value}_status")),
    *(f"{a.value}_{part}" for a in TOLLS for part in ("low", "best", "high", "of", "status", "each")),
    *(name for a in _LISTED for name in (a.value, f"{a.value}_status")),
    "blame_grade", "blame_by", "left_out", "reports", "origins", "report_paths",
)  # fmt: skip


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by day and then by id."""
    paths = {report.id: report.path for report in reports}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for summary in sorted((incident.summary for incident in incidents), key=first_day):
        writer.writerow({name: guarded(cell) for name, cell in _row(summary, paths).items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _row(incident: Summary, paths: dict[str, str]) -> dict[str, object]:
    row: dict[str, object] = {
        "id": incident.id,
        "title": incident.title,
        "status": incident.status.value,
        "reports": len(incident.reports),
        "origins": len(incident.origins),
        "left_out": "; ".join(matter.value + (f" ({party})" if party else "") for matter, party in incident.left_out),
        "report_paths": "; ".join(sorted(paths.get(name, name) for name in incident.reports)),
    }
    for attribute in (*_CODED, *_LISTED):
        fact = incident.fact(attribute)
        if fact is not None:
            row |= _coded(fact)
    return row | _when(incident) | _where(incident) | _tolls(incident)


def _when(incident: Summary) -> dict[str, object]:
    fact = incident.fact(Attribute.PERIOD)
    if fact is None:
        return {}
    first = fact.leading.values[0] if fact.leading is not None and fact.leading.values else None
    if isinstance(first, Period):
        return {"earliest": first.earliest, "latest": first.latest, "date_precision": first.precision, "date_status": stands(fact)}
    return {"date_precision": "" if first is None else "unknown", "date_status": stands(fact)}


def _where(incident: Summary) -> dict[str, object]:
    fact = incident.fact(Attribute.PLACE)
    if fact is None:
        return {}
    place = next(iter(incident.where), None)
    if place is None:
        return {"place_status": stands(fact)}
    point = {"latitude": place.latitude, "longitude": place.longitude, "radius_km": place.radius_km}
    return {"place": place.name, **point, "place_precision": place.precision, "place_status": stands(fact)}


def _tolls(incident: Summary) -> dict[str, object]:
    """Of each harm the numbers of the first people that somebody counts, and every people's with how the accounts stand on it."""
    row: dict[str, object] = {}
    for attribute in TOLLS:
        facts = [fact for fact in incident.tolls if fact.attribute is attribute]
        if not facts:
            continue
        name, fact = attribute.value, next((f for f in facts if f.leading is not None), facts[0])
        count = fact.leading.values[0] if fact.leading is not None else None
        if isinstance(count, Count):
            row |= {f"{name}_low": count.low, f"{name}_best": count.best, f"{name}_high": count.high}
        row |= {f"{name}_of": fact.subject, f"{name}_status": stands(fact), f"{name}_each": "; ".join(map(_each, facts))}
    return row


def _each(fact: Fact) -> str:
    numbers = dict.fromkeys(number_of(p.values[0]) for p in fact.asserted if p.values)
    return " ".join(filter(None, (fact.subject or "not said", " or ".join(numbers), stands(fact))))


def _coded(fact: Fact) -> dict[str, object]:
    """The columns that a question answered by codes fills."""
    name = fact.attribute.value
    cells: dict[str, object] = {f"{name}_status": stands(fact)}
    if fact.attribute is Attribute.BLAME and fact.leading is not None:
        grade, behind = fact.leading.grade, fact.leading.parties
        cells |= {"blame_grade": grade.value if grade is not None else "", "blame_by": "; ".join(behind)}
    many = fact.asserted if fact.attribute in _LISTED else fact.asserted[:1]
    words = dict.fromkeys(code_of(value) for position in many for value in position.values)
    return {name: "; ".join(words), **cells}


def guarded(cell: object) -> object:
    """The cell; words that a spreadsheet would run as a formula are quoted (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
