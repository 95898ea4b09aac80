"""The plane of a map: where a degree falls on the sheet, how long a kilometre is there, and the lines drawn on it."""

from __future__ import annotations

import math
from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

KM = 111.195
"""Kilometres in a degree of latitude, on a sphere of 6371 km."""

ROUND_LENGTHS = (1, 2, 5, 10, 25, 50, 100, 200, 500, 1000, 2000, 5000)
"""The lengths of a scale bar, in km."""


def squeeze_at(latitude: float) -> float:
    """How much narrower a degree of longitude is than one of latitude; never so narrow that a pole tears the sheet."""
    return max(0.2, math.cos(math.radians(latitude)))


class Frame:
    """An equirectangular sheet around its middle latitude, in px."""

    def __init__(self, box: Box, width: float, low: float, high: float) -> None:
        """The sheet of this width that shows the whole box, as high as the box needs, between `low` and `high`."""
        west, south, east, north = box
        self.width = width
        self.latitude, self.longitude = (south + north) / 2, (west + east) / 2
        self.squeeze = squeeze_at(self.latitude)
        across, along = max(1e-6, (east - west) * self.squeeze), max(1e-6, north - south)
        self.height = float(round(min(high, max(low, width * along / across))))
        self.pixels = min(self.width / across, self.height / along)
        half_x, half_y = self.width / 2 / self.pixels / self.squeeze, self.height / 2 / self.pixels
        self.box: Box = (
            self.longitude - half_x,
            self.latitude - half_y,
            self.longitude + half_x,
            self.latitude + half_y,
        )

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point lies on the sheet."""
        x = self.width / 2 + (longitude - self.longitude) * self.squeeze * self.pixels
        return round(x, 1), round(self.height / 2 - (latitude - self.latitude) * self.pixels, 1)

    def reach(self, kilometres: float, latitude: float) -> tuple[float, float]:
        """A radius in px, across and along: true at the latitude where it stands."""
        along = kilometres / KM * self.pixels
        return round(along * self.squeeze / squeeze_at(latitude), 1), round(along, 1)

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies on the sheet."""
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north


def draw_path(frame: Frame, line: Iterable[tuple[float, float]], *, close: bool) -> str:
    """A line as SVG path data; points that fall within half a pixel of the last are left out."""
    steps: list[str] = []
    last = (math.inf, math.inf)
    for longitude, latitude in line:
        x, y = frame.at(longitude, latitude)
        x, y = max(-4000.0, min(5000.0, x)), max(-4000.0, min(5000.0, y))
        if abs(x - last[0]) + abs(y - last[1]) >= 0.6:
            steps.append(f"{x:g},{y:g}")
            last = (x, y)
    return "M" + "L".join(steps) + ("Z" if close else "") if len(steps) > 1 else ""


def measure_scale(frame: Frame) -> tuple[int, float]:
    """A round length for the scale bar, about an eighth of the sheet, and how long it is drawn."""
    pixels = frame.pixels / KM
    step = max((n for n in ROUND_LENGTHS if n <= frame.width / 8 / pixels), default=1)
    return step, round(step * pixels, 1)


def draw_graticule(frame: Frame) -> tuple[str, ...]:
    """Lines of whole degrees, where no outline covers the sheet."""
    west, south, east, north = frame.box
    step = next(s for s in (0.25, 0.5, 1, 2, 5, 10, 20, 45) if (east - west) / s <= 10 or s == 45)
    lines = []
    for n in range(math.ceil(west / step), math.floor(east / step) + 1):
        lines.append(draw_path(frame, ((n * step, south), (n * step, north)), close=False))
    for n in range(math.ceil(south / step), math.floor(north / step) + 1):
        lines.append(draw_path(frame, ((west, n * step), (east, n * step)), close=False))
    return tuple(lines)
