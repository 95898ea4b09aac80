"""What a file is read as, before any language is left out and any issue kept."""

from __future__ import annotations

from pathlib import Path

from rashomon.reading import ReadingOptions, read_file
from rashomon.reading.articles import Article
from rashomon.reading.layouts import Layout
from rashomon.reading.paths import read_articles
from rashomon.records import Issue, Report


def articles(path: Path) -> list[Article]:
    """The articles of a file."""
    return [found for found in read_articles(path) if isinstance(found, Article)]


def kind(path: Path) -> str:
    """What a file was found to hold."""
    return next(found.kind for found in read_articles(path) if isinstance(found, Layout))


def read(path: Path, **options: object) -> tuple[list[Report], dict[str, Issue]]:
    """The reports of a file, and its issues by code."""
    found = list(read_file(path, ReadingOptions(**options)))  # type: ignore[arg-type]
    return [item for item in found if isinstance(item, Report)], {item.code: item for item in found if isinstance(item, Issue)}
