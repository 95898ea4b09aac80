"""Saved web pages: the article alone, without menus, comments and advertisements, found by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.dates import is_two_way
from rashomon.reading.decoding import Decoded, decode
from rashomon.reading.languages import NAMES, identify_language
from rashomon.reading.page_dates import PageDate, find_change, find_page_date, is_apart, sets_apart
from rashomon.reading.page_heads import take_head
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue

CHANGED_DATE, PARTIAL_ARTICLE = "changed-date", "partial-article"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{3,30})""", re.IGNORECASE)
_OURS = re.compile(r"""<meta\s+name=["']generator["']\s+content=["']rashomon""", re.IGNORECASE)
_NOTICE = re.compile(r"consent|cookie|gdpr|onetrust|didomi|privacy-(?:banner|notice|popup)|paywall", re.IGNORECASE)
_OF_CHANGE = re.compile(r"^\W*(?:last\s+)?(?:updated|modified|changed|revised|edited)\b(?!.*\bpublished\b).{0,60}\d{4}.{0,20}$\n?", re.IGNORECASE | re.MULTILINE)
_EMBEDDED = re.compile(r"tweet|instagram|tiktok|embed", re.IGNORECASE)
_MARKS = tuple("\"“”«»„‟‘'")
_TOP = 1_500
"""Characters within which a text keeps its date line."""
_LEAST_SHARE = 0.5
"""Of the words in a page's paragraphs, the share that an article has at least."""
_FEWEST_WORDS = 20
"""What is left of a page without an article (a cookie notice, a list of links) is shorter than any report."""


def decode_page(raw: bytes, stated: str | None = None) -> Decoded:
    """A page's text, by the encoding that its server stated or that it declares where it is not UTF-8."""
    declared = _CHARSET.search(raw[:4096])
    return decode(raw, stated or (declared[1].decode("ascii") if declared else None))


def read_page(decoded: Decoded, where: str) -> Iterator[Article | Issue]:
    """The article of a page, its paragraphs a line each. Raises Refusal where the page holds none."""
    page = decoded.text
    if _OURS.search(page[:4096]):
        raise Refusal("own-output", "is a dossier that rashomon wrote, not a report")
    tree = _tree(page)
    dated, changed = find_page_date(tree), find_change(tree)
    shown = _shown_words(tree)
    _drop_notices(tree)
    _mark_quotations(tree)
    article = _extract(tree)
    if article is None or len((article.text or "").split()) < _FEWEST_WORDS:
        raise _no_article()
    language, head = identify_language(article.text, _said(tree)), take_head(tree)
    lowered = page[-2048:].lower()
    if (
        "</html" not in lowered
        and "</body" not in lowered
        and re.search("<(html|body)[ >]", page[:65536], re.IGNORECASE)
    ):
        message = "is a page that stops before its end (no </html>): read as far as it goes; fetch it again"
        yield Issue(code="truncated-file", where=where, message=message)
    if dated is None and changed is not None:
        message = f"says when it was changed ({changed.day}, by {changed.element}) and not when it was published: give that day with --published or reports.csv"
        yield Issue(code=CHANGED_DATE, where=where, message=message)
    text = _OF_CHANGE.sub("", article.text)  # a line that only tells when the page was changed would pass for its date line
    if dated is None and changed is None and text != article.text:
        yield Issue(code=CHANGED_DATE, where=where, message="says when it was updated and not when it was published: give that day with --published or reports.csv")
    kept = len(text.split())
    if kept < shown * _LEAST_SHARE:
        message = f"has {shown} words in its paragraphs, of which {kept} were taken for its article: look whether text is missing; save its text as .txt if so"
        yield Issue(code=PARTIAL_ARTICLE, where=where, message=message)
    yield Article(
        where=where,
        text=text,
        origin="page",
        title=head.title,
        outlet=head.site,
        published=_declared(dated, article.text) if dated is not None else None,
        dated_by=dated.element if dated is not None else None,
        url=head.address,
        language=language,
    )


def _declared(dated: PageDate, text: str) -> str | None:
    """The day that dates a page, else its words as they stand; None where they could be two days and the text keeps them: its weekdays may tell which."""
    if dated.day is not None:
        return dated.day.isoformat()
    return None if is_two_way(dated.words) and dated.words in text[:_TOP] else dated.words


def _no_article() -> Refusal:
    return Refusal("no-article", "is a page with no article that could be found: save its text as .txt if it has one")


def _tree(page: str) -> Any:
    """The page as an lxml tree; Refusal where it is none."""
    import trafilatura  # noqa: PLC0415  # slow to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise _no_article()
    return tree


def _said(tree: Any) -> str | None:
    """The language that the page says it is in."""
    said = (tree.get("lang") or tree.get("xml:lang") or "").strip().lower().replace("_", "-").split("-")[0]
    return said if said in NAMES else None


def _shown_words(tree: Any) -> int:
    """How many words stand in the page's paragraphs, but those of menus, asides, footers and comments."""
    apart: dict[Any, bool] = {}  # paragraphs stand side by side, in an element that need be asked once
    shown = 0
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent not in apart:
            apart[parent] = is_apart(parent)
        if not apart[parent] and not sets_apart(paragraph):
            shown += len(paragraph.text_content().split())
    return shown


def _drop_notices(tree: Any) -> None:
    """Take out notices about consent and cookies, which some pages set before the article and at greater length."""
    for element in list(tree.iter("div", "section", "aside", "dialog")):
        named = _NOTICE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if named and next(element.iter("h1", "article", "main"), None) is None and element.getparent() is not None:
            element.drop_tree()


def _mark_quotations(tree: Any) -> None:
    """Set the marks that HTML shows around `<q>`, and marks around `<blockquote>`: what is quoted stays so in the text."""
    for quotation in list(tree.iter("q", "blockquote")):
        if quotation.tag == "blockquote" and (_EMBEDDED.search(quotation.get("class") or "") or _has_marks(quotation)):
            continue
        held = list(_strings(quotation))
        for (node, place), mark, edge in ((held[0], "\N{LEFT DOUBLE QUOTATION MARK}", 0), (held[-1], "\N{RIGHT DOUBLE QUOTATION MARK}", 1)) if held else ():
            words = getattr(node, place)
            setattr(node, place, words.rstrip() + mark if edge else mark + words.lstrip())
        if quotation.tag == "q":
            quotation.drop_tag()


def _has_marks(quotation: Any) -> bool:
    return quotation.text_content().strip()[:1] in _MARKS


def _strings(element: Any) -> Iterator[tuple[Any, str]]:
    """Where the words of an element are held in its tree, in their order: a node, and whether before its children or behind its end."""
    if (element.text or "").strip():
        yield element, "text"
    for child in element:
        if isinstance(child.tag, str):
            yield from _strings(child)
        if (child.tail or "").strip():
            yield child, "tail"


def _extract(tree: Any) -> Any:
    """Trafilatura's document, which has no types; None where it finds no text. Title and day of the page are found elsewhere."""
    import trafilatura  # noqa: PLC0415

    try:
        return trafilatura.bare_extraction(tree, options=_options())
    except Exception as error:  # a page can break an HTML parser in more ways than can be named
        raise Refusal(
            "broken-page", f"is a page that cannot be taken apart ({type(error).__name__}: {error})"
        ) from error


@cache
def _options() -> Any:
    """How trafilatura is asked: for the text with its tables, without comments. Made once, since it reads its settings anew each time."""
    from trafilatura.settings import Extractor  # noqa: PLC0415

    return Extractor(output_format="python", comments=False, tables=True)
