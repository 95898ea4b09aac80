#!/usr/bin/env bash
# pyarrow 26.0.1 without pandas: one time with nanoseconds ends `to_pylist()` of its whole batch, the texts beside it included.
#
# Guess before trying: `RecordBatch.to_pylist()` needs pyarrow alone; a timestamp finer than Python's microseconds is rounded, or given as a number.
# Seen: a column of type timestamp[ns] (what pandas and Spark write) is given as `datetime` as long as every value ends in 000; the first that does not raises a ValueError, which advises
# to install pandas, and no row of the batch is given.
# What follows: cast times to text (or to microseconds, `safe=False`) column by column before making Python values of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
from importlib.metadata import version

import pyarrow as pa
import pyarrow.parquet as pq


def rows(nanoseconds: int) -> object:
    times = pa.array([1_598_609_700_000_000_000, 1_598_609_700_123_456_000 + nanoseconds], type=pa.timestamp("ns"))
    pq.write_table(pa.table({"text": ["the ford is closed", "the mill is open"], "when": times}), "a.parquet")
    try:
        return pq.read_table("a.parquet").to_batches()[0].to_pylist()
    except ValueError as error:
        return str(error)


print("pyarrow", version("pyarrow"))
whole, finer = rows(0), rows(789)
print("whole microseconds:", whole)
print("one with 789 ns:", finer)
assert isinstance(whole, list) and len(whole) == 2
assert isinstance(finer, str) and "Install pandas" in finer
(batch,) = pq.read_table("a.parquet").to_batches()
cast = batch.column("when").cast(pa.string()).to_pylist()
print("cast to text:", cast)
assert cast == ["2020-08-28 10:15:00.000000000", "2020-08-28 10:15:00.123456789"]
PY
echo "as described"
