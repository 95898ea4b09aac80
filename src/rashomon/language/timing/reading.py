"""What the words of a time expression say by themselves, before anything is known of when they were written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """One time expression, read.

    `kind` is one of
        "day" ("June 2", "the 24th"), "month", "season", "year", "decade" (`year` its first), "century" (`year` its first),
        "weekday", "relative" (a unit counted from an origin: "last month", "two days earlier", "that year"),
        "span" (a stretch up to or from the origin: "the past two weeks"), "part" ("dawn"), "clock" ("9:45 a.m."),
        "duration" ("three hours"), "set" ("every day"), "now", "past" ("recently"), "future", "holiday", or "vague".
    `amount` counts `unit`s, signed for "relative"; None where the words give no number ("days later").
    `origin` says from what a relative wording counts: "publication" ("last month") or "event" ("two days earlier").
    `which` is "last", "next" or "this" of a weekday or month. `shade` narrows: "early", "mid", "late", "start", "end".
    `other_month_first` marks figures such as 03/05/2020 that write two days. `era` is -1 for years before Christ.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    unit: str | None = None
    amount: float | None = None
    origin: str | None = None
    which: str | None = None
    part: str | None = None
    clock: str | None = None
    shade: str | None = None
    era: int = 1
    other_month_first: bool = False


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression's place in a text, as character offsets, with its reading."""

    start: int
    end: int
    reading: TimeReading
