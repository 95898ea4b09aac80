"""Time expressions: where they stand in a text and what they say by themselves."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.timing.grammar import read_time, read_times


def found(text: str) -> list[str]:
    return [text[f.start : f.end] for f in read_times(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday morning",
        "Aug. 25",
        "August 25, 2020",
        "25 August",
        "2020-08-25",
        "25/08/2020",
        "07.10.2017",
        "the 23rd of April",
        "3 Tishreen al-Awwal",
        "December 2019",
        "mid-August",
        "late 2019",
        "the end of last month",
        "the past two weeks",
        "last month",
        "earlier this week",
        "overnight",
        "the early hours of March 5",
        "two days earlier",
        "the previous day",
        "around 9:45 a.m. local time",
        "three hours",
        "every day",
        "the summer of 1955",
        "the 1960s",
        "early on Tuesday",
        "490 BC",
    ],
)
def test_one_expression_is_found_whole(words: str) -> None:
    assert found(f"They say it was {words}, no more.") == [words]
    assert read_time(words) is not None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It ran from 3 to 5 March.", ["3", "5 March"]),
        ("Between Monday and Tuesday nothing moved.", ["Monday", "Tuesday"]),
        ("Fighting went on in June and July 1944.", ["June", "July 1944"]),
        ("The siege of 1941-42 ended.", ["1941", "42"]),
        ("It met on March 3-5, 2020 there.", ["March 3", "5, 2020"]),
    ],
)
def test_a_range_is_two_expressions(text: str, times: list[str]) -> None:
    assert found(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers carried out their 15th joint patrol on the M4.",
        "They may march on the town, a second officer said.",
        "The 5th Corps lost 1200 soldiers.",
        "Resolution 1441 was adopted.",
        "Some 2000 people fled.",
        "Ring 0207 000 0000 now-ish about the F-16.",
        "Operation Peace Spring displaced many.",
        "A clip (at 3:40 mark) shows the truck.",
        "The Daily Bellow and Russia Today carried it.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert found(text) == []


def test_a_range_shares_its_year_and_month() -> None:
    first, second = read_times("from 3 to 5 March 2020")
    assert (first.reading.year, first.reading.month, first.reading.day) == (2020, 3, 3)
    assert (second.reading.year, second.reading.month, second.reading.day) == (2020, 3, 5)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It was over by 1330 (1130 GMT).", ["1330", "1130 GMT"]),
        ("The curfew holds from 1900 to 2100 UTC.", ["1900", "2100 UTC"]),
        ("It fell at 1830 Damascus time.", ["1830 Damascus time"]),
        ("It lasts until 1600Z.", ["1600Z"]),
    ],
)
def test_four_figures_beside_a_clock_are_a_time_of_day(text: str, times: list[str]) -> None:
    assert found(text) == times
    assert {f.reading.kind for f in read_times(text)} == {"clock"}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("TOWN, 14 NOV 89 (AGENCY)", 1989),
        ("It was on 14 Nov '89, he says.", 1989),
        ("Dated 14-Nov-14.", 2014),
        ("On 14 November 89 people were killed.", None),
        ("On 14 November, 89 people were killed.", None),
    ],
)
def test_a_year_of_two_figures_ends_its_date(text: str, year: int | None) -> None:
    assert [(f.reading.day, f.reading.month, f.reading.year) for f in read_times(text)] == [(14, 11, year)]


def test_no_day_outside_the_calendar() -> None:
    assert all(f.reading.kind != "day" for f in read_times("on 31 June 2020"))


@given(st.text(alphabet="0123456789/.-: MarchApilTuesdywkmontgehr,BC'\n", max_size=200))
def test_expressions_are_in_order_and_apart(text: str) -> None:
    times = read_times(text)
    assert all(0 <= f.start < f.end <= len(text) for f in times)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
