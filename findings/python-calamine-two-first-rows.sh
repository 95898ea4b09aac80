#!/usr/bin/env bash
# python-calamine 0.9.1: the two ways to a sheet's rows begin at different rows: `to_python()` leaves out empty rows above the first cell with words, `iter_rows()` keeps them; both leave
# out empty columns at the left, and neither says so.
#
# Guess before trying: `iter_rows()` is the lazy form of `to_python()`, with the same rows; the n-th of either is the sheet's n-th row, as it is in openpyxl.
# Seen: of a sheet whose first cell with words is B3, `to_python()` begins with row 3 and `iter_rows()` with row 1, and in both the first value of a row is column B. Only
# `to_python(skip_empty_area=False)` has rows and columns where the sheet has them.
# What follows: a number of a row or a letter of a column that is told to people must be counted from `skip_empty_area=False`, or moved by `sheet.start`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
from importlib.metadata import version

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

book = Workbook()
sheet = book.active
for cell, words in {"B3": "text", "C3": "day", "B4": "the ford is closed", "C4": "28 August 2020"}.items():
    sheet[cell] = words
book.save("a.xlsx")
print("python-calamine", version("python-calamine"), "beside openpyxl", version("openpyxl"))
found = CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0)
seen = {"to_python()": found.to_python(), "iter_rows()": list(found.iter_rows()), "to_python(skip_empty_area=False)": found.to_python(skip_empty_area=False)}
seen["openpyxl"] = [[value or "" for value in row] for row in load_workbook("a.xlsx").active.iter_rows(values_only=True)]
for name, rows in seen.items():
    print(f"{name}: row of the names {next(n for n, row in enumerate(rows, 1) if 'text' in row)}, {rows}")
assert seen["to_python()"] == [["text", "day"], ["the ford is closed", "28 August 2020"]], seen
assert seen["iter_rows()"] == [["", ""], ["", ""], ["text", "day"], ["the ford is closed", "28 August 2020"]], seen
assert seen["to_python(skip_empty_area=False)"] == seen["openpyxl"] == [["", "", ""], ["", "", ""], ["", "text", "day"], ["", "the ford is closed", "28 August 2020"]], seen
assert found.start == (2, 1)
PY
echo "as described"
