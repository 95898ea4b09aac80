"""Where: circles at true scale, as wide as the words allow, with the mark anywhere inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.records import Attribute, Place, Status
from rashomon.surfaces.describing import say_radius
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.dossier.outlines import Ring, load_fine, load_world
from rashomon.surfaces.dossier.placing import Circle, Name, Pin, Spot, place_countries, place_names, place_pins
from rashomon.surfaces.dossier.projecting import KM, Box, Frame, draw_graticule, draw_path, measure_scale, squeeze_at

WIDEST = 75.0
"""The widest circle, in km, that is still drawn; wider ones are said in words."""

LANDMARKS = 12
"""Towns that are named besides the incidents' own places, the largest first."""

BROAD = ("region", "country")
"""Precisions that name no spot: a province has no middle where anything happened."""


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
    roads: tuple[tuple[str, str, float, float], ...] = ()
    """Each with its path and where its name stands; the name is empty where it has no room."""


Road = tuple[str, tuple[tuple[float, float], ...]]
"""A road's name and its course, as longitudes and latitudes."""

Town = tuple[str, float, float]
"""A town's name, longitude and latitude."""

Told = tuple[tuple[str, tuple[Entry, ...]], ...]
"""Places in words, each with its incidents."""


@dataclass(frozen=True, slots=True)
class Where:
    """The map, wide and narrow, and what it leaves to words."""

    wide: Map | None
    narrow: Map | None
    unplaced: tuple[Entry, ...]
    vague: Told
    outside: Told


def draw_map(index: Index, roads: Sequence[Road] = (), landmarks: Sequence[Town] = ()) -> Where:
    """The map around the places of the news incidents; what is wide, far off or unplaced is named in words.

    `roads` that cross it are drawn, and `landmarks` named where the incidents' own places leave room.
    """
    placed: list[Spot] = []
    unplaced = []
    for entry in index.entries:
        place = entry.summary.site
        if place is None or place.latitude is None or place.longitude is None:
            unplaced.append(entry)
        else:
            placed.append(Spot(entry, place, place.longitude, place.latitude, place.radius_km or 0.0))
    sharp = [s for s in placed if s.radius <= WIDEST and s.place.precision not in BROAD]
    vague = _tell((f"{s.place.name} ±{say_radius(s.radius)} km", s.entry) for s in placed if s not in sharp)
    around = _gather([s for s in sharp if s.entry.incident.focal] or sharp)
    if not around:
        return Where(None, None, tuple(unplaced), vague, ())
    box = _bound(around)
    wide, narrow = Frame(box, 940, 340, 470), Frame(box, 358, 240, 400)
    inside = [s for s in sharp if wide.shows(s.longitude, s.latitude) and narrow.shows(s.longitude, s.latitude)]
    numbers = {s.entry.number for s in inside}
    outside = _tell((s.place.name, s.entry) for s in sharp if s.entry.number not in numbers)
    own = _towns(index)
    known = {name for name, _, _ in own}
    spare = [t for t in landmarks if wide.shows(*t[1:]) and t[0] not in known and not any(_beside(t, other) for other in own)]
    towns = [*own, *spare[:LANDMARKS]]
    return Where(_draw(wide, inside, towns, roads), _draw(narrow, inside, towns, roads), tuple(unplaced), vague, outside)


def _beside(one: Town, other: Town) -> bool:
    """Whether two towns are so near that they may be one under two names."""
    return abs(one[1] - other[1]) < 0.03 and abs(one[2] - other[2]) < 0.03


def _tell(said: Iterable[tuple[str, Entry]]) -> Told:
    grouped: dict[str, list[Entry]] = {}
    for words, entry in said:
        grouped.setdefault(words, []).append(entry)
    return tuple((words, tuple(entries)) for words, entries in grouped.items())


def _bound(spots: list[Spot]) -> Box:
    """The box of the circles with a margin of a tenth, never less than some 30 km across."""
    degrees = [(s, s.radius / KM, s.radius / KM / squeeze_at(s.latitude)) for s in spots]
    west, east = min(s.longitude - r for s, _, r in degrees), max(s.longitude + r for s, _, r in degrees)
    south, north = min(s.latitude - r for s, r, _ in degrees), max(s.latitude + r for s, r, _ in degrees)
    margin = max(0.1 * (north - south), 0.07 * (east - west), 0.14)
    return max(-180.0, west - margin), max(-89.0, south - margin), min(180.0, east + margin), min(89.0, north + margin)


def _gather(spots: list[Spot]) -> list[Spot]:
    """The spots that share a sheet: those far off are left to words where leaving them out halves the sheet.

    At most a quarter of the incidents is left out, the farthest from the middle first.
    """
    kept, spare = list(spots), len(spots) // 4
    while spare > 0:
        middle = (_median([s.longitude for s in kept]), _median([s.latitude for s in kept]))
        far = max(kept, key=lambda s: ((s.longitude - middle[0]) ** 2 + (s.latitude - middle[1]) ** 2, s.entry.number))
        group = [s for s in kept if abs(s.longitude - far.longitude) + abs(s.latitude - far.latitude) < 1.0]
        rest = [s for s in kept if s not in group]
        if len(group) > spare or not rest or _area(rest) > 0.8 * _area(kept):
            break
        kept, spare = rest, spare - len(group)
    return kept if spots and _area(kept) <= 0.5 * _area(spots) else spots


def _median(numbers: list[float]) -> float:
    return sorted(numbers)[len(numbers) // 2]


def _area(spots: list[Spot]) -> float:
    west, south, east, north = _bound(spots)
    return (east - west) * (north - south)


def _towns(index: Index) -> list[tuple[str, float, float]]:
    """The named places of the incidents' own accounts, the sharpest first."""
    found: dict[str, tuple[float, str, float, float]] = {}
    for entry in index.entries:
        for place in (v for f in entry.facts(Attribute.PLACE) for p in f.asserted for v in p.values if isinstance(v, Place)):
            sharp = place.precision not in (*BROAD, "between", "along") and (place.radius_km or 0) <= WIDEST
            if place.latitude is not None and place.longitude is not None and sharp:
                found.setdefault(place.name, (place.radius_km or 0, place.name, place.longitude, place.latitude))
    return [(name, longitude, latitude) for _, name, longitude, latitude in sorted(found.values())]


def _draw(frame: Frame, spots: list[Spot], towns: list[Town], roads: Sequence[Road]) -> Map:
    """Everything on one sheet. The country of most incidents is white, its neighbours grey.

    Where a fine outline covers the sheet it is drawn alone, so that no border is drawn twice at two scales.
    """
    fine = next((f for f in load_fine() if f.covers(*frame.box)), None)
    countries = [c for c in load_world() if c.meets(*frame.box)]
    if fine:
        countries = [fine.country if c.name == fine.country.name else c for c in countries]
    held = {c.name: sum(c.holds(s.longitude, s.latitude) for s in spots) for c in countries}
    home = max(held, key=lambda n: (held[n], n)) if held and max(held.values()) else None
    rings = [(c.name, r) for c in countries for r in c.rings if _near(r, frame.box)]
    if fine and fine.country.name == home:
        lines = [draw_path(frame, line, close=False) for line in (*fine.country.rings, *fine.lines)]
        land: list[str] = []
    else:
        lines = [draw_path(frame, r, close=True) for _, r in rings]
        land = [draw_path(frame, r, close=True) for name, r in rings if name != home]
    kilometres, length = measure_scale(frame)
    west, south, east, north = frame.box
    circles, pins = _circles(frame, spots), place_pins(frame, spots)
    names = place_names(frame, towns, pins, circles)
    return Map(
        width=frame.width,
        height=frame.height,
        land=tuple(p for p in land if p),
        focus=tuple(draw_path(frame, r, close=True) for name, r in rings if name == home),
        borders=tuple(p for p in lines if p),
        graticule=() if countries else draw_graticule(frame),
        circles=circles,
        pins=pins,
        towns=names,
        countries=place_countries(frame, countries, pins, names),
        scale_km=kilometres,
        scale_px=length,
        roads=_roads(frame, roads),
        centre=f"{(south + north) / 2:.1f}° N, {(west + east) / 2:.1f}° E",
    )


def _roads(frame: Frame, roads: Sequence[Road]) -> tuple[tuple[str, str, float, float], ...]:
    """The roads that cross the sheet, each named near the middle of what is seen of it."""
    found = []
    for name, course in roads:
        seen = [frame.at(x, y) for x, y in course if frame.shows(x, y)]
        if len(seen) > 1:
            x, y = seen[len(seen) // 3]
            found.append((draw_path(frame, course, close=False), name, round(x, 1), round(y - 5, 1)))
    return tuple(found)


def _near(ring: Ring, box: Box) -> bool:
    across, along = [x for x, _ in ring], [y for _, y in ring]
    return min(across) <= box[2] and max(across) >= box[0] and min(along) <= box[3] and max(along) >= box[1]


def _circles(frame: Frame, spots: list[Spot]) -> tuple[Circle, ...]:
    """One circle for each place and radius, the wide ones first; dashed where every incident there rests on one origin."""
    grouped: dict[tuple[float, float, float], bool] = {}
    for spot in spots:
        key = (spot.longitude, spot.latitude, spot.radius)
        grouped[key] = grouped.get(key, True) and spot.entry.incident.status is Status.UNCORROBORATED
    found = []
    for (longitude, latitude, radius), dashed in sorted(grouped.items(), key=lambda item: (-item[0][2], item[0])):
        x, y = frame.at(longitude, latitude)
        rx, ry = frame.reach(radius, latitude)
        if ry >= 4:
            found.append(Circle(x, y, rx, ry, dashed, ry > frame.height * 0.22))
    return tuple(found)
