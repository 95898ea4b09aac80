"""Factiva downloads (HTML, RTF), in any language of its interface: each article its own, known by the accession number that closes it.

"NYTF000020050408dp1900j9s" is the source's code filled up with zeros, eight digits and nine signs, whatever the word before it ("Document", "Dokument"). In the plain
layout the line with that code stands under the outlet's name; above are the day and the count of words, below edition, page, language and copyright, then the text and
its publisher. In the layout with indexing each field has two letters (HD, LP, TD), of which the lead and the text alone are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import Block, blocks_of
from rashomon.reading.formats.days import find_day
from rashomon.reading.formats.markup import pieces, tree_of
from rashomon.reading.formats.press import fields_of, press_article
from rashomon.reading.languages import language_code
from rashomon.records import Issue

ACCESSION = re.compile(r"(?:^|\s)([A-Z][A-Z0-9]{7}(?:19|20)\d{6}[a-z][a-z0-9]{8})\Z")
"""At the end of the line that closes an article."""
ARTICLE = re.compile(r"""<div[^>]{0,200}\bid=["']?article-""", re.IGNORECASE)
_NAMED = re.compile(r"""<div[^>]{0,200}\bid=["']?article-([A-Z0-9]{8}\d{8}[a-z0-9]{9})""", re.IGNORECASE)
_WORDS = re.compile(r"\d[\d.,\s]*\s?[^\W\d_]{1,15}\.?\Z")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|all rights|alle rechte|tous droits|todos los derechos|все права", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", "”", '"', "’", ")", "»", ":")
_BODIES = re.compile(r"\b(?:Inc|Ltd|Co|Corp|plc|Plc|Pty|S\.A|GmbH|Limited|LLC|LLP)\.?\Z")
_COMPANIES = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Pty|S\.A)\.\Z")
_LONGEST_LINE = 80
"""Characters of a line that closes an article."""
_AROUND = 14
"""Lines above and below the source's code that its head can have."""


def is_factiva(blocks: Iterable[Block]) -> bool:
    """Whether a document closes an article with an accession number."""
    return any(_accession(block.text) for block in blocks)


def read_factiva_page(page: str, where: str) -> Iterator[Article | Issue]:
    """The articles of a page, in order; one that the file cuts short is read as far as it goes, with an issue."""
    if not ARTICLE.search(page):
        yield from read_factiva(blocks_of(tree_of(page)), where)
        return
    number = 0
    for piece in pieces(page, ARTICLE):
        blocks = list(blocks_of(tree_of(piece)))
        named = _NAMED.match(piece)
        found = list(read_factiva(blocks, where, number))
        if not found and named and len(blocks) > 2:
            found = [_by_lines(blocks, named[1], f"{where}#{number + 1}")]
            yield Issue(code="truncated-file", where=f"{where}#{number + 1}", message="stops before its end (no accession number): read as far as it goes; download it again")
        number += len(found)
        yield from found


def read_factiva(blocks: Iterable[Block], where: str, before: int = 0) -> Iterator[Article]:
    """The articles of a run of blocks, in order, the first numbered `before` + 1. What stands behind the last accession number is no article."""
    chunk: list[Block] = []
    for block in blocks:
        accession = _accession(block.text)
        if accession is None:
            if not (block.text.startswith("Factiva ") and not before and len(block.text) < _LONGEST_LINE):  # the name of the layout, over all
                chunk.append(block)
            continue
        before += 1
        fields = _indexed(chunk)
        yield _by_fields(fields, accession, f"{where}#{before}") if fields else _by_lines(chunk, accession, f"{where}#{before}")
        chunk = []


def _accession(text: str) -> str | None:
    found = ACCESSION.search(text) if len(text) < _LONGEST_LINE else None
    return found[1] if found else None


def _by_lines(blocks: Sequence[Block], accession: str, where: str) -> Article:
    code = next((at for at, block in enumerate(blocks) if block.text.isupper() and block.text.ljust(8, "0") == accession[:8] and at), None)
    if code is None:
        code = next((at for at, block in enumerate(blocks) if accession.startswith(block.text) and 2 <= len(block.text) <= 8 and at), None)
    if code is None:  # a layout that hides the code: the day alone tells the head
        dated = next((at for at, block in enumerate(blocks[:_AROUND]) if len(block.text) < 60 and find_day(block.text)), 0)
        code = dated + 2
    day = next((at for at in range(code - 1, max(-1, code - 6), -1) if len(blocks[at].text) < 60 and find_day(blocks[at].text)), None) if code <= len(blocks) else None
    words = next((at for at in range(min(day if day is not None else code, len(blocks)) - 1, -1, -1) if _WORDS.match(blocks[at].text)), None)
    edge = words if words is not None else day if day is not None else code - 1
    title, byline = _title(blocks[max(0, edge - _AROUND) : edge])
    start, language = _head_end(blocks, code)
    end = len(blocks)
    if end > start and _is_publisher(blocks[end - 1]):
        end -= 1
    return press_article(
        where,
        [block.text for block in blocks[start:end]],
        title=_uncounted(title, where),
        outlet=blocks[code - 1].text if 0 < code <= len(blocks) else None,
        day=blocks[day].text if day is not None else accession[8:16],
        byline=byline,
        language=language,
        document=accession,
    )


def _title(head: Sequence[Block]) -> tuple[str | None, str | None]:
    """Headline and byline among the lines above the count of words: by the page's own names, else the first bold line and the one below it."""
    named = next((at for at, block in enumerate(head) if re.search(r"\bhd\b|headline", block.name, re.IGNORECASE)), None)
    author = next((block.text for block in head if re.search(r"\bauthor\b", block.name)), None)
    if named is None:
        named = next((at for at, block in enumerate(head) if block.bold), None)
        if named is None:
            named = 0 if len(head) < 3 else 1
        after = head[named + 1 : named + 2]
        author = author or (after[0].text if after else None)
    return (head[named].text if named < len(head) else None), author


def _uncounted(title: str | None, where: str) -> str | None:
    """The headline without the number that the page counts its articles by."""
    return title.removeprefix(f"{where.rpartition('#')[2]}) ") if title else None


def _head_end(blocks: Sequence[Block], code: int) -> tuple[int, str | None]:
    """Where the text begins below the source's code, and the language told in between."""
    language: str | None = None
    start = code + 1
    for at, block in islice(enumerate(blocks), code + 1, code + 1 + _AROUND):
        if re.search(r"articleparagraph", block.name, re.IGNORECASE) or len(block.text) > 300:
            return at, language
        if language is None and len(block.text) < 40 and language_code(block.text):
            language, start = block.text, at + 1
        if _COPYRIGHT.search(block.text):
            return at + 1, language
    return min(start, len(blocks)), language


def _is_publisher(block: Block) -> bool:
    """Whether the last line names the publisher: a short line that is no sentence, and no paragraph by the page's own names."""
    if re.search(r"articleparagraph", block.name, re.IGNORECASE) or len(block.text) > 120:
        return False
    return bool(_COMPANIES.search(block.text)) or not block.text.endswith(_SENTENCE_END) or (block.text.endswith(")") and len(block.text.split()) < 10)


def _indexed(blocks: Sequence[Block]) -> dict[str, list[str]]:
    """The paragraphs of each two-letter field, empty where the layout has none."""
    names = frozenset(fields_of("factiva")["fields"])
    found: dict[str, list[str]] = {}
    field = ""
    for block in blocks:
        first, _, rest = block.text.partition(" ")
        if first in names and (not rest or block.lead.split(" ")[0] == first or "\t" in rest or first not in found):
            field = first if not rest or first not in found else field
            found.setdefault(field, [])
            if rest.strip():
                found[field].append(rest.strip())
        elif field:
            found[field].append(block.text)
    return found if {"HD", "SN", "PD"} <= found.keys() and ("LP" in found or "TD" in found) else {}


def _by_fields(fields: dict[str, list[str]], accession: str, where: str) -> Article:
    names = fields_of("factiva")

    def said(name: str) -> str | None:
        return " ".join(fields.get(names[name], [])) or None

    return press_article(
        where,
        [words for field in names["text"] for words in fields.get(field, [])],
        title=said("title"),
        outlet=said("outlet"),
        day=said("day") or accession[8:16],
        byline=said("byline"),
        language=said("language"),
        document=accession,
    )
