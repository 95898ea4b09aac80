"""Maps and tables as other programs open them: each is read again by its format's own reader."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import SettingError
from rashomon.records import Attribute, Incident, Place
from rashomon.surfaces.exports import bytes_of, choose_format, files_of, format_of, writer_of
from rashomon.surfaces.exports.parts.stretches import stretch_of
from rashomon.surfaces.frames import COLUMNS, TABLES, Some, rows_of
from tests import made_up
from tests.asking.builders import QAMISHLI, at, four, incident, one, place, tell
from tests.surfaces.exports.test_event_data import CIV

MAPS = ("geopackage", "flatgeobuf", "kml")
REPORTS = (made_up.wire()[0], made_up.rival()[0])
M4 = Place(id="syria:m4", name="M4", wording="on the M4", precision="along", latitude=36.81, longitude=40.1, radius_km=25.0, country="SY")
ISLAND = Place(id="x", name="Taveuni", wording="Taveuni", precision="exact", latitude=-16.8, longitude=179.95, radius_km=30.0)


def all_kinds() -> list[Incident]:
    """Two rival circles, a circle that the meridian of 180° cuts, a stretch of a road, and an incident on no map."""
    rivals = incident(tell("Wire", "It was there.", at(place("Qamishli", QAMISHLI))), tell("Post", "It was in Aleppo & <b>not</b> there.", at(place("Aleppo", (36.2, 37.16), 120.0, "region"))))
    return [rivals, one("b", at(ISLAND)), one("c", at(M4)), one("d", (Attribute.KILLED, four(2), CIV))]


def plain(made: list[Incident]) -> dict[str, dict[str, Any]]:
    """The same by GeoJSON, which needs no library: each feature by its id."""
    return {feature["id"]: feature for feature in json.loads("".join(writer_of("geojson")(made, [])))["features"]}


def opened(name: str, tmp_path: Path, made: list[Incident]) -> dict[str, tuple[dict[str, Any], Any]]:
    """The features of all layers by id, as pyogrio reads them: columns, and the geometry as GeoJSON has it."""
    gdal = pytest.importorskip("pyogrio", reason="pyogrio is not installed: pip install 'rashomon[maps]'")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'rashomon[maps]'")
    path = tmp_path / f"map{format_of(name).endings[0]}"
    path.write_bytes(bytes_of(name)(made, []))
    found = {}
    for layer, _ in gdal.list_layers(path):
        about, table = gdal.read_arrow(path, layer=layer)
        assert about["crs"] == "EPSG:4326"
        shapes = about["geometry_name"] or "wkb_geometry"
        for row in table.to_pylist():
            shape = row.pop(shapes)
            row.pop("fid", None)
            found[row.pop("feature" if name == "kml" else "id")] = (row, shape)
    return found


def coordinates(shape: bytes | None) -> list[tuple[float, float]]:
    """Every point of a polygon or a line in well-known binary, of two or three dimensions."""
    import struct

    def read(at: int) -> tuple[list[tuple[float, float]], int]:
        kind = struct.unpack_from("<I", shape, at + 1)[0]
        size = 24 if kind > 1000 or kind & 0x80000000 else 16
        kind, at = kind % 1000 if kind < 0x80000000 else kind & 0xFF, at + 5
        count, at = struct.unpack_from("<I", shape, at)[0], at + 4
        points: list[tuple[float, float]] = []
        if kind in {4, 5, 6}:
            for _ in range(count):
                more, at = read(at)
                points += more
        elif kind == 3:
            for _ in range(count):
                ring = struct.unpack_from("<I", shape, at)[0]
                points += [struct.unpack_from("<2d", shape, at + 4 + size * n) for n in range(ring)]
                at += 4 + size * ring
        else:
            assert kind == 2, kind
            points = [struct.unpack_from("<2d", shape, at + size * n) for n in range(count)]
            at += size * count
        return points, at

    return read(0)[0] if shape is not None else []


def flat(geometry: dict[str, Any] | None) -> list[tuple[float, float]]:
    """Every point of a geometry of GeoJSON."""
    found: list[tuple[float, float]] = []

    def walk(part: Any) -> None:
        if isinstance(part[0], float):
            found.append((part[0], part[1]))
        else:
            for one in part:
                walk(one)

    if geometry is not None:
        walk(geometry["coordinates"])
    return found


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_read_again_by_gdal(tmp_path: Path, name: str) -> None:
    """Every feature with every value and every point of its shape: circles are areas with their radius, a road is a line, and nothing is a pin."""
    made = all_kinds()
    told, found = plain(made), opened(name, tmp_path, made)
    lost = {f"{made[3].id}-0"} if name == "flatgeobuf" else set()
    assert found.keys() == told.keys() - lost
    for feature, (row, shape) in found.items():
        expected = told[feature]["properties"]
        for column, value in expected.items():
            given = row["Name" if name == "kml" and column == "title" else column]
            assert (given if given != "" else None) == (value if value != "" else None), column
        assert sorted((round(x, 6), round(y, 6)) for x, y in coordinates(shape)) == sorted(flat(told[feature]["geometry"]))
        assert len(coordinates(shape)) != 1
    by_place = {row["place"]: (row, shape) for row, shape in found.values()}
    assert by_place["Aleppo"][0]["radius_km"] == 120.0
    assert len(coordinates(by_place["Qamishli"][1])) == 65
    assert 2 < len(coordinates(by_place["M4"][1])) < 65


def test_a_corridor_is_the_stretch_of_its_line() -> None:
    """The points of the road that lie in the circle told, in their order; a road that no theatre draws is its circle."""
    from rashomon.knowledge.places.geometry import distance_km

    pieces = stretch_of(M4)
    assert pieces
    assert all(distance_km((lat, lon), (36.81, 40.1)) <= 28.0 for piece in pieces for lon, lat in piece)
    told = plain([one("c", at(M4))])
    (feature,) = told.values()
    assert feature["geometry"]["type"] in {"LineString", "MultiLineString"}
    assert feature["properties"]["radius_km"] == 25.0
    unknown = Place(id="made:road", name="The road", wording="on the road", precision="along", latitude=36.8, longitude=40.1, radius_km=25.0)
    assert stretch_of(unknown) is None
    assert next(iter(plain([one("c", at(unknown))]).values()))["geometry"]["type"] == "Polygon"


def test_a_geopackage_has_layers_of_one_shape(tmp_path: Path) -> None:
    """As the format's specification and QGIS have it; a ledger without corridors has an empty layer of lines."""
    gdal = pytest.importorskip("pyogrio", reason="pyogrio is not installed: pip install 'rashomon[maps]'")
    for made in (all_kinds(), [one("a", at(place("There", QAMISHLI)))], []):
        path = tmp_path / "map.gpkg"
        path.write_bytes(bytes_of("geopackage")(made, REPORTS))
        assert gdal.list_layers(path).tolist() == [["incidents", "MultiPolygon"], ["lines", "MultiLineString"]]


def test_what_has_no_point_is_told_beside_a_flatgeobuf() -> None:
    """Its index takes no feature without a shape."""
    made = all_kinds()
    sorted_out = format_of("flatgeobuf").module.sort_out(made, [])
    assert [(one.incident, one.reason) for one in sorted_out.left_out] == [(made[3].id, "nobody tells a place that has a point")]
    assert len(sorted_out.rows) == 4


def test_geoparquet_is_read_again(tmp_path: Path) -> None:
    """By pyarrow, and by geopandas where it is there: version, bounds, and null for what has no point."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'rashomon[tables]'")
    made = all_kinds()
    content, told = bytes_of("geoparquet")(made, []), plain(made)
    table = parquet.read_table(io.BytesIO(content))
    about = json.loads(table.schema.metadata[b"geo"])
    column = about["columns"]["geometry"]
    assert (about["version"], column["encoding"], set(column["geometry_types"])) == ("1.1.0", "WKB", {"MultiPolygon", "MultiLineString"})
    points = [point for feature in told.values() for point in flat(feature["geometry"])]
    assert column["bbox"] == [min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)]
    rows = {row["id"]: row for row in table.to_pylist()}
    assert rows.keys() == told.keys()
    assert [rows[name]["geometry"] is None for name in rows] == [told[name]["geometry"] is None for name in rows]
    for name, row in rows.items():
        assert {column: row[column] for column in told[name]["properties"]} == told[name]["properties"]
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed, by which GeoParquet would be read too")
    path = tmp_path / "map.parquet"
    path.write_bytes(content)
    frame = geopandas.read_parquet(path).set_index("id")
    assert frame.crs.to_authority() == ("OGC", "CRS84")
    assert frame.geometry.isna().sum() == 1
    assert frame.geometry.dropna().is_valid.all()
    assert sorted(frame.geom_type.dropna().unique()) == ["MultiLineString", "MultiPolygon"]


def test_parquet_has_a_table_each() -> None:
    """Read again, every table has the rows and the values of `ledger.frame`, in columns of one type; also where there is no row."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'rashomon[tables]'")
    made = made_up.incident()
    files = dict(files_of("parquet")([made], REPORTS))
    empty = dict(files_of("parquet")([], REPORTS))
    assert files.keys() == empty.keys() == {f"{name}.parquet" for name in TABLES}
    for name in TABLES:
        table = parquet.read_table(io.BytesIO(files[f"{name}.parquet"]))  # type: ignore[arg-type]
        rows = rows_of(Some((made,), REPORTS), name)
        key = str
        assert sorted(table.to_pylist(), key=key) == sorted(rows, key=key)
        assert table.schema == parquet.read_table(io.BytesIO(empty[f"{name}.parquet"])).schema  # type: ignore[arg-type]
    claims = parquet.read_table(io.BytesIO(files["claims.parquet"])).to_pylist()  # type: ignore[arg-type]
    texts = {report.id: report.text for report in REPORTS}
    assert all(texts[row["report"]][row["start"] :].startswith(row["words"].split(" ... ")[0]) for row in claims)


def test_columns_of_tables_are_named_once() -> None:
    """The columns that Arrow is given are those of the rows, in their order."""
    held = Some((made_up.incident(),), REPORTS)
    for name in TABLES:
        assert [column.partition(":")[0] for column in COLUMNS[name].split()] == list(rows_of(held, name)[0])


@pytest.mark.parametrize(("name", "library", "extra"), [*((name, "pyogrio", "maps") for name in MAPS), ("geoparquet", "pyarrow", "tables"), ("parquet", "pyarrow", "tables")])
def test_a_library_that_a_format_needs_is_named(monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str) -> None:
    """With its cure."""
    import sys

    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'rashomon[tables]'")
    for module in [module for module in sys.modules if module.partition(".")[0] == library] or [library]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SettingError, match=re.escape(f"needs the library {library}; install it with: pip install 'rashomon[{extra}]'")):
        dict(files_of(name)([], [])) if name == "parquet" else bytes_of(name)([], [])


@pytest.mark.parametrize(("ending", "name"), [(".gpkg", "geopackage"), (".fgb", "flatgeobuf"), (".kml", "kml"), (".parquet", "geoparquet"), (".geojson", "geojson")])
def test_endings_choose_maps(ending: str, name: str) -> None:
    assert choose_format(None, Path(f"map{ending}")).name == name


def test_what_is_no_text_needs_a_name() -> None:
    with pytest.raises(SettingError, match="geopackage is no text; name a file with -o"):
        writer_of("geopackage")
    with pytest.raises(SettingError, match="csv is text"):
        bytes_of("csv")
