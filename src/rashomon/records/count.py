"""How many, as told."""

from __future__ import annotations

from dataclasses import dataclass, field

_ROUNDING = 0.2
"""How far off "about 500" may be, as a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people as the words bound it: an exact count is not a bound.

    `low` is the least that the words allow, `high` the most, `best` the number told; None where they give none. `wording` is the words.
    "four" is (4, 4, 4); "at least 12" (12, None, None); "up to seven" (None, None, 7); "between 12 and 15" (12, None, 15);
    "about 500" (None, 500, None), which 450 and 600 fit; "dozens" (24, None, None); "some soldiers", "several" (2, None, None); "no one" (0, 0, 0). `of` is the wording of whose
    people they are ("American soldiers"), None where it is not said. `part`: they are some of those whom another count has ("six of
    them children"), and no further ones; `further`: they come to those counted before ("one more died").
    """

    low: int | None
    best: int | None
    high: int | None
    wording: str
    of: str | None = None
    part: bool = field(default=False, repr=False)  # left out of its words, and so of a claim's id
    further: bool = field(default=False, repr=False)

    @property
    def whole(self) -> bool:
        """Whether it counts all whom its source tells of, and no part of them nor an addition."""
        return not (self.part or self.further)

    def fits(self, other: Count) -> bool:
        """Whether one number can satisfy both."""
        (low, high), (other_low, other_high) = self._range(), other._range()
        lows = [n for n in (low, other_low) if n is not None]
        highs = [n for n in (high, other_high) if n is not None]
        return not lows or not highs or max(lows) <= min(highs)

    @property
    def most(self) -> float | None:
        """The most that the words allow, None where they set no bound."""
        return self._range()[1]

    def _range(self) -> tuple[float | None, float | None]:
        """The least and the most that the words allow; a round figure without bounds allows a fifth either way."""
        if self.best is None or self.low is not None or self.high is not None:
            return self.low, self.high
        return self.best * (1 - _ROUNDING), self.best * (1 + _ROUNDING)
