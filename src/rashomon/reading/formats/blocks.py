"""A document as a run of blocks: its paragraphs, headings and cells in reading order, with what little of their looks tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
CELL = "\N{INFORMATION SEPARATOR ONE}"
"""Stands for the end of a table's cell in what `to_block` is given; a tab in its text."""
_CELLS = re.compile(f" ?{CELL} ?")
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "table", "tbody", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "section", "article",
    "header", "footer", "center", "body", "hr", "form",
})  # fmt: skip
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "title", "select", "button", "svg"})
_NONE: frozenset[str] = frozenset()
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its words on one line, those of them that it begins with in bold, whether it is centred, and a name that its file gives it (a bookmark, an id), "" for none."""

    text: str
    lead: str = ""
    centred: bool = False
    name: str = ""

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return bool(self.text) and self.lead == self.text


def to_text(blocks: Iterable[str]) -> str:
    """Paragraphs as a report keeps them: one a line, empty ones left out."""
    return "\n".join(words for block in blocks if (words := block.strip()))


def one_line(words: str) -> str:
    """Words with each run of blanks and line ends as one space."""
    return _SPACE.sub(" ", words).strip()


def to_block(parts: Iterable[tuple[str, bool]], *, centred: bool = False, name: str = "") -> Block | None:
    """The block of these pieces, each with whether it is bold; None where they have no words."""
    lead: list[str] = []
    words: list[str] = []
    for piece, bold in parts:
        if len(lead) == len(words) and (bold or not piece.strip()):
            lead.append(piece)
        words.append(piece)
    text, first = (_CELLS.sub("\t", one_line("".join(pieces))).rstrip("\t") for pieces in (words, lead))
    return Block(text, first, centred, name) if text.strip() else None


def blocks_of(tree: Any, *, bold: frozenset[str] = _NONE, centred: frozenset[str] = _NONE) -> Iterator[Block]:
    """The blocks of an HTML tree, in document order; scripts, styles and heads are none. `<br>` parts words, not blocks; `<q>` has the marks that browsers show.

    `bold` and `centred` are classes that the page's own style sheet makes so. A block's name is its element's id and class.
    """
    from lxml import etree  # noqa: PLC0415  # slow to import, and only such files need it

    parts: list[tuple[str, bool]] = []
    open_blocks: list[Any] = []
    bolds = silent = 0

    def flush() -> Iterator[Block]:
        within = open_blocks[-1] if open_blocks else None
        named = "" if within is None else f"{within.get('id') or ''} {within.get('class') or ''}".strip()
        middle = bool(centred & set(named.split())) or (within is not None and within.get("align") == "center")
        block = to_block(parts, centred=middle, name=named)
        parts.clear()
        if block:
            yield block

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SILENT:
                silent += 1
            if tag in _BLOCKS:
                yield from flush()
                open_blocks.append(element)
            elif tag in {"br", "img"}:
                parts.append(("\n", False))
            elif tag == "q":
                parts.append(("\N{LEFT DOUBLE QUOTATION MARK}", bolds > 0))
            bolds += _is_bold(tag, element, bold)
            if element.text and not silent:
                parts.append((element.text, bolds > 0))
            continue
        if event == "end":
            bolds -= _is_bold(tag, element, bold)
            if tag in _BLOCKS:
                yield from flush()
                open_blocks.pop()
            elif tag == "q":
                parts.append(("\N{RIGHT DOUBLE QUOTATION MARK}", bolds > 0))
            if tag in _SILENT:
                silent -= 1
        if element.tail and not silent and element is not tree:
            parts.append((element.tail, bolds > 0))
    yield from flush()


def _is_bold(tag: str, element: Any, classes: frozenset[str]) -> bool:
    return tag in _BOLD or bool(classes and classes & set((element.get("class") or "").split()))
