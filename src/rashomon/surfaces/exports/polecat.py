"""POLECAT's 40 columns, tab-separated, a row for each report's telling: for those who read its weekly files.

The shape alone: no row of POLECAT's. Only what the report or a source in it asserts; a deed that is only denied has no row, since no column could say so. `Event ID` is the event's and
stays after another reading of the same text. Each of several doers and recipients is in its cell, parted by "; ". `Intensity`, the ids of Wikipedia and the
people, bodies and places of the story are left empty; `Contexts` name the incident and its status, since POLECAT has no column of notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.records import Incident, Party, Place, Report
from rashomon.surfaces.exports.parts.holders import areas_of
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made, make_rows
from rashomon.surfaces.exports.parts.states import state, state_of
from rashomon.surfaces.exports.parts.tables import Cells, table_lines
from rashomon.surfaces.exports.parts.tellings import Telling, tell
from rashomon.version import VERSION

ENDINGS = (".tsv", ".txt")
ROW_ID = "Event ID"
POLICY = (
    "one row a report's telling of an incident, of what it or a source in it asserts",
    "a deed that is only denied, planned, feared or conditional has no row, nor has one without a day",
    "Contexts: the incident's id and how its accounts stand; other contexts are not coded",
    "Intensity, Wikipedia ids and the story's people, bodies and places are left empty",
)

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

_QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by the incidents' days and ids."""
    return lines_of(sort_out(incidents, reports).rows)


def lines_of(rows: Sequence[Cells]) -> Iterator[str]:
    """The lines of a file of these rows, its heading first."""
    return table_lines(COLUMNS, rows, "\t")


def sort_out(incidents: Sequence[Incident], reports: Sequence[Report]) -> Made[Cells]:
    """The rows, and the tellings that have none, with why."""
    return make_rows(incidents, reports, _rows)


def _rows(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Cells | LeftOut]:
    for event in sorted(incident.events, key=lambda e: (e.report, e.trigger.start, e.id)):
        telling = tell(event)
        if telling is None:
            yield LeftOut(incident=incident.id, event=event.id, reason="the report has no type of PLOVER's for it")
        elif telling.auxiliary == "negation":
            yield LeftOut(incident=incident.id, event=event.id, reason="the report only denies it")
        elif telling.auxiliary not in {None, "historical"}:
            yield LeftOut(incident=incident.id, event=event.id, reason=f"it is told as {event.modality}, not as done")
        elif telling.days is None:
            yield LeftOut(incident=incident.id, event=event.id, reason="the report does not tell the day")
        else:
            yield _row(incident, telling, reports.get(event.report))


def _row(incident: Incident, telling: Telling, report: Report | None) -> Cells:
    return {
        "Event ID": telling.event.id,
        "Event Date": telling.days.first.isoformat() if telling.days else "",
        "Event Type": telling.type,
        "Event Mode": telling.mode or "",
        "Quad Code": _QUADS[telling.quad],
        "Contexts": f"incident={incident.id}; {incident.status.value}",
        **_who(telling.actors, "Actor"),
        **_who(telling.recipients, "Recipient"),
        **(_where(telling.place) if telling.place is not None else {}),
        "Source": (report.outlet or "") if report else "",
        "Publication Date": report.published.isoformat() if report and report.published else "",
        "Language": report.language if report else "",
        "Version": f"rashomon {VERSION}",
    }


def _who(parties: Sequence[tuple[Party | None, str]], role: str) -> Cells:
    known = [party for party, _ in parties if party is not None]
    lands = [land for party in known if (land := state_of(party.id)) is not None]
    sectors = list(dict.fromkeys(sector for party in known if (sector := _sector(party))))
    return {
        f"{role} Name": "; ".join(party.name if party else words for party, words in parties),
        f"{role} Country": "; ".join(dict.fromkeys(land.iso3 for land in lands)),
        f"{role} COW": "; ".join(dict.fromkeys(str(land.cow) for land in lands if land.cow)),
        f"Primary {role} Sector": sectors[0] if sectors else "",
        f"{role} Sectors": "; ".join(sectors),
        f"{role} Name Raw": "; ".join(words for _, words in parties),
    }


def _sector(party: Party) -> str:
    return "CIV" if party.id == "CIV" else party.sector


def _where(place: Place) -> Cells:
    land, areas = state(place.country), dict(zip(("Province", "District"), areas_of(place), strict=False))
    return {
        "Placename": place.name,
        "City": place.name if place.precision in {"exact", "near", "part_of"} and place.known else "",
        **areas,
        "Country": land.iso3 if land else "",
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.id.removeprefix("geonames:") if place.id and place.id.startswith("geonames:") else "",
        "Raw Placename": place.wording,
    }
