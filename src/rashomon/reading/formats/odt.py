"""OpenDocument texts (ODT): paragraphs, headings and cells in document order, notes where they are called left to the end, tracked deletions left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.blocks import one_line, to_text
from rashomon.reading.formats.docx import MOST_XML, broken
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal

_PARAGRAPHS = frozenset({"p", "h"})
_OUT = frozenset({"tracked-changes", "note-citation", "annotation"})
_PIECES = {"tab": "\t", "line-break": "\n", "s": " "}


def read_odt(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:  # noqa: ARG001  # all readers are called alike
    """The one text of a document."""
    from lxml import etree  # noqa: PLC0415  # slow to import

    yield Layout(where=where, kind="OpenDocument text")
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("content.xml").file_size > MOST_XML:
                raise Refusal("too-large", "unpacks to more XML than a document has: save its text as .txt")
            with archive.open("content.xml") as stream:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
                tree = etree.parse(stream, parser)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise broken(error) from error
    notes: list[str] = []
    paragraphs = [words for body in tree.iter("{*}text") if _local(body.getparent()) == "body" for words in _paragraphs(body, notes)]
    text = to_text([*paragraphs, *notes])
    yield Article(where=where, text=text, origin="record")


def _paragraphs(element: Any, notes: list[str]) -> Iterator[str]:
    """Each paragraph on one line, and each row of a table, its cells parted by tabs."""
    for child in element:
        name = _local(child)
        if name in _PARAGRAPHS:
            yield one_line(_words(child, notes))
        elif name == "table-row":
            yield "\t".join(one_line(" ".join(_paragraphs(cell, notes))) for cell in child).rstrip("\t")
        elif name and name not in _OUT:
            yield from _paragraphs(child, notes)


def _words(element: Any, notes: list[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        name = _local(child)
        if name == "note":
            notes.extend(words for body in child if _local(body) == "note-body" for words in _paragraphs(body, notes))
        elif name in _PIECES:
            parts.append(_PIECES[name])
        elif name and name not in _OUT:
            parts.append(_words(child, notes))
        parts.append(child.tail or "")
    return "".join(parts)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
