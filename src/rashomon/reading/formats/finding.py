"""Which reader a file needs, by its content and then by its name. What has no reader here is plain text, a page, a table or JSON, or nothing that can be read.

Why: docs/decisions/reading.md#what-a-file-is.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.reading import files
from rashomon.reading.formats import feeds, mail, newsml, press_files, telegram, warc, xarchive
from rashomon.reading.formats.odt import read_odt
from rashomon.reading.formats.parquet import read_parquet
from rashomon.reading.formats.pdf import read_pdf
from rashomon.reading.formats.press_files import Found
from rashomon.reading.formats.sheets import read_sheets
from rashomon.reading.formats.zips import kind_of_zip
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal

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
PDF = Format("PDF document", read_pdf)
PARQUET = Format("Parquet table", read_parquet)
WARC = Format("web archive", warc.read_warc)
WACZ = Format("web archive", warc.read_wacz)
MBOX = Format("mailbox", mail.read_mbox)
MESSAGE = Format("mail message", mail.read_message)
SAVED_PAGE = Format("saved page", mail.read_saved_page)
FEED = Format("feed", feeds.read_feed)
NEWSML = Format("NewsML file", newsml.read_newsml)
TELEGRAM = Format("Telegram export", telegram.read_telegram)
X_ARCHIVE = Format("X archive", xarchive.read_x_archive)
ODT = Format("OpenDocument text", read_odt)
ZIP, GZIP = "zip", "gzip"
_ZIPPED = {"docx": DOCX, "xlsx": SHEETS, "ods": SHEETS, "wacz": WACZ, "odt": ODT}


def find_container(path: Path) -> str | None:
    """ZIP or GZIP for a file that only holds others, None for any other file. Raises OSError as opening does."""
    with path.open("rb") as stream:
        head = stream.read(4)
        if head.startswith(b"\x1f\x8b"):
            return None if _begins_with_record(path) else GZIP
    return ZIP if head == b"PK\x03\x04" and kind_of_zip(path) == "zip" else None


def find_format(path: Path) -> Format | None:
    """The format of this file, None where it is one of those that `rashomon.reading` knows itself. Raises OSError as opening does, and Refusal for a damaged archive."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        kind = kind_of_zip(path)
        if not kind:
            raise Refusal("broken-file", "is an archive or office document that is damaged or cut short: fetch it again")
        return _ZIPPED.get(kind)
    for mark, found in ((b"{\\rtf", RTF), (b"%PDF-", PDF), (b"PAR1", PARQUET), (b"WARC/", WARC)):
        if head.startswith(mark):
            return found
    if head.startswith(b"\x1f\x8b"):
        return WARC if _begins_with_record(path) else None
    return _by_text(head.removeprefix(b"\xef\xbb\xbf"), path.suffix.lower())


def _by_text(head: bytes, kind: str) -> Format | None:
    start = head.lstrip()[:1]
    if kind in files.TABLES | files.JSON_LINES:
        return None
    if start == b"{" and telegram.is_telegram(head):
        return TELEGRAM
    if start == b"w" and xarchive.is_x_archive(head):
        return X_ARCHIVE
    if kind in files.JSON:
        return None
    if mail.is_mbox(head):
        return MBOX
    if mail.is_message(head):
        return SAVED_PAGE if mail.is_web_page(head) else MESSAGE
    if kind in files.PAGES or _PAGE.match(head):
        return PRESS_PAGE if press_files.is_press_page(head) else None
    if start == b"<" and newsml.is_newsml(head):
        return NEWSML
    if start == b"<" and feeds.is_feed(head):
        return FEED
    return PRESS_TEXT if press_files.is_press_text(head) else None


def _begins_with_record(path: Path) -> bool:
    """Whether a gzip file is a web archive."""
    try:
        with gzip.open(path) as packed:
            return packed.read(5) == b"WARC/"
    except (OSError, EOFError, zlib.error):
        return False
