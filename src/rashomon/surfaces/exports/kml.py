"""KML: each incident as an area or a line, for Google Earth and its like.

The placemark's name is the incident's title, the other columns of `geojson` are its data. An incident without a point is a placemark without a shape, which the list at the side shows. Needs the extra `maps` (pyogrio).
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.features import find_features
from rashomon.surfaces.exports.parts.layers import make_layer, write_layers

ENDINGS = (".kml",)

_WHAT = "KML"


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The file. Raises SettingError where a library is missing."""
    layer = make_layer(find_features(incidents, reports), _WHAT, short=True)
    names = ["feature" if name == "id" else "name" if name == "title" else name for name in layer.column_names]  # KML has ids and names of its own
    return write_layers({"incidents": (layer.rename_columns(names), "Unknown")}, "LIBKML", ".kml", _WHAT, reports)
