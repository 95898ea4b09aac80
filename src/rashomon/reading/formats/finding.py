"""Which reader a file needs, by its content and then by its name. What has no reader here is plain text, a page, a table or JSON, or nothing that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.reading import files
from rashomon.reading.formats import press_files
from rashomon.reading.formats.press_files import Found
from rashomon.reading.formats.sheets import read_sheets
from rashomon.reading.formats.zips import kind_of_zip
from rashomon.reading.options import ReadingOptions

HEAD = 1 << 18
"""Bytes by which a file is known."""
Reader = Callable[[Path, str, ReadingOptions], Iterator[Found]]
_PAGE = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name in plain words and what reads it."""

    name: str
    read: Reader


DOCX = Format("Word document", press_files.read_document)
RTF = Format("rich text", press_files.read_rich_text)
PRESS_PAGE = Format("press database's page", press_files.read_press_page)
PRESS_TEXT = Format("press database's text", press_files.read_press_text)
SHEETS = Format("spreadsheet", read_sheets)
_ZIPPED = {"docx": DOCX, "xlsx": SHEETS, "ods": SHEETS}


def find_format(path: Path) -> Format | None:
    """The format of this file, None where it is one of those that `rashomon.reading` knows itself. Raises OSError as opening does."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _ZIPPED.get(kind_of_zip(path))
    if head.startswith(b"{\\rtf"):
        return RTF
    kind = path.suffix.lower()
    if kind in files.TABLES | files.JSON_LINES | files.JSON:
        return None
    if kind in files.PAGES or _PAGE.match(head):
        return PRESS_PAGE if press_files.is_press_page(head) else None
    return PRESS_TEXT if press_files.is_press_text(head) else None
