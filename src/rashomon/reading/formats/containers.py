"""Zip and gzip files as the files within, each unpacked alone into a folder of its own that goes away again, and no more than a bound in all."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from rashomon.reading.formats.blocks import one_line
from rashomon.reading.formats.docx import broken
from rashomon.reading.refusals import Refusal, name_of
from rashomon.records import Issue

MOST_UNPACKED = 1_000_000_000
"""Bytes that one archive may unpack to, in all its files."""
MOST_FILES = 50_000
DEEPEST = 3
"""How deep archives may lie within archives."""
_CHUNK = 1 << 20


class TooMuch(Refusal):
    """An archive unpacks to more than is sound."""


def gzipped(path: Path) -> Iterator[Path]:
    """The file that a gzip file holds, under its name without ".gz". What of it can be unpacked is given; then Refusal is raised where it is cut short."""
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder, path.name.removesuffix(".gz").removesuffix(".gzip") or "file")
        fault: Exception | None = None
        with path.open("rb") as packed, inner.open("wb") as out:
            try:
                _write(_gunzipped(packed), out, MOST_UNPACKED)
            except (EOFError, zlib.error) as error:
                fault = error
        if inner.stat().st_size:
            yield inner
        if fault is not None:
            raise Refusal("truncated-file", f"is a gzip file that is cut short or damaged ({str(fault)[:60]}): read as far as it goes; fetch it again")


def unzipped(path: Path, where: str) -> Iterator[tuple[Path, str] | Issue]:
    """Each file of a zip, unpacked, with its name in reports ("a.zip#folder/b.txt"); an issue for each that cannot be. In order of name; hidden files, folders and links are passed over."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(path) as archive:
            infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
            if len(infos) > MOST_FILES:
                raise Refusal("too-large", f"holds {len(infos):,} files, more than {MOST_FILES:,}: unpack it and read the folder")
            for info in infos:
                name = PurePosixPath(info.filename)
                if any(part.startswith((".", "__MACOSX")) and part != ".." for part in name.parts):
                    continue
                at = f"{where}#{name_of(PurePosixPath(one_line(info.filename)))}"
                with tempfile.TemporaryDirectory() as folder:
                    inner = Path(folder, name.name[-100:] or "file")
                    try:
                        with archive.open(info) as packed, inner.open("wb") as out:
                            left -= _write(_pieces(packed), out, left)
                    except TooMuch as refusal:
                        yield refusal.at(where)
                        return
                    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
                        yield broken(error).at(at)
                        continue
                    yield inner, at
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise broken(error) from error


def _gunzipped(packed: IO[bytes]) -> Iterator[bytes]:
    """What a gzip file unpacks to, in pieces, up to where it is cut: the standard library's reader gives nothing of the piece that a cut is in."""
    inflate = zlib.decompressobj(31)
    held = b""
    while held or (held := packed.read(_CHUNK)):
        if inflate.eof:
            if not held.strip(b"\0"):
                return
            inflate = zlib.decompressobj(31)
        piece = inflate.decompress(held, _CHUNK)
        held = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        if piece:
            yield piece
    if not inflate.eof:
        yield inflate.flush()
        raise EOFError("stops before its end")


def _pieces(packed: IO[bytes]) -> Iterator[bytes]:
    while piece := packed.read(_CHUNK):
        yield piece


def _write(pieces: Iterable[bytes], out: IO[bytes], limit: int) -> int:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooMuch("too-large", f"unpacks to more than {MOST_UNPACKED / 1e6:,.0f} MB: unpack it yourself and read what you need of it")
        out.write(piece)
    return size
