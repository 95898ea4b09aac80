"""A table in a format's own columns: the lines of the file, with nothing in a cell that breaks it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from rashomon.surfaces.exports.csv import guarded

Cells = Mapping[str, object]
"""A row: its cells by column; a column that is not there is empty."""


def table_lines(columns: Sequence[str], rows: Sequence[Cells], separator: str = ",") -> Iterator[str]:
    """The heading and a line a row. Words are on one line each, and none runs in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n", delimiter=separator)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: guarded(" ".join(cell.split()) if isinstance(cell, str) else cell) for name, cell in row.items()})
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()
