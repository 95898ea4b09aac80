"""When something happened, with the doubt the words leave."""

from __future__ import annotations

from dataclasses import dataclass


def is_yearless(bound: str) -> bool:
    """Whether a bound is a day of no known year: "--06-02"."""
    return bound.startswith("--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days within which something happened: both ends included, None where that end is not known.

    `earliest` and `latest` are its bounds. A bound is an ISO day "2020-08-25", or "--06-02" where no year is known. `precision` is "hour", "part_of_day",
    "day", "week", "month", "season", "year", "range" or "unknown"; `wording` the words it rests on ("Tuesday morning");
    `part` a part of the day where told ("morning"); `anchor` what a relative wording was counted from:
    "publication:2020-08-28", "event:2020-06-02", or None where the words stand alone.
    "this week" in an undated report is Period(None, None, "unknown", "this week"): never a guess.
    """

    earliest: str | None
    latest: str | None
    precision: str
    wording: str
    part: str | None = None
    anchor: str | None = None

    @property
    def yearless(self) -> bool:
        """Whether a bound is a day of no known year."""
        return any(bound is not None and is_yearless(bound) for bound in (self.earliest, self.latest))

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None
