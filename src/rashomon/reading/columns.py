"""Which column of a table holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.reading.known import Known, fold
from rashomon.reading.options import FIELDS, MORE_FIELDS

_USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "article_body", "story"),
    "title": ("title", "headline", "heading", "head"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "sitename", "site_name", "source_name", "domain"),
    "published": (
        "published", "date", "published_at", "publishedat", "publish_date", "date_publish", "date_published", "publication_date",
        "pub_date", "pubdate", "datetime",
    ),
    "url": ("url", "link", "href", "source_url", "permalink"),
    "language": ("language", "lang"),
    "document": ("id", "article_id", "articleid", "doc_id", "docid", "document_id", "uuid", "guid"),
}  # fmt: skip
"""Names that published article sets use (the Guardian and NewsAPI, news-please, Kaggle sets, MUC and FA-KES conversions)."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The column that holds each field, for the fields that have one; `missing` are columns asked for and not there."""

    columns: Mapping[str, str]
    missing: tuple[str, ...]


def map_columns(found: Iterable[str], asked: Mapping[str, str], known: Known | None = None) -> ColumnMap:
    """Find the column of each field among these names: the one asked for, else that of the known layout, else the first usual one (in any case)."""
    names = list(found)
    folded = {fold(name): name for name in reversed(names)}
    usual = {**_USUAL, **(known.columns if known else {})}
    columns: dict[str, str] = {}
    missing = []
    for field in FIELDS + MORE_FIELDS:
        if field in asked:
            if asked[field] in names or asked[field].split(".", 1)[0] in names:
                columns[field] = asked[field]
            else:
                missing.append(asked[field])
        elif name := next((column for usually in usual.get(field, ()) if (column := _column(usually, folded))), None):
            columns[field] = name
    return ColumnMap(columns, tuple(missing))


def _column(usual: str, folded: Mapping[str, str]) -> str | None:
    """The column of this name, or for "html.crawl_date" that inside the object of the first name."""
    if usual in folded:
        return folded[usual]
    head, dot, rest = usual.partition(".")
    return f"{folded[head]}.{rest}" if dot and head in folded else None
