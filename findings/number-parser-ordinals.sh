#!/usr/bin/env bash
# number-parser 0.3.2: ordinals come out as counts, and a compound's hyphen joins it to the number before.
#
# Guess before trying: `parse` puts figures for number words and leaves everything else; "the seventeenth attack killed three" becomes "the 17th attack killed 3",
# or the ordinal stays, and "twenty one-legged men" stays twenty.
# Seen: "the 17 attack killed 3": the place in a series now reads as a number of things, as it does for dates ("the 4 of May") and units ("the 3 brigade").
# "Twenty one-legged men" gives "21 - legged men", one man more and spaces around the hyphen; "a hundred and five" gives "a 105".
# `parse_ordinal` reads an ordinal that stands alone, and there is no way to tell `parse` to leave them.
# What follows: text that was put through it cannot be counted from: a toll's grammar must see the words, ordinals and hyphens as they were printed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check number-parser==0.3.2 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
from importlib.metadata import version

from number_parser import parse, parse_ordinal

SEEN = {
    "the seventeenth attack killed three": "the 17 attack killed 3",
    "the third brigade lost four soldiers on the fourth of May": "the 3 brigade lost 4 soldiers on the 4 of May",
    "twenty one-legged men": "21 - legged men",
    "a hundred and five were hurt": "a 105 were hurt",
    "thirty-three people were killed": "33 people were killed",
}
print("number-parser", version("number-parser"))
for text, seen in SEEN.items():
    found = parse(text, language="en")
    print(f"{text!r} -> {found!r}")
    assert found == seen, (found, seen)
assert parse_ordinal("seventeenth", language="en") == 17
PY
echo "as described"
