"""How many, as told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as the words bound it: an exact count is not a bound.

    "four" is (4, 4, 4); "at least 12" (12, None, None); "up to seven" (None, None, 7); "between 12 and 15" (12, None, 15);
    "dozens" (24, None, None); "some soldiers", "several" (2, None, None); "no one" (0, 0, 0). `of` is the wording of whose
    people they are ("American soldiers"), None where it is not said.
    """

    low: int | None
    best: int | None
    high: int | None
    wording: str
    of: str | None = None

    def fits(self, other: Count) -> bool:
        """Whether one number can satisfy both."""
        lows = [n for n in (self.low, self.best, other.low, other.best) if n is not None]
        highs = [n for n in (self.high, self.best, other.high, other.best) if n is not None]
        return not lows or not highs or max(lows) <= min(highs)
