"""The day of publication that a page declares of itself, in the page's own words.

`<meta property="article:published_time" content="2020-08-28T10:15:00Z">` and JSON-LD's `"datePublished": "2020-08-28"` declare
one. A declaration that is no day, or could be two, is handed on as it stands, so that it is named and not passed over.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from rashomon.reading.dates import parse_date

_HEAD = 400_000  # characters in which a page declares things
_META = re.compile(r"<meta\s[^>]{0,2000}>", re.IGNORECASE)
_NAMED = re.compile(
    r"""\b(?:property|name|itemprop)\s*=\s*["']?(?:article:published(?:_time)?|og:published_time|datepublished|date|pubdate|publishdate|publish[-_]date"""
    r"""|publication[-_]date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)|sailthru\.date|parsely-pub-date|article\.published|citation_(?:publication_)?date)["'\s>]""",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]{1,80})"|'([^']{1,80})')""", re.IGNORECASE)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,80})"')


def declared_date(page: str, found: str | None) -> str | None:
    """The words in which a page dates itself: the first that are a day; else `found`, what its parser made of them; else the first.

    Figures that could be two days are handed on before what a parser made of them.
    """
    words = list(_declarations(page[:_HEAD]))
    day = next((one for one in words if parse_date(one)), None)
    if day is not None:
        return day
    two_way = next((one for one in words if re.match(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}", one)), None)
    return two_way or found or next(iter(words), None)


def _declarations(head: str) -> Iterator[str]:
    for tag in _META.finditer(head):
        content = _CONTENT.search(tag[0])
        if content is not None and _NAMED.search(tag[0]) is not None:
            yield html.unescape(content[1] or content[2]).strip()
    for linked in _LINKED.finditer(head):
        yield linked[1].strip()
