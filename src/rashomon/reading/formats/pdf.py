"""PDF documents: their words in reading order, columns one after the other, words cut at line ends joined, heads and feet that repeat on the pages left out.

A document whose pages are pictures has no words; an issue says so, and that OCR gives it some.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import one_line, to_text
from rashomon.reading.formats.extras import OFFICE, load
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue

MOST_PAGES = 2_000
_MOST_SEARCHED, _MOST_LINE = 50_000_000, 5_000_000
"""Bytes of a document that has lost the list of its parts, and of a line of it."""
_TAIL = 65_536
"""Bytes at the end of a document within which it says where the list of its parts stands."""
_INDEX = re.compile(rb"startxref\s{1,10}(\d{1,12})")
_INDEXED = re.compile(rb"\s{0,20}(?:xref|\d{1,10}\s+\d{1,5}\s+obj)")
_EDGE = 0.09
"""Of a page's height, at its top and at its foot: where heads, feet and numbers of pages stand."""
_CUT = re.compile(r"(?<=[^\W\d_]{2})[-\u2010\u00ad]\Z")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|of)\s*\d{1,4})?\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Box:
    """A paragraph on a page: its lines and where it stands, in points from the left and the foot."""

    lines: tuple[str, ...]
    left: float
    right: float
    top: float
    foot: float


def read_pdf(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The one text of a document."""
    high_level = load("pdfminer.high_level", OFFICE, "a PDF document")
    layout = load("pdfminer.layout", OFFICE, "a PDF document")
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    yield Layout(where=where, kind="PDF document")
    if not _has_index(path) and (path.stat().st_size > _MOST_SEARCHED or _longest_line(path) > _MOST_LINE):
        raise Refusal("broken-file", "is a PDF document cut short or damaged: it has lost the list of its parts, and looking for them would take hours: fetch it again, or save its text as .txt")
    pages: list[list[_Box]] = []
    heights: list[float] = []
    fault: Exception | None = None
    pictures = 0
    try:
        for page in high_level.extract_pages(str(path), maxpages=MOST_PAGES, laparams=layout.LAParams(boxes_flow=None)):
            pages.append([box for element in page if isinstance(element, layout.LTTextBox) and (box := _box(element))])
            pictures += not pages[-1] and any(isinstance(element, (layout.LTFigure, layout.LTImage)) for element in page)
            heights.append(float(page.height))
    except Exception as error:  # noqa: BLE001  # a document can break the library in more ways than can be named
        fault = error
    furniture = _furniture(pages, heights)
    text = to_text(_paragraphs(pages, heights, furniture))
    if not pages and fault is not None:
        raise _unreadable(fault) from fault
    if fault is not None:
        yield Issue(code="truncated-file", where=where, message=f"cannot be read after its page {len(pages)} ({type(fault).__name__}): read up to there; fetch it again")
    if len(pages) == MOST_PAGES:
        yield Issue(code="too-large", where=where, message=f"has more than {MOST_PAGES:,} pages, of which those were read: split it")
    if pictures:
        message = f"has {pictures} of {len(pages)} pages that are pictures of text (a scan): make them words with OCR (for example ocrmypdf) and read it again"
        yield Issue(code="scanned-pages", where=where, message=message)
        if not text.strip():
            return
    if any(_columns(boxes) > 1 for boxes in pages):
        yield Issue(code="columns-found", where=where, message="is set in columns, which were read one after the other: look whether its text runs on rightly")
    yield Article(where=where, text=text, origin="record")


def _has_index(path: Path) -> bool:
    """Whether the list of a document's parts stands where the document says; where it does not, the library looks for every part line by line."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL))
        said = _INDEX.findall(stream.read())
        if not said or int(said[-1]) >= size:
            return False
        stream.seek(int(said[-1]))
        return _INDEXED.match(stream.read(64)) is not None


def _longest_line(path: Path) -> int:
    """How many bytes of a file stand at most without a line end: the library's time grows with the square of it."""
    longest = open_line = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            lines = chunk.replace(b"\r", b"\n").split(b"\n")
            longest = max(longest, open_line + len(lines[0]), *map(len, lines[1:-1]), 0)
            open_line = open_line + len(lines[0]) if len(lines) == 1 else len(lines[-1])
    return max(longest, open_line)


def _unreadable(fault: Exception) -> Refusal:
    locked = "Password" in type(fault).__name__ or "Encryption" in type(fault).__name__
    cure = "save it without its password" if locked else "fetch it again, or save its text as .txt"
    return Refusal("broken-file", f"is a PDF document that is locked, damaged or cut short ({type(fault).__name__}): {cure}")


def _box(element: Any) -> _Box | None:
    lines = tuple(words for line in element for words in [one_line(line.get_text())] if words)
    return _Box(lines, float(element.x0), float(element.x1), float(element.y1), float(element.y0)) if lines else None


def _furniture(pages: Sequence[Sequence[_Box]], heights: Sequence[float]) -> frozenset[str]:
    """Lines at the edge of pages that stand on half of them or more, whatever numbers are in them."""
    seen: Counter[str] = Counter()
    for boxes, height in zip(pages, heights, strict=True):
        seen.update({_DIGITS.sub("#", line) for box in boxes if _at_edge(box, height) for line in box.lines})
    return frozenset(line for line, times in seen.items() if times > 1 and times * 2 >= len(pages))


def _at_edge(box: _Box, height: float) -> bool:
    return box.foot > height * (1 - _EDGE) or box.top < height * _EDGE


def _paragraphs(pages: Sequence[Sequence[_Box]], heights: Sequence[float], furniture: frozenset[str]) -> Iterator[str]:
    held = ""
    for boxes, height in zip(pages, heights, strict=True):
        for box in _in_order(boxes):
            edge = _at_edge(box, height)
            lines = [line for line in box.lines if not (edge and (_PAGE_NUMBER.match(line) or _DIGITS.sub("#", line) in furniture))]
            if not lines:
                continue
            words = _joined(lines)
            if held and (_CUT.search(held) or (held[-1] not in ".!?:”\"'’)" and words[0].islower())):
                held = _join(held, words)  # a paragraph that goes on in the next column or on the next page
                continue
            if held:
                yield held
            held = words
    if held:
        yield held


def _in_order(boxes: Sequence[_Box]) -> list[_Box]:
    """Boxes as they are read: bands of the page from the top, parted by boxes that reach over the columns, and in each band column by column."""
    split = _split(boxes)
    if split is None:
        return sorted(boxes, key=lambda box: (-box.top, box.left))
    ordered: list[_Box] = []
    band: list[_Box] = []
    for box in sorted(boxes, key=lambda box: -box.top):
        if box.left < split < box.right:
            ordered += _by_column(band, split)
            ordered.append(box)
            band = []
        else:
            band.append(box)
    return ordered + _by_column(band, split)


def _by_column(band: Sequence[_Box], split: float) -> list[_Box]:
    left = [box for box in band if box.right <= split]
    right = [box for box in band if box.right > split]
    return _in_order(left) + _in_order(right) if left and right else sorted(band, key=lambda box: (-box.top, box.left))


def _columns(boxes: Sequence[_Box]) -> int:
    return 1 if _split(boxes) is None else 2


def _split(boxes: Sequence[_Box]) -> float | None:
    """Where a gap from top to foot parts the page: few boxes reach over it, and on both sides stand boxes beside each other."""
    if len(boxes) < 4:
        return None
    wide = [box for box in boxes if len(" ".join(box.lines)) > 40]
    edges = sorted({box.left for box in wide})
    for edge in edges[1:]:
        left = [box for box in wide if box.right <= edge + 1]
        right = [box for box in wide if box.left >= edge - 1]
        beside = any(a.top > b.foot and b.top > a.foot for a in left for b in right)
        if beside and len(left) + len(right) >= 0.7 * len(wide) and len(right) * 5 >= len(wide) and len(left) * 5 >= len(wide):
            return edge - 1 if all(box.right <= edge for box in left) else edge
    return None


def _joined(lines: Sequence[str]) -> str:
    words = lines[0]
    for line in lines[1:]:
        words = _join(words, line)
    return words


def _join(before: str, after: str) -> str:
    """Two pieces of one paragraph: a word cut by a hyphen is joined where it goes on in a small letter."""
    if _CUT.search(before) and after[:1].islower():
        return before[:-1] + after
    return before + after if _CUT.search(before) else f"{before} {after}"
