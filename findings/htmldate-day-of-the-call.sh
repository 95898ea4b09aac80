#!/usr/bin/env bash
# htmldate 1.11.0: for a page that declares a month as its date it returns a whole day, that of the call; and its quick search takes a reader's comment for the article.
#
# Guess before trying: `find_date(page, extensive_search=False)` gives a date that the page declares, or None; `<meta name="date" content="2020-08">` names no day,
# so it gives None, or the first of the month as a search for years does.
# Seen: "2020-08-" with the number of the day on which it is called, so that one page has another date tomorrow; the same for `article:published_time`.
# In JSON-LD the same words give None. A page whose only date is a `<time>` in a comment, an aside or a footer is dated by it, `extensive_search=False` all the same.
# What follows: the date of an archived page may hang on when it was read; keep the declaring words, and check that they name a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY'
import datetime as dt
from importlib.metadata import version

from htmldate import find_date

print("htmldate", version("htmldate"))
BODY = "<p>The council met at the mill on Tuesday.</p>"
pages = {
    "meta name=date": f'<html><head><meta name="date" content="2020-08"></head><body>{BODY}</body></html>',
    "meta article:published_time": f'<html><head><meta property="article:published_time" content="2020-08"></head><body>{BODY}</body></html>',
    "JSON-LD": f'<html><head><script type="application/ld+json">{{"datePublished": "2020-08"}}</script></head><body>{BODY}</body></html>',
    "comment": f'<html><body>{BODY}<div class="comment"><time datetime="2021-06-05">5 June</time> I saw it</div></body></html>',
    "aside": f'<html><body>{BODY}<aside><time datetime="2019-03-01">1 March</time> Another story</aside></body></html>',
}
days = [dt.date.today()]
seen = {name: find_date(page, extensive_search=False) for name, page in pages.items()}
days.append(dt.date.today())  # midnight may fall between
print(seen)
of_the_call = {f"2020-08-{day.day:02}" for day in days}
assert seen["meta name=date"] in of_the_call, seen
assert seen["meta article:published_time"] in of_the_call, seen
assert seen["JSON-LD"] is None, seen
assert (seen["comment"], seen["aside"]) == ("2021-06-05", "2019-03-01"), seen
PY
echo "as described"
