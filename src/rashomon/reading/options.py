"""What a reader may be told about the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.errors import SettingError
from rashomon.reading.dates import latest_day

FIELDS = ("text", "title", "outlet", "published", "url", "language")
"""What an article of a table can have; only the text must be there."""

MORE_FIELDS = ("byline", "document", "captured", "edited", "digest", "archived", "forwarded")
"""What a known program's table has besides: who wrote it, and its provenance (`rashomon.records.Provenance`)."""

ORDERS = ("dmy", "mdy")
"""What stands first in figures that could be two days: the day, or the month."""

MAX_BYTES = 20_000_000
"""The largest single text: 20 MB is some 3 million words, more than any report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How to read, for every file of one call.

    `published` and `outlet` hold for every report and outweigh what the files say. `columns` names the column of a table
    that holds each of FIELDS and MORE_FIELDS; columns it does not name are found by their usual names. `language` is an ISO 639-1 code
    that the caller vouches for; None looks at the text. `dates` says whether figures such as "03/04/2021" have the day ("dmy") or the month ("mdy") first; None takes none that could be two. `max_bytes` bounds one text file, and one article of a table.
    """

    published: dt.date | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    language: str | None = None
    dates: str | None = None
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        if self.published is not None and self.published > latest_day():
            raise SettingError(f"the publication date {self.published.isoformat()} is still to come; write the day it appeared")
        if self.dates not in (None, *ORDERS):
            raise SettingError(f"there is no order of dates {self.dates!r}; write {' or '.join(ORDERS)}")
        for name in self.columns:
            if name not in FIELDS + MORE_FIELDS:
                raise SettingError(f"there is no field {name!r} to map a column to; the fields are {', '.join(FIELDS + MORE_FIELDS)}")


def parse_columns(text: str) -> dict[str, str]:
    """A mapping written as "text=body,title=headline"."""
    columns: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, equals, column = (p.strip() for p in part.partition("="))
        if not equals or not column:
            raise SettingError(f"{part!r} maps nothing: write FIELD=COLUMN, for example text=body,title=headline")
        if name not in FIELDS + MORE_FIELDS:
            raise SettingError(f"there is no field {name!r} to map a column to; the fields are {', '.join(FIELDS + MORE_FIELDS)}")
        columns[name] = column
    return columns
