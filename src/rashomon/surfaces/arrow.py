"""Tables as Arrow: what Parquet files and SQL are made of, with columns of one type each, also where there is no row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.surfaces.extras import need
from rashomon.surfaces.frames import COLUMNS
from rashomon.surfaces.plain import Row


def make_arrow(name: str, rows: Iterable[Row], extra: str, what: str) -> Any:
    """The rows of this table (see `frames.TABLES`) as a `pyarrow.Table`. Raises SettingError, which names the extra, where the library is missing."""
    arrow = need("pyarrow", extra, what)
    types = {"": arrow.string(), "int": arrow.int64(), "float": arrow.float64(), "bool": arrow.bool_(), "day": arrow.date32()}
    columns = (column.partition(":") for column in COLUMNS[name].split())
    return arrow.Table.from_pylist(list(rows), schema=arrow.schema([(column, types[kind]) for column, _, kind in columns]))
