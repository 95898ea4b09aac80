"""What incidents say in short, as tables: written when incidents are made, and looked up without opening any.

An incident is an answer where any of its accounts makes it one. What is not told decides nothing: an incident without a day is no answer to a
question of days, and one without a place none to a question of places, unless `Wanted.undecided` asks for them.

Why: docs/decisions/storing.md#stored-as-asked-for.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa

from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.places.geometry import Point, distance_km
from rashomon.records import (
    WHAT_HAPPENED,
    Attribute,
    Dispute,
    Incident,
    Period,
    Place,
    Rank,
    Status,
    Summary,
    disputes_of,
)
from rashomon.storing import schema, searching
from rashomon.storing.asking import Question
from rashomon.storing.codec import decode, encode
from rashomon.storing.portions import portions

TABLES = (schema.disputes, schema.summary_places, schema.summary_kinds, schema.summary_parties, schema.summaries)

Box: TypeAlias = tuple[float, float, float, float]
"""South, west, north and east, in degrees."""

_KM_A_DEGREE = 110.0
"""Of latitude, at the least: a box around a circle is rather too wide than too narrow."""
_ASKED, _PAGE = 400, 500
_EARLIEST, _LATEST = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which incidents are looked for; what is None or empty asks for nothing.

    Days are both included. `near` is a point, and `within_km` how far from it a place may lie at its nearest edge; `box` what it may touch; `places`
    are ids of the gazetteer, any of which will do beside the two. All of `parties` take part (an id, or the code of a state or body that stands for
    those who speak for it; of several ids together any will do), and any of `kinds` will do. `undecided`: also what tells no day, or no place with a point.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    near: Point | None = None
    within_km: float = 20.0
    box: Box | None = None
    places: Collection[str] = ()
    parties: Sequence[str | Collection[str]] = ()
    kinds: Collection[str] = ()
    status: Status | None = None
    focal: bool = False
    text: Question | None = None
    undecided: bool = False


_kept = schema.summaries.c
ORDERS: Mapping[str, tuple[tuple[sa.ColumnElement[Any], bool], ...]] = {
    "first": ((_kept.first, False), (_kept.incident, False)),
    "day": ((_kept.day, False), (_kept.incident, False)),
    "latest": ((sa.func.substr(_kept.day, 1, 1), False), (_kept.day, True), (_kept.incident, False)),
    "told": ((_kept.reports, True), (_kept.incident, False)),
}
"""What incidents are sorted by, each with whether the greatest comes first: the first event's id, the first day, the last day, the most reports."""


def insert(connection: sa.Connection, incidents: Sequence[Incident]) -> None:
    """Keep what these incidents say in short."""
    outlets = _outlets(connection, {event.report for incident in incidents for event in incident.events})
    made: dict[sa.Table, list[dict[str, Any]]] = {table: [] for table in reversed(TABLES)}
    for incident in incidents:
        summary = incident.summary
        made[schema.summaries].append(_row(incident, summary))
        made[schema.summary_parties] += [
            {"incident": incident.id, "party": party.id, "side": party.side, "name": party.name} for party in summary.parties
        ]
        kinds = {code for attribute in WHAT_HAPPENED for told in summary.codes(attribute) for code in told}
        made[schema.summary_kinds] += [{"incident": incident.id, "kind": kind} for kind in sorted(kinds)]
        named = _places(incident)
        made[schema.summary_places] += [{"incident": incident.id, "place": place, "name": name} for place, name in sorted(named.items())]
        for number, dispute in enumerate(disputes_of(incident.facts, incident.events, outlets)):
            rank = Rank.of(incident.id, dispute)
            made[schema.disputes].append({
                "incident": rank.incident, "number": number, "attribute": rank.attribute.value, "subject": rank.subject,
                "between_parties": rank.between_parties, "backing": rank.backing, "gap": rank.gap, "record": encode(dispute),
            })  # fmt: skip
    for table, new in made.items():
        if new:
            connection.execute(sa.insert(table), new)


def find(
    connection: sa.Connection, wanted: Wanted, *, order: str = "day", limit: int | None = None, after: str | None = None
) -> tuple[Summary, ...]:
    """The summaries that are wanted, in this order, at most so many, from behind the incident `after` on.

    Raises SettingError for an order that is none, and NotFound for an incident that is not there.
    """
    if order not in ORDERS:
        raise SettingError(f"there is no order {order!r}; the orders are {', '.join(ORDERS)}")
    keys = ORDERS[order]
    query = sa.select(_kept.record).where(*_conditions(connection, wanted))
    query = query.order_by(*(column.desc() if down else column for column, down in keys))
    if after is not None:
        query = query.where(_behind(connection, keys, after))
    found: list[Summary] = []
    for summary in _read(connection, query, None if wanted.near is not None else limit):
        if wanted.near is None or _reaches(summary, wanted):
            found.append(summary)
        if len(found) == limit:
            break
    return tuple(found)


def ranks(connection: sa.Connection) -> tuple[Rank, ...]:
    """The rank of every dispute there is."""
    held = schema.disputes.c
    query = sa.select(held.incident, held.attribute, held.subject, held.between_parties, held.backing, held.gap)
    attributes = {attribute.value: attribute for attribute in Attribute}
    return tuple(
        Rank(incident=incident, attribute=attributes[attribute], subject=subject, between_parties=bool(between), backing=backing, gap=gap)
        for incident, attribute, subject, between, backing, gap in connection.execute(query)
    )


def disputes(connection: sa.Connection, incidents: Collection[str]) -> dict[str, tuple[Dispute, ...]]:
    """The disputes of these incidents, by id."""
    held = schema.disputes.c
    found: dict[str, list[Dispute]] = {}
    for some in portions(sorted(incidents), _ASKED):
        query = sa.select(held.incident, held.record).where(held.incident.in_(some)).order_by(held.incident, held.number)
        for incident, record in connection.execute(query):
            found.setdefault(incident, []).append(decode(record, Dispute))
    return {incident: tuple(each) for incident, each in found.items()}


def named(connection: sa.Connection, incidents: Collection[str]) -> dict[str, Summary]:
    """The summaries of these incidents, by id."""
    found: dict[str, Summary] = {}
    for some in portions(sorted(incidents), _ASKED):
        for record in connection.scalars(sa.select(_kept.record).where(_kept.incident.in_(some))):
            summary = decode(record, Summary)
            found[summary.id] = summary
    return found


def parties(connection: sa.Connection) -> dict[str, str]:
    """Who takes part in any incident, name by id."""
    told = schema.summary_parties.c
    query = sa.select(told.party, sa.func.min(told.name)).group_by(told.party).order_by(told.party)
    return {party: name for party, name in connection.execute(query)}  # noqa: C416  # rows are not pairs to the type checker


def places(connection: sa.Connection) -> dict[str, str]:
    """Where any incident is told to be, name by id."""
    told = schema.summary_places.c
    query = sa.select(told.place, sa.func.min(told.name)).where(told.name.is_not(None)).group_by(told.place).order_by(told.place)
    return {place: name for place, name in connection.execute(query)}  # noqa: C416


def _outlets(connection: sa.Connection, reports: Iterable[str]) -> dict[str, str | None]:
    kept = schema.reports.c
    found: dict[str, str | None] = {}
    for some in portions(sorted(reports), _ASKED):
        found |= {name: outlet for name, outlet in connection.execute(sa.select(kept.id, kept.outlet).where(kept.id.in_(some)))}  # noqa: C416
    return found


def _row(incident: Incident, summary: Summary) -> dict[str, Any]:
    first, last = _days(summary.when)
    boxes = [box_around((p.latitude, p.longitude), (p.radius_km or 0.0)) for p in summary.where if p.latitude is not None and p.longitude is not None]
    sides = ("south", "west", "north", "east")
    box = {name: pick(each) for name, pick, each in zip(sides, (min, min, max, max), zip(*boxes, strict=True), strict=True)} if boxes else {}
    return {
        "incident": summary.id, "first": min(event.id for event in incident.events) if incident.events else "",
        "day": _day_key(summary.when), "first_day": first, "last_day": last,
        **dict.fromkeys(sides), **box,
        "status": summary.status.value, "focal": summary.focal, "reports": len(summary.reports), "record": encode(summary),
    }  # fmt: skip


def _day_key(when: Sequence[Period]) -> str:
    """What sorts by day: the first that is told, those without a year behind those with one, those without a day last."""
    bounds = [bound for period in when[:1] for bound in (period.earliest, period.latest) if bound]
    return f"{int(bounds[0].startswith('-'))}{bounds[0]}" if bounds else "2"


def _days(when: Sequence[Period]) -> tuple[str | None, str | None]:
    """The first and the last day on which it may have been by any account, as early or late as there are days where that end is open.

    None where no account has a year.
    """
    told = [(period.earliest, period.latest) for period in when if _dated(period.earliest) or _dated(period.latest)]
    if not told:
        return None, None
    firsts, lasts = [first if _dated(first) else _EARLIEST for first, _ in told], [last if _dated(last) else _LATEST for _, last in told]
    return min(filter(None, firsts)), max(filter(None, lasts))


def _dated(bound: str | None) -> bool:
    return bound is not None and not bound.startswith("-")


def _places(incident: Incident) -> dict[str, str | None]:
    fact = incident.fact(Attribute.PLACE)
    told = [v for p in fact.asserted for v in p.values if isinstance(v, Place)] if fact is not None else []
    found: dict[str, str | None] = dict.fromkeys(holder for place in told for holder in place.within)
    return found | {place.id: place.name for place in told if place.id is not None}


def box_around(point: Point, km: float) -> Box:
    """A box that holds every point within so many kilometres; as wide as the earth where it would cross a pole or the day's line."""
    latitude, longitude = point
    high = km / _KM_A_DEGREE
    south, north = latitude - high, latitude + high
    widest = math.cos(math.radians(min(89.9, max(abs(south), abs(north)))))
    wide = high / widest
    west, east = longitude - wide, longitude + wide
    if south < -89 or north > 89 or west < -180 or east > 180:
        west, east = -180.0, 180.0
    return max(-90.0, south), west, min(90.0, north), east


def _reaches(summary: Summary, wanted: Wanted) -> bool:
    """Whether any account's place may lie within the distance, or is one of those that will do; or none has a point, where that is asked for."""
    assert wanted.near is not None
    sited = [(p, (p.latitude, p.longitude)) for p in summary.where if p.latitude is not None and p.longitude is not None]
    if not sited and wanted.undecided:
        return True
    return any(
        distance_km(point, wanted.near) - (place.radius_km or 0.0) <= wanted.within_km or not {place.id, *place.within}.isdisjoint(wanted.places)
        for place, point in sited
    )


def _conditions(connection: sa.Connection, wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    incident = _kept.incident
    if wanted.since is not None or wanted.until is not None:
        told = sa.and_(
            _kept.last_day >= (wanted.since.isoformat() if wanted.since else _EARLIEST),
            _kept.first_day <= (wanted.until.isoformat() if wanted.until else _LATEST),
        )
        yield sa.or_(told, _kept.first_day.is_(None)) if wanted.undecided else told
    box = wanted.box or (box_around(wanted.near, wanted.within_km) if wanted.near is not None else None)
    if box is not None:
        south, west, north, east = box
        there = sa.and_(_kept.south <= north, _kept.north >= south, _kept.west <= east, _kept.east >= west)
        ways = [there]
        if wanted.places:
            at = schema.summary_places.c
            ways.append(incident.in_(sa.select(at.incident).where(at.place.in_(sorted(wanted.places)))))
        if wanted.undecided:
            ways.append(_kept.south.is_(None))
        yield sa.or_(*ways)
    for party in wanted.parties:
        who = schema.summary_parties.c
        meant = sa.or_(who.party == party, who.side == party) if isinstance(party, str) else who.party.in_(sorted(party))
        yield incident.in_(sa.select(who.incident).where(meant))
    if wanted.kinds:
        what = schema.summary_kinds.c
        yield incident.in_(sa.select(what.incident).where(what.kind.in_(sorted(wanted.kinds))))
    if wanted.status is not None:
        yield _kept.status == wanted.status.value
    if wanted.focal:
        yield _kept.focal.is_(True)
    if wanted.text is not None:
        yield incident.in_(searching.incidents_saying(connection, wanted.text))


def _behind(connection: sa.Connection, keys: Sequence[tuple[sa.ColumnElement[Any], bool]], after: str) -> sa.ColumnElement[bool]:
    """What comes behind an incident in this order."""
    row = connection.execute(sa.select(*(column for column, _ in keys)).where(_kept.incident == after)).first()
    if row is None:
        raise NotFound(f"there is no incident {after!r} to go on from; ask for the first page")
    ways = []
    for at, (column, down) in enumerate(keys):
        same = [earlier == value for (earlier, _), value in zip(keys[:at], row, strict=False)]
        ways.append(sa.and_(*same, column < row[at] if down else column > row[at]))
    return sa.or_(*ways)


def _read(connection: sa.Connection, query: sa.Select[Any], limit: int | None) -> Iterator[Summary]:
    records = connection.execute(query if limit is None else query.limit(limit), execution_options={"yield_per": _PAGE}).scalars()
    for record in records:
        yield decode(record, Summary)
