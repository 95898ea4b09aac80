"""The outlines of countries under the map: a fine one for Syria, a coarse one for the rest of the world.

Both are drawn from Natural Earth, which is in the public domain; each file names its scale. Borders are simplified and
imply no view on the status of any territory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """One country's outline: its rings, the first the largest by points."""

    name: str
    rings: tuple[Ring, ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies inside (even-odd rule, so that a hole is outside)."""
        inside = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
                if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside

    def meets(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether any ring's own box meets this box."""
        return any(
            min(x for x, _ in r) <= east
            and max(x for x, _ in r) >= west
            and min(y for _, y in r) <= north
            and max(y for _, y in r) >= south
            for r in self.rings
        )


@dataclass(frozen=True, slots=True)
class FineOutline:
    """A country in detail with the borders around it, good within its box (west, south, east, north)."""

    country: Country
    box: tuple[float, float, float, float]
    lines: tuple[Ring, ...]

    def covers(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether the outline tells all the borders of this box."""
        return self.box[0] <= west and self.box[1] <= south and east <= self.box[2] and north <= self.box[3]


def _ring(points: list[list[float]]) -> Ring:
    return tuple((float(x), float(y)) for x, y in points)


def _read(name: str) -> str:
    return (files("rashomon.surfaces.dossier") / "outlines" / name).read_text(encoding="utf-8")


@cache
def load_world() -> tuple[Country, ...]:
    """Every country at 1:110m."""
    found = json.loads(_read("world.json"))
    return tuple(Country(c["name"], tuple(_ring(r) for r in c["rings"])) for c in found["countries"])


@cache
def load_fine() -> tuple[FineOutline, ...]:
    """The outlines in detail: Syria's."""
    found = json.loads(_read("syria.json"))
    west, south, east, north = found["box"]
    country = Country(found["country"], (_ring(found["ring"]),))
    return (FineOutline(country, (west, south, east, north), tuple(_ring(line) for line in found["lines"])),)
