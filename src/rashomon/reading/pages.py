"""Saved web pages: the article alone, without menus, comments and advertisements, found by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.declared import declared_date
from rashomon.reading.decoding import Decoded, decode
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{3,30})""", re.IGNORECASE)
_OURS = re.compile(r"""<meta\s+name=["']generator["']\s+content=["']rashomon""", re.IGNORECASE)
_FEWEST_WORDS = 20
"""What is left of a page without an article (a cookie notice, a list of links) is shorter than any report."""


def decode_page(raw: bytes) -> Decoded:
    """A page's text, by the encoding it declares where it is not UTF-8."""
    declared = _CHARSET.search(raw[:4096])
    return decode(raw, declared[1].decode("ascii") if declared else None)


def read_page(decoded: Decoded, where: str) -> Iterator[Article | Issue]:
    """The article of a page, its paragraphs a line each. Raises Refusal where the page holds none."""
    page = decoded.text
    if _OURS.search(page[:4096]):
        raise Refusal("own-output", "is a dossier that rashomon wrote, not a report")
    article = _extract(page)
    if article is None or len((article.text or "").split()) < _FEWEST_WORDS:
        raise Refusal(
            "no-article", "is a page with no article that could be found: save its text as .txt if it has one"
        )
    lowered = page[-2048:].lower()
    if (
        "</html" not in lowered
        and "</body" not in lowered
        and re.search("<(html|body)[ >]", page[:65536], re.IGNORECASE)
    ):
        message = "is a page that stops before its end (no </html>): read as far as it goes; fetch it again"
        yield Issue(code="truncated-file", where=where, message=message)
    yield Article(
        where=where,
        text=article.text,
        origin="page",
        title=article.title,
        outlet=article.sitename,
        published=declared_date(page, article.date),
        url=article.url,
    )


def _extract(page: str) -> Any:
    """Trafilatura's document, which has no types; None where it finds no text."""
    import trafilatura  # noqa: PLC0415  # slow to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # Only a date that the page declares: an extensive search takes any day in the text for it.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a page can break an HTML parser in more ways than can be named
        raise Refusal(
            "broken-page", f"is a page that cannot be taken apart ({type(error).__name__}: {error})"
        ) from error
