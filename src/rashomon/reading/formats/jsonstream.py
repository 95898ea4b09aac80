"""JSON files of any size, an item of an array at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from rashomon.reading.refusals import Refusal

MOST_ITEM = 4_000_000
"""Characters of one item; a message or an article has some thousand."""
_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")


class JsonScan:
    """A JSON text from its beginning on: `find` goes to a pattern, `items` gives the values of the array that begins there.

    Raises Refusal ("truncated-file", "broken-file") from `items` where the text stops or cannot be read on; what was given before stands.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._held = ""
        self._ended = False

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The next match, None where there is none; what stands before is passed over. A match is at most 1,000 characters long."""
        while True:
            found = pattern.search(self._held)
            if found and (found.end() < len(self._held) or self._ended):
                self._held = self._held[found.end() :]
                return found
            if self._ended:
                return None
            self._held = self._held[-1_000:] if found is None else self._held
            self._more()

    def items(self) -> Iterator[Any]:
        """The values up to the array's end."""
        decoder = json.JSONDecoder(parse_int=_whole)
        wanted = _CHUNK
        while True:
            blank = _BETWEEN.match(self._held)
            self._held = self._held[blank.end() :] if blank else self._held
            if not self._held and not self._ended:
                self._more()
                continue
            if self._held.startswith("]"):
                self._held = self._held[1:]
                return
            try:
                value, end = decoder.raw_decode(self._held)
            except (ValueError, RecursionError) as error:
                if self._ended:
                    raise Refusal("truncated-file", "stops in the middle: read as far as it goes; export it again") from error
                if len(self._held) > MOST_ITEM or isinstance(error, RecursionError):
                    raise Refusal("broken-file", f"has an item that cannot be read ({str(error)[:60]}): what stands before it was read; export it again") from error
                self._more(wanted)
                wanted *= 2
                continue
            if end == len(self._held) and not self._ended:  # a number could go on
                self._more()
                continue
            self._held = self._held[end:]
            wanted = _CHUNK
            yield value

    def _more(self, size: int = _CHUNK) -> None:
        chunk = self._stream.read(size)
        self._ended = not chunk
        self._held += chunk


def _whole(digits: str) -> int | str:
    """A whole number; one of more digits than a number of Python may have stays as it is written."""
    return int(digits) if len(digits) < 4_000 else digits
