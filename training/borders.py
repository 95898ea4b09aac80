"""Makes the table of land borders from Natural Earth's outlines of the countries: `python -m training.borders`.

Neighbours in Natural Earth share the points of their border. A border's centre is the middle of the smallest circle around its points
and its radius that circle's with half of `WIDTH_KM`; outlines at 1:110 million leave out what is smaller than some 20 km.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path

from rashomon.knowledge.actors.loading import nation_phrases, read_data
from rashomon.knowledge.places.geometry import enclosing

OUTLINES = Path("src/rashomon/surfaces/dossier/outlines/world.json")
TABLE = Path("src/rashomon/knowledge/data/regions/borders.toml")
WIDTH_KM = 40
_NAMES = {
    "Dem. Rep. Congo": "COD", "Congo": "COG", "Central African Rep.": "CAF", "S. Sudan": "SSD", "Eq. Guinea": "GNQ", "W. Sahara": "ESH", "Bosnia and Herz.": "BIH",
    "Dominican Rep.": "DOM", "Côte d'Ivoire": "CIV", "Czechia": "CZE", "eSwatini": "SWZ", "United States of America": "USA", "North Macedonia": "MKD", "Macedonia": "MKD",
    "Timor-Leste": "TLS", "Myanmar": "MMR", "Palestine": "PSE", "Somaliland": "SOM",
}  # fmt: skip
"""Natural Earth's short names that no nation of ours goes by."""

HEAD = """# Land borders of the world, by the names of both countries in the order of the alphabet. Made by `python -m training.borders`.
source = "Natural Earth, countries at 1:110m, public domain, https://www.naturalearthdata.com; the circle around the points that two countries share"

regions = [
"""


def main() -> int:
    """Write the table; prints how many borders it holds."""
    known = {phrase: nation.id for phrase, nation in nation_phrases(read_data("nations.toml")) if nation.how not in ("adjective", "people")}
    chief = {row["id"]: row["name"] for row in read_data("nations.toml")["nation"]}
    points: dict[str, set[tuple[float, float]]] = {}
    for country in json.loads(OUTLINES.read_text(encoding="utf-8"))["countries"]:
        code = _NAMES.get(country["name"]) or known.get(country["name"])
        if code in chief:
            points.setdefault(code, set()).update((lat, lon) for ring in country["rings"] for lon, lat in ring)
        else:
            print("left out:", country["name"], file=sys.stderr)
    rows = []
    for one, other in combinations(sorted(points, key=chief.__getitem__), 2):
        shared = sorted(points[one] & points[other])
        if len(shared) > 1:
            (lat, lon), reach = enclosing(shared)
            rows.append(f'  {{ name = "the border of {chief[one]} with {chief[other]}", at = [{lat:.2f}, {lon:.2f}], radius_km = {reach + WIDTH_KM / 2:.0f}, kind = "border" }},\n')
    TABLE.write_text(HEAD + "".join(rows) + "]\n", encoding="utf-8")
    print(len(rows), "borders")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
