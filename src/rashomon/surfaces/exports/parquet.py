"""A folder of Parquet files, a table each: incidents, facts, positions, claims, accounts, reports and sources.

The tables are those of `ledger.frame`, of the incidents that are asked for; they join by `incident` and `report`. A claim has its words, offsets, value, source and polarity. Times of publication are days. Needs the
extra `tables` (pyarrow). Any reader of Parquet opens them: DuckDB, pandas, polars, R's arrow.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rashomon.records import Incident, Report
from rashomon.surfaces.arrow import make_arrow
from rashomon.surfaces.exports.jsonl import first_day
from rashomon.surfaces.extras import need
from rashomon.surfaces.frames import TABLES, Some, rows_of

ENDINGS = ()

_WHAT, _EXTRA = "Parquet", "tables"


def write_files(incidents: Sequence[Incident], reports: Sequence[Report]) -> Iterator[tuple[str, bytes]]:
    """The files by name. Raises SettingError where the library is missing."""
    parquet = need("pyarrow.parquet", _EXTRA, _WHAT)
    held = Some(tuple(sorted(incidents, key=first_day)), tuple(sorted(reports, key=lambda report: (report.path, report.id))))
    for name in TABLES:
        rows = sorted(rows_of(held, name), key=lambda row: [str(cell) for cell in row.values()]) if name not in {"incidents", "reports"} else rows_of(held, name)
        out = io.BytesIO()
        parquet.write_table(make_arrow(name, rows, _EXTRA, _WHAT), out, compression="zstd")
        yield f"{name}.parquet", out.getvalue()
