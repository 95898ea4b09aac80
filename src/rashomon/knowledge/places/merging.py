"""Places of one name from several gazetteers: which of them are one place."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from rashomon.knowledge.places.entries import AREAS, SETTLEMENTS, PlaceEntry
from rashomon.knowledge.places.geometry import distance_km

NEAR_KM = 5.0
"""Two settlements of one name in two gazetteers, no farther apart than this, are one."""
_STEP = 0.1
"""Degrees of a cell of the grid that neighbours are looked for in: NEAR_KM and more up to 60 degrees north and south."""


def merge(entries: Iterable[PlaceEntry]) -> tuple[PlaceEntry, ...]:
    """The entries, all of one name, with those that are one place made one; each stands where its first one stood."""
    kept: list[PlaceEntry] = []
    by_id: dict[str, int] = {}
    cells: dict[tuple[int, int], list[int]] = {}
    for entry in entries:
        twin = by_id.get(entry.id)
        if twin is None:
            twin = next((n for n in _around(cells, entry) if _one(kept[n], entry)), None)
        if twin is None:
            by_id[entry.id] = len(kept)
            cells.setdefault(_cell(entry), []).append(len(kept))
            kept.append(entry)
        else:
            by_id[entry.id] = twin
            kept[twin] = join(kept[twin], entry)
    return tuple(kept)


def join(one: PlaceEntry, other: PlaceEntry) -> PlaceEntry:
    """One place of two entries: of one id what the user added, of two ids the one with more inhabitants, else the user's.

    What goes by inhabitants is the larger's. An area stays the world's, whose reach is worked out from the settlements in it.
    """
    chief, second = (other, one) if other.gazetteer and not one.gazetteer else (one, other)
    larger = second if second.population > chief.population else chief
    if chief.id != second.id:
        return larger
    if second.kind in AREAS and not second.gazetteer:
        return second
    return replace(
        chief,
        kind=larger.kind,
        radius_km=larger.radius_km,
        population=larger.population,
        country=chief.country or second.country,
        within=chief.within or second.within,
    )


def _one(one: PlaceEntry, other: PlaceEntry) -> bool:
    if one.gazetteer == other.gazetteer:
        return False
    alike = one.kind == other.kind or {one.kind, other.kind} <= SETTLEMENTS
    return alike and distance_km(one.point, other.point) <= NEAR_KM


def _cell(entry: PlaceEntry) -> tuple[int, int]:
    return math.floor(entry.latitude / _STEP), math.floor(entry.longitude / _STEP)


def _around(cells: dict[tuple[int, int], list[int]], entry: PlaceEntry) -> list[int]:
    row, column = _cell(entry)
    return [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in cells.get((row + i, column + j), ())]
