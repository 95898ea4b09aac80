"""A name of what makes incidents, so that what another program kept is not built upon.

The name is a hash over the code and the data that linking depends on, wherever they lie. Reading all of them takes longer than a judgement should, so
whoever keeps the name keeps beside it which files the package had, of which size and from when: while these are as they were, so is the name.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rashomon.running.dependence import PACKAGE, depended_on, digest_of

_PARTS = ("linking", "reconciling", "reviewing", *(f"running.{step}" for step in ("renewing", "incidents", "links_in_ledger", "judged", "spoken")))
"""What makes incidents."""
_TABLES = "storing"
"""What keeps them: its tables have a version of their own."""


def program_of(seen: str) -> str:
    """The name of this program; `seen` is what `program_seen` gave earlier, whoever's it was."""
    stamp, _, name = seen.partition(" ")
    return name if name and stamp == _stamp() else program()


def program_seen(name: str) -> str:
    """The name of the program with the state of the package's files."""
    return f"{_stamp()} {name}"


@cache
def program(package: Path = PACKAGE) -> str:
    """A hash over the code and the data that linking and reconciling depend on."""
    return digest_of(package, depended_on(package, _PARTS, without=(_TABLES,)))


@cache
def _stamp() -> str:
    told = hashlib.sha256()
    for name, size, changed in sorted(_files(str(PACKAGE))):
        told.update(f"{name}\0{size}\0{changed}\0".encode())
    return told.hexdigest()[:16]


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """The code and the small data of a package: path, bytes, when it was last changed (nanoseconds)."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".toml", ".txt")):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
