"""Periods: the days that a wording leaves possible, and never a guess."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.parsed import Parsed
from rashomon.recognising.times import find_times
from rashomon.records import Period, Report, report_id
from rashomon.resolving.times.periods import resolve_periods
from rashomon.resolving.times.publication import find_publication

ENGLISH = spacy.blank("en")
FRIDAY = dt.date(2020, 8, 28)


def periods(text: str, published: dt.date | None = None) -> dict[str, Period]:
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="x", published=published), ENGLISH(text))
    mentions = find_times(parsed)
    found = resolve_periods(parsed, mentions)
    assert set(found) == {m.span for m in mentions}
    return {m.span.text: found[m.span] for m in mentions}


def days(text: str, published: dt.date | None = None) -> dict[str, tuple[str | None, str | None]]:
    return {words: (p.earliest, p.latest) for words, p in periods(text, published).items()}


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It unfolded on Tuesday morning.", "Tuesday morning", "2020-08-25", "2020-08-25"),
        ("It unfolded on Friday.", "Friday", "2020-08-28", "2020-08-28"),
        ("It unfolded last Friday.", "last Friday", "2020-08-21", "2020-08-21"),
        ("They will meet on Tuesday.", "Tuesday", "2020-09-01", "2020-09-01"),
        ("They meet next Tuesday.", "next Tuesday", "2020-09-01", "2020-09-01"),
        ("It happened this week.", "this week", "2020-08-22", "2020-08-28"),
        ("It happened last week.", "last week", "2020-08-17", "2020-08-23"),
        ("It was signed last month.", "last month", "2020-07-01", "2020-07-31"),
        ("At the end of last month it was signed.", "the end of last month", "2020-07-21", "2020-07-31"),
        ("It was hit overnight.", "overnight", "2020-08-27", "2020-08-28"),
        ("It was hit yesterday.", "yesterday", "2020-08-27", "2020-08-27"),
        ("There was tension on June 2.", "June 2", "2020-06-02", "2020-06-02"),
        ("There was tension on November 2.", "November 2", "2019-11-02", "2019-11-02"),
        ("It began on Oct. 9 last year.", "Oct. 9 last year", "2019-10-09", "2019-10-09"),
        ("In February it began.", "February", "2020-02-01", "2020-02-29"),
        ("They have been there since October 2019.", "October 2019", "2019-10-01", None),
        ("They stayed until March 5.", "March 5", None, "2020-03-05"),
        ("It happened before August 20.", "August 20", None, "2020-08-20"),
        ("Over the past two weeks it grew.", "the past two weeks", "2020-08-14", "2020-08-28"),
        ("It happened two years ago.", "two years ago", "2018-01-01", "2018-12-31"),
    ],
)
def test_with_a_day_of_publication(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    assert days(text, FRIDAY)[words] == (earliest, latest)


@pytest.mark.parametrize(
    "words", ["this week", "on Tuesday", "yesterday", "last month", "overnight", "the previous day"]
)
def test_without_an_anchor_nothing_is_guessed(words: str) -> None:
    (period,) = periods(f"A convoy was stopped {words}.").values()
    assert not period.known
    assert period.precision == "unknown"


def test_a_day_without_a_year_keeps_its_month_and_day() -> None:
    assert days("There was tension on June 2. It grew in February.") == {
        "June 2": ("--06-02", "--06-02"),
        "February": ("--02-01", "--02-29"),
    }


def test_a_weekday_after_a_dateless_day_stays_unknown() -> None:
    found = days("After the June 2 incident near Derik, another developed on Thursday.")
    assert found["Thursday"] == (None, None)


def test_the_texts_one_full_date_gives_the_year() -> None:
    found = days("It began on 25 August 2020. It ended on August 27.")
    assert found["August 27"] == ("2020-08-27", "2020-08-27")


def test_a_caption_gives_no_year() -> None:
    text = "Photo: A convoy near Idlib, July 16, 2019 (archive)\n\nThere was tension on June 2."
    assert days(text)["June 2"] == ("--06-02", "--06-02")


def test_the_page_itself_may_say_when_it_was_published() -> None:
    text = "US and Russian units clash\n\nBill Van Auken\n28 August 2020\n\nThe incident unfolded on Tuesday morning."
    found = find_publication(text)
    assert found is not None
    assert (found.day, text[slice(*found.span)], found.origin) == (FRIDAY, "28 August 2020", "text")
    tuesday = periods(text, found.day)["Tuesday morning"]
    assert (tuesday.earliest, tuesday.part, tuesday.anchor) == ("2020-08-25", "morning", "publication:2020-08-28")


def test_a_dateline_without_a_year_is_no_publication_date() -> None:
    assert find_publication("DAMASCUS, Feb 12 (Agency) -- Troops clashed near the town on Monday.") is None


def test_what_follows_counts_from_the_event_told_last() -> None:
    found = periods(
        "The post was hit on March 5, 2020. Two days earlier a patrol had passed. It was rebuilt the next day."
    )
    assert found["Two days earlier"].earliest == "2020-03-03"
    assert found["Two days earlier"].anchor == "event:2020-03-05"


def test_parts_of_the_day() -> None:
    found = periods("It was hit in the early hours of March 5, 2020. At 9:45 a.m. a patrol came.")
    assert (found["the early hours of March 5, 2020"].part, found["the early hours of March 5, 2020"].precision) == (
        "early morning",
        "part_of_day",
    )
    assert (found["9:45 a.m."].earliest, found["9:45 a.m."].part, found["9:45 a.m."].precision) == (
        "2020-03-05",
        "09:45",
        "hour",
    )


@pytest.mark.parametrize(
    "text", ["It ran from 3 to 5 March 2020.", "It ran between 3 and 5 March 2020.", "It ran on March 3-5, 2020."]
)
def test_a_range_is_one_period(text: str) -> None:
    assert set(days(text).values()) == {("2020-03-03", "2020-03-05")}


def test_figures_that_write_two_days_keep_both() -> None:
    assert days("It was on 03/05/2020.") == {"03/05/2020": ("2020-03-05", "2020-05-03")}


def test_a_day_may_be_counted_from_a_night() -> None:
    assert "a day earlier" in days("Raids hit a town overnight. They began a day earlier.")


def test_a_possessive_is_no_bound() -> None:
    assert days("They met after Monday's attack.", FRIDAY)["Monday"] == ("2020-08-24", "2020-08-24")


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31)))
def test_a_written_day_is_itself(day: dt.date) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    assert days(f"It happened on {written} there.")[written] == (day.isoformat(), day.isoformat())


@given(
    st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31)),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_a_past_weekday_lies_in_the_week_up_to_publication(published: dt.date, weekday: str) -> None:
    (period,) = periods(f"It was stopped on {weekday}.", published).values()
    assert period.earliest == period.latest
    day = dt.date.fromisoformat(str(period.earliest))
    assert 0 <= (published - day).days <= 6
    assert f"{day:%A}" == weekday


WORDINGS = (
    "overnight", "on Tuesday", "last week", "the next day", "two days earlier", "on June 2", "in 2019", "in the summer of 2015", "since March",
    "the following month", "a week later", "at dawn on Friday", "the same day", "between 3 and 5 May", "in the 1990s", "late on Monday", "that evening",
    "the previous night", "earlier this month", "three hours later", "for two days", "in mid-August", "at 08:30", "on 05/06/2020", "the weekend",
    "on the eve of the talks", "the day before", "last year", "in the 19th century", "by Sunday", "two weeks ago", "that week", "the night of 5-6 March",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDINGS), min_size=1, max_size=5), st.sampled_from([None, FRIDAY]))
def test_whatever_stands_together_is_read(wordings: list[str], published: dt.date | None) -> None:
    """Each expression may count from the one before it; none fails, and no period ends before it begins."""
    text = " ".join(f"It was hit {words}." for words in wordings)
    for period in periods(text, published).values():
        if period.earliest and period.latest and not period.earliest.startswith("--"):
            assert period.earliest <= period.latest


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The movement was founded in June 2011. That October its fighters shelled the port.", "2011-10"),
        ("In 2013 rebels seized the port. That June they shelled a market there.", "2013-06"),
    ],
)
def test_that_month_is_of_the_year_told_before(text: str, month: str) -> None:
    parsed = Parsed(Report(id="r", text=text, path="p", published=dt.date(2022, 2, 4)), spacy.blank("en")(text))
    times = find_times(parsed)
    last = max(times, key=lambda m: m.span.start)
    assert resolve_periods(parsed, times)[last.span].earliest.startswith(month)
