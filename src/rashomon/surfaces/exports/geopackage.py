"""A GeoPackage: each incident as the area or the stretch of a line within which it happened, for QGIS and its like.

Two layers: `incidents`, circles with their radius in `radius_km` (many polygons, since the meridian of 180° cuts some), and `lines`, stretches of roads, rivers and borders. The columns are those of `geojson`; an
incident without a point is a row of `incidents` without geometry, so that none is lost. No centroid is a pin. Needs the extra `maps` (pyogrio).
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.features import find_features
from rashomon.surfaces.exports.parts.layers import make_layer, write_layers

ENDINGS = (".gpkg",)

_WHAT = "a GeoPackage"
_VERSION = "1.2"
"""Of the format: one that QGIS of some years ago opens without a warning; nothing newer is used."""


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The file. Raises SettingError where a library is missing."""
    features = list(find_features(incidents, reports))
    layers = {
        "incidents": (make_layer([f for f in features if not f.lines], _WHAT), "MultiPolygon"),
        "lines": (make_layer([f for f in features if f.lines], _WHAT), "MultiLineString"),
    }
    return write_layers(layers, "GPKG", ".gpkg", _WHAT, reports, made_with={"VERSION": _VERSION})
