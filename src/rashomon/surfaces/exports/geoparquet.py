"""GeoParquet 1.1: the areas and lines of a map as one Parquet table, for geopandas, DuckDB and QGIS.

The columns are those of `geojson`, the geometry is well-known binary (longitude before latitude, OGC:CRS84), null for what has no point, never a NaN that counts as present. Needs the extra `tables` (pyarrow).
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.exports.parts.features import find_features
from rashomon.surfaces.exports.parts.layers import GEOMETRY, make_layer
from rashomon.surfaces.extras import need

ENDINGS = (".parquet", ".geoparquet")

_WHAT, _EXTRA = "GeoParquet", "tables"
_VERSION = "1.1.0"


def write_bytes(incidents: Sequence[Incident], reports: Sequence[Report]) -> bytes:
    """The file. Raises SettingError where the library is missing."""
    features = list(find_features(incidents, reports))
    layer = make_layer(features, _WHAT, extra=_EXTRA)
    points = [point for feature in features for part in (*feature.areas, *feature.lines) for point in part]
    longitudes, latitudes = zip(*points, strict=True) if points else ((), ())
    box = {"bbox": [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]} if points else {}
    kinds = [kind for kind, there in (("MultiLineString", any(f.lines for f in features)), ("MultiPolygon", any(f.areas for f in features))) if there]
    column = {"encoding": "WKB", "geometry_types": kinds, "orientation": "counterclockwise", "edges": "planar", **box}
    about = {"version": _VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    layer = layer.replace_schema_metadata({b"geo": json.dumps(about).encode()})
    out = io.BytesIO()
    need("pyarrow.parquet", _EXTRA, _WHAT).write_table(layer, out, compression="zstd")
    return out.getvalue()
