"""Offsets in UTF-16 units, as JavaScript counts them, beside offsets in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Units:
    """One text's offsets both ways. A character beyond the basic plane is two units."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]
        self._after = [place + number for number, place in enumerate(self._wide, start=1)]
        """The unit of the second half of each wide character."""

    def of(self, place: int) -> int:
        """The unit at which this code point begins."""
        return place + bisect_left(self._wide, place)

    def to(self, unit: int) -> int:
        """The code point in which this unit lies."""
        return unit - bisect_right(self._after, unit)
