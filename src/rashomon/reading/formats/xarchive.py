"""The archive that X (Twitter) hands to the owner of an account: `tweets.js`, a list that a script assigns to a name.

The account's own name stands in `account.js` beside it. What was reposted ("RT @name: ...") keeps whose words it is.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.jsonstream import JsonScan
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.records import Provenance

_SIGN = re.compile(rb"\s*window\.YTD\.(?:tweets?|community_tweet|note_tweet)\.part\d+\s*=\s*\[")
_START = re.compile(r"=\s*\[")
_NAME = re.compile(r'"username"\s*:\s*"(\w{1,20})"')
_REPOSTED = re.compile(r"RT @(\w{1,20}):")


def is_x_archive(head: bytes) -> bool:
    """Whether a script, by its first part, is a list of posts of such an archive."""
    return _SIGN.match(head) is not None


def read_x_archive(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The posts, the n-th of the file at `where#n`."""
    yield Layout(where=where, kind="X archive")
    owner = _owner(path)
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        scan = JsonScan(stream)
        scan.find(_START)
        for number, item in enumerate(scan.items(), start=1):
            post = next((item[key] for key in ("tweet", "noteTweet") if isinstance(item.get(key), Mapping)), item) if isinstance(item, Mapping) else {}
            yield _article(post, owner, f"{where}#{number}")


def _article(post: Mapping[str, Any], owner: str | None, where: str) -> Article:
    words = post.get("full_text") or post.get("text") or (post["core"].get("text") if isinstance(post.get("core"), Mapping) else "")
    text = html.unescape(str(words or ""))
    reposted = _REPOSTED.match(text)
    number = str(post.get("id_str") or post.get("id") or post.get("noteTweetId") or "")
    return Article(
        where=where,
        text=text,
        origin="record",
        outlet=f"@{owner}" if owner else None,
        published=_day(str(post.get("created_at") or post.get("createdAt") or "")),
        url=f"https://x.com/{owner or 'i'}/status/{number}" if number.isdecimal() else None,
        provenance=Provenance(document=number or None, forwarded=f"@{reposted[1]}" if reposted else None),
    )


def _day(words: str) -> str | None:
    """The day of "Wed Aug 26 20:15:00 +0000 2020", which is in UTC; other words as they are."""
    try:
        return dt.datetime.strptime(words, "%a %b %d %H:%M:%S %z %Y").date().isoformat()
    except ValueError:
        return words or None


def _owner(path: Path) -> str | None:
    """The account's name by the file beside it, None where it is not there."""
    try:
        with (path.parent / "account.js").open(encoding="utf-8", errors="replace") as stream:
            found = _NAME.search(stream.read(1 << 16))
    except OSError:
        return None
    return found[1] if found else None
