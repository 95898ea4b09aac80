#!/usr/bin/env bash
# pyogrio 0.13.0 (GDAL 3.12.4): a whole number of 64 bits is written to KML as a word, one of 32 bits as a number.
#
# Guess before trying: an Arrow column of int64 is a number in every format that knows numbers, as a column of float64 is; KML's SimpleField has "int", and 4 fits into it.
# Seen: int64, which pyarrow and pandas give by default, becomes `SimpleField type="string"` without a warning, and is read back as text, so that 10 sorts before 4; int32 becomes "int", float64 "double". GeoPackage and FlatGeobuf keep int64.
# What follows: cast counts to int32 before they are written to KML, and test the type that is read back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyogrio==0.13.0 pyarrow==26.0.1 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
import re
import struct
from pathlib import Path

import pyarrow as pa
import pyogrio

point = struct.pack("<BI2d", 1, 1, 41.2, 37.0)
table = pa.table({"long": pa.array([10], pa.int64()), "short": pa.array([10], pa.int32()), "measure": pa.array([1.5], pa.float64()), "geometry": pa.array([point])})


def written(name: str, driver: str) -> dict[str, str]:
    pyogrio.write_arrow(table, name, driver=driver, geometry_name="geometry", geometry_type="Point", crs="EPSG:4326")
    about = pyogrio.read_info(name)
    return {field: dtype for field, dtype in zip(about["fields"], about["dtypes"]) if field in table.column_names}


print("pyogrio", pyogrio.__version__, "GDAL", ".".join(map(str, pyogrio.__gdal_version__)))
kml, package = written("a.kml", "LIBKML"), written("a.gpkg", "GPKG")
fields = dict(re.findall(r'SimpleField name="(\w+)" type="(\w+)"', Path("a.kml").read_text()))
print("KML fields:", fields, "read back as", kml)
print("GeoPackage read back as", package)
assert fields == {"long": "string", "short": "int", "measure": "double"}
assert kml["long"] == "object" and kml["short"] == "int32"
assert package["long"] == "int64"
PY
