"""Large text files a line at a time, decoded as `decoding` would decode them whole."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from rashomon.reading.decoding import CUT_OFF, decode, marked_encoding, refuse_binary
from rashomon.reading.tables import Line
from rashomon.records import Issue

_CHUNK = 1 << 20


def choose_encoding(path: Path, where: str) -> tuple[str, Issue | None]:
    """The encoding that fits this file from end to end, and an issue where it is not plain UTF-8.

    Raises Refusal for a file that is no text; OSError as opening and reading do.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        chunk = stream.read(_CHUNK)
        marked = marked_encoding(chunk)
        if marked:
            return marked, None
        refuse_binary(chunk)
        tail = b""
        while chunk:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                guessed = decode(tail[-3:] + chunk)
                code, message = guessed.note or CUT_OFF
                return guessed.encoding, Issue(code=code, where=where, message=message)
            tail = chunk
            chunk = stream.read(_CHUNK)
    if decoder.getstate()[0]:
        return "utf-8", Issue(code=CUT_OFF[0], where=where, message=CUT_OFF[1])
    return "utf-8", None


def read_lines(path: Path, encoding: str, limit: int) -> Iterator[Line]:
    """The lines of a file with their numbers and line ends; of a line longer than `limit`, that many characters and one more.

    What does not decode is shown as U+FFFD: `choose_encoding` has told of it.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            yield number, line
            while len(line) > limit and not line.endswith(("\n", "\r")):
                line = stream.readline(limit + 1)
                if not line:
                    return
