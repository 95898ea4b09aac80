"""Features as layers that GDAL and GeoParquet take: Arrow tables with the geometry as well-known binary."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rashomon.records import Report
from rashomon.surfaces.exports.parts.circles import Ring
from rashomon.surfaces.exports.parts.features import COLUMNS, MEASURE, NUMBER, WORDS, Feature
from rashomon.surfaces.extras import need

EXTRA = "maps"
GEOMETRY = "geometry"

_POLYGON, _LINE, _MANY_LINES, _MANY_POLYGONS = 3, 2, 5, 6


def make_layer(features: Iterable[Feature], what: str, *, extra: str = EXTRA, short: bool = False) -> Any:
    """A table (`pyarrow.Table`) of the features, their id first and their geometry last. Raises SettingError where the library is missing.

    `short`: whole numbers of 32 bits, for formats that keep longer ones as words.
    """
    arrow = need("pyarrow", extra, what)
    types = {WORDS: arrow.string(), NUMBER: arrow.int32() if short else arrow.int64(), MEASURE: arrow.float64()}
    each = list(features)
    columns: dict[str, Any] = {"id": arrow.array([feature.id for feature in each], arrow.string())}
    for name, kind in COLUMNS.items():
        columns[name] = arrow.array([feature.properties[name] for feature in each], types[kind])
    columns[GEOMETRY] = arrow.array([_binary(feature) for feature in each], arrow.binary())
    return arrow.table(columns)


def write_layers(
    layers: Mapping[str, tuple[Any, str]], driver: str, ending: str, what: str, reports: Sequence[Report], *, made_with: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a file that GDAL's driver writes, each layer by name with its table and its type of geometry. Raises SettingError where the library is missing.

    `made_with` are the driver's settings of a new file. What the file says of when it was made is the day of the latest report, so that the same ledger gives the same bytes.
    """
    gdal = need("pyogrio", EXTRA, what)
    with TemporaryDirectory(prefix="rashomon-") as folder, _dated(gdal, reports):
        path = Path(folder) / f"incidents{ending}"
        for name, (table, kind) in layers.items():
            gdal.write_arrow(table, path, layer=name, driver=driver, geometry_name=GEOMETRY, geometry_type=kind, crs="EPSG:4326", append=path.exists(), dataset_options=dict(made_with or {}))
        return path.read_bytes()


@contextmanager
def _dated(gdal: Any, reports: Sequence[Report]) -> Iterator[None]:
    latest = max((report.published.isoformat() for report in reports if report.published), default="1970-01-01")
    gdal.set_gdal_config_options({"OGR_CURRENT_DATE": f"{latest}T00:00:00.000Z"})
    try:
        yield
    finally:
        gdal.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _binary(feature: Feature) -> bytes | None:
    """The shape as well-known binary (little-endian): many polygons or many lines, also of one."""
    if feature.lines:
        return _many(_MANY_LINES, [struct.pack("<BI", 1, _LINE) + _points(line) for line in feature.lines])
    if feature.areas:
        return _many(_MANY_POLYGONS, [struct.pack("<BII", 1, _POLYGON, 1) + _points(ring) for ring in feature.areas])
    return None


def _many(kind: int, parts: Sequence[bytes]) -> bytes:
    return struct.pack("<BII", 1, kind, len(parts)) + b"".join(parts)


def _points(points: Ring) -> bytes:
    return struct.pack("<I", len(points)) + b"".join(struct.pack("<2d", *point) for point in points)
