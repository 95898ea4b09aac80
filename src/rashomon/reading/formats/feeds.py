"""RSS and Atom files: each entry its own report, of the feed that has it.

An entry's text is its content, or its summary where the feed has no more. Its day is the one printed as published; one that only says when it was changed stays undated, with an issue.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import blocks_of, one_line, to_text
from rashomon.reading.formats.markup import tree_of
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue, Provenance

_SIGN = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_OF_FEEDS = (b"<item", b"<entry", b"<channel", b"http://www.w3.org/2005/Atom", b"purl.org/rss")


def is_feed(head: bytes) -> bool:
    """Whether an XML file, by its first part, is a feed."""
    return _SIGN.search(head[:4096]) is not None and any(sign in head for sign in _OF_FEEDS)


def read_feed(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:
    """The entries, the n-th at `where#n`."""
    import feedparser  # noqa: PLC0415  # slow to import, and only feeds need it

    yield Layout(where=where, kind="feed (RSS or Atom)")
    size = path.stat().st_size
    if size > options.max_bytes:
        raise Refusal("too-large", f"is {size / 1e6:.0f} MB, more than the {options.max_bytes / 1e6:.0f} MB that a feed may have: keep it in parts")
    raw = path.read_bytes()
    feed = feedparser.parse(io.BytesIO(raw))
    if not feed.entries:
        raise Refusal("broken-file" if feed.bozo else "empty-file", "is a feed without entries that can be read: fetch it again")
    if not re.search(rb"</\s*(?:rss|feed|rdf:RDF)\s*>\s*\Z", raw[-200:], re.IGNORECASE):
        yield Issue(code="truncated-file", where=where, message="stops before its end: its last entry may be cut; fetch it again")
    for number, entry in enumerate(feed.entries, start=1):
        yield from _entry(entry, _plain(feed.feed.get("title")), feed.feed.get("language"), f"{where}#{number}")


def _entry(entry: Mapping[str, Any], outlet: str | None, language: str | None, where: str) -> Iterator[Found]:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    text = max([_words(part) for part in [*contents, str(entry.get("summary") or "")]], key=len)
    published = str(entry.get("published") or "") or None
    if published is None and entry.get("updated"):
        message = f"says when it was changed ({str(entry['updated'])[:40]}) and not when it was published: give that day with --published or reports.csv"
        yield Issue(code="changed-date", where=where, message=message)
    source = entry.get("source")
    yield Article(
        where=where,
        text=text,
        origin="record",
        title=_plain(entry.get("title")),
        outlet=_plain(source.get("title")) if isinstance(source, Mapping) and source.get("title") else outlet,
        published=published,
        url=str(entry.get("link") or "") or None,
        language=str(entry.get("language") or language or "") or None,
        byline=_plain(entry.get("author")),
        provenance=Provenance(document=str(entry.get("id") or "") or None),
    )


def _words(markup: str) -> str:
    if "<" not in markup:
        return to_text(one_line(part) for part in markup.split("\n"))
    return to_text(block.text for block in blocks_of(tree_of(f"<div>{markup}</div>")))


def _plain(words: Any) -> str | None:
    return one_line(_words(str(words))) or None if words else None
