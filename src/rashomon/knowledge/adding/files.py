"""Files of places as lines of text, read once and never whole: plain, or the one table inside a zip archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, TextIO

from rashomon.errors import SettingError

_BLOCK = 1 << 16
_MAGIC = (
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"\xff\xfe", "UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "UTF-16: save it as UTF-8"),
    (b"SQLite format 3\x00", "a database: save its table as CSV"),
    (b"%PDF", "a PDF document: save its table as CSV"),
)
_TABLES = (".txt", ".csv", ".tsv")


class CountedRows(io.RawIOBase):
    """A file that counts and digests the bytes that are read of it."""

    def __init__(self, inner: IO[bytes]) -> None:
        super().__init__()
        self._inner = inner
        self.seen = 0
        self.digest = blake2b(digest_size=8)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        block = self._inner.read(len(buffer))
        buffer[: len(block)] = block
        self.seen += len(block)
        self.digest.update(block)
        return len(block)


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """An opened file: its text, how many bytes it has, and how many of them were read.

    A byte that is not UTF-8 stands in the text as a lone surrogate, so that the row which holds it can be told.
    """

    name: str
    text: TextIO
    size: int
    counted: CountedRows

    @property
    def digest(self) -> str:
        """Of all that was read so far."""
        return self.counted.digest.hexdigest()


@contextmanager
def open_places(path: Path) -> Iterator[PlaceFile]:
    """A file of places; SettingError for one that cannot be read, or is no text and no archive of one."""
    try:
        with path.open("rb") as raw:
            if raw.read(4) == b"PK\x03\x04":
                with zipfile.ZipFile(path) as archive:
                    inner = _table_of(archive, path)
                    with archive.open(inner) as member:
                        yield _open(member, inner.filename, inner.file_size)
                return
            raw.seek(0)
            yield _open(raw, path.name, path.stat().st_size)
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error) as problem:  # type: ignore[attr-defined]
        raise SettingError(f"{path}: is a broken zip archive ({problem}); fetch it again") from problem
    except OSError as problem:
        raise SettingError(f"{path}: cannot be read ({problem.strerror or problem})") from problem


def is_whole(text: str) -> bool:
    """Whether all its bytes were UTF-8."""
    return text.isascii() or not any("\udc80" <= c <= "\udcff" for c in text)


def _table_of(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one table of an archive: GeoNames' SY.zip holds SY.txt and readme.txt."""
    held = [i for i in archive.infolist() if not i.is_dir()]
    tables = [i for i in held if i.filename.lower().endswith(_TABLES) and Path(i.filename).name.lower() != "readme.txt"]
    tables = [i for i in tables if not i.filename.startswith("__MACOSX/")]
    if len(tables) != 1:
        names = ", ".join(i.filename for i in held[:10]) or "nothing"
        what = "no table" if not tables else "several tables"
        raise SettingError(f"{path}: holds {what} ({names}); unpack it and name the file")
    if tables[0].flag_bits & 1:
        raise SettingError(f"{path}: is locked with a password; unpack it first")
    return tables[0]


def _open(raw: IO[bytes], name: str, size: int) -> PlaceFile:
    counted = CountedRows(raw)
    buffered = io.BufferedReader(counted, _BLOCK)
    head = buffered.peek(_BLOCK)[:_BLOCK]
    if not head.strip():
        raise SettingError(f"{name}: is empty")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise SettingError(f"{name}: is {what}")
    if b"\0" in head:
        raise SettingError(f"{name}: is no text (it holds NUL bytes)")
    return PlaceFile(name, io.TextIOWrapper(buffered, "utf-8-sig", errors="surrogateescape", newline=""), size, counted)
