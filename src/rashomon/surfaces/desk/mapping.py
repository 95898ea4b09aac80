"""The map of what is looked for: circles at true scale, marks, and where many lie together how many; each is the way to look there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.doubting import WIDE_KM
from rashomon.surfaces.desk.filtering import Filters
from rashomon.surfaces.dossier.mapping import Road, Town
from rashomon.surfaces.dossier.outlines import load_fine, load_world
from rashomon.surfaces.dossier.projecting import KM, Box, Frame, draw_graticule, draw_path, measure_scale, squeeze_at
from rashomon.surfaces.naming import MARKS, mixed

WIDTH, LOW, HIGH = 388.0, 170.0, 260.0
_CELL = 24.0
"""Marks nearer than this stand together, in px."""
_POINT = 4.0
"""Marks nearer than this are one point, in px."""
_CIRCLES, _FEW = 80, 500
"""Circles that are drawn at most, and of how many incidents: more would be a grey haze."""
_TOWNS = 9
_LETTER = 5.6
_SPARE = 0.02
"""The share of the incidents that may lie outside the sheet on either side."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark: one incident with its number, or several with their count. `faint` where none of them is looked for, `current` where one of them is open."""

    x: float
    y: float
    mark: str
    text: str
    label: str
    address: str
    faint: bool
    current: bool
    several: bool
    ids: str


@dataclass(frozen=True, slots=True)
class Ring:
    """The reach of a place."""

    x: float
    y: float
    rx: float
    ry: float
    dashed: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Base:
    """What lies under the marks, as SVG path data."""

    focus: tuple[str, ...]
    land: tuple[str, ...]
    borders: tuple[str, ...]
    graticule: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The map, and what it leaves to words: how many have no point, a wide place, or lie off the sheet."""

    width: float
    height: float
    base: Base
    roads: tuple[str, ...]
    rings: tuple[Ring, ...]
    towns: tuple[tuple[str, float, float], ...]
    spots: tuple[Spot, ...]
    scale_km: int
    scale_px: float
    unplaced: int
    wide: int
    outside: int
    box: Box


def draw_map(
    every: Iterable[Line], chosen: Collection[str], asked: Filters, *, current: str | None = None, roads: Sequence[Road] = (), towns: Sequence[Town] = ()
) -> Sheet | None:
    """The map around what is looked for (`chosen`, ids); None where nothing of the ledger has a point."""
    lines = list(every)
    placed = [line for line in lines if line.placed and line.radius <= WIDE_KM]
    if not placed:
        return None
    shown = [line for line in placed if line.id in chosen] or placed
    frame = Frame(_bound(shown, asked), WIDTH, LOW, HIGH)
    seen = [line for line in placed if line.latitude is not None and line.longitude is not None and frame.shows(line.longitude, line.latitude)]
    kilometres, length = measure_scale(frame)
    mine = [line for line in lines if line.id in chosen]
    held = {line.id for line in seen}
    return Sheet(
        width=frame.width, height=frame.height, base=_draw_base(frame.box, frame.width, frame.height),
        roads=tuple(path for _, course in roads if (path := _road(frame, course))),
        rings=_rings(frame, [line for line in seen if line.id in chosen or line.id == current], current),
        spots=(spots := tuple(_spots(frame, seen, chosen, asked, current))), towns=_place_towns(frame, towns, spots),
        scale_km=kilometres, scale_px=length,
        unplaced=sum(not line.placed for line in mine), wide=sum(line.placed and line.radius > WIDE_KM for line in mine),
        outside=sum(line.placed and line.radius <= WIDE_KM and line.id not in held for line in mine), box=frame.box,
    )  # fmt: skip


def _bound(lines: Sequence[Line], asked: Filters) -> Box:
    """The part of the earth to draw: the one asked for, else where most of the lines lie, with a margin."""
    if asked.box is not None:
        south, west, north, east = asked.box
    else:
        reach = [(line.longitude or 0.0, line.latitude or 0.0, line.radius / KM) for line in lines]
        spare = int(len(reach) * _SPARE)
        west, east = _ends([x - r / squeeze_at(y) for x, y, r in reach], [x + r / squeeze_at(y) for x, y, r in reach], spare)
        south, north = _ends([y - r for _, y, r in reach], [y + r for _, y, r in reach], spare)
    margin = max(0.1 * (north - south), 0.07 * (east - west), 0.1)
    return max(-180.0, west - margin), max(-89.0, south - margin), min(180.0, east + margin), min(89.0, north + margin)


def _ends(least: Sequence[float], most: Sequence[float], spare: int) -> tuple[float, float]:
    return sorted(least)[spare], sorted(most)[len(most) - 1 - spare]


@lru_cache(maxsize=64)
def _draw_base(box: Box, width: float, height: float) -> Base:
    frame = Frame(box, width, height, height)
    fine = next((f for f in load_fine() if f.covers(*box)), None)
    countries = [country for country in load_world() if country.meets(*box)]
    if fine is not None:
        countries = [fine.country if country.name == fine.country.name else country for country in countries]
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    home = next((country.name for country in countries if country.holds(*middle)), fine.country.name if fine else None)
    if fine is not None and fine.country.name == home:
        lines = [draw_path(frame, line, close=False) for line in (*fine.country.rings, *fine.lines)]
        land: list[str] = []
    else:
        rings = [(country.name, ring) for country in countries for ring in country.rings]
        lines = [draw_path(frame, ring, close=True) for _, ring in rings]
        land = [draw_path(frame, ring, close=True) for name, ring in rings if name != home]
    focus = [draw_path(frame, ring, close=True) for country in countries if country.name == home for ring in country.rings]
    return Base(tuple(filter(None, focus)), tuple(filter(None, land)), tuple(filter(None, lines)), () if countries else draw_graticule(frame))


def _road(frame: Frame, course: tuple[tuple[float, float], ...]) -> str:
    return draw_path(frame, course, close=False) if any(frame.shows(x, y) for x, y in course) else ""


def _rings(frame: Frame, lines: Sequence[Line], current: str | None) -> tuple[Ring, ...]:
    found: dict[tuple[float, float, float], Ring] = {}
    lines = lines if len(lines) <= _FEW else [line for line in lines if line.id == current]
    for line in sorted(lines, key=lambda line: (-line.radius, line.number)):
        x, y = frame.at(line.longitude or 0.0, line.latitude or 0.0)
        rx, ry = frame.reach(line.radius, line.latitude or 0.0)
        key, mine = (x, y, rx), line.id == current
        old = found.get(key)
        if ry >= 4:
            found[key] = Ring(x, y, rx, ry, line.origins <= 1 and (old is None or old.dashed), mine or (old is not None and old.current))
    rings = list(found.values())
    return tuple(rings[-_CIRCLES:] if len(rings) > _CIRCLES else rings)


def _spots(frame: Frame, lines: Sequence[Line], chosen: Collection[str], asked: Filters, current: str | None) -> Iterable[Spot]:
    """The marks, those that would touch as one with their count; what is not looked for lies faint beneath."""
    for faint in (True, False):
        points: dict[tuple[int, int], list[tuple[float, float, Line]]] = {}
        for line in lines:
            if (line.id not in chosen) is faint:
                x, y = frame.at(line.longitude or 0.0, line.latitude or 0.0)
                points.setdefault((int(x // _POINT), int(y // _POINT)), []).append((x, y, line))
        groups: list[list[tuple[float, float, Line]]] = []
        for held in points.values():
            x, y, _ = held[0]
            home = next((group for group in groups if abs(group[0][0] - x) < _CELL and abs(group[0][1] - y) < _CELL), None)
            if home is None:
                groups.append(held)
            else:
                home.extend(held)
        for held in groups:
            yield _spot(held, asked, current, faint=faint)


def _spot(held: Sequence[tuple[float, float, Line]], asked: Filters, current: str | None, *, faint: bool) -> Spot:
    lines = [line for _, _, line in held]
    x, y = sum(x for x, _, _ in held) / len(held), sum(y for _, y, _ in held) / len(held)
    open_here = any(line.id == current for line in lines)
    mark = MARKS[mixed([line.status for line in lines])]
    if len(lines) == 1:
        line = lines[0]
        return Spot(round(x, 1), round(y, 1), mark, str(line.number), f"{line.number}: {line.title}, {line.when}", asked.address(f"/incidents/{line.id}"), faint, open_here, False, line.id)
    pad = 0.02
    south, north = min(line.latitude or 0.0 for line in lines) - pad, max(line.latitude or 0.0 for line in lines) + pad
    west, east = min(line.longitude or 0.0 for line in lines) - pad, max(line.longitude or 0.0 for line in lines) + pad
    box = (round(max(-90.0, south), 3), round(max(-180.0, west), 3), round(min(90.0, north), 3), round(min(180.0, east), 3))
    ids = " ".join(line.id for line in lines[:40])
    return Spot(round(x, 1), round(y, 1), mark, f"{len(lines):,}", f"{len(lines):,} incidents: look at these", asked.but(box=box).address("/"), faint, open_here, True, ids)


def _place_towns(frame: Frame, towns: Sequence[Town], spots: Sequence[Spot]) -> tuple[tuple[str, float, float], ...]:
    """The first towns whose names touch neither a mark nor each other."""
    taken = [(spot.x - 10, spot.y - 9, spot.x + 10 + 6 * len(spot.text), spot.y + 9) for spot in spots]
    taken.append((frame.width - 90, frame.height - 28, frame.width, frame.height))
    found: list[tuple[str, float, float]] = []
    for name, longitude, latitude in towns:
        if len(found) >= _TOWNS or not frame.shows(longitude, latitude):
            continue
        x, y = frame.at(longitude, latitude)
        ground = (x - 3, y - 10, x + 8 + _LETTER * len(name), y + 6)
        if ground[2] < frame.width - 4 and ground[1] > 4 and not any(_meet(ground, other) for other in taken):
            taken.append(ground)
            found.append((name, x, y))
    return tuple(found)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
