"""Finders of quotations with their speakers: `textacy`'s direct quotations, a set of rules over a spaCy document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from spacy.tokens import Doc

from benchmarks.peers.peer import HOW_TO_GET

Range: TypeAlias = tuple[int, int]
Quoted: TypeAlias = tuple[Range, Range, Range]
"""The characters of a speaker, a cue and a content."""
Quoter: TypeAlias = Callable[[Doc], Iterator[Quoted]]


def load_quoters() -> dict[str, Quoter]:
    """The finders that can be imported, by name; one line on the others and how to get them."""
    try:
        return {"textacy": _load_textacy()}
    except ImportError:
        print(f"not installed, so not measured beside ours: textacy ({HOW_TO_GET})")
        return {}


def _load_textacy() -> Quoter:
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415  # it may not be installed

    def find(doc: Doc) -> Iterator[Quoted]:
        """It refuses a text whose quotation marks are odd in number; such a text is given to it paragraph by paragraph."""
        for offset, part in _even(doc):
            for found in direct_quotations(part):
                speaker, cue = _range(found.speaker, offset), _range(found.cue, offset)
                yield speaker, cue, (offset + found.content.start_char, offset + found.content.end_char)

    return find


def _even(doc: Doc) -> Iterator[tuple[int, Doc]]:
    """The document, or those of its paragraphs that have an even number of quotation marks, each with its offset."""
    if _paired(doc):
        yield 0, doc
        return
    first = 0
    for token in doc:
        if (token.is_space and "\n" in token.text) or token.i + 1 == len(doc):
            part = doc[first : token.i + 1]
            first = token.i + 1
            if _paired(part):
                yield part.start_char, part.as_doc()


def _paired(tokens: Iterable[Any]) -> bool:
    return sum(bool(token.is_quote) for token in tokens) % 2 == 0


def _range(tokens: Iterable[Any], offset: int) -> Range:
    found = list(tokens)
    first, last = min(found, key=lambda t: t.i), max(found, key=lambda t: t.i)
    return offset + first.idx, offset + last.idx + len(last.text)
