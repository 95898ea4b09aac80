"""The day of publication that a web page gives of itself, and the element that gives it.

In this order, the first that is a day: what the page declares (`<meta property="article:published_time">`, JSON-LD's `datePublished`); an
element marked as the day of publication (`itemprop=datePublished`, `<time pubdate>`); a `<time>`, byline or date line between the headline
and the first paragraph; the day in the page's own address. A time in a comment, an aside, a footer, a list of other stories or a later
paragraph dates something else, and a day of change is no day of publication: schema.org keeps `datePublished` and `dateModified` apart.
Words that are no day, or could be two, are handed on as they stand where nothing else dates the page, so that they are named and not
passed over.

Why: docs/decisions/reading.md#date-of-a-page.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.reading.dates import find_date, is_two_way, parse_date

_PUBLISHED = re.compile(
    r"article:published(?:_time)?|og:published_time|datepublished|date|pubdate|publishdate|publish[-_]date|publication[-_]date"
    r"|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)|sailthru\.date|parsely-pub-date|article\.published|citation_(?:publication_)?date",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"article:modified(?:_time)?|og:updated_time|datemodified|last-?modified|dc\.date\.modified|dcterms\.modified|revised|updated(?:_time)?", re.IGNORECASE
)
_APART = re.compile(r"comment|related|sidebar|widget|timeline|recommend|footer|share|promo|teaser|menu|navig|most-?(?:read|popular)|newsletter|breadcrumb|consent|cookie", re.IGNORECASE)
_APART_TAGS = frozenset({"aside", "footer", "nav", "form"})
_WHOLE = frozenset({"body", "html", "article", "main"})
"""What holds the article, however it is named."""
_DATING = re.compile(r"(?:^|[\s_-])(?:date|datetime|date-?time|date-?line|pubdate|published|publication|byline|timestamp|time|posted|meta)(?:$|[\s_-])", re.IGNORECASE)
_MARKED = re.compile(r"(?:^|\s)(?:dt-published|entry-date|post-date|published|pubdate)(?:$|\s)", re.IGNORECASE)
_OF_CHANGE = re.compile(r"updat|modif|revis|chang|edited|correct|güncelle|mis(?:e)? à jour|aktualis|actualiz|обновлен|aggiornat", re.IGNORECASE)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/[^/]")
_LONGEST_LINE, _SHORTEST_PARAGRAPH = 160, 60
"""Characters: a longer line is no byline, and a shorter one no paragraph of an article."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """What dates a page: the words, which element bears them, and the day they name (None: no day, or it could be two)."""

    words: str
    element: str
    day: dt.date | None


def find_page_date(tree: Any) -> PageDate | None:
    """What dates a page, given as an lxml tree; words that are no day only where nothing else dates it."""
    undecided: PageDate | None = None
    for found in _said(tree):
        if found.day is not None:
            return found
        undecided = undecided or found
    return undecided


def find_change(tree: Any) -> PageDate | None:
    """The day on which a page says that it was changed."""
    for meta in tree.iter("meta"):
        name = _name_of(meta)
        if _CHANGED.fullmatch(name) and (day := parse_date(meta.get("content") or "")):
            return PageDate(meta.get("content").strip(), f"<meta {name}>", day)
    for key, words in _linked(tree):
        if key == "dateModified" and (day := parse_date(words)):
            return PageDate(words, "JSON-LD dateModified", day)
    for element in tree.iter("time"):
        if _tells_change(element) and not is_apart(element) and (dated := _dated(element, "<time> of a change")) is not None:
            return dated
    return None


def _said(tree: Any) -> Iterator[PageDate]:
    for meta in tree.iter("meta"):
        name, words = _name_of(meta), (meta.get("content") or "").strip()
        if words and _PUBLISHED.fullmatch(name):
            yield PageDate(words, f"<meta {name}>", parse_date(words))
    for key, words in _linked(tree):
        if key == "datePublished":
            yield PageDate(words, "JSON-LD datePublished", parse_date(words))
    for element in tree.iter("*"):
        marked = _is_marked(element) and not is_apart(element) and not _tells_change(element)
        if marked and (dated := _dated(element, f"<{element.tag}> marked as published")) is not None:
            yield dated
    for element in _head(tree):
        if (dated := _dated(element, f"<{element.tag}> under the headline")) is not None:
            yield dated
    for link in tree.iter("link"):
        address = _ADDRESS.search(link.get("href") or "") if (link.get("rel") or "").lower() == "canonical" else None
        if address is not None:
            words = "-".join(part.zfill(2) for part in address.groups())
            if (day := parse_date(words)) is not None:
                yield PageDate(words, "address", day)


def _name_of(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "").strip().lower()


def _linked(tree: Any) -> Iterator[tuple[str, str]]:
    """Keys and words of the page's JSON-LD, as deep as they stand; of a block that is no JSON, the two dates alone."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            yield from _walk(json.loads(script.text, strict=False))
        except (ValueError, RecursionError):
            yield from re.findall(r'"(datePublished|dateModified)"\s*:\s*"([^"]{1,80})"', script.text)


def _walk(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                yield key, value.strip()
            elif key not in ("comment", "review"):
                yield from _walk(value)
    elif isinstance(node, list):
        for item in node:
            yield from _walk(item)


def _is_marked(element: Any) -> bool:
    if (element.get("itemprop") or "").lower() == "datepublished":
        return True
    return element.tag == "time" and (element.get("pubdate") is not None or _MARKED.search(element.get("class") or "") is not None)


def _head(tree: Any) -> Iterator[Any]:
    """Times, bylines and date lines from the headline to the first paragraph of the article."""
    begun = False
    whole = next(tree.iter("article"), None)
    whole = whole if whole is not None else next(tree.iter("main"), tree)
    headed = next(whole.iter("h1"), None) is not None
    for element in whole.iter("*"):
        begun = begun or not headed or element.tag == "h1"
        text = " ".join(element.text_content().split())
        dating = element.tag == "time" or _DATING.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
        if element.tag == "p" and len(text) >= _SHORTEST_PARAGRAPH and not dating:
            return
        before_headline = headed and not begun and element.tag not in ("time", "span", "p")
        if dating and not before_headline and len(text) <= _LONGEST_LINE and not is_apart(element) and not _tells_change(element):
            yield element


def is_apart(element: Any) -> bool:
    """Whether an element stands in what is not the article: comments, an aside, other stories."""
    while element is not None and element.tag not in _WHOLE:
        if sets_apart(element):
            return True
        element = element.getparent()
    return False


def sets_apart(element: Any) -> bool:
    """Whether an element is itself one of those, by its tag or its names."""
    return element.tag not in _WHOLE and (element.tag in _APART_TAGS or _APART.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None)


def _tells_change(element: Any) -> bool:
    """Whether a time is of a change: by its own name, or by the word before it ("Last updated <time>")."""
    if _OF_CHANGE.search(f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"):
        return True
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return _OF_CHANGE.search((before or "")[-40:]) is not None


def _dated(element: Any, name: str) -> PageDate | None:
    """The day in an element's `datetime` or in its words; figures that could be two days as they stand; None where it names no day."""
    words = " ".join(element.text_content().split())
    given = (element.get("datetime") or element.get("content") or "").strip()
    if given and (day := parse_date(given)) is not None:
        return PageDate(given, name, day)
    found = find_date(words)
    if found is not None:
        return PageDate(words, name, found)
    two_way = next((one for one in (given, words) if is_two_way(one)), None)
    if two_way is not None:
        return PageDate(two_way, name, None)
    day = None if _OF_CHANGE.search(words) else _in_other_words(words)
    return PageDate(words, name, day) if day is not None else None


def _in_other_words(words: str) -> dt.date | None:
    """The day that htmldate reads in a date line of another language; a month and a year without a day are none (it would add today's)."""
    if not re.search(r"\b(?:19|20)\d\d\b", words) or not re.search(r"(?<!\d)\d{1,2}(?!\d)", words) or not re.search(r"[^\W\d_]{3}", words):
        return None
    from htmldate import find_date as read  # noqa: PLC0415  # slow to import, and only pages need it

    found = read(f'<html><body><span class="date">{html.escape(words)}</span></body></html>', extensive_search=False, original_date=True)
    return parse_date(found) if found else None
