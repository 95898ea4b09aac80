"""A place that somebody asks about, found by name, id or coordinates; what a name leaves open is asked back.

    find_spot("Qamishli", gazetteers)           # the theatre's own, before a village of that name elsewhere
    find_spot("Tripoli, Lebanon", gazetteers)   # told apart by what holds it
    find_spot("37.05,41.23", gazetteers)

Nothing is guessed where several places are meant as likely as not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.asking.nearest import nearest_names
from rashomon.asking.reach import Target
from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.places.entries import AREAS, LINES, SETTLEMENTS, PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer, is_same
from rashomon.knowledge.places.geometry import Point, distance_km, sampled
from rashomon.knowledge.places.names import fold

_POINT = re.compile(r"\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
_FAR_GREATER = 10
"""How many times the inhabitants of the next of its name make a place the one that is meant."""
_LISTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that was asked about. `others` are those that the name may also stand for, `exact` says that it is spelt as asked."""

    name: str
    point: Point
    radius_km: float = 0.0
    id: str | None = None
    kind: str = ""
    path: tuple[Point, ...] = ()
    others: tuple[str, ...] = ()
    exact: bool = True

    @property
    def target(self) -> Target:
        """What incidents are looked for near: the centre of a town, the edge of a province, the line of a road."""
        ids = frozenset({self.id} if self.id else ())
        edge = self.radius_km if self.kind in AREAS else 0.0
        points = tuple(sampled(self.path)) if self.path else (self.point,)
        return Target(name=self.name, points=points, ids=ids, edge_km=edge)


def find_spot(asked: str, gazetteers: Sequence[Gazetteer], known: Mapping[str, str] | None = None) -> Spot:
    """The place of a name ("Qamishli"; "Derik, Syria"; "Aleppo, province"), an id, or coordinates ("37.05,41.23").

    Of several that bear the name it is the theatre's, a town before its province, the one that is in `known` (the places that the
    ledger tells of, name by id), or one that is far greater than the others. Raises NotFound where no gazetteer has the name, SettingError where
    it is open which is meant, with those it may be.
    """
    known = known or {}
    match = _POINT.fullmatch(asked)
    if match:
        lat, lon = float(match[1]), float(match[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise SettingError(f"{asked!r} is no point: latitude comes first, as in 37.05,41.23")
        return Spot(name=f"{lat:g}, {lon:g}", point=(lat, lon))
    for gazetteer in gazetteers:
        entry = gazetteer.entry(asked.strip())
        if entry is not None:
            return _spot(entry, gazetteers)
    name, *holders = (part.strip() for part in asked.split(","))
    if not fold(name):
        raise SettingError(f"{asked!r} names no place; write a name, an id or coordinates, as 37.05,41.23")
    bearing = _bearing(name, gazetteers) or _bearing(name.lower().removeprefix("the "), gazetteers)
    found = _held(bearing, holders, gazetteers)
    if not found:
        raise NotFound(_say_unknown(asked, holders, gazetteers, known))
    chosen = _choose(found, gazetteers, known)
    if chosen is None:
        raise SettingError(_say_open(asked, found, gazetteers))
    others = tuple(dict.fromkeys(name_place(e, gazetteers, kind=True) for e in found if e is not chosen and e.kind not in AREAS))
    exact = fold(name) in {fold(n) for n in chosen.spelt} or not chosen.pack
    return _spot(chosen, gazetteers, others, exact=exact)


def _bearing(name: str, gazetteers: Sequence[Gazetteer]) -> list[PlaceEntry]:
    """Every place that may be meant, those of the theatres first, each once."""
    each = [entry for gazetteer in gazetteers for entry in gazetteer.find(name)]
    own = [e for e in each if e.pack]
    rest = {e.id: e for e in each if not e.pack and not any(is_same(e, o) for o in own)}
    return [*dict.fromkeys(own), *rest.values()]


def _held(found: list[PlaceEntry], holders: Iterable[str], gazetteers: Sequence[Gazetteer]) -> list[PlaceEntry]:
    """Those that lie in what is said behind the comma, or are of that kind."""
    for holder in holders:
        wide = [e for g in gazetteers for e in g.find(holder)]
        codes = {e.country for e in wide if e.kind == "country"} | ({holder.upper()} if len(holder) == 2 else set())
        ids = {e.id for e in wide}
        areas = [e for e in wide if e.kind in AREAS and e.kind != "country"]
        found = [
            e for e in found
            if e.kind == holder.lower() or e.country in codes or ids & set(e.within)
            or any(e.country == a.country and distance_km(e.point, a.point) <= a.radius_km for a in areas)
        ]  # fmt: skip
    return found


def _choose(found: list[PlaceEntry], gazetteers: Sequence[Gazetteer], known: Mapping[str, str]) -> PlaceEntry | None:
    own = [e for e in found if e.pack] or [e for e in found if any(e.country in g.countries for g in gazetteers)]
    for kinds in (SETTLEMENTS, None):
        meant = [e for e in own or found if kinds is None or e.kind in kinds]
        told = [e for e in meant if e.id in known]
        for few in (meant, told):
            if len(few) == 1:
                return few[0]
        if kinds is not None and len(meant) > 1 and not own:
            first, second = sorted((e.population for e in meant), reverse=True)[:2]
            if first >= _FAR_GREATER * max(second, 1):
                return max(meant, key=lambda e: e.population)
        if meant and kinds is not None:
            return None
    return None


def _spot(entry: PlaceEntry, gazetteers: Sequence[Gazetteer], others: tuple[str, ...] = (), *, exact: bool = True) -> Spot:
    return Spot(
        name=name_place(entry, gazetteers), point=entry.point, radius_km=entry.radius_km, id=entry.id, kind=entry.kind,
        path=entry.path if entry.kind in LINES else (), others=others, exact=exact,
    )  # fmt: skip


def name_place(entry: PlaceEntry, gazetteers: Sequence[Gazetteer], *, kind: bool = False) -> str:
    """A place with its country, or the province in which others of its name do not lie: "Tripoli, Lebanon"; `kind`: "Aleppo province (province)"."""
    country = next((c for g in gazetteers if entry.country and (c := g.entry(entry.country)) is not None), None)
    name = entry.name if country is None or entry.kind == "country" else f"{entry.name}, {country.name}"
    return f"{name} ({'province' if entry.kind == 'namesake' else entry.kind})" if kind else name


def _say_open(asked: str, found: Sequence[PlaceEntry], gazetteers: Sequence[Gazetteer]) -> str:
    lines = [f"{asked!r} may be several places; ask again with what stands in the first or the last column:"]
    for entry in found[:_LISTED]:
        holder = next((h.name for g in gazetteers for w in entry.within if (h := g.entry(w)) is not None and w != entry.country), "")
        apart = ", ".join(filter(None, (entry.name, holder, name_place(entry, gazetteers).rpartition(", ")[2])))
        people = f"{entry.population:,} people" if entry.population else ""
        lines.append(f"  {chr(34) + apart + chr(34):<44} {entry.kind:<13} {people:>17}  {entry.id}")
    if len(found) > _LISTED:
        lines.append(f"  and {len(found) - _LISTED} more: rashomon gazetteer find {found[0].name!r} --most {len(found)}")
    return "\n".join(lines)


def _say_unknown(asked: str, holders: Sequence[str], gazetteers: Sequence[Gazetteer], known: Mapping[str, str]) -> str:
    name = asked.split(",", maxsplit=1)[0].strip()
    if holders and (bare := _bearing(name, gazetteers)):
        there = "; ".join(dict.fromkeys(name_place(e, gazetteers, kind=True) for e in bare[:4]))
        return f"no {name} lies in {', '.join(holders)}; there is {there}"
    near = nearest_names(name, known.values())
    told = f"; near it are {', '.join(near)}" if near else ""
    return f"{asked!r} is in no gazetteer{told}; coordinates do as well (37.05,41.23), and: rashomon gazetteer add FILE"
