"""Atlos's bulk import as CSV, a row an incident: for a project in which people verify what was reported.

Columns are named as Atlos names them (small letters): `status`, `description` and `sensitive`, which it requires, then `date`, `latitude`, `longitude`, `more_info`, `tags` and the reports' addresses as `source_1`, `source_2` ... Of days only
a single one is written, and a point only where the place told is a spot of a kilometre at most, since Atlos takes a geolocation for one that was confirmed; a wider place stands in `more_info` with its radius. `more_info` has also disputes,
denials and silences. `tags` are how the accounts stand and the incident's id. A project's own attributes are left to the project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from rashomon.records import Incident, Report
from rashomon.surfaces.cli.marks import on_one_line
from rashomon.surfaces.describing import say_place
from rashomon.surfaces.exports.parts.days import find_days
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made, make_rows
from rashomon.surfaces.exports.parts.noting import say_notes
from rashomon.surfaces.exports.parts.tables import Cells, table_lines

ENDINGS = (".csv",)
POLICY = (
    "one row an incident, of what somebody asserts; the best supported day and place",
    "date: where one day is told; latitude and longitude: where the place told has a radius of 1 km at most",
    "status: Unclaimed, as nobody has verified anything; a project whose first status is called otherwise has it replaced",
    "sensitive: Not Sensitive, as texts alone were read and no media; whoever adds media sets it anew",
    "description: the incident's title, of 8 to 240 characters; more_info: at most 3,000 characters",
)

COLUMNS = ("status", "description", "sensitive", "date", "latitude", "longitude", "more_info", "tags")
"""Those that every file has, before the columns of sources."""

_SPOT_KM = 1.0
"""Atlos's widest precision, "same neighbourhood, village", is a kilometre about the point."""
_DESCRIPTION, _MORE = 240, 3_000


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by day and then by id, with as many columns of sources as the incident of most addresses has."""
    rows = sort_out(incidents, reports).rows
    sources = max((len(row) for row in rows), default=len(COLUMNS)) - len(COLUMNS)
    return table_lines((*COLUMNS, *(f"source_{number}" for number in range(1, sources + 1))), rows)


def sort_out(incidents: Sequence[Incident], reports: Sequence[Report]) -> Made[Cells]:
    """The rows; every incident has one."""
    return make_rows(incidents, reports, _rows)


def _rows(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Cells | LeftOut]:
    summary = incident.summary
    days, place = find_days(summary.when), next(iter(summary.where), None)
    spot = place is not None and place.known and (place.radius_km or 0.0) <= _SPOT_KM
    told = f"Place: {on_one_line(say_place(place))}. " if place is not None and not spot else ""
    links = sorted({link for name in incident.reports if (link := _address(reports.get(name)))})
    yield {
        "status": "Unclaimed",
        "description": _cut(on_one_line(summary.title), _DESCRIPTION) if len(summary.title) >= 8 else f"Incident: {on_one_line(summary.title)}",
        "sensitive": "Not Sensitive",
        "date": days.first.isoformat() if days is not None and days.width == 1 else "",
        "latitude": place.latitude if spot and place else "",
        "longitude": place.longitude if spot and place else "",
        "more_info": _cut(told + on_one_line(say_notes(incident, reports)), _MORE),
        "tags": f"{summary.status.value}, {incident.id}",
        **{f"source_{number}": link for number, link in enumerate(links, start=1)},
    }


def _address(report: Report | None) -> str | None:
    """The report's address, where it is one of the web."""
    link = report.url if report is not None else None
    try:
        parts = urlsplit(link or "")
    except ValueError:  # no address at all
        return None
    return link if parts.scheme in {"http", "https"} and "." in (parts.hostname or "") else None


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
