"""GeoJSON (RFC 7946), an incident and a side of its place a feature: for maps.

A place is drawn as the circle within which it happened, its radius in `radius_km`: a province is as wide as it is, and no centroid is a pin. What is told to be along a road, river or border
that a theatre draws is the stretch of it, as a line. Where accounts differ on the place, each side is a
feature of its own (`side`, the best supported first, with `placed_by`); an incident whose place has no point has a feature with null geometry, so that none is lost. Values are the best supported that somebody
asserts, each with how the accounts stand; `killed` has every side's toll ("CIV 12 agreed; USA_MIL denied").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.features import Feature, find_features

ENDINGS = (".geojson", ".json")


def write_lines(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[str]:
    """The lines of the file: one collection, a feature a line, by day and then by id."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(find_features(incidents, reports)):
        told = {"type": "Feature", "id": feature.id, "geometry": _geometry(feature), "properties": feature.properties}
        yield ("," if number else "") + "\n" + json.dumps(told, ensure_ascii=False)
    yield "\n]}\n"


def _geometry(feature: Feature) -> dict[str, Any] | None:
    if feature.lines:
        one = len(feature.lines) == 1
        return {"type": "LineString" if one else "MultiLineString", "coordinates": feature.lines[0] if one else feature.lines}
    if not feature.areas:
        return None
    if len(feature.areas) == 1:
        return {"type": "Polygon", "coordinates": feature.areas}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in feature.areas]}
