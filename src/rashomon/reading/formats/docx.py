"""Word documents (DOCX): every word that a reader of the final version sees, in document order.

Insertions that were tracked are in, deletions are out, and an issue says that the file has either; words in smart tags, fields, content controls and text boxes are in.
A table's row is one line, its cells parted by tabs. Notes stand at the end. Page heads and feet are furniture, and hidden words are no text.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from rashomon.reading.formats.blocks import Block, to_block
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue

MOST_XML = 200_000_000
"""Bytes of a document's XML, unpacked: some thousand articles; what is more is a bomb or no text."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OUT = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "pict"})
_PIECES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_TRACKED = re.compile(rb"<\w+:(?:ins|del|moveFrom|moveTo)\s")
_CHILDREN = tuple(f"{{*}}{name}" for name in ("p", "tbl", "sdt", "customXml", "ins", "moveTo", "AlternateContent"))
"""What stands in a body."""
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def find_tracked(path: Path, where: str) -> Iterator[Issue]:
    """The issue of a document with tracked changes, if it has any."""
    with zipfile.ZipFile(path) as archive, archive.open(_main(archive)) as stream:
        tail = b""
        while chunk := stream.read(1 << 20):
            if _TRACKED.search(tail + chunk):
                message = "has tracked changes: what was inserted was read, what was deleted was not; accept or reject them in Word if that is wrong"
                yield Issue(code="tracked-changes", where=where, message=message)
                return
            tail = chunk[-32:]


def _main(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the text."""
    return next((name for name in archive.namelist() if name.lower().endswith("word/document.xml")), "")


def docx_blocks(path: Path) -> Iterator[Block]:
    """The blocks of a document, then of its notes; a block's name is its first bookmark. Raises Refusal for a file that is no sound document."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename: info for info in archive.infolist()}
            main = _main(archive)
            if not main:
                raise Refusal("broken-file", "is a Word document without a text in it: save it anew, or as .txt")
            for name in (main, *_NOTES):
                if name not in names:
                    continue
                if names[name].file_size > MOST_XML:
                    raise Refusal("too-large", f"unpacks to {names[name].file_size / 1e6:.0f} MB of XML, more than a document has: save its text as .txt")
                with archive.open(name) as stream:
                    yield from _blocks(stream, notes=name != main)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise broken(error) from error


def broken(error: Exception) -> Refusal:
    """The refusal of a file that is damaged, or locked with a password."""
    locked = "password" in str(error) or "encrypted" in str(error)
    cure = "take off its password" if locked else "fetch it again, or save its text as .txt"
    return Refusal("broken-file", f"is damaged, cut short or locked ({' '.join(str(error).split())[:80] or type(error).__name__}): {cure}")


def _blocks(stream: IO[bytes], *, notes: bool) -> Iterator[Block]:
    from lxml import etree  # noqa: PLC0415  # slow to import

    holders = {"body", "footnote", "endnote"}
    kept = 0
    try:
        for _, element in etree.iterparse(stream, events=("end",), tag=_CHILDREN, resolve_entities=False, no_network=True, huge_tree=False, recover=False):
            parent = element.getparent()
            if parent is None or _local(parent) not in holders:
                continue
            if not (notes and parent.get(parent.tag.rpartition("}")[0] + "}type")):
                yield from _walk(element)
            kept += 1
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise Refusal("broken-file", f"is damaged after its paragraph {kept} ({str(error)[:80]}): open it in Word and save it anew, or save its text as .txt") from error


def _local(element: Any) -> str:
    return _name(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    return sys.intern(tag.rpartition("}")[2])


def _walk(element: Any) -> Iterator[Block]:
    """The blocks of one paragraph, table or content control of the body."""
    tag = _local(element)
    if tag == "p":
        yield from _paragraph(element)
    elif tag == "tr":
        cells = [" ".join(block.text for child in cell for block in _walk(child)) for cell in element if _local(cell) in {"tc", "sdt"}]
        block = to_block((("\t".join(cells), False),))
        if block:
            yield Block("\t".join(cells).strip())
    elif tag not in _OUT and isinstance(element.tag, str) and element.tag != _FALLBACK:
        for child in element:
            yield from _walk(child)


def _paragraph(paragraph: Any) -> Iterator[Block]:
    parts: list[tuple[str, bool]] = []
    boxes: list[Any] = []
    names: list[str] = []

    def run(element: Any, bold: bool) -> None:
        for child in element:
            tag = _local(child)
            if tag == "t":
                parts.append((child.text or "", bold))
            elif tag in _PIECES:
                parts.append((_PIECES[tag], bold))
            elif tag == "txbxContent":
                boxes.append(child)
            elif tag == "bookmarkStart":
                names.append(child.get(child.tag.rpartition("}")[0] + "}name") or "")
            elif tag == "r":
                look = _look(child)
                if "vanish" not in look:
                    run(child, "b" in look)
            elif tag == "pict":
                boxes.extend(box for box in child.iter() if _local(box) == "txbxContent")
            elif tag not in _OUT and tag and child.tag != _FALLBACK:
                run(child, bold)

    run(paragraph, False)
    style = next((child for child in paragraph if _local(child) == "pPr"), None)
    alignment = "" if style is None else next((child.get(child.tag.rpartition("}")[0] + "}val") or "" for child in style if _local(child) == "jc"), "")
    block = to_block(parts, centred=alignment == "center", name=next((name for name in names if not name.startswith("__")), ""))
    if block or names:
        yield block or Block("", name=next((name for name in names if not name.startswith("__")), ""))
    for box in boxes:
        for child in box:
            yield from _walk(child)


def _look(run: Any) -> set[str]:
    """What a run's properties turn on."""
    found = set()
    for properties in run:
        if _local(properties) != "rPr":
            continue
        for mark in properties:
            value = mark.get(mark.tag.rpartition("}")[0] + "}val") if isinstance(mark.tag, str) else "0"
            if value not in {"0", "false", "none"}:
                found.add(_local(mark))
    return found
