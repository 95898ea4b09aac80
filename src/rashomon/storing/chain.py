"""The hash chain over reports and judgements: each link holds the hash of the one before.

    hash = SHA-256 of [number, at, kind, subject, content, previous] as JSON

`content` is the SHA-256 of the record that came in, or that was taken out, as the ledger keeps it; `at` is when it did, in UTC.
A link is appended in the transaction that it tells of, and never rewritten. So who changes, adds or drops a report or a judgement by
another way than this program breaks the chain, or has to make all later links anew, which changes the head.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from rashomon.storing.schema import chain

GENESIS = "0" * 64
"""What the first link holds in place of a hash before it."""


class Act(StrEnum):
    """What a link tells of."""

    REPORT = "report"
    """A report came in, or came in anew with other metadata."""
    REMOVED = "report-removed"
    """A report went, because one of other metadata took its place."""
    JUDGEMENT = "judgement"
    """A judgement was appended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: the `number`-th, on the report or judgement `subject`."""

    number: int
    at: str
    kind: str
    subject: str
    content: str
    previous: str
    hash: str

    @property
    def holds(self) -> bool:
        """Whether its hash is that of what it says."""
        return self.hash == link_hash((self.number, self.at, self.kind, self.subject, self.content, self.previous))


def content_hash(record: str) -> str:
    """The hash of a record as it is kept."""
    return hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()


def link_hash(says: tuple[int, str, str, str, str, str]) -> str:
    """The hash of a link that says this: number, at, kind, subject, content, previous."""
    said = json.dumps(says, separators=(",", ":"))
    return hashlib.sha256(said.encode("ascii")).hexdigest()


def append(connection: sa.Connection, acts: Iterable[tuple[Act, str, str]]) -> None:
    """Append a link for each act on a subject with its record, inside a transaction that alone may write."""
    acts = tuple(acts)
    if not acts:
        return
    number, previous = head(connection)
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    links = []
    for kind, subject, record in acts:
        number += 1
        content = content_hash(record)
        own = link_hash((number, now, kind.value, subject, content, previous))
        links.append(
            {"number": number, "at": now, "kind": kind.value, "subject": subject, "content": content,
             "previous": previous, "hash": own}
        )  # fmt: skip
        previous = own
    connection.execute(sa.insert(chain), links)


def head(connection: sa.Connection) -> tuple[int, str]:
    """The number and the hash of the last link; nought and `GENESIS` where there is none."""
    last = connection.execute(sa.select(chain.c.number, chain.c.hash).order_by(chain.c.number.desc()).limit(1)).first()
    return (last[0], last[1]) if last else (0, GENESIS)


def links(connection: sa.Connection) -> Iterator[Link]:
    """Every link, the first first."""
    kept = chain.c
    query = sa.select(kept.number, kept.at, kept.kind, kept.subject, kept.content, kept.previous, kept.hash)
    for row in connection.execute(query.order_by(kept.number), execution_options={"yield_per": 1000}):
        yield Link(**row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for a row as a mapping
