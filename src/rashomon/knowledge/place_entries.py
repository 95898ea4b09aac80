"""What is known of a place, and the places of a theatre pack.

A pack's places are one TOML file, `theatres/<name>/places.toml`:

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

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import SettingError
from rashomon.knowledge.geometry import Point, enclosing

THEATRES = Path(__file__).parent / "data" / "theatres"

SETTLEMENTS = frozenset({"capital", "city", "town", "village", "camp", "neighbourhood"})
AREAS = frozenset({"country", "province", "namesake", "district", "subdistrict", "region", "sea"})
"""A namesake is a province by a name that means it only beside a noun: "Kharkiv" is the city, "Kharkiv region" the province."""
SPOTS = frozenset({"base", "crossing", "field", "checkpoint", "bridge", "dam", "junction", "mountain", "prison"})
LINES = frozenset({"road", "river", "border"})
KINDS = SETTLEMENTS | (AREAS - {"namesake"}) | SPOTS | LINES
"""What a file may say that a place is."""


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
    path = THEATRES / theatre / "places.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in THEATRES.glob("*/places.toml"))) or "none"
        raise SettingError(f"no theatre named {theatre!r} with places: the packs that have some are {known}")
    return read_places(path)


def read_places(path: Path) -> tuple[PlaceEntry, ...]:
    """The places of one file, checked: names, kinds, coordinates, ids unique and holders present."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise SettingError(f"{path}: cannot be read as TOML ({problem})") from problem
    rows = table.get("place")
    if not isinstance(rows, list):
        raise SettingError(f"{path}: no [[place]] entries")
    entries: dict[str, PlaceEntry] = {}
    for number, row in enumerate(rows, 1):
        where = f"{path}: place {number} ({row.get('id') or row.get('name') or 'no id'})"
        entry = _read_place(row, table.get("country"), where)
        if entry.id in entries:
            raise SettingError(f"{where}: the id {entry.id!r} is there twice")
        if "source" not in row and "source" not in table:
            raise SettingError(f"{where}: no source, neither here nor for the file")
        entries[entry.id] = entry
    for entry in entries.values():
        for holder in entry.within:
            if holder not in entries:
                raise SettingError(f"{path}: {entry.id} lies within {holder!r}, which is not an entry")
    return tuple(entries.values())


def _read_place(row: Mapping[str, object], country: object, where: str) -> PlaceEntry:
    identity, name, kind = row.get("id"), row.get("name"), row.get("kind")
    if not isinstance(identity, str) or not identity.strip():
        raise SettingError(f"{where}: no id")
    if not isinstance(name, str) or not name.strip():
        raise SettingError(f"{where}: no name")
    if kind not in KINDS:
        raise SettingError(f"{where}: kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    also, within = row.get("also", []), row.get("within", [])
    if not _strings(also) or not _strings(within):
        raise SettingError(f"{where}: also and within must be lists of names")
    reach = row.get("radius_km")
    if not isinstance(reach, int | float) or isinstance(reach, bool) or not 0 < reach <= 20_000:
        raise SettingError(f"{where}: radius_km must be a number of kilometres above 0, not {reach!r}")
    path: tuple[Point, ...] = ()
    if "path" in row:
        stops = row["path"]
        if not isinstance(stops, list) or len(stops) < 2:
            raise SettingError(f"{where}: a path needs two points or more")
        path = tuple(_point(stop, where) for stop in stops)
        point, far = enclosing(path)
        radius = far + float(reach)
    else:
        point, radius = _point(row.get("at"), where), float(reach)
    held_by = row.get("country", country)
    return PlaceEntry(
        id=identity,
        name=name.strip(),
        kind=str(kind),
        latitude=point[0],
        longitude=point[1],
        radius_km=radius,
        country=held_by if isinstance(held_by, str) and held_by else None,
        names=tuple(also),  # type: ignore[arg-type]
        within=tuple(within),  # type: ignore[arg-type]
        path=path,
        pack=True,
    )


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _point(value: object, where: str) -> Point:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(x, int | float) for x in value):
        raise SettingError(f"{where}: a point is [latitude, longitude], not {value!r}")
    lat, lon = float(value[0]), float(value[1])
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        raise SettingError(
            f"{where}: {lat}, {lon} is no place on the globe (latitude -90 to 90, longitude -180 to 180)"
        )
    return (lat, lon)
