"""How far the provinces of an added gazetteer reach: as far as the settlements that lie in them."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict

from rashomon.knowledge.places.geometry import distance_km

LEAST = 10
"""Settlements from which a province's reach is worked out; with fewer it stays what provinces are given."""
_WHOLE = 1.35
"""Of points spread evenly over a disc, nine in ten lie within this times their quadratic mean distance from its middle."""
_SETTLED = "'capital', 'city', 'town', 'village'"


def reach_out(connection: sqlite3.Connection) -> None:
    """Give each province of a file the radius around its point that holds nine in ten of its settlements."""
    provinces = {
        (country, admin1): (number, (lat, lon))
        for number, country, admin1, lat, lon in connection.execute(
            "select id, country, admin1, latitude, longitude from places where kind = 'province' and admin1 is not null"
        )
    }
    if not provinces:
        return
    counted: dict[tuple[str, str], int] = defaultdict(int)
    squares: dict[tuple[str, str], float] = defaultdict(float)
    settled = f"select country, admin1, latitude, longitude from places where kind in ({_SETTLED})"  # noqa: S608  constants
    for country, admin1, lat, lon in connection.execute(settled):
        key = (country, admin1)
        if key in provinces:
            counted[key] += 1
            squares[key] += distance_km(provinces[key][1], (lat, lon)) ** 2
    radii = [
        (round(max(10.0, _WHOLE * math.sqrt(squares[key] / number)), 1), provinces[key][0])
        for key, number in counted.items()
        if number >= LEAST
    ]
    connection.executemany("update places set radius_km = ? where id = ?", radii)
