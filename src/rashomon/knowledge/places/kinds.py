"""What a place can be. The classes matter to how far a name reaches: an area holds places, a line is gone along."""

from __future__ import annotations

SETTLEMENTS = frozenset({"capital", "city", "town", "village", "camp", "neighbourhood"})
AREAS = frozenset({"country", "province", "namesake", "district", "subdistrict", "region", "sea", "strait"})
"""A namesake is a province by a name that means it only beside a noun: "Kharkiv" is the city, "Kharkiv region" the province."""
SPOTS = frozenset(
    {"base", "crossing", "field", "checkpoint", "bridge", "dam", "junction", "mountain", "prison"}
    | {"reef", "island", "port"}
)
"""A "reef" is whatever stands in the sea and is no island: a reef, shoal, bank, cay or atoll."""
LINES = frozenset({"road", "river", "border"})
KINDS = SETTLEMENTS | (AREAS - {"namesake"}) | SPOTS | LINES
"""What a file may say that a place is."""
POSITION = "position"
"""What a point given in figures is; no file has one."""
POINT = "point:"
"""What the id of such a point begins with, before its latitude and longitude."""


def is_position(identity: str | None) -> bool:
    """Whether an id is that of a point given in figures."""
    return identity is not None and identity.startswith(POINT)
