"""What helps a reader to find his way on the map: the roads and the towns of the theatres that the reports were read with."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.theatres.finding import shipped
from rashomon.storing import Run
from rashomon.surfaces.dossier.mapping import Road, Town

_TOWNS = ("capital", "city", "town")


def landmarks_of(runs: Iterable[Run]) -> tuple[tuple[Road, ...], tuple[Town, ...]]:
    """The roads, and the towns, the large ones first, of the packs that ship with the program."""
    packs = sorted({theatre for run in runs for theatre in run.theatres} & set(shipped()))
    places = [place for pack in packs for place in load_places(pack)]
    roads = tuple((place.name, tuple((y, x) for x, y in place.path)) for place in places if place.kind == "road" and place.path)
    towns = sorted((place for place in places if place.kind in _TOWNS), key=lambda place: (_TOWNS.index(place.kind), -place.radius_km, place.name))
    return roads, tuple((place.name, place.longitude, place.latitude) for place in towns)
