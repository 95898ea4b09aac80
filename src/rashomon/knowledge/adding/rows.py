"""Rows of a file of places: what one says, or why it cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.knowledge.adding.files import is_whole
from rashomon.knowledge.places.names import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place as a file has it. `number` is GeoNames' own; `ident` the id of a country or province: "SY", "SY-08"."""

    line: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    kind: str
    radius_km: float
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    number: int | None = None
    ident: str | None = None
    odd_kind: str | None = None
    """The word for its kind, where no kind is known by it and its inhabitants decided."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that says no place; `reason` completes "line 7 ..."."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row about something that is no kind of place to the program: a hotel, a well. `what` is its feature code."""

    what: str


Read = PlaceRow | Unusable | PassedOver


def read_point(latitude: str, longitude: str) -> tuple[float, float] | str:
    """The point of two cells, or what is wrong with them. A comma may part the decimals: "36,51"."""
    if not latitude.strip() or not longitude.strip():
        return "has no coordinates"
    try:
        lat, lon = (float(_decimal(cell)) for cell in (latitude, longitude))
    except ValueError:
        return f"has coordinates that are no numbers ({latitude.strip()[:20]!r}, {longitude.strip()[:20]!r})"
    if not -90 <= lat <= 90:
        return f"has a latitude of {latitude.strip()[:20]}, which is not between -90 and 90"
    if not -180 <= lon <= 180:
        return f"has a longitude of {longitude.strip()[:20]}, which is not between -180 and 180"
    if lat == lon == 0:
        return "lies at 0, 0, which stands for a missing point"
    return lat, lon


def fault_of_name(name: str) -> str | None:
    """What is wrong with a name: there is none, or nothing in it can be read."""
    if not name:
        return "has no name"
    return None if fold(name) else f"has a name without letters ({name[:20]!r})"


def read_number(cell: str) -> int:
    """The inhabitants in a cell: "26,311" is 26311; 0 where it says none."""
    plain = cell.strip().replace(",", "").replace(" ", "").partition(".")[0]
    return int(plain) if plain.isascii() and plain.isdigit() else 0


def fault_of(cells: Iterable[str]) -> str | None:
    """What is wrong with the bytes of these cells."""
    return None if all(map(is_whole, cells)) else "holds bytes that are not UTF-8"


def _decimal(cell: str) -> str:
    plain = cell.strip()
    return plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain
