#!/usr/bin/env bash
# Babel 2.19.0: asked for a language's own numbering system, it writes Arabic, Persian, Kurdish and Pashto numbers with Latin digits between Arabic separators.
#
# Guess before trying: `format_decimal(12500.5, locale="ar_EG", numbering_system="default")` gives what an Egyptian paper prints, Arabic-Indic digits and
# Arabic separators; and a figure that mixes Latin digits with them is no valid number anywhere.
# Seen: "12", U+066C, "500", U+066B, "5": the separators change, the digits do not, a figure of no numbering system. Reading goes the same way: `parse_decimal`
# takes digits of every script, but the separators of one system only, by default those of Latin figures, so that a figure as printed (all Arabic-Indic) is
# an error by default and right with numbering_system="default", under which in turn "12,500" is the error. For Urdu and Burmese "default" changes nothing.
# What follows: figures for an Arabic, Persian or Kurdish reader need their digits put in by hand, and a reader of such text must try both systems on each
# figure, since one paper prints both; that a call succeeds says nothing of the script of its digits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
from importlib.metadata import version

from babel.numbers import NumberFormatError, format_decimal, parse_decimal


def read(figure: str, locale: str, system: str) -> str:
    try:
        return str(parse_decimal(figure, locale=locale, numbering_system=system))
    except NumberFormatError:
        return "error"


print("babel", version("babel"))
written = {locale: format_decimal(12500.5, locale=locale, numbering_system="default") for locale in ("ar_EG", "ar_SY", "fa_IR", "ckb_IQ", "ps_AF", "ur_PK", "my_MM")}
for locale, figure in written.items():
    print(locale, " ".join(f"{ord(c):04X}" for c in figure))
printed, latin = "\u0661\u0662\u066c\u0665\u0660\u0660", "12,500"
seen = {(name, system): read(figure, "ar_EG", system) for name, figure in (("printed", printed), ("latin", latin)) for system in ("latn", "default")}
print(seen)
mixed = "12\u066c500\u066b5"
assert all(written[locale] == mixed for locale in ("ar_EG", "ar_SY", "fa_IR", "ckb_IQ", "ps_AF")), written
assert written["ur_PK"] == written["my_MM"] == "12,500.5", written
assert seen == {("printed", "latn"): "error", ("printed", "default"): "12500", ("latin", "latn"): "12500", ("latin", "default"): "error"}, seen
PY
echo "as described"
