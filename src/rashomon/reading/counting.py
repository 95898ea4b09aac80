"""How many articles there are to read, before any is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from rashomon.reading.articles import Article
from rashomon.reading.files import JSON, JSON_LINES, TABLES
from rashomon.reading.given import Given
from rashomon.reading.options import ReadingOptions
from rashomon.reading.paths import read_articles
from rashomon.reading.refusals import Refusal

_OF_MANY = TABLES | JSON_LINES | JSON | {".zip", ".gz", ".mbox", ".warc", ".wacz", ".xlsx", ".ods", ".parquet"}
"""Endings of files that may hold many articles and are counted fast beside their being coded."""


def count_articles(file: Path | Given, options: ReadingOptions) -> int:
    """How many articles a file holds: one, but of a table, an export or an archive as many as it is found to have; what is wrong with it is told when it is read."""
    if isinstance(file, Given):
        return len(file.rows)
    if file.suffix.lower() not in _OF_MANY:
        return 1
    found = 0
    with suppress(Refusal, OSError, ValueError):
        for one in read_articles(file, options):
            found += isinstance(one, Article)
    return found
