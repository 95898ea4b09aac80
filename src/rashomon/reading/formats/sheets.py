"""Spreadsheets (XLSX, ODS): each sheet a table, its columns named by the first row that looks like names."""

from __future__ import annotations

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.reading.articles import Article
from rashomon.reading.columns import map_columns
from rashomon.reading.formats.docx import broken
from rashomon.reading.formats.extras import OFFICE, load
from rashomon.reading.formats.integrum import integrum_row, is_integrum_sheet
from rashomon.reading.known import find_known
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.reading.tables import BrokenRow, Record, read_records
from rashomon.records import Issue

MOST_UNPACKED = 300_000_000
"""Bytes of all parts, unpacked: a sheet of some million cells. The library holds a sheet whole."""
PROSE = 80
"""Characters from which a cell may be a text: a sheet of such that has no column of texts is not passed over in silence."""
_ABOVE = 20
"""Rows above the names of columns that a sheet may have, of titles and notes."""


def read_sheets(path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    """The articles of every sheet, numbered through the file. A sheet without texts is told and passed over where another has some."""
    calamine = load("python_calamine", OFFICE, "a spreadsheet")
    _check(path)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        sheets = [(name, [list(row) for row in book.get_sheet_by_name(name).to_python()]) for name in book.sheet_names]
    except Exception as error:  # the library has an error of its own for each part of the format
        raise broken(error) from error
    refused: Refusal | None = None
    passed: list[tuple[str, Refusal]] = []
    number = read = 0
    for name, rows in sheets:
        named = _header(rows)
        if named is None:
            continue
        names = [str(cell).strip() for cell in rows[named]]
        below = rows[named + 1 :]
        try:
            for found in _read(names, below, where, options, kind=f"sheet {name!r}", before=number):
                read += isinstance(found, Article)
                yield found
        except Refusal as refusal:
            refused = refusal
            if any(isinstance(cell, str) and len(cell) >= PROSE for row in below for cell in row):
                passed.append((name, refusal))
            yield Layout(where=where, kind=f"sheet {name!r} without texts")
        number += len(below)
    if read:
        for name, why in passed:
            yield Issue(code=why.code, where=where, message=f"the sheet {name!r} was passed over: it {why.message}; save it as a file of its own to read it")
    else:
        raise refused or Refusal("empty-file", "is a spreadsheet without rows")


def _read(names: Sequence[str], rows: Sequence[Sequence[Any]], where: str, options: ReadingOptions, *, kind: str, before: int) -> Iterator[Article | Issue | Layout]:
    if is_integrum_sheet(names) and "text" not in options.columns:
        yield Layout(where=where, kind="Integrum download (sheet)")
        for number, row in enumerate(rows, start=before + 1):
            yield integrum_row({name: _words(cell) for name, cell in zip(names, row, strict=False)}, f"{where}#{number}")
        return
    for found in read_records(_records(names, rows), where, options, kind):
        if before and not isinstance(found, Layout) and found.where != where:
            yield replace(found, where=f"{where}#{int(found.where.rpartition('#')[2]) + before}")
        else:
            yield found


def _records(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Record | BrokenRow]:
    for row in rows:
        cells = [_words(cell) for cell in row]
        if any(cells):
            yield {name: cell for name, cell in zip(names, cells, strict=False) if name}
        else:
            yield dict.fromkeys(filter(None, names))


def _header(rows: Sequence[Sequence[Any]]) -> int | None:
    """Which row names the columns: the first of the top ones with a text column among its names, else the first with two words or more."""
    several = None
    for at, row in enumerate(rows[:_ABOVE]):
        names = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if len(names) >= 2 or (len(names) == 1 and len(rows) > 1):
            if "text" in map_columns(names, {}, find_known(tuple(names))).columns or is_integrum_sheet(names):
                return at
            if several is None and len(names) >= 2:
                several = at
    return several


def _words(cell: Any) -> str | None:
    """A cell as text; a time as a day where it has no clock, whole numbers without a point."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat()
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def _check(path: Path) -> None:
    """Raise Refusal for a file that unpacks to more than it says or than is sound: the library would hold it all."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as stream:
            left = MOST_UNPACKED
            for info in archive.infolist():
                left -= unpacked_size(stream, info, left)
                if left < 0:
                    raise Refusal("too-large", f"unpacks to more than {MOST_UNPACKED / 1e6:.0f} MB: save its sheet as .csv")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise broken(error) from error


def unpacked_size(stream: Any, info: zipfile.ZipInfo, limit: int) -> int:
    """How many bytes a part of a zip really unpacks to, counted no further than just over `limit`; what its directory says can be a lie."""
    if info.compress_type == zipfile.ZIP_STORED:
        return info.file_size
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise ValueError(f"packed by method {info.compress_type}")
    stream.seek(info.header_offset + 26)
    lengths = stream.read(4)
    stream.seek(info.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"))
    inflate = zlib.decompressobj(-15)
    size, left = 0, info.compress_size
    chunk = b""
    while (chunk or left) and not inflate.eof and size <= limit:
        if not chunk:
            chunk = stream.read(min(1 << 16, left))
            left -= len(chunk)
            if not chunk:
                break
        size += len(inflate.decompress(chunk, 1 << 20))
        chunk = inflate.unconsumed_tail
    return size
