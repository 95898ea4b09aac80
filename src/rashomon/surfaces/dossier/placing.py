"""Where marks and names stand on a map so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.records import Place
from rashomon.surfaces.dossier.indexing import Entry
from rashomon.surfaces.dossier.outlines import Country
from rashomon.surfaces.dossier.projecting import Frame
from rashomon.surfaces.naming import MARKS

STEP_X, STEP_Y, RINGS = 17.0, 7.5, 7
"""The grid on which a mark looks for a free place around its point, in px, and how many steps away it may end up."""

LETTER = 6.3
"""Width of a letter of a town's name, in px, taken a little wide."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An incident with the place where it is drawn."""

    entry: Entry
    place: Place
    longitude: float
    latitude: float
    radius: float


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
    """An incident's mark and number; `number` 0 for the count of those that found no room ("+12")."""

    number: int
    anchor: str
    mark: str
    label: str
    bold: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Name:
    """A town's name, or its point where `text` is empty; a country's name."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of the sheet that is spoken for."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Taken) -> bool:
        """Whether the two share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def furniture(frame: Frame) -> list[Taken]:
    """The ground of the north arrow and of the scale bar."""
    return [
        Taken(frame.width - 32, 12, frame.width - 12, 42),
        Taken(frame.width * 0.82, frame.height - 42, frame.width, frame.height),
    ]


def _ground(x: float, y: float, number: int) -> Taken:
    return Taken(x - 8, y - 7, x + 12 + 7 * len(str(number)), y + 7)


def _offsets() -> list[tuple[float, float]]:
    steps = range(-RINGS, RINGS + 1)
    found = [(i * STEP_X, j * STEP_Y) for i in steps for j in steps]
    return sorted(found, key=lambda o: (o[0] ** 2 + o[1] ** 2, o[1], o[0]))


def place_pins(frame: Frame, spots: Sequence[Spot]) -> tuple[Pin, ...]:
    """The marks, each at a free place inside its own circle where there is one, else as near to its point as may be.

    The narrowest circles choose first; a mark that finds no room is counted at its point.
    """
    taken = furniture(frame)
    pins: list[Pin] = []
    crowd: dict[tuple[float, float], int] = {}
    offsets = _offsets()
    for spot in sorted(spots, key=lambda s: (not s.entry.incident.focal, s.radius, s.entry.number)):
        x, y = frame.at(spot.longitude, spot.latitude)
        rx, ry = frame.reach(spot.radius, spot.latitude)
        number = spot.entry.number
        best = None
        for inside in (True, False):
            for dx, dy in offsets:
                within = (dx / max(rx - 6, 1)) ** 2 + (dy / max(ry - 4, 1)) ** 2 <= 1
                near = abs(dx) <= 3 * STEP_X and abs(dy) <= 4 * STEP_Y
                ground = _ground(x + dx - 6, y + dy, number)
                on_sheet = (
                    ground.left > 2
                    and ground.top > 2
                    and ground.right < frame.width - 2
                    and ground.bottom < frame.height - 2
                )
                if (within if inside else near) and on_sheet and not any(ground.meets(t) for t in taken):
                    best = (dx, dy, ground)
                    break
            if best:
                break
        if best is None:
            crowd[(x, y)] = crowd.get((x, y), 0) + 1
            continue
        dx, dy, ground = best
        taken.append(ground)
        incident = spot.entry.incident
        pins.append(Pin(number, spot.entry.anchor, MARKS[incident.status], incident.title, incident.focal,
                        round(x + dx - 6, 1), round(y + dy, 1)))  # fmt: skip
    pins.sort(key=lambda p: p.number)
    return (*pins, *(Pin(0, "list", "", f"+{count}", False, x - 8, y + 4) for (x, y), count in sorted(crowd.items())))


def place_names(
    frame: Frame, towns: Iterable[tuple[str, float, float]], pins: Sequence[Pin], circles: Sequence[Circle]
) -> tuple[Name, ...]:
    """Names of towns where they have room: over the circle around the point, beside the point, under it, else left out."""
    taken = furniture(frame) + [_ground(p.x, p.y, p.number) for p in pins]
    sheet = Taken(4, 4, frame.width - 4, frame.height - 4)
    found = []
    for name, longitude, latitude in towns:
        x, y = frame.at(longitude, latitude)
        long = len(name) * LETTER
        rim = max((c.ry for c in circles if (c.x, c.y) == (x, y) and c.ry < 90), default=0.0)
        over = ((x, y - rim - 5, "middle"), (x, y + rim + 14, "middle")) if rim > 14 else ()
        beside = ((x + 6, y + 4, "start"), (x - 6, y + 4, "end"), (x, y - 11, "middle"), (x, y + 20, "middle"))
        for tx, ty, anchor in (*over, *beside, (x, y - 22, "middle"), (x, y + 31, "middle")):
            left = tx if anchor == "start" else tx - long if anchor == "end" else tx - long / 2
            ground = Taken(left - 2, ty - 11, left + long + 2, ty + 3)
            on_sheet = (
                sheet.left < ground.left
                and ground.right < sheet.right
                and sheet.top < ground.top
                and ground.bottom < sheet.bottom
            )
            if on_sheet and not any(ground.meets(t) for t in taken):
                taken.append(ground)
                found.append(Name(name, round(tx, 1), round(ty, 1), anchor))
                if not any(_ground(p.x, p.y, p.number).meets(Taken(x - 3, y - 3, x + 3, y + 3)) for p in pins):
                    found.append(Name("", x, y, "point"))
                break
    return tuple(found)


def place_countries(
    frame: Frame, countries: Sequence[Country], pins: Sequence[Pin], names: Sequence[Name]
) -> tuple[Name, ...]:
    """Each country's name near the middle of what is seen of it, clear of the marks, where that is more than a corner."""
    west, south, east, north = frame.box
    grid = [
        (west + (east - west) * (i + 0.5) / 24, south + (north - south) * (j + 0.5) / 16)
        for i in range(24)
        for j in range(16)
    ]
    taken = furniture(frame) + [_ground(p.x, p.y, p.number) for p in pins]
    taken += [
        Taken(n.x - len(n.text) * LETTER / 2, n.y - 11, n.x + len(n.text) * LETTER / 2, n.y + 3)
        for n in names
        if n.text
    ]
    found = []
    for country in countries:
        here = [p for p in grid if country.holds(*p)]
        if len(here) < 10:
            continue
        grid = [p for p in grid if p not in set(here)]
        mean = (sum(x for x, _ in here) / len(here), sum(y for _, y in here) / len(here))
        half = len(country.name) * 5.6
        for spot in sorted(here, key=lambda p: ((p[0] - mean[0]) ** 2 + (p[1] - mean[1]) ** 2, p)):
            x, y = frame.at(*spot)
            ground = Taken(x - half, y - 13, x + half, y + 4)
            on_sheet = (
                ground.left > 6
                and ground.right < frame.width - 6
                and ground.top > 6
                and ground.bottom < frame.height - 6
            )
            if on_sheet and not any(ground.meets(t) for t in taken):
                taken.append(ground)
                found.append(Name(country.name.upper(), x, y, "middle"))
                break
    return tuple(found)
