"""A peer: its name, the import that may fail, and what it finds in a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeAlias

HOW_TO_GET = "python -m pip install --group peers"


@dataclass(frozen=True, slots=True)
class Find:
    """A span of characters that a peer found, with the value it gave it ("" where it gave none)."""

    start: int
    end: int
    value: str


Finder: TypeAlias = Callable[[str, dt.date | None], Iterable[Find]]
"""What a peer finds in a text; the day is that of its publication, where it is known."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A library by its name; `load` imports it and gives its finder, or raises ImportError."""

    name: str
    load: Callable[[], Finder]


@dataclass(slots=True)
class Timed:
    """A peer's finder with the time it has taken and the characters it has read."""

    name: str
    find: Finder
    seconds: float = 0.0
    read: int = 0

    def __call__(self, text: str, published: dt.date | None) -> list[Find]:
        """What it finds, in text order."""
        begun = perf_counter()
        found = sorted(self.find(text, published), key=lambda f: (f.start, -f.end))
        self.seconds += perf_counter() - begun
        self.read += len(text)
        return found

    @property
    def speed(self) -> float:
        """Thousands of characters a second."""
        return self.read / 1000 / max(self.seconds, 1e-9)


def installed(peers: Sequence[Peer]) -> list[Timed]:
    """The peers that can be imported; one line on the others and how to get them."""
    found, missing = [], []
    for peer in peers:
        try:
            found.append(Timed(peer.name, peer.load()))
        except ImportError:
            missing.append(peer.name)
    if missing:
        print(f"not installed, so not measured beside ours: {', '.join(missing)} ({HOW_TO_GET})")
    return found


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets: some libraries take time out of proportion to a text's length."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line
        at += len(line)
