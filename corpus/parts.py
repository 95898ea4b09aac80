"""Which documents teach, which settle thresholds (dev), which only measure (test): whole writers, chosen by a hash of their name.

A writer is told by the id's first part ("w3" of "w3-r01", "pilot-w3" of "pilot-w3-001"), so that no manner of writing or annotating
stands on both sides.
"""

from __future__ import annotations

import hashlib
import re

_ID = re.compile(r"=== *(?P<writer>[a-z0-9-]*?)-[rp]?\d+ *\|")
DEV, TEST = 16, 32
"""Of 100 parts of the hash, those below the first are dev, those below the second test."""


def writer_of(block: str) -> str:
    """The writer of a document, from its markup."""
    found = _ID.match(block)
    if found is None:
        raise ValueError(f"no id of the form WRITER-r01 in {block[:40]!r}")
    return found["writer"]


def part_of(block: str) -> str:
    """`train`, `dev` or `test`."""
    share = int.from_bytes(hashlib.sha256(writer_of(block).encode()).digest()[:4], "big") % 100
    return "dev" if share < DEV else "test" if share < TEST else "train"
