"""TOML tables, parsed once: the standard library's parser takes half a second for what a read wants, at every start.

A large table is kept in the cache folder as JSON, under a hash of its text, so that a changed one is another. A kept one that cannot be read, and a folder that
cannot be written, are as if nothing were kept.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from rashomon.knowledge.folders import cache_folder

LARGE = 8_000
"""Characters from which on a table is worth keeping."""
MOST = 60
"""Tables that are kept: those of packs that were changed since go first."""


def parse_table(text: str) -> dict[str, Any]:
    """The table of a TOML text. Raises tomllib.TOMLDecodeError where it is none."""
    if len(text) < LARGE:
        return tomllib.loads(text)
    kept = cache_folder() / "tables" / f"{blake2b(text.encode(), digest_size=16).hexdigest()}.json"
    with suppress(OSError, ValueError):
        table = json.loads(kept.read_bytes())
        if isinstance(table, dict):
            return table
    table = tomllib.loads(text)
    with suppress(OSError, TypeError):  # a TypeError: JSON has no days
        _keep(kept, json.dumps(table, ensure_ascii=False))
    return table


def _keep(path: Path, text: str) -> None:
    """Write the file whole or not at all, and leave no more than the newest of its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as part:
        part.write(text)
    Path(name).replace(path)
    by_age = sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for old in by_age[:-MOST]:
        old.unlink(missing_ok=True)
