"""What is known of a place, and the places of a theatre pack.

A pack's places are one TOML file, `places.toml`:

    country = "SY"                          # ISO 3166 alpha-2, of every entry that names no other
    [[place]]
    id = "syria:al-malikiyah"
    name = "Al-Malikiyah"
    also = ["Derik", "Dayrik", "المالكية"]
    kind = "town"
    at = [37.174, 42.140]                   # latitude, longitude
    radius_km = 6
    within = ["syria:al-malikiyah-district", "syria:al-hasakah-province"]
    source = "OCHA COD-AB"                  # or once per file

A road, river or border strip has a `path` of points instead of `at`, and its `radius_km` is half its width.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.knowledge.places.geometry import Point, enclosing
from rashomon.knowledge.places.kinds import AREAS, KINDS, LINES, SETTLEMENTS, SPOTS
from rashomon.knowledge.theatres.packs import open_pack

__all__ = ["AREAS", "KINDS", "LINES", "SETTLEMENTS", "SPOTS", "PlaceEntry", "load_places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place: its names, what it is, where it lies and what holds it.

    `radius_km` reaches from the point to where the place ends: the edge of a town, the far corner of a province.
    `path` is empty but for roads, rivers and borders. `within` runs from the nearest holder to the farthest.
    """

    id: str
    name: str
    kind: str
    latitude: float
    longitude: float
    radius_km: float
    country: str | None = None
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    population: int = 0
    path: tuple[Point, ...] = ()
    pack: bool = False
    gazetteer: str = ""
    """The added gazetteer that it stands in; empty for the theatre's own places and the world's."""

    @property
    def point(self) -> Point:
        """Latitude and longitude."""
        return (self.latitude, self.longitude)

    @property
    def spelt(self) -> tuple[str, ...]:
        """Every name it goes by, the chief one first."""
        return (self.name, *self.names)


def load_places(theatre: str) -> tuple[PlaceEntry, ...]:
    """The places of a theatre pack: `load_places("syria")`; SettingError where the pack is missing or wrong."""
    table = open_pack(theatre).places
    return tuple(_place(row, table.get("country")) for row in table["place"])


def _place(row: Mapping[str, Any], country: str | None) -> PlaceEntry:
    """One place of a table that was found sound."""
    reach = float(row["radius_km"])
    path: tuple[Point, ...] = tuple((float(lat), float(lon)) for lat, lon in row.get("path", ()))
    point: Point
    if path:
        point, far = enclosing(path)
        reach += far
    else:
        point = (float(row["at"][0]), float(row["at"][1]))
    return PlaceEntry(
        id=row["id"],
        name=row["name"].strip(),
        kind=row["kind"],
        latitude=point[0],
        longitude=point[1],
        radius_km=reach,
        country=row.get("country", country) or None,
        names=tuple(row.get("also", ())),
        within=tuple(row.get("within", ())),
        path=path,
        pack=True,
    )
