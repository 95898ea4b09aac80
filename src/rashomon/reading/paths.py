"""Any path to its reports: which reader a file needs, and what to do when it cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from rashomon.reading import files
from rashomon.reading.articles import Article, to_report
from rashomon.reading.catalogues import catalogue_of, is_catalogue
from rashomon.reading.columns import map_columns
from rashomon.reading.decoding import decode, refuse_binary
from rashomon.reading.files import find_files
from rashomon.reading.formats import (
    DEEPEST,
    GZIP,
    Format,
    JsonScan,
    find_container,
    find_format,
    gzipped,
    is_ninjs,
    ninjs_article,
    unzipped,
)
from rashomon.reading.known import find_known
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import decode_page, read_page
from rashomon.reading.refusals import Refusal, name_of, reason_of
from rashomon.reading.streams import choose_encoding, read_lines
from rashomon.reading.tables import BrokenRow, Record, read_csv, read_json_lines, read_records
from rashomon.reading.texts import read_text
from rashomon.records import Issue, Report

_LISTS = ("articles", "results", "stories", "items", "data", "docs", "response")
"""Under which names services' answers hold their articles."""
_ARRAY = re.compile(r"\[")


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
            if isinstance(found, Issue):
                yield replace(found, message=" ".join(found.message.split()))  # words of a library or of the file itself may run over lines
                continue
            if isinstance(found, Layout):
                yield found
                continue
            if len(found.text) > options.max_bytes:
                message = f"has {len(found.text) / 1e6:.0f} million characters, more than the {options.max_bytes / 1e6:.0f} MB that one text may have: split it"
                yield Issue(code="too-large", where=found.where, message=message)
                continue
            number = found.where.removeprefix(where + "#") if found.where != where else ""
            yield from to_report(found, options, catalogue.of(path, int(number) if number.isdecimal() else None))
    except Refusal as refusal:
        yield refusal.at(where)
    except OSError as error:
        yield Issue(code="unreadable-file", where=where, message=f"cannot be read: {reason_of(error)}")
    except Exception as error:  # noqa: BLE001  # a fault met in one file must not keep the others from being read
        message = f"made the program fail ({type(error).__name__}: {' '.join(str(error).split())[:80]}), which is a bug: please report it with the file"
        yield Issue(code="broken-file", where=where, message=message)


def _read(path: Path, where: str, options: ReadingOptions, depth: int = 0) -> Iterator[Article | Issue | Layout]:
    size = path.stat().st_size
    if size == 0:
        raise Refusal("empty-file", "is empty")
    container = find_container(path)
    if container is not None:
        yield from _read_container(container, path, where, options, depth)
        return
    known = find_format(path)
    if known is not None:
        yield from _read_format(known, path, where, options)
        return
    kind = path.suffix.lower()
    if kind in files.BY_CONTENT:
        with path.open("rb") as stream:
            refuse_binary(stream.read(4096))
        message = f"has the ending {path.suffix} and is none of the kinds that are read under it (feeds, news items, mail, saved pages, posts): save its text as .txt if it is a report"
        raise Refusal("not-a-report", message)
    if kind in files.TABLES or kind in files.JSON_LINES:
        yield from _read_table(path, where, options)
        return
    if kind in files.JSON and size > options.max_bytes:
        yield from _read_long_json(path, where, options)
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
    yield Layout(where=where, kind="page" if is_page else "text")
    yield from read_page(decoded, where) if is_page else read_text(decoded, where)


def _read_container(kind: str, path: Path, where: str, options: ReadingOptions, depth: int) -> Iterator[Article | Issue | Layout]:
    """What the files in a zip or gzip file hold; one that cannot be read never stops the others."""
    if depth >= DEEPEST:
        raise Refusal("too-large", f"is an archive {DEEPEST} deep within archives: unpack it and read the folder")
    if kind == GZIP:
        for inner in gzipped(path):
            yield from _read(inner, where, options, depth + 1)
        return
    yield Layout(where=where, kind="zip archive")
    anything = False
    for found in unzipped(path, where):
        anything = True
        if isinstance(found, Issue):
            yield found
            continue
        inner, at = found
        if files.is_ledger(inner.name):
            continue
        if files.is_no_report(inner.name) or is_catalogue(inner):
            message = "is no report by its name: unpack the archive and read its folder if it describes the reports, or rename it to .txt if it is one"
            yield Issue(code="not-a-report", where=at, message=message)
            continue
        try:
            yield from _read(inner, at, options, depth + 1)
        except Refusal as refusal:
            yield refusal.at(at)
        except OSError as error:
            yield Issue(code="unreadable-file", where=at, message=f"cannot be read: {reason_of(error)}")
    if not anything:
        raise Refusal("empty-file", "is an archive without files in it")


def _read_format(known: Format, path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    anything = False
    try:
        for found in known.read(path, where, options):
            anything = anything or not isinstance(found, Layout)
            yield found
    except (Refusal, OSError):
        raise
    except Exception as error:  # a file can break its parser in more ways than can be named; what was read of it stays
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:80]}"
        raise Refusal("broken-file", f"is a {known.name} that cannot be taken apart ({reason}): fetch it again, or save its text as .txt") from error
    if not anything:
        raise Refusal("empty-file", f"is a {known.name} in which no article was found: fetch it again if it is cut short, or save its text as .txt")


def _read_table(path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    encoding, note = choose_encoding(path, where)
    if note:
        yield note
    lines = read_lines(path, encoding, options.max_bytes)
    if path.suffix.lower() in files.TABLES:
        yield from read_records(read_csv(lines, options.max_bytes), where, options, "table (CSV)")
    else:
        yield from read_records(read_json_lines(lines, options.max_bytes), where, options, "JSON lines")


def _read_json(path: Path, raw: bytes, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    """A .json file: a list of articles, one article, an answer that holds a list, or JSON lines under another name."""
    try:
        value = json.loads(decode(raw).text)
    except (ValueError, RecursionError):
        yield from _read_table(path, where, options)
        return
    listed = value if isinstance(value, list) else [value]
    if is_ninjs(listed[0] if listed else None):
        yield Layout(where=where, kind="ninjs news items")
        for number, item in enumerate(listed, start=1):
            yield ninjs_article(item if is_ninjs(item) else {}, f"{where}#{number}")
        return
    if isinstance(value, dict):
        listed = _held(value) or listed
    yield from read_records(_rows(listed), where, options, "JSON")


def _held(value: Mapping[str, object]) -> list[object]:
    """The articles that a service's answer holds ("articles", "results" ...), empty for an object that is an article itself."""
    if "text" in map_columns(value, {}, find_known(tuple(value))).columns and not any(isinstance(value.get(name), (list, Mapping)) for name in _LISTS):
        return []
    for name in _LISTS:
        inner = value.get(name)
        if isinstance(inner, Mapping):
            inner = _held(inner)
        if isinstance(inner, list) and inner and all(isinstance(item, Mapping) for item in inner):
            return inner
    return []


def _read_long_json(path: Path, where: str, options: ReadingOptions) -> Iterator[Article | Issue | Layout]:
    """A .json file too large to be held: a list of articles an item at a time, or JSON lines under another name."""
    with path.open("rb") as raw:
        start = raw.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start != b"[":
        yield from _read_table(path, where, options)
        return
    encoding, note = choose_encoding(path, where)
    if note:
        yield note
    with path.open(encoding=encoding, errors="replace") as stream:
        scan = JsonScan(stream)
        scan.find(_ARRAY)
        yield from read_records(_rows(scan.items()), where, options, "JSON")


def _rows(items: Iterable[object]) -> Iterator[Record | BrokenRow]:
    return (item if isinstance(item, dict) else BrokenRow(1, "holds an item that is no object with columns") for item in items)
