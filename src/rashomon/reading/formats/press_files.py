"""Documents, pages and texts that may be downloads of a press database: whose, and its articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.reading.articles import Article
from rashomon.reading.decoding import Decoded, decode
from rashomon.reading.formats import factiva, integrum, nexis, proquest
from rashomon.reading.formats.blocks import Block, blocks_of, to_text
from rashomon.reading.formats.docx import docx_blocks, find_tracked
from rashomon.reading.formats.markup import load, load_page, pieces, styles, tree_of
from rashomon.reading.formats.plain import text_blocks
from rashomon.reading.formats.rtf import find_cut, rtf_blocks
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import PARTIAL_ARTICLE
from rashomon.records import Issue

_ACCESSION = re.compile(rb"[A-Z][A-Z0-9]{7}(?:19|20)\d{6}[a-z][a-z0-9]{8}\s*<")
_FACTIVA = re.compile(rb"factiva|articleParagraph|Dow Jones", re.IGNORECASE)
_OLD_NEXIS = re.compile(rb"<DOC NUMBER=|>\s*\d+ (?:of|de|von|di|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?)\s*<|>\s*Dokument \d+ von \d+\s*<")
_OLD_DOCUMENT = re.compile(r"""<A NAME=["']?DOC_ID_\d""", re.IGNORECASE)
_UNI_NEXIS = re.compile(rb">\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)\s*<", re.IGNORECASE)
_INTEGRUM = (integrum.OUTLET.encode("cp1251"), integrum.OUTLET.encode())
_COUNTER = re.compile(rb"^[ \t]*(?:\d+ (?:of|de|von|di|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?)|(?:Dokument|Document) \d+ (?:von|de) \d+)[ \t\r]*$", re.MULTILINE)
_MARKUP = re.compile(r"<(script|style|noscript|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_LEAST_SHARE = 0.5
"""Of a file's words, the share that its articles have at least; below it somebody should look."""
Found = Article | Issue | Layout


def is_press_page(head: bytes) -> bool:
    """Whether a page, by its first part, is a download of a press database."""
    return bool(
        (_ACCESSION.search(head) and _FACTIVA.search(head))
        or (factiva.ARTICLE.search(head.decode("latin-1")) and _FACTIVA.search(head))
        or _OLD_NEXIS.search(head)
        or _UNI_NEXIS.search(head)
        or any(mark in head for mark in _INTEGRUM)
    )


def is_press_text(head: bytes) -> bool:
    """Whether a text, by its first part, is a download of a press database."""
    return _COUNTER.search(head) is not None or (b"ProQuest" in head and proquest.is_proquest(head.decode("utf-8", "replace").replace("\r\n", "\n")))


def read_document(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """A Word document: a download's articles, or its one text."""
    yield from _read_blocks(list(docx_blocks(path)), where, ("DOCX", "Word document"), find_tracked(path, where))


def read_rich_text(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001
    """A document of rich text: a download's articles, or its one text."""
    yield from _read_blocks(list(rtf_blocks(path)), where, ("RTF", "rich text (RTF)"), find_cut(path, where))


def _read_blocks(blocks: Sequence[Block], where: str, names: tuple[str, str], issues: Iterable[Issue]) -> Iterator[Found]:
    """A document of these blocks, called by the first name where it is a download and by the second where it is not."""
    download, document = names
    reader = _reader_of(blocks)
    yield Layout(where=where, kind=f"{reader[0]} ({download})" if reader else document)
    yield from issues
    yield from _watched(reader[1](blocks, where), _words(blocks), where) if reader else [_whole(blocks, where)]


def read_press_page(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001
    """The articles of a database's page."""
    page = load_page(path)
    yield from _noted(page, where)
    shown = _shown(page.text)
    head = page.text[: 1 << 20].encode("utf-8", "replace")
    if _ACCESSION.search(head) or (factiva.ARTICLE.search(page.text) and _FACTIVA.search(head)):
        yield Layout(where=where, kind="Factiva download (HTML)")
        yield from _watched(factiva.read_factiva_page(page.text, where), shown, where)
    elif _INTEGRUM[1] in head:
        yield Layout(where=where, kind="Integrum download (HTML)")
        yield from _watched(integrum.read_integrum_page(page.text, where), shown, where)
    elif _OLD_NEXIS.search(head):
        yield Layout(where=where, kind="Nexis download (HTML)")
        yield from _watched(nexis.read_old(_old_blocks(page.text), where), shown, where)
    else:
        yield Layout(where=where, kind="Nexis Uni download (HTML)")
        yield from _watched(nexis.read_uni(list(blocks_of(tree_of(page.text))), where), shown, where)
    if "</html" not in page.text[-4096:].lower():
        yield Issue(code="truncated-file", where=where, message="is a page that stops before its end (no </html>): read as far as it goes; download it again")


def read_press_text(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001
    """The articles of a database's text file."""
    decoded = decode(load(path))
    yield from _noted(decoded, where)
    if proquest.is_proquest(decoded.text):
        yield Layout(where=where, kind="ProQuest download (text)")
        yield from _watched(proquest.read_proquest(decoded.text, where), len(decoded.text.split()), where)
        return
    yield Layout(where=where, kind="Nexis download (text)")
    yield from _watched(nexis.read_old(text_blocks(decoded.text), where), len(decoded.text.split()), where)


def _whole(blocks: Sequence[Block], where: str) -> Article:
    """A document that is no download: its one text."""
    return Article(where=where, text=to_text(block.text for block in blocks), origin="record")


def _reader_of(blocks: Sequence[Block]) -> tuple[str, Callable[[Sequence[Block], str], Iterator[Article]]] | None:
    if nexis.is_uni(blocks):
        return "Nexis Uni download", nexis.read_uni
    if nexis.is_old(blocks):
        return "Nexis download", nexis.read_old
    if factiva.is_factiva(blocks):
        return "Factiva download", factiva.read_factiva
    return None


def _old_blocks(page: str) -> Iterator[Block]:
    bold, centred = styles(page)
    for piece in pieces(page, _OLD_DOCUMENT) if _OLD_DOCUMENT.search(page) else [page]:
        yield from blocks_of(tree_of(piece), bold=bold, centred=centred)


def _noted(decoded: Decoded, where: str) -> Iterator[Issue]:
    if decoded.note:
        yield Issue(code=decoded.note[0], where=where, message=decoded.note[1])


def _words(blocks: Iterable[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _shown(page: str) -> int:
    """How many words a page shows."""
    return len(_MARKUP.sub(" ", page).split())


def _watched(articles: Iterable[Article | Issue], shown: int, where: str) -> Iterator[Found]:
    """The articles, and an issue where they hold less than half of the file's words: a layout that was not understood loses text."""
    kept = 0
    for found in articles:
        kept += len(found.text.split()) if isinstance(found, Article) else 0
        yield found
    if kept < shown * _LEAST_SHARE:
        message = f"has {shown} words, of which {kept} were taken for its articles: look whether text is missing; save the articles as .txt if so"
        yield Issue(code=PARTIAL_ARTICLE, where=where, message=message)
