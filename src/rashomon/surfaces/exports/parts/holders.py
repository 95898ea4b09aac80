"""The province and the district that hold a place, by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.knowledge.places.areas import load_areas
from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.theatres.finding import shipped
from rashomon.records import Place


def areas_of(place: Place) -> tuple[str, ...]:
    """The names of the areas below the state that hold the place, the widest first, with its own where it is such an area; none where nothing tells them."""
    ids = [*place.within, *((place.id,) if place.id and place.precision == "region" else ())]
    held = sorted({(rank, name) for identity in ids for rank, name in [_areas().get(identity, (9, ""))] if name})
    return tuple(name for _, name in held)


@cache
def _areas() -> Mapping[str, tuple[int, str]]:
    """Rank and name of every area by its id: provinces are 1, districts 2, what is less 3."""
    ranks = {"province": 1, "district": 2, "subdistrict": 3}
    found = {f"{land}-{code}": (1, names[0]) for land, held in load_areas().provinces.items() for code, names in held.items() if names}
    for theatre in shipped():
        found |= {entry.id: (ranks[entry.kind], entry.name) for entry in load_places(theatre) if entry.kind in ranks}
    return found
