"""Which files a call names: files as they are, folders through and through."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.reading.catalogues import CATALOGUE, catalogue_of, is_catalogue
from rashomon.reading.refusals import name_of, reason_of
from rashomon.records import Issue

TEXTS = frozenset({".txt", ".text"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
TABLES = frozenset({".csv", ".tsv"})

BY_CONTENT = frozenset({".xml", ".rss", ".atom", ".eml", ".mht", ".mhtml", ".mbox", ".js"})
"""Endings under which there are feeds, news items, mail, saved pages and archives of posts, and much that is no report: the content decides."""

_LEDGERS = (".ledger", ".ledger-wal", ".ledger-shm", ".ledger-journal")
_NO_REPORTS = frozenset(
    [
        ".css",
        ".mjs",
        ".ts",
        ".py",
        ".sh",
        ".c",
        ".h",
        ".go",
        ".rs",
        ".java",
        ".r",
        ".ipynb",
        ".xsl",
        ".svg",
        ".yml",
        ".yaml",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".log",
        ".lock",
        ".map",
        ".bib",
        ".tex",
        ".geojson",
        ".ics",
        ".vcf",
        ".sql",
    ]
)
"""Text files that are no reports; a folder may hold them beside the reports."""


def is_no_report(name: str) -> bool:
    """Whether a file is no report by the ending of its name."""
    return Path(name).suffix.lower() in _NO_REPORTS


def is_ledger(name: str) -> bool:
    """Whether a file is a ledger by its name."""
    return name.endswith(_LEDGERS)


def find_files(paths: Iterable[Path]) -> Iterator[Path | Issue]:
    """Every file to read under these paths, each once, folders in order of name; an issue for each that cannot be.

    What is wrong in a folder's `reports.csv` is told before its first file. Passed over without a word: hidden files and folders, `reports.csv`, ledgers, and the `X_files` folder that a browser
    saves beside `X.html`. A folder that leads back into itself by a link is entered once.
    """
    seen: set[str] = set()
    folders: set[Path] = set()
    for path in paths:
        anything = False
        for found in _find(path, frozenset(), given=True):
            anything = True
            if isinstance(found, Path):
                key = os.path.abspath(found)  # noqa: PTH100  # links are not followed: the name as given counts
                if key in seen:
                    continue
                seen.add(key)
                if found.parent not in folders:
                    folders.add(found.parent)
                    yield from catalogue_of(found.parent).issues
            yield found
        if not anything:
            yield Issue(code="empty-folder", where=name_of(path), message="holds no file that could be a report")


def list_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file to read under these paths, in the order in which they are read."""
    return tuple(found for found in find_files(paths) if isinstance(found, Path))


def _find(path: Path, above: frozenset[tuple[int, int]], *, given: bool) -> Iterator[Path | Issue]:
    where = name_of(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        cause = "is a link that leads nowhere" if path.is_symlink() else "is not there: check the path"
        yield Issue(code="missing-file", where=where, message=cause)
        return
    except OSError as error:
        yield Issue(code="unreadable-file", where=where, message=f"cannot be read: {reason_of(error)}")
        return
    if path.is_dir():
        key = (status.st_dev, status.st_ino)
        if key not in above:
            yield from _find_in(path, above | {key})
    elif not path.is_file():
        yield Issue(code="unreadable-file", where=where, message="is a device or a pipe, not a file")
    elif given and path.name == CATALOGUE and is_catalogue(path):
        message = "describes the files beside it and is no report: read its folder"
        yield Issue(code="not-a-report", where=where, message=message)
    elif is_ledger(path.name):
        if given:
            yield Issue(code="not-a-report", where=where, message="is a ledger: name it with --ledger")
    elif is_no_report(path.name):
        message = f"has the ending {path.suffix}, which reports do not have: rename it to .txt if it is one"
        yield Issue(code="not-a-report", where=where, message=message)
    else:
        yield path


def _find_in(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Issue]:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield Issue(code="unreadable-file", where=name_of(folder), message=f"cannot be opened: {reason_of(error)}")
        return
    stems = {name.rpartition(".")[0] for name in names if Path(name).suffix.lower() in PAGES}
    for name in names:
        path = folder / name
        saved_with_page = name.endswith("_files") and name.removesuffix("_files") in stems
        if name.startswith(".") or saved_with_page or (name == CATALOGUE and is_catalogue(path)):
            continue
        yield from _find(path, above, given=False)
