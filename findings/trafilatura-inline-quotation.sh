#!/usr/bin/env bash
# trafilatura 2.3.1: an inline quotation (`<q>`) ends its sentence: in plain text a line break stands behind it, and the marks that browsers show are nowhere.
#
# Guess before trying: `<q>` is phrasing content like `<i>` and `<cite>`, so its words stay inside their sentence; the quotation marks, which HTML leaves to whoever
# shows the page, may or may not be added.
# Seen: the sentence is cut ("The clerk said: They came first" / ", and he left."), in plain text, JSON and Markdown (there by a blank line, as between two paragraphs),
# without marks; `<i>`, `<cite>`, `<mark>` in its place leave the sentence whole. Only the XML output keeps it in its paragraph, as `<quote>`, the element that
# `<blockquote>` becomes too: inside, the two are one.
# What follows: whoever needs who said what must put the marks around `<q>` and drop the tag before extraction, or take the XML.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml-html-clean==0.4.5 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
from importlib.metadata import version

import trafilatura

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council of the two villages met at the mill on Tuesday and sat there until the lamps were lit, a clerk told us.",
        "Nobody was content with what was agreed, and the older men left before the paper with the new hours was read out.",
    )
)


def behind(tag: str, form: str) -> str:
    page = f"<html><body><article><h1>Council meets</h1>{BODY}<p>The clerk said: <{tag}>They came first</{tag}>, and he left.</p></article></body></html>"
    text = trafilatura.extract(page, output_format=form) or ""
    return text.partition("The clerk said: ")[2][:52]


print("trafilatura", version("trafilatura"))
seen = {(tag, form): behind(tag, form) for tag in ("q", "i", "cite", "mark") for form in ("txt", "markdown", "json", "xml")}
for where, text in seen.items():
    print(where, repr(text))
assert seen["q", "txt"].startswith("They came first\n, and he left."), seen
assert seen["q", "markdown"].startswith("They came first\n\n, and he left."), seen
assert seen["q", "json"].startswith("They came first\\n, and he left."), seen
assert seen["q", "xml"].startswith("<quote>They came first</quote>, and he left."), seen
assert all(seen[tag, "txt"].startswith("They came first, and he left.") for tag in ("i", "cite", "mark")), seen
PY
echo "as described"
