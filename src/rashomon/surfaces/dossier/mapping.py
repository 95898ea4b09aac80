"""Where: circles at true scale, as wide as the words allow, with the mark anywhere inside."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Attribute, Place
from rashomon.surfaces.dossier.describing import say_radius
from rashomon.surfaces.dossier.indexing import Entry, Index, place_of
from rashomon.surfaces.dossier.naming import MARKS
from rashomon.surfaces.dossier.outlines import Country, Ring, load_fine, load_world

KM = 111.195
"""Kilometres in a degree of latitude, on a sphere of 6371 km."""

WIDEST = 75.0
"""The widest circle, in km, that a map drawn around the narrower ones still shows; wider ones are said in words."""

CROWD = 7
"""Marks beside each other at one place before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A place's reach: `dashed` where it rests on one origin, `far` where it is wide and drawn thin."""

    x: float
    y: float
    rx: float
    ry: float
    dashed: bool
    far: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """An incident's mark and number; without a place to stand, `number` 0 and the words of `label` ("+12")."""

    number: int
    anchor: str
    mark: str
    label: str
    bold: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """A town's point and its name, or a country's name (`dot` False)."""

    text: str
    x: float
    y: float
    anchor: str
    dot: bool = True


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing at one size; paths are SVG path data."""

    width: float
    height: float
    land: tuple[str, ...]
    focus: tuple[str, ...]
    borders: tuple[str, ...]
    graticule: tuple[str, ...]
    circles: tuple[Circle, ...]
    pins: tuple[Pin, ...]
    towns: tuple[Name, ...]
    countries: tuple[Name, ...]
    scale_km: int
    scale_px: float
    centre: str


@dataclass(frozen=True, slots=True)
class Where:
    """The map, wide and narrow, and what it leaves to words."""

    wide: Map | None
    narrow: Map | None
    unplaced: tuple[Entry, ...]
    vague: tuple[tuple[Entry, str], ...]
    outside: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    entry: Entry
    place: Place
    longitude: float
    latitude: float
    radius: float


class Frame:
    """The plane of one map: an equirectangular sheet around its middle latitude, in px."""

    def __init__(self, box: tuple[float, float, float, float], width: float, low: float, high: float) -> None:
        """The sheet of this width that shows the whole box, as high as the box needs, between `low` and `high`."""
        west, south, east, north = box
        across = (east - west) * max(0.2, math.cos(math.radians((south + north) / 2)))
        self.width = width
        self.height = float(round(min(high, max(low, width * (north - south) / max(1e-6, across)))))
        self.latitude, self.longitude = (south + north) / 2, (west + east) / 2
        self.squeeze = max(0.2, math.cos(math.radians(self.latitude)))
        self.pixels = min(self.width / max(1e-6, (east - west) * self.squeeze), self.height / max(1e-6, north - south))
        half_x, half_y = self.width / 2 / self.pixels / self.squeeze, self.height / 2 / self.pixels
        self.box = (self.longitude - half_x, self.latitude - half_y, self.longitude + half_x, self.latitude + half_y)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point lies on the sheet."""
        x = self.width / 2 + (longitude - self.longitude) * self.squeeze * self.pixels
        return round(x, 1), round(self.height / 2 - (latitude - self.latitude) * self.pixels, 1)

    def reach(self, kilometres: float, latitude: float) -> tuple[float, float]:
        """A radius in px, across and along: true at the latitude where it stands."""
        ry = kilometres / KM * self.pixels
        return round(ry * self.squeeze / max(0.2, math.cos(math.radians(latitude))), 1), round(ry, 1)

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies on the sheet."""
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north


def draw_map(index: Index) -> Where:
    """The map around the places of the news incidents; what is wide, far off or unplaced is named in words."""
    placed: list[_Spot] = []
    unplaced = []
    for entry in index.entries:
        place = place_of(entry.incident)
        if place is None or place.latitude is None or place.longitude is None:
            unplaced.append(entry)
        else:
            placed.append(_Spot(entry, place, place.longitude, place.latitude, place.radius_km or 0.0))
    sharp = [s for s in placed if s.radius <= WIDEST and s.place.precision not in ("region", "country")]
    vague = tuple((s.entry, f"{s.place.name}, ±{say_radius(s.radius)} km") for s in placed if s not in sharp)
    around = [s for s in sharp if s.entry.incident.focal] or sharp
    if not around:
        return Where(None, None, tuple(unplaced), vague, ())
    box = _bound(around)
    wide = Frame(box, 940, 340, 470)
    narrow = Frame(box, 358, 240, 400)
    inside = [s for s in sharp if wide.shows(s.longitude, s.latitude) and narrow.shows(s.longitude, s.latitude)]
    numbers = {s.entry.number for s in inside}
    outside = tuple((s.entry, s.place.name) for s in sharp if s.entry.number not in numbers)
    towns = _towns(index)
    return Where(_draw(wide, inside, towns), _draw(narrow, inside, towns), tuple(unplaced), vague, outside)


def _bound(spots: list[_Spot]) -> tuple[float, float, float, float]:
    """The box of the circles (west, south, east, north) with a margin, never less than 30 km across."""
    west = min(s.longitude - _degrees(s) for s in spots)
    east = max(s.longitude + _degrees(s) for s in spots)
    south = min(s.latitude - s.radius / KM for s in spots)
    north = max(s.latitude + s.radius / KM for s in spots)
    margin = max(0.1 * (north - south), 0.07 * (east - west), 0.14)
    return max(-180.0, west - margin), max(-89.0, south - margin), min(180.0, east + margin), min(89.0, north + margin)


def _degrees(spot: _Spot) -> float:
    return spot.radius / KM / max(0.2, math.cos(math.radians(spot.latitude)))


def _towns(index: Index) -> list[tuple[str, float, float]]:
    """The named places of the incidents' own accounts, the sharpest first."""
    found: dict[str, tuple[float, str, float, float]] = {}
    for entry in index.entries:
        for fact in entry.facts(Attribute.PLACE):
            for place in (v for p in fact.positions for v in p.values if isinstance(v, Place)):
                sharp = place.precision not in ("region", "country", "between", "along")
                if (
                    place.latitude is not None
                    and place.longitude is not None
                    and sharp
                    and (place.radius_km or 0) <= WIDEST
                ):
                    found.setdefault(place.name, (place.radius_km or 0, place.name, place.longitude, place.latitude))
    return [(name, lon, lat) for _, name, lon, lat in sorted(found.values())]


def _path(frame: Frame, ring: Iterable[tuple[float, float]], *, close: bool) -> str:
    """A line as SVG path data; points that fall within half a pixel of the last are left out."""
    steps: list[str] = []
    last = (math.inf, math.inf)
    for longitude, latitude in ring:
        x, y = frame.at(longitude, latitude)
        x, y = max(-4000.0, min(5000.0, x)), max(-4000.0, min(5000.0, y))
        if abs(x - last[0]) + abs(y - last[1]) >= 0.6:
            steps.append(f"{x:g},{y:g}")
            last = (x, y)
    return "M" + "L".join(steps) + ("Z" if close else "") if len(steps) > 1 else ""


def _near(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    return (
        min(x for x, _ in ring) <= box[2]
        and max(x for x, _ in ring) >= box[0]
        and min(y for _, y in ring) <= box[3]
        and max(y for _, y in ring) >= box[1]
    )


def _draw(frame: Frame, spots: list[_Spot], towns: list[tuple[str, float, float]]) -> Map:
    """Everything on one sheet."""
    fine = next((f for f in load_fine() if f.covers(*frame.box)), None)
    countries = [c for c in load_world() if c.meets(*frame.box)]
    if fine:
        countries = [fine.country if c.name == fine.country.name else c for c in countries]
    held = {c.name: sum(c.holds(s.longitude, s.latitude) for s in spots) for c in countries}
    home = max(held, key=lambda n: (held[n], n)) if held and max(held.values()) else None
    focus = [c for c in countries if c.name == home]
    land: list[str] = []
    borders: list[str] = []
    if fine and fine.country.name == home:
        borders = [_path(frame, r, close=True) for r in fine.country.rings] + [
            _path(frame, line, close=False) for line in fine.lines
        ]
    else:
        land = [
            _path(frame, r, close=True) for c in countries if c.name != home for r in c.rings if _near(r, frame.box)
        ]
        borders = [_path(frame, r, close=True) for c in countries for r in c.rings if _near(r, frame.box)]
    step, pixels = _scale(frame)
    west, south, east, north = frame.box
    pins = _pin(frame, spots)
    circles = _circles(frame, spots)
    return Map(
        width=frame.width, height=frame.height,
        land=tuple(p for p in land if p), focus=tuple(_path(frame, r, close=True) for c in focus for r in c.rings if _near(r, frame.box)),
        borders=tuple(p for p in borders if p), graticule=() if countries else _graticule(frame),
        circles=circles, pins=pins, towns=_label(frame, towns, pins, circles), countries=_name(frame, countries),
        scale_km=step, scale_px=pixels, centre=f"{(south + north) / 2:.1f}° N, {(west + east) / 2:.1f}° E",
    )  # fmt: skip


def _circles(frame: Frame, spots: list[_Spot]) -> tuple[Circle, ...]:
    """One circle for each place and radius, the wide ones first; dashed where every incident there rests on one origin."""
    grouped: dict[tuple[float, float, float], bool] = {}
    for spot in spots:
        key = (spot.longitude, spot.latitude, spot.radius)
        single = spot.entry.incident.status.value == "uncorroborated"
        grouped[key] = grouped.get(key, True) and single
    found = []
    for (longitude, latitude, radius), dashed in sorted(grouped.items(), key=lambda item: -item[0][2]):
        x, y = frame.at(longitude, latitude)
        rx, ry = frame.reach(radius, latitude)
        if ry >= 4:
            found.append(Circle(x, y, rx, ry, dashed, ry > frame.height * 0.22))
    return tuple(found)


def _pin(frame: Frame, spots: list[_Spot]) -> tuple[Pin, ...]:
    """The marks: one in the middle of its circle, several of one place in rows around it."""
    grouped: dict[tuple[float, float], list[_Spot]] = {}
    for spot in spots:
        x, y = frame.at(spot.longitude, spot.latitude)
        near = next((k for k in grouped if abs(k[0] - x) < 22 and abs(k[1] - y) < 10), (x, y))
        grouped.setdefault(near, []).append(spot)
    pins = []
    for (x, y), group in grouped.items():
        ordered = sorted(group, key=lambda s: (not s.entry.incident.focal, s.entry.number))
        shown = ordered if len(ordered) <= CROWD + 1 else ordered[:CROWD]
        across = 1 if len(shown) < 3 else 2
        rows = -(-len(shown) // across)
        for n, spot in enumerate(sorted(shown, key=lambda s: s.entry.number)):
            px = x + (n % across) * 34 - (across - 1) * 17 - 8
            py = y + (n // across) * 15 - (rows - 1) * 7.5
            incident = spot.entry.incident
            pins.append(Pin(spot.entry.number, spot.entry.anchor, MARKS[incident.status], incident.title, incident.focal,
                            round(min(max(px, 10), frame.width - 34), 1), round(min(max(py, 10), frame.height - 10), 1)))  # fmt: skip
        if len(ordered) > len(shown):
            pins.append(
                Pin(
                    0,
                    "list",
                    "",
                    f"+{len(ordered) - len(shown)}",
                    False,
                    round(x + 10, 1),
                    round(y + rows * 7.5 + 8, 1),
                )
            )
    return tuple(pins)


def _label(
    frame: Frame, towns: list[tuple[str, float, float]], pins: tuple[Pin, ...], circles: tuple[Circle, ...]
) -> tuple[Name, ...]:
    """Names of towns where they have room: over the circle around the point, beside the point, under it, else left out."""
    taken = [(p.x - 9, p.y - 8, p.x + 27, p.y + 8) for p in pins]
    taken += [
        (frame.width - 32, 12, frame.width - 12, 42),
        (frame.width * 0.82, frame.height - 42, frame.width, frame.height),
    ]
    found = []
    for name, longitude, latitude in towns:
        x, y = frame.at(longitude, latitude)
        long = len(name) * 6.3
        rim = max((c.ry for c in circles if (c.x, c.y) == (x, y) and c.ry < 90), default=0.0)
        over = ((x, y - rim - 5, "middle"), (x, y + rim + 14, "middle")) if rim > 14 else ()
        tries = (
            *over,
            (x + 6, y + 4, "start"),
            (x - 6, y + 4, "end"),
            (x, y - 11, "middle"),
            (x, y + 20, "middle"),
            (x, y - 22, "middle"),
            (x, y + 31, "middle"),
        )
        for tx, ty, anchor in tries:
            left = tx if anchor == "start" else tx - long if anchor == "end" else tx - long / 2
            box = (left - 2, ty - 11, left + long + 2, ty + 3)
            clear = not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)
            if clear and box[0] > 4 and box[2] < frame.width - 4 and box[1] > 4 and box[3] < frame.height - 4:
                taken.append(box)
                found.append(Name(name, round(tx, 1), round(ty, 1), anchor))
                if not any(abs(p.x + 4 - x) < 18 and abs(p.y - y) < 9 for p in pins):
                    found.append(Name("", x, y, "dot"))
                break
    return tuple(found)


def _name(frame: Frame, countries: list[Country]) -> tuple[Name, ...]:
    """Each country's name in the middle of what is seen of it, where that is more than a corner."""
    west, south, east, north = frame.box
    grid = [
        (west + (east - west) * (i + 0.5) / 24, south + (north - south) * (j + 0.5) / 16)
        for i in range(24)
        for j in range(16)
    ]
    found = []
    free = grid
    for country in countries:
        here = [p for p in free if country.holds(*p)]
        if len(here) < 10:
            continue
        free = [p for p in free if p not in set(here)]
        mean = (sum(x for x, _ in here) / len(here), sum(y for _, y in here) / len(here))
        spot = min(here, key=lambda p: (p[0] - mean[0]) ** 2 + (p[1] - mean[1]) ** 2)
        x, y = frame.at(*spot)
        half = len(country.name) * 5.5
        if half + 8 < frame.width / 2:
            found.append(
                Name(
                    country.name.upper(),
                    round(min(max(x, half + 8), frame.width - half - 8), 1),
                    round(min(max(y, 20), frame.height - 14), 1),
                    "middle",
                    False,
                )
            )
    return tuple(found)


def _scale(frame: Frame) -> tuple[int, float]:
    """A round length for the scale bar, about an eighth of the sheet, and how long it is drawn."""
    per_km = frame.pixels / KM
    wanted = frame.width / 8 / per_km
    step = max((n for n in (1, 2, 5, 10, 25, 50, 100, 200, 500, 1000, 2000, 5000) if n <= wanted), default=1)
    return step, round(step * per_km, 1)


def _graticule(frame: Frame) -> tuple[str, ...]:
    """Lines of whole degrees, where no outline covers the sheet."""
    west, south, east, north = frame.box
    step = next(s for s in (0.25, 0.5, 1, 2, 5, 10, 20, 45) if (east - west) / s <= 10 or s == 45)
    lines = []
    n = math.ceil(west / step)
    while n * step <= east:
        lines.append(_path(frame, ((n * step, south), (n * step, north)), close=False))
        n += 1
    n = math.ceil(south / step)
    while n * step <= north:
        lines.append(_path(frame, ((west, n * step), (east, n * step)), close=False))
        n += 1
    return tuple(lines)
