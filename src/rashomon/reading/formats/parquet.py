"""Parquet tables, read a few thousand rows at a time."""

from __future__ import annotations

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
            yield from read_records(_rows(table, load("pyarrow", TABLES, "a Parquet table")), where, options, "Parquet table")
    except (OSError, ValueError) as error:  # pyarrow's errors are ValueErrors
        raise broken(error) from error


def _rows(table: Any, arrow: Any) -> Iterator[Record | BrokenRow]:
    """The rows. Days and times become text column by column: one with nanoseconds would end the whole batch."""
    for batch in table.iter_batches(batch_size=_ROWS):
        names = batch.schema.names
        columns = [column.cast(arrow.string()) if arrow.types.is_temporal(column.type) and not arrow.types.is_duration(column.type) else column for column in batch.columns]
        for values in zip(*(column.to_pylist() for column in columns), strict=True):
            yield {name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value for name, value in zip(names, values, strict=True)}
