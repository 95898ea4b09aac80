"""Parquet tables, read a few thousand rows at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.reading.formats.docx import broken
from rashomon.reading.formats.extras import TABLES, load
from rashomon.reading.formats.press_files import Found
from rashomon.reading.options import ReadingOptions
from rashomon.reading.tables import BrokenRow, Record, read_records

_ROWS = 500


def read_parquet(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:
    """The articles of a table, the n-th row at `where#n`."""
    parquet = load("pyarrow.parquet", TABLES, "a Parquet table")
    try:
        with parquet.ParquetFile(str(path)) as table:
            yield from read_records(_rows(table), where, options, "Parquet table")
    except (OSError, ValueError) as error:  # pyarrow's errors are ValueErrors
        raise broken(error) from error


def _rows(table: Any) -> Iterator[Record | BrokenRow]:
    for batch in table.iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            yield {name: value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value for name, value in row.items()}
