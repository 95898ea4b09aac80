"""UCDP GED's 49 columns, a row an incident with deaths: for those who count them as UCDP does.

The shape alone: no number, name or row of UCDP's; the ids of its conflicts, dyads and actors stay empty. `id` is the incident's id as a number, `relid` the
id itself. `low`, `best` and `high` come from all that is asserted: the lowest and the highest that any report adds up to, and the best supported; `best` is the sum of
`deaths_a`, `deaths_b`, `deaths_civilians` and `deaths_unknown`. "At least 12" has the best number 12, "up to seven" 0. What is only denied counts nowhere. A
row has a death by some account, somebody who did it, a state and days within a year; a state's forces are side a against others. `where_prec` and `date_prec`
are UCDP's; `where_description` has disputes, denials and doubt, since GED has no column of notes. `number_of_sources` are independent origins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.records import Incident, Party, Place, Report, side
from rashomon.surfaces.exports.parts.days import Days, find_days
from rashomon.surfaces.exports.parts.holders import areas_of
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made, make_rows
from rashomon.surfaces.exports.parts.noting import say_notes
from rashomon.surfaces.exports.parts.sides import Sort, known_parties, set_apart, sort_of
from rashomon.surfaces.exports.parts.states import State, state, state_of
from rashomon.surfaces.exports.parts.tables import Cells, table_lines
from rashomon.surfaces.exports.parts.tolls import Deaths, count_deaths

ENDINGS = (".csv",)
ROW_ID = "id"
POLICY = (
    "one row an incident with a death in low, best or high; the best supported account that is asserted gives sides, days and place",
    "low and high: the least and the most that any report adds up to, completed by the others' numbers where it tells of some sides only",
    "best: the best supported number of each side's dead; people whose side nobody tells come in as far as they are more",
    "a number that is open upwards counts as its bound, one that is open downwards as none in best and as its bound in high",
    "type_of_violence: 1 with a state's forces on one side, 2 between others under arms, 3 against civilians",
    "number_of_sources: independent origins, so that copies of one wire story are one",
    "conflict, dyad and side ids, conflict_name and active_year are left empty: they are UCDP's own",
)

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_WHERE = {"exact": 1, "near": 2, "part_of": 2, "between": 5, "along": 5, "country": 6}


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file, by day and then by id."""
    return lines_of(sort_out(incidents, reports).rows)


def lines_of(rows: Sequence[Cells]) -> Iterator[str]:
    """The lines of a file of these rows, its heading first."""
    return table_lines(COLUMNS, rows)


def sort_out(incidents: Sequence[Incident], reports: Sequence[Report]) -> Made[Cells]:
    """The rows, and the incidents that have none, with why."""
    return make_rows(incidents, reports, _rows)


def _rows(incident: Incident, reports: Mapping[str, Report]) -> Iterator[Cells | LeftOut]:
    summary, deaths = incident.summary, count_deaths(incident)
    days = find_days(summary.when)
    where = next((place for place in summary.where if place.known and state(place.country)), None)
    land = state(where.country) if where is not None else None
    doers, others = set_apart(known_parties(summary.who), known_parties(summary.whom))
    sides = _sides(doers, others)
    if not deaths.total.high:
        yield LeftOut(incident=incident.id, reason="nobody asserts a death")
    elif days is None or days.width > 366:
        yield LeftOut(incident=incident.id, reason="nobody tells its days to within a year")
    elif where is None or land is None:
        yield LeftOut(incident=incident.id, reason="nobody tells a place that has a point in a state")
    elif sides is None:
        yield LeftOut(incident=incident.id, reason=_no_sides(doers, others))
    else:
        violence, one, other = sides
        yield {
            "id": int(incident.id.removeprefix("i-"), 16),
            "relid": incident.id,
            "year": days.first.year,
            "code_status": "Clear",
            "type_of_violence": violence,
            "dyad_name": f"{one.name} - {other.name}",
            "side_a": one.name,
            "side_b": other.name,
            "number_of_sources": len(incident.origins),
            **_sources(incident, reports),
            **_located(where),
            "where_description": say_notes(incident, reports),
            "country": land.name,
            "country_id": land.gw,
            "region": land.ucdp,
            "event_clarity": 1 if days.width == 1 else 2,
            "date_prec": _date_precision(days),
            "date_start": days.first.isoformat(),
            "date_end": days.last.isoformat(),
            **_deaths(deaths, one, other),
            "gwnoa": _number(one),
            "gwnob": _number(other),
        }


def _sides(doers: Sequence[Party], others: Sequence[Party]) -> tuple[int, Party, Party] | None:
    """UCDP's type of violence and its sides; a state's forces come first, and those who harmed civilians."""
    if not doers or not others:
        return None
    one, other = doers[0], others[0]
    if sort_of(one.id) is Sort.CIVILIANS:
        one, other = other, one
    first, second = sort_of(one.id), sort_of(other.id)
    if first is Sort.CIVILIANS or Sort.OTHER in {first, second} or one.side == other.side:
        return None
    if second is Sort.CIVILIANS:
        return 3, one, other
    if Sort.STATE not in {first, second}:
        return 2, one, other
    return (1, one, other) if first is Sort.STATE else (1, other, one)


def _no_sides(doers: Sequence[Party], others: Sequence[Party]) -> str:
    if not doers:
        return "nobody tells who did it, and UCDP counts no deaths by unknown hands"
    return "it is not told that anybody under arms did it to another side that is known" if others else "nobody tells to whom it was done, or it was done to one's own side"


def _deaths(deaths: Deaths, one: Party, other: Party) -> Cells:
    """The best numbers by side; people of a third side are unknown, as GED has no column for them."""
    count = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": deaths.unknown}
    for subject, figures in deaths.of.items():
        if sort_of(subject) is Sort.CIVILIANS:
            column = "deaths_civilians"
        else:
            column = {one.side: "deaths_a", other.side: "deaths_b"}.get(side(subject), "deaths_unknown")
        count[column] += figures.best
    return {**count, "best": deaths.total.best, "high": deaths.total.high, "low": deaths.total.low}


def _sources(incident: Incident, reports: Mapping[str, Report]) -> Cells:
    told = sorted((reports[name] for name in incident.reports if name in reports), key=lambda r: (_day(r), r.outlet or "", r.id))
    return {
        "source_article": "///".join(",".join((r.outlet or "", _day(r), r.title or "")) for r in told),
        "source_office": "///".join(r.outlet or "" for r in told),
        "source_date": "///".join(map(_day, told)),
        "source_headline": "///".join(r.title or "" for r in told),
        "source_original": "; ".join(sorted(name for name, _ in incident.origins)),
    }


def _day(report: Report) -> str:
    return report.published.isoformat() if report.published else ""


def _located(place: Place) -> Cells:
    lat, lon = place.latitude or 0.0, place.longitude or 0.0
    areas = dict(zip(("adm_1", "adm_2"), areas_of(place), strict=False))
    precision = _WHERE.get(place.precision) or (3 if "adm_2" in areas else 4)
    return {
        **areas, "where_prec": precision, "where_coordinates": place.name, "latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": _cell(lat, lon),
    }  # fmt: skip


def _cell(lat: float, lon: float) -> int:
    """PRIO-GRID's number of the half-degree cell that holds the point: counted from the south-west, 720 a row."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _date_precision(days: Days) -> int:
    """UCDP's five steps: a day, two to six days, a week, a month, a year."""
    return next(step for step, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days.width <= most)


def _number(party: Party) -> int | None:
    own: State | None = state_of(party.id)
    return own.gw if own is not None and sort_of(party.id) is Sort.STATE else None
