"""Publication dates in the forms that files write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading import parse_date

DAY = dt.date(2020, 8, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2020-08-28", "2020/08/28", "2020.08.28", "2020-8-28", "20200828", "2020-08-28T10:15:00Z", "2020-08-28 10:15:00+03:00",
        "20200828T101500Z", "28 August 2020", "28 Aug 2020", "28 Aug. 2020", "28th of August, 2020", "August 28, 2020",
        "Aug 28 2020", "Aug. 28, 2020", "Friday, August 28, 2020", "Fri, 28 Aug 2020 10:15:00 GMT", "August 28, 2020 at 10:15 am",
        "28-Aug-2020", "28.08.2020", "28/08/2020", "08/28/2020", "  28   August\t2020 ", "AUGUST 28, 2020", "28 August 2020, 10:15",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    """All of them are 28 August 2020."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", "03/04/2020", "2020", "August 2020", "yesterday", "Tuesday", "2020-13-01", "31 February 2020", "1598601600", "28 August",
     "updated 28 August 2020", "2020-08-28 and 2020-08-29", "99999999"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two(text: str) -> None:
    """Nothing is guessed."""
    assert parse_date(text) is None


def test_slashes_of_one_reading() -> None:
    """The form "04/04/2020" is one day whichever comes first."""
    assert parse_date("04/04/2020") == dt.date(2020, 4, 4)


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_every_day_in_its_iso_form(day: dt.date) -> None:
    """For every day: its ISO form is that day."""
    assert parse_date(day.isoformat()) == day


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    """Any text is a day or none."""
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)
