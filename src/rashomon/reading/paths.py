"""Any path to its reports: which reader a file needs, and what to do when it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.reading import files
from rashomon.reading.articles import Article, to_report
from rashomon.reading.catalogues import catalogue_of
from rashomon.reading.decoding import decode, refuse_binary
from rashomon.reading.files import find_files
from rashomon.reading.formats import Format, find_format
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import decode_page, read_page
from rashomon.reading.refusals import Refusal, name_of, reason_of
from rashomon.reading.streams import choose_encoding, read_lines
from rashomon.reading.tables import BrokenRow, Record, read_csv, read_json_lines, read_records
from rashomon.reading.texts import read_text
from rashomon.records import Issue, Report


def read_paths(paths: Iterable[Path], options: ReadingOptions | None = None) -> Iterator[Report | Issue]:
    """Every report under these paths, and an issue for whatever could not be read. Nothing stops the rest.

    Lazy: a file is opened when its first report is asked for.
    """
    for found in find_files(paths):
        if isinstance(found, Issue):
            yield found
        else:
            yield from read_file(found, options)


def read_file(path: Path, options: ReadingOptions | None = None) -> Iterator[Report | Issue]:
    """The report, or for a table or an export the reports, of one file, or the issues that say why there is none."""
    return (found for found in survey_file(path, options) if not isinstance(found, Layout))


def read_articles(path: Path, options: ReadingOptions | None = None) -> Iterator[Article | Issue | Layout]:
    """The articles of one file as it holds them, in any language, before anything said about it elsewhere is weighed. Raises Refusal and OSError."""
    yield from _read(path, name_of(path), options or ReadingOptions())


def survey_file(path: Path, options: ReadingOptions | None = None) -> Iterator[Report | Issue | Layout]:
    """What `read_file` gives, and what the file was found to hold."""
    options = options or ReadingOptions()
    where = name_of(path)
    catalogue = catalogue_of(path.parent)
    try:
        for found in _read(path, where, options):
            if not isinstance(found, Article):
                yield found
                continue
            number = found.where.removeprefix(where + "#") if found.where != where else ""
            yield from to_report(found, options, catalogue.of(path, int(number) if number.isdecimal() else None))
    except Refusal as refusal:
        yield refusal.at(where)
    except OSError as error:
        yield Issue(code="unreadable-file", where=where, message=f"cannot be read: {reason_of(error)}")


def _read(path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    size = path.stat().st_size
    if size == 0:
        raise Refusal("empty-file", "is empty")
    known = find_format(path)
    if known is not None:
        yield from _read_format(known, path, where, options)
        return
    kind = path.suffix.lower()
    if kind in files.TABLES or kind in files.JSON_LINES:
        yield from _read_table(path, where, options)
        return
    if size > options.max_bytes:
        with path.open("rb") as stream:
            refuse_binary(stream.read(4096))
        message = f"is {size / 1e6:.0f} MB, more than the {options.max_bytes / 1e6:.0f} MB that one text may have: is it a table?"
        raise Refusal("too-large", message)
    raw = path.read_bytes()
    if kind in files.JSON:
        yield from _read_json(path, raw, where, options)
        return
    start = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_page = kind in files.PAGES or (kind not in files.TEXTS and start.startswith((b"<!doctype html", b"<html")))
    decoded = decode_page(raw) if is_page else decode(raw)
    if decoded.note:
        code, message = decoded.note
        yield Issue(code=code, where=where, message=message)
    if not decoded.text.strip():
        raise Refusal("empty-file", "holds nothing but blank space")
    yield from read_page(decoded, where) if is_page else read_text(decoded, where)


def _read_format(known: Format, path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    try:
        yield from known.read(path, where, options)
    except (Refusal, OSError):
        raise
    except Exception as error:  # a file can break its parser in more ways than can be named; what was read of it stays
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:80]}"
        raise Refusal("broken-file", f"is a {known.name} that cannot be taken apart ({reason}): fetch it again, or save its text as .txt") from error


def _read_table(path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    encoding, note = choose_encoding(path, where)
    if note:
        yield note
    lines = read_lines(path, encoding, options.max_bytes)
    parse = read_csv if path.suffix.lower() in files.TABLES else read_json_lines
    yield from read_records(parse(lines, options.max_bytes), where, options)


def _read_json(path: Path, raw: bytes, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    """A .json file: a list of articles, one article, or JSON lines under another name."""
    try:
        value = json.loads(decode(raw).text)
    except (ValueError, RecursionError):
        yield from _read_table(path, where, options)
        return
    listed = value if isinstance(value, list) else [value]
    rows: Iterator[Record | BrokenRow] = (
        item if isinstance(item, dict) else BrokenRow(1, "holds an item that is no object with columns")
        for item in listed
    )
    yield from read_records(rows, where, options)
