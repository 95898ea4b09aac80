"""ACLED's 31 columns, a row an incident: for tables and maps that are built on them.

The shape alone: no code, row or id of ACLED's. Rows are made of what somebody asserts, the best supported account first. `event_id_cnty` is the
state's code and the incident's id, the same as long as the incident has the same first account; `tags` names the incident. `fatalities` are the lowest
reported until two independent origins hold one figure; several, many and few are 3, dozens 12, hundreds 100, none told 0. `time_precision` is 1 for a
day, 2 within a week, 3 within a month, with the first of the days in `event_date`; what happened on no such days has no row. `geo_precision` is 1 for the place
named, 2 near it or in a part of it, 3 for a region or state. `notes` have disputes, single origins, denials and silences. `timestamp` is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rashomon.records import Attribute, Count, Fact, Incident, Party, Place, Position, Report
from rashomon.surfaces.exports.parts.days import find_days
from rashomon.surfaces.exports.parts.holders import areas_of
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made, make_rows
from rashomon.surfaces.exports.parts.noting import outlets_of, say_notes
from rashomon.surfaces.exports.parts.sides import Sort, known_parties, set_apart, sort_of
from rashomon.surfaces.exports.parts.states import State, load_table, state, state_of
from rashomon.surfaces.exports.parts.tables import Cells, table_lines
from rashomon.surfaces.exports.parts.tolls import Figures, bounds, count_deaths, told

ENDINGS = (".csv",)
ROW_ID = "event_id_cnty"
POLICY = (
    "one row an incident; the best supported account that is asserted gives type, doer, day and place",
    "fatalities: the lowest reported, or the figure that two independent origins hold; several, many, few 3, dozens 12, hundreds 100, no number 0",
    "time_precision: 1 one day, 2 up to 7 days, 3 up to 31 days, event_date the first of them",
    "an event over several days is one row, since a total over days is told without its parts",
    "timestamp is left empty: the ledger keeps no time of change of a row",
)

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_WORDS = ((re.compile(r"\bhundreds\b", re.IGNORECASE), 100), (re.compile(r"\bdozens\b", re.IGNORECASE), 12),
          (re.compile(r"^(?:several|many|a few|few)\b", re.IGNORECASE), 3))  # fmt: skip
_GEO = {"exact": 1, "near": 2, "part_of": 2, "between": 2, "along": 2, "region": 3, "country": 3}
_INTER = {Sort.REBELS: "Rebel group", Sort.MILITIA: "Political militia", Sort.CIVILIANS: "Civilians", Sort.OTHER: "External/Other forces"}
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


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
    summary = incident.summary
    days = find_days(summary.when)
    where = next((place for place in summary.where if place.known and state(place.country)), None)
    land = state(where.country) if where is not None else None
    doers, others = set_apart(known_parties(summary.who), known_parties(summary.whom))
    civilians = bool(others) and all(sort_of(party.id) is Sort.CIVILIANS for party in others)
    called = _called(incident, civilians=civilians)
    if days is None or days.width > 31:
        yield LeftOut(incident=incident.id, reason="nobody tells its days to within a month")
    elif where is None or land is None:
        yield LeftOut(incident=incident.id, reason="nobody tells a place that has a point in a state")
    elif called is None:
        yield LeftOut(incident=incident.id, reason="what somebody asserts to have happened is no event of ACLED's types")
    elif not doers and not others:
        yield LeftOut(incident=incident.id, reason="nobody tells who took part")
    else:
        event, sub = called
        first, second = _inter(doers, land), _inter(others, land)
        yield {
            "event_id_cnty": f"{land.iso3}{incident.id.removeprefix('i-')}",
            "event_date": days.first.isoformat(),
            "year": days.first.year,
            "time_precision": 1 if days.width == 1 else 2 if days.width <= 7 else 3,
            "disorder_type": _disorder(event, sub),
            "event_type": event,
            "sub_event_type": sub,
            "actor1": _name(doers[0]) if doers else "Unidentified",
            "assoc_actor_1": "; ".join(map(_name, doers[1:])),
            "inter1": first,
            "actor2": _name(others[0]) if others else "",
            "assoc_actor_2": "; ".join(map(_name, others[1:])),
            "inter2": second if others else "",
            "interaction": f"{first}-{second}" if others else f"{first} only",
            "civilian_targeting": "Civilian targeting" if civilians and event in _VIOLENT else "",
            "iso": land.number,
            "region": land.acled,
            "country": land.name,
            **_located(where),
            "source": "; ".join(outlets_of(incident, reports)),
            "notes": say_notes(incident, reports),
            "fatalities": count_deaths(incident, reading=_figures, held=_held).total.low,
            "tags": f"incident={incident.id}",
        }


def _located(place: Place) -> Cells:
    areas = dict(zip(("admin1", "admin2", "admin3"), areas_of(place), strict=False))
    return {
        **areas, "location": place.name, "latitude": place.latitude, "longitude": place.longitude, "geo_precision": _GEO.get(place.precision, 3),
    }  # fmt: skip


def _called(incident: Incident, *, civilians: bool) -> tuple[str, str] | None:
    """ACLED's event type and sub-event type of what somebody asserts to have happened: by its kind, its mode, its type."""
    table, summary = _table(), incident.summary
    modes = [str(c.value) for e in incident.events for c in e.of(Attribute.MODE) if c.polarity.value == "asserted"]
    kinds = [side[0] for side in summary.codes(Attribute.KIND) if side]
    types = [side[0] for side in summary.codes(Attribute.TYPE) if side]
    # A mode that says more than its kind ("abduct" of a detention) comes first, and only where the type is asserted too.
    precise = [mode for mode in modes if mode in {"abduct", "suicide-attack"}] if types else []
    asked = (("mode", precise), ("kind", kinds[:1]), ("mode", modes if types else []), ("type", types[:1]))
    row: Any = next((table[name][code] for name, codes in asked for code in codes if code in table[name]), None)
    if row is None:
        return None
    event, sub = row["civilians"] if civilians and "civilians" in row else (row["event"], row["sub"])
    return str(event), str(sub)


def _disorder(event: str, sub: str) -> str:
    """The type of disorder; a mob's violence is political too, as the codebook has it."""
    disorder = str(_table()["disorder"][event])
    return "Political violence" if sub == "Mob violence" else disorder


def _inter(parties: Sequence[Party], land: State) -> str:
    if not parties:
        return "Unidentified"
    sort, own = sort_of(parties[0].id), state_of(parties[0].id)
    if sort is Sort.STATE:
        return "State forces" if own is None or own == land else "External/Other forces"
    return _INTER[sort]


def _name(party: Party) -> str:
    return party.name or party.id


def _figures(count: Count) -> Figures:
    """A count in ACLED's figures for words without a number."""
    number = next((number for pattern, number in _WORDS if pattern.search(count.wording)), None) if count.best is None else None
    return bounds(count) if number is None else Figures(low=number, best=number, high=number)


def _held(fact: Fact) -> tuple[Position, ...]:
    """The position that two independent origins hold, alone; else all that are asserted."""
    leading = fact.leading
    return (leading,) if leading is not None and len(leading.origins) > 1 else told(fact)


@cache
def _table() -> Mapping[str, Any]:
    return load_table("acled.toml")
