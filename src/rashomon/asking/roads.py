"""The way between places: the roads that theatre packs know, where they lead there, else the straight line.

A pack's roads are lines of points (`knowledge/places/entries`). They are joined where they come near each other, and the shortest way is
looked for (Dijkstra 1959). A way that is mostly off the roads, or much longer than the straight line, is no way that the pack knows.

Why: docs/decisions/surfaces.md#corridors.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.asking.reach import Target
from rashomon.asking.spots import Spot
from rashomon.errors import SettingError
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.geometry import Point, distance_km, length_km, sampled

_STEP_KM = 3.0
_JUNCTION_KM = 4.0
"""Points of two roads no farther apart than this are taken for a junction."""
_TURN_KM = 3.0
"""What turning onto another road counts beside its length, so that a way stays on the road that it is on."""
_ACCESS_KM = 8.0
"""How far a place without an extent of its own may lie from the road that passes it."""
_OFF_ROAD = 2.0
"""How many kilometres of road one beside it counts for."""
_DETOUR = 1.75
"""A way along roads is no longer than this many straight lines."""
_CELL = 0.06
"""Degrees of a cell of the grid in which junctions are looked for."""
_NAMED = 0.1
"""The share of a way that a road has to bear for its name to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """From one place to the next: the roads that it follows, in order; none where it is the straight line. `end_km` counts from the start of all."""

    start: Spot
    end: Spot
    roads: tuple[str, ...]
    end_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way through several places, as one line, with its legs."""

    points: tuple[Point, ...]
    legs: tuple[Leg, ...]
    name: str

    @property
    def target(self) -> Target:
        """The line that incidents are looked for along."""
        return Target(name=self.name, points=self.points)


def find_route(spots: Sequence[Spot], roads: Iterable[PlaceEntry] = (), *, straight: bool = False) -> Route:
    """The way through these places in their order; a single one has to be a road, river or border itself.

    `roads` are those to follow (entries with a path); `straight` follows none. Raises SettingError where there is no way to speak of.
    """
    if len(spots) == 1 and spots[0].path:
        spot = spots[0]
        path = tuple(sampled(spot.path, _STEP_KM))
        leg = Leg(start=spot, end=spot, roads=(spot.name,), end_km=length_km(path))
        return Route(points=path, legs=(leg,), name=spot.name)
    if len(spots) < 2:
        raise SettingError("a route needs two places or more, or one road: rashomon route Qamishli Derik")
    for spot in spots:
        if spot.path:
            raise SettingError(f"{spot.name} is a line and no place to go to; ask for it alone, or name places")
    network = None if straight else _Network(roads)
    points: list[Point] = [spots[0].point]
    legs = []
    for one, other in pairwise(spots):
        if distance_km(one.point, other.point) < 0.1:
            raise SettingError(f"{one.name} and {other.name} are one place; a route needs two")
        way, names = (network and network.way(one, other)) or (sampled([one.point, other.point], 10.0), ())
        points += way[1:]
        legs.append(Leg(start=one, end=other, roads=names, end_km=length_km(points)))
    return Route(points=tuple(points), legs=tuple(legs), name=_name(spots))


def _name(spots: Sequence[Spot]) -> str:
    """The places in their order, the country once where it is that of all: "Qamishli to Al-Malikiyah, Syria"."""
    countries = {spot.name.rpartition(", ")[2] for spot in spots if spot.id}
    if len(countries) != 1:
        return " to ".join(spot.name for spot in spots)
    country = countries.pop()
    return " to ".join(spot.name.removesuffix(f", {country}") for spot in spots) + f", {country}"


class _Network:
    """Roads as points that lead to each other."""

    def __init__(self, roads: Iterable[PlaceEntry]) -> None:
        self._points: list[Point] = []
        self._road: list[str] = []
        self._next: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for road in roads:
            if road.kind == "road" and road.path:
                first = len(self._points)
                self._points += sampled(road.path, _STEP_KM)
                self._road += [road.name] * (len(self._points) - first)
                for at in range(first, len(self._points) - 1):
                    self._join(at, at + 1, 0.0)
        for one, other in self._junctions():
            self._join(one, other, _TURN_KM)

    def _join(self, one: int, other: int, more: float) -> None:
        km = distance_km(self._points[one], self._points[other]) + more
        self._next[one].append((other, km))
        self._next[other].append((one, km))

    def _junctions(self) -> Iterator[tuple[int, int]]:
        cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for at, (lat, lon) in enumerate(self._points):
            row, column = int(lat // _CELL), int(lon // _CELL)
            for other in (n for r in (-1, 0, 1) for c in (-1, 0, 1) for n in cells.get((row + r, column + c), ())):
                if self._road[other] != self._road[at] and distance_km(self._points[other], (lat, lon)) <= _JUNCTION_KM:
                    yield other, at
            cells[row, column].append(at)

    def way(self, start: Spot, end: Spot) -> tuple[list[Point], tuple[str, ...]] | None:
        """The points from one place to the other along roads with the roads' names; None where the roads do not lead there."""
        leaving, arriving = self._at(start), self._at(end)
        before: dict[int, int | None] = {}
        waiting = [(km * _OFF_ROAD, node, -1) for node, km in leaving.items()]
        heapq.heapify(waiting)
        best: tuple[float, int] | None = None
        while waiting:
            gone, node, last = heapq.heappop(waiting)
            if best is not None and gone >= best[0]:
                break
            if node in before:
                continue
            before[node] = last if last >= 0 else None
            if node in arriving:
                whole = gone + arriving[node] * _OFF_ROAD
                best = min(best, (whole, node)) if best is not None else (whole, node)
            for onward, km in self._next[node]:
                if onward not in before:
                    heapq.heappush(waiting, (gone + km, onward, node))
        return self._told(start, end, best[1], before) if best is not None else None

    def _at(self, spot: Spot) -> dict[int, float]:
        """The points of roads at a place, with how far each is."""
        near = {at: distance_km(point, spot.point) for at, point in enumerate(self._points)}
        return {at: km for at, km in near.items() if km <= max(_ACCESS_KM, spot.radius_km)}

    def _told(self, start: Spot, end: Spot, last: int, before: dict[int, int | None]) -> tuple[list[Point], tuple[str, ...]] | None:
        nodes: list[int] = []
        at: int | None = last
        while at is not None:
            nodes.append(at)
            at = before[at]
        nodes.reverse()
        points = [start.point, *(self._points[n] for n in nodes), end.point]
        whole = length_km(points)
        if len(nodes) < 2 or whole > _DETOUR * distance_km(start.point, end.point):
            return None
        borne: dict[str, float] = {}
        for one, other in pairwise(nodes):
            if self._road[one] == self._road[other]:
                borne[self._road[one]] = borne.get(self._road[one], 0.0) + distance_km(self._points[one], self._points[other])
        if sum(borne.values()) < whole / 2:
            return None
        return points, tuple(name for name, km in borne.items() if km >= _NAMED * whole)
