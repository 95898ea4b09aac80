"""FlatGeobuf: the areas and lines of a GeoPackage in one indexed layer, for maps on the web.

The columns are those of `geojson`. Its index takes no feature without a shape: an incident that nobody puts at a point is left out, and the manifest beside the file says so. Needs the extra `maps` (pyogrio).
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.features import Feature, find_features
from rashomon.surfaces.exports.parts.layers import make_layer, write_layers
from rashomon.surfaces.exports.parts.leaving import LeftOut, Made

ENDINGS = (".fgb",)
POLICY = (
    "a feature an incident and a side of its place: the circle within which it happened, or the stretch of a road, river or border",
    "a side of a place without a point has no feature, since the format's index takes none without a shape",
)

_WHAT = "FlatGeobuf"


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The file. Raises SettingError where a library is missing."""
    placed = sort_out(incidents, reports).rows
    return write_layers({"incidents": (make_layer(placed, _WHAT), "Unknown")}, "FlatGeobuf", ".fgb", _WHAT, reports)


def sort_out(incidents: Sequence[Incident], reports: Sequence[Report]) -> Made[Feature]:
    """The features that have a shape, and the sides of places that have none."""
    features = list(find_features(incidents, reports))
    placed = tuple(feature for feature in features if feature.placed)
    reason = "nobody tells a place that has a point"
    left_out = tuple(LeftOut(incident=f.properties["incident"], reason=reason if not f.properties["side"] else f"side {f.properties['side']} of its place has no point") for f in features if not f.placed)
    return Made(placed, left_out, tuple(feature.properties["incident"] for feature in placed))
