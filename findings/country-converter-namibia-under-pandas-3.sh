#!/usr/bin/env bash
# country_converter 1.3.2 under pandas 3: its own table cannot be opened, because Namibia's code "NA" is read as a missing value.
#
# Guess before trying: a column with a converter is read as that converter gives it, so that "NA" stays the text "NA", in every pandas; the newest
# country_converter, whose requirements admit the newest pandas, opens.
# Seen: with pandas 2.3.3 the column ISO2 has "NA" and `CountryConverter()` opens; with pandas 3.1.1 the same call of `read_csv` (converters for the column, `na_values`
# without "NA", the default values kept) gives a missing value there, and `CountryConverter()` ends with a TypeError before anything is asked.
# What follows: read tables of country codes with `keep_default_na=False`, or without pandas; a conversion of Namibia is the test.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 2.3.3 3.1.1; do
  python3 -m venv "$folder/$version"
  "$folder/$version/bin/pip" install --quiet --disable-pip-version-check "pandas==$version" country_converter==1.3.2 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
done
cat >"$folder/try.py" <<'PY'
import sys
from importlib.metadata import files, version

import country_converter
import pandas

table = next(file for file in files("country_converter") or () if file.name == "country_data.tsv").locate()
read = pandas.read_csv(table, sep="\t", encoding="utf-8", converters={"ISO2": str}, na_values=[""])
code = read.loc[read["name_short"] == "Namibia", "ISO2"].iloc[0]
try:
    opened = country_converter.CountryConverter().convert("Namibia", to="ISO2")
except TypeError as error:
    opened = f"TypeError: {error}"
print("pandas", version("pandas"), "country_converter", version("country_converter"), "| ISO2 of Namibia:", repr(code), "| opened:", opened)
old = version("pandas").startswith("2.")
sys.exit(0 if (code == "NA" and opened == "NA") is old else 1)
PY
for version in 2.3.3 3.1.1; do
  "$folder/$version/bin/python" "$folder/try.py"
done
