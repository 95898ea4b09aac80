"""One incident a row: the best supported value of each fact with its status, for a spreadsheet.

Rivals and claims are left out; `jsonl` keeps them. A status is agreed, disputed, uncorroborated (one origin), superseded, unknown, or denied:
what is only denied has its status and no value. Of a toll `killed_low`, `killed_best` and `killed_high` (as `injured_low` ...) are the least, the best
supported and the most of all that is asserted, as UCDP counts: they span rival numbers, and add up peoples only where they are other people
for sure. `killed_of` are those added up in the best number, `killed_each` has every people: "CIV 12 agreed; USA_MIL 3 or 5 disputed; RUS_MIL
denied"; `killed_status` is that of the best supported. `blame_by` are the parties behind the best supported blame, `left_out` what some accounts
are silent on. With `--hxl` a row of HXL's tags stands under the heading.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.records import DENIED, ROLES, TOLLS, Attribute, Incident, Report, Summary, Toll
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.exports.parts.tolls import count_harm
from rashomon.surfaces.plain import codes_of, numbers_of

ENDINGS = (".csv",)

_CODED = (Attribute.TYPE, Attribute.KIND, Attribute.ORDINAL, *ROLES)
_LISTED = (Attribute.OBJECT, Attribute.EQUIPMENT, Attribute.EVIDENCE, Attribute.AGREEMENT, Attribute.CONTROL)

COLUMNS = (
    "id", "title", "status", "earliest", "latest", "date_precision", "date_status",
    "place", "latitude", "longitude", "radius_km", "place_precision", "place_status",
    *(name for a in _CODED for name in (a.value, f"{a.value}_status")),
    *(f"{a.value}_{part}" for a in TOLLS for part in ("low", "best", "high", "of", "status", "each")),
    *(name for a in _LISTED for name in (a.value, f"{a.value}_status")),
    "blame_grade", "blame_by", "left_out", "reports", "origins", "report_paths",
)  # fmt: skip

HXL = {
    "id": "#meta+id", "title": "#description", "status": "#status", "earliest": "#date+start", "latest": "#date+end", "place": "#loc+name", "latitude": "#geo+lat", "longitude": "#geo+lon",
    "actor": "#group+name+first", "recipient": "#group+name+second", "report_paths": "#meta+source",
    **{f"{a.value}_{part}": f"#affected+{a.value}{more}" for a in TOLLS for part, more in (("low", "+min"), ("best", ""), ("high", "+max"))},
}  # fmt: skip
"""The tags of the Humanitarian Exchange Language, which is being retired: three plain numbers of a toll, never a range."""


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by day and then by id."""
    paths = {report.id: report.path for report in reports}
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for incident in sorted(incidents, key=first_day):
        row = _row(incident.summary, paths) | _tolls(incident)
        writer.writerow({name: guarded(cell) for name, cell in row.items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def tag_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines of the file with a row of HXL's tags under its heading; columns without one have an empty cell."""
    heading, _, rest = "".join(lines).partition("\n")
    yield f"{heading}\n"
    yield ",".join(HXL.get(name, "") for name in COLUMNS) + "\n"
    yield rest


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
    leading = {Attribute.ACTOR: incident.who[:1], Attribute.RECIPIENT: incident.whom[:1], Attribute.BLAME: incident.blame[:1]}
    for attribute in (*_CODED, *_LISTED):
        stands = incident.stands_on(attribute)
        if stands is not None:
            sides = leading[attribute] if attribute in leading else incident.codes(attribute)
            row |= {attribute.value: codes_of(sides if attribute in _LISTED else sides[:1]), f"{attribute.value}_status": stands}
    row |= {"blame_grade": incident.grade.value if incident.grade is not None else "", "blame_by": "; ".join(incident.blamed_by)}
    return row | _when(incident) | _where(incident)


def _when(incident: Summary) -> dict[str, object]:
    stands = incident.stands_on(Attribute.PERIOD)
    period = next(iter(incident.when), None)
    if period is not None:
        return {"earliest": period.earliest, "latest": period.latest, "date_precision": period.precision, "date_status": stands}
    return {"date_precision": "" if stands in {None, DENIED} else "unknown", "date_status": stands}


def _where(incident: Summary) -> dict[str, object]:
    status: dict[str, object] = {"place_status": incident.stands_on(Attribute.PLACE)}
    place = next(iter(incident.where), None)
    if place is None:
        return status
    point = {"latitude": place.latitude, "longitude": place.longitude, "radius_km": place.radius_km}
    return {"place": place.name, **point, "place_precision": place.precision, **status}


def _tolls(incident: Incident) -> dict[str, object]:
    """Of each harm the least, the best supported and the most of all people, and every people's numbers with how the accounts stand on them."""
    row: dict[str, object] = {}
    for attribute in TOLLS:
        name, tolls = attribute.value, [toll for toll in incident.summary.tolls if toll.attribute is attribute]
        if not tolls:
            continue
        first = next((toll for toll in tolls if toll.counts), tolls[0])
        if first.counts:
            harm = count_harm(incident, attribute)
            row |= {f"{name}_low": harm.total.low, f"{name}_best": harm.total.best, f"{name}_high": harm.total.high}
            first = next((toll for toll in tolls if toll.of in harm.of), first)
            row[f"{name}_of"] = "; ".join(one for one, figures in harm.of.items() if figures.high or len(harm.of) == 1)
        else:
            row[f"{name}_of"] = first.of
        row |= {f"{name}_status": first.stands, f"{name}_each": "; ".join(map(_each, tolls))}
    return row


def _each(toll: Toll) -> str:
    return " ".join(filter(None, (toll.of or "not said", numbers_of(toll), toll.stands)))


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def guarded(cell: object) -> object:
    """The cell; words that a spreadsheet would run as a formula are quoted (OWASP, CSV injection), a number below nought is none."""
    runs = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell
