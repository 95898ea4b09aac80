"""Web archives (WARC, and WACZ that holds some): each page with an article its own report, with the record's id, the time of capture and the digest kept.

Bodies are decoded here, by what the server said and what the bytes are: gzip, deflate, Brotli and Zstandard, one within another. A coding that is not known, or whose library is not
installed, is an issue; undecoded bytes never become text.
"""

from __future__ import annotations

import importlib
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from rashomon.reading.articles import Article
from rashomon.reading.formats.docx import broken
from rashomon.reading.formats.extras import ARCHIVES
from rashomon.reading.formats.press_files import Found
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import decode_page, read_page
from rashomon.reading.refusals import Refusal
from rashomon.records import Issue, Provenance

_PAGE = re.compile(r"text/html|application/xhtml\+xml", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{3,30})", re.IGNORECASE)
_CHUNKED = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")
_GZIP = b"\x1f\x8b"
_MOST_CODINGS = 4
_MOST_LINE = 1_000_000
"""Bytes of a line of a record's head."""


def read_warc(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:
    """The articles of its pages, the n-th page at `where#n`."""
    yield Layout(where=where, kind="web archive (WARC)")
    with path.open("rb") as stream:
        yield from _records(stream, where, options, 0)


def read_wacz(path: Path, where: str, options: ReadingOptions) -> Iterator[Found]:
    """The articles of the pages of all archives within, numbered through."""
    yield Layout(where=where, kind="web archive (WACZ)")
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")))
            if not names:
                raise Refusal("empty-file", "is a web archive without records")
            before = 0
            for name in names:
                with archive.open(name) as stream:
                    for found in _records(stream, where, options, before):
                        if isinstance(found, (Article, Issue)) and found.where != where:
                            before = max(before, int(found.where.rpartition("#")[2]))
                        yield found
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise broken(error) from error


def _records(stream: IO[bytes], where: str, options: ReadingOptions, before: int) -> Iterator[Found]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  # only web archives need it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    number, records = before, 0
    try:
        archive = ArchiveIterator(stream, arc2warc=True)
        archive.INC_RECORD = ""  # it would write its warnings to standard error
        archive.reader.readline = _bounded(archive.reader.readline)
        for record in archive:
            records += 1
            if record.rec_type not in {"response", "resource"} or not _is_page(record):
                continue
            number += 1
            yield from _page(record, f"{where}#{number}", options)
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError) as error:
        code = "truncated-file" if records else "broken-file"
        message = f"cannot be read after its record {records} ({' '.join(str(error).split())[:80]}): what stands before was read; fetch it again"
        yield Issue(code=code, where=where, message=message)
        return
    if archive.err_count:
        yield Issue(code="broken-file", where=where, message=f"has {archive.err_count} records that are longer than they say: look whether pages are cut; fetch it again")
    if number == before:
        yield Issue(code="empty-file", where=where, message="is a web archive without any page that a server answered with")


def _bounded(readline: Callable[..., bytes]) -> Callable[..., bytes]:
    """Reading of lines that gives up on one without an end: the library joins a line piece by piece, in the square of its length."""

    def read(length: int | None = None) -> bytes:
        line = readline(length or _MOST_LINE)
        if length is None and len(line) >= _MOST_LINE:
            raise ValueError("no record begins where one should")
        return line

    return read


def _is_page(record: Any) -> bool:
    """Whether a record is a page that was there: not a picture, a redirect or an error."""
    http = record.http_headers
    if http is None:
        return _PAGE.search(record.rec_headers.get_header("Content-Type") or "") is not None
    return str(http.get_statuscode()) == "200" and _PAGE.search(http.get_header("Content-Type") or "") is not None


def _page(record: Any, where: str, options: ReadingOptions) -> Iterator[Found]:
    headers = record.rec_headers
    address = headers.get_header("WARC-Target-URI")
    http = record.http_headers
    try:
        raw = _limited(record.raw_stream, options.max_bytes)
        if http is not None and "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
            raw = _joined(raw)
        codings = (http.get_header("Content-Encoding") or "") if http is not None else ""
        body = _decoded(raw, codings, options.max_bytes)
        stated = _CHARSET.search((http.get_header("Content-Type") or "") if http is not None else "")
        for found in read_page(decode_page(body, stated[1] if stated else None), where):
            if not isinstance(found, Article):
                yield found
                continue
            provenance = Provenance(
                document=headers.get_header("WARC-Record-ID"),
                captured=headers.get_header("WARC-Date"),
                digest=headers.get_header("WARC-Payload-Digest") or headers.get_header("WARC-Block-Digest"),
            )
            yield replace(found, url=address or found.url, provenance=provenance)
    except Refusal as refusal:
        yield Issue(code=refusal.code, where=where, message=f"{refusal.message} ({(address or 'no address')[:120]})")  # one page says nothing of the next
    except Exception as error:  # noqa: BLE001
        yield Issue(code="broken-page", where=where, message=f"is a page that cannot be taken apart ({type(error).__name__}): {(address or 'no address')[:120]}")


def _limited(stream: Any, limit: int) -> bytes:
    raw: bytes = stream.read(limit + 1)
    if len(raw) > limit:
        raise Refusal("too-large", f"is a page of more than {limit / 1e6:.0f} MB")
    return raw


def _joined(raw: bytes) -> bytes:
    """A body sent in chunks, as one; as it is where the crawler has joined it already."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNKED.match(raw, at):
        size = int(found[0].split(b";")[0], 16)
        if size == 0:
            return b"".join(parts)
        if found.end() + size > len(raw):
            return b"".join([*parts, raw[found.end() :]])
        parts.append(raw[found.end() : found.end() + size])
        at = found.end() + size + 2
    return b"".join(parts) if parts and at >= len(raw) else raw


def _decoded(raw: bytes, codings: str, limit: int) -> bytes:
    """The body under these codings, the last one first; one that the crawler has undone already is passed over where the bytes show it."""
    named = [name.strip().lower() for name in codings.split(",") if name.strip()]
    if len(named) > _MOST_CODINGS:
        raise Refusal("coding-unknown", f"is a body packed {len(named)} times")
    for name in reversed(named):
        if name == "identity":
            continue
        decode = _CODINGS.get(name)
        if decode is None:
            raise Refusal("coding-unknown", f"is a body in the coding {name[:30]!r}, which is not known: save the page as HTML")
        raw = decode(raw, limit)
    return raw


def _gzip(raw: bytes, limit: int) -> bytes:
    return _inflated(raw, 31, limit) if raw.startswith(_GZIP) else raw


def _deflate(raw: bytes, limit: int) -> bytes:
    """Deflate with its head as the standard has it, or bare, as many servers send it."""
    if raw.lstrip()[:1] == b"<":
        return raw
    try:
        return _inflated(raw, 15, limit)
    except zlib.error:
        return _inflated(raw, -15, limit)


def _inflated(raw: bytes, bits: int, limit: int) -> bytes:
    inflate = zlib.decompressobj(bits)
    body = inflate.decompress(raw, limit + 1)
    if len(body) > limit:
        raise Refusal("too-large", f"unpacks to a page of more than {limit / 1e6:.0f} MB")
    return body


def _brotli(raw: bytes, limit: int) -> bytes:
    library = _library("brotli", "Brotli")
    decoder = library.Decompressor()
    parts: list[bytes] = []
    try:
        for at in range(0, len(raw), 1 << 14):
            parts.append(decoder.process(raw[at : at + (1 << 14)]))
            if sum(map(len, parts)) > limit:
                raise Refusal("too-large", f"unpacks to a page of more than {limit / 1e6:.0f} MB")
        if not decoder.is_finished():
            raise Refusal("broken-page", "is a body that stops in the middle of its Brotli coding")
    except library.error as error:
        if raw.lstrip()[:1] == b"<":
            return raw
        raise Refusal("coding-unknown", "says that it is in Brotli and is not: save the page as HTML") from error
    return b"".join(parts)


def _zstandard(raw: bytes, limit: int) -> bytes:
    if not raw.startswith(b"(\xb5/\xfd"):
        return raw
    library = _library("zstandard", "Zstandard")
    body: bytes = library.ZstdDecompressor(max_window_size=1 << 27).stream_reader(raw).read(limit + 1)
    if len(body) > limit:
        raise Refusal("too-large", f"unpacks to a page of more than {limit / 1e6:.0f} MB")
    return body


def _library(name: str, what: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Refusal("missing-library", f"is a body in the coding {what}: pip install 'rashomon[{ARCHIVES}]', then read it again") from error


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstandard}
