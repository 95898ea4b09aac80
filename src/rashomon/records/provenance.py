"""How a report came into the file that it was read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a database, channel, mailbox or archive keeps beside a text, in its own words.

    `document` is the name that it gives the text there: an accession number, a message's number or Message-ID, a record's id. `captured` is when it was saved and
    `edited` when it was last changed, `digest` the hash over the bytes as saved ("sha1:..."), `archived` the address of the copy, and `forwarded` whose text was passed on.
    """

    document: str | None = None
    captured: str | None = None
    edited: str | None = None
    digest: str | None = None
    archived: str | None = None
    forwarded: str | None = None
