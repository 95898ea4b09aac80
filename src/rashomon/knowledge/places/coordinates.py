"""Positions written in figures, as ship-security advisories, navies and map-minded desks give them.

    01:14.2N 103:23.1E      01°14.2'N - 103°23.1'E      12 34 N 056 24 E      24°30′15″N, 118°20′E      36.5163 N, 37.9559 E
    Lat: 01 14.20N, Long: 103 23.10E                    N 48.0159 E 37.8029

A pair needs its hemispheres or its degree signs: bare numbers are tolls, scores and prices as often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DEGREES = r"\d{1,3}(?:\.\d+)?"
_VALUE = rf"{_DEGREES}(?:\s*[°º:\s-]\s*\d{{1,2}}(?:\.\d+)?(?:\s*['′’:\s]\s*\d{{1,2}}(?:\.\d+)?)?)?\s*[°º'′’\"″”]{{0,2}}"
_LABEL = r"(?:[Ll]at(?:itude)?|[Ll]on(?:g(?:itude)?)?)\.?\s*:?\s*"
_BETWEEN = r"\s*(?:[,;/–—-]|and|by)?\s*"
_AFTER = re.compile(rf"(?<![\w.])(?:{_LABEL})?(?P<lat>{_VALUE})\s*(?P<ns>[NS])\b{_BETWEEN}(?:{_LABEL})?(?P<lon>{_VALUE})\s*(?P<ew>[EW])(?!\w)")
_BEFORE = re.compile(rf"(?<![\w.])(?P<ns>[NS])\s*(?P<lat>{_VALUE}){_BETWEEN}(?P<ew>[EW])\s*(?P<lon>{_VALUE})(?![\w°])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MINUTE_KM = 1.852


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in degrees with how far its last figure reaches in km, and the characters that tell it."""

    start: int
    end: int
    latitude: float
    longitude: float
    radius_km: float


def find_positions(text: str) -> Iterator[Coordinates]:
    """Every position written in figures, in text order."""
    taken = 0
    matches = sorted([*_AFTER.finditer(text), *_BEFORE.finditer(text)], key=lambda found: found.start())
    for found in matches:
        latitude, longitude = _degrees(found["lat"]), _degrees(found["lon"])
        if found.start() < taken or latitude is None or longitude is None or latitude[0] > 90 or longitude[0] > 180:  # degrees
            continue
        taken = found.end()
        yield Coordinates(
            found.start(), len(text[: found.end()].rstrip()),
            round(latitude[0] * (-1 if found["ns"] == "S" else 1), 5), round(longitude[0] * (-1 if found["ew"] == "W" else 1), 5),
            max(1.0, round(min(latitude[1], longitude[1]), 1)),
        )  # fmt: skip


def _degrees(words: str) -> tuple[float, float] | None:
    """Degrees, minutes and seconds as degrees, with the reach in km of the last figure given."""
    figures = _NUMBER.findall(words)
    parts = [float(figure) for figure in figures]
    if not parts or any(part >= 60 for part in parts[1:]):  # minutes
        return None
    step = {1: 60.0, 2: 1.0, 3: 1 / 60}[len(parts)] * _MINUTE_KM
    decimals = len(figures[-1].partition(".")[2])
    return sum(part / 60**power for power, part in enumerate(parts)), step / 10**decimals
