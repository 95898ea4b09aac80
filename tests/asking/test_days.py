"""Windows of days, and what lies in them."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.asking import Window, Within, read_window
from rashomon.errors import SettingError
from rashomon.records import Period
from tests.asking.builders import days, incident, on, one, tell

AUGUST = read_window("2020-08", "2020-08")


def period(first: str | None, last: str | None) -> Period:
    return Period(earliest=first, latest=last, precision="range", wording="then")


def test_a_year_or_a_month_is_from_its_first_day_and_until_its_last() -> None:
    assert read_window("2020", "2020") == Window(since=dt.date(2020, 1, 1), until=dt.date(2020, 12, 31))
    assert read_window("2020-02", "2020-2") == Window(since=dt.date(2020, 2, 1), until=dt.date(2020, 2, 29))
    assert read_window("2020-01-15", None).since == dt.date(2020, 1, 15)
    assert read_window().open


@pytest.mark.parametrize("since", ["last week", "2020-13", "2020-02-30", "20", ""])
def test_what_is_no_day_is_refused_with_how_to_write_one(since: str) -> None:
    with pytest.raises(SettingError, match="2020-01-15"):
        read_window(since, None)


def test_a_window_that_ends_before_it_begins() -> None:
    with pytest.raises(SettingError, match="other way round"):
        read_window("2021", "2020")


@pytest.mark.parametrize(
    ("first", "last", "within"),
    [
        ("2020-08-25", "2020-08-25", Within.CERTAIN),
        ("2020-08-01", "2020-08-31", Within.CERTAIN),
        ("2020-01-01", "2020-12-31", Within.POSSIBLE),
        ("2020-09-01", "2020-09-01", Within.OUTSIDE),
        ("2020-07-31", "2020-08-01", Within.POSSIBLE),
        ("--08-25", "--08-25", Within.UNKNOWN),
        (None, "2020-08-25", Within.UNKNOWN),
        (None, "2020-07-25", Within.OUTSIDE),
        ("2020-08-03", None, Within.UNKNOWN),
        ("2020-09-03", None, Within.OUTSIDE),
        (None, None, Within.UNKNOWN),
    ],
)
def test_a_period_in_august(first: str | None, last: str | None, within: Within) -> None:
    """Without a year nothing is known, nor where one open end leaves it undecided; what ended before lies outside."""
    assert AUGUST.holds(period(first, last)) is within


def test_an_open_end_asks_for_one_bound_alone() -> None:
    assert read_window(None, "2020-08").holds(period(None, "2020-08-25")) is Within.CERTAIN
    assert read_window("2020-08", None).holds(period("2020-08-25", None)) is Within.CERTAIN


def test_rival_days_and_none() -> None:
    """Tuesday by one, a day in September by another; and nothing told at all."""
    rivals = incident(tell("A", "It was on the 25th.", on(days("2020-08-25"))), tell("B", "It was on the 2nd.", on(days("2020-09-02"))))
    assert AUGUST.has(rivals.summary) is Within.DISPUTED
    assert AUGUST.has(one("undated").summary) is Within.UNKNOWN
    assert Window().has(one("undated").summary) is Within.CERTAIN
