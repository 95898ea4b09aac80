"""The day of publication as the text itself gives it, with where it stands and what told day from month."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.records import Report, report_id
from rashomon.resolving import date_by_text
from rashomon.resolving.times.publication import find_publication

TODAY = dt.date(2022, 6, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue 12 May 2020 Shells fall on Ain Rima. Two people were killed on Monday.", "2020-05-12"),
        ("Date of publication 12 May 2020 -7 killed in Ain Rima - Shells fell on the village.", "2020-05-12"),
        ("Published May 12 2020 - Shells fall on Ain Rima - Two were killed.", "2020-05-12"),
        ("Posted on May 12 2020 by Jo Bloggs Shells fall on Ain Rima Two were killed.", "2020-05-12"),
        ("Last updated at May 122020 - Shells fall on Ain Rima | The Post - TOWN Two were killed.", "2020-05-12"),
        ("12 May  2020  Seven people killed in Ain Rima. Shells fell on the village.", "2020-05-12"),
        ("12 May 20\n\nShells fell on the village of Ain Rima.", "2020-05-12"),
        ("12.05.2020 - Shells fall on Ain Rima - Two were killed.", "2020-05-12"),
        ("22.05.2020) - Shells fall on Ain Rima - Two were killed.", "2020-05-22"),
        ("27-05-2020  Shells Fall On Ain Rima. Two were killed.", "2020-05-27"),
        ("Tuesday 12 May 2020 10:59 The Council: shells fell on Ain Rima.", "2020-05-12"),
        ("Shells fall on Ain Rima, two dead Monitor     AFP  Tuesday 12 May 2020     Two people were killed.", "2020-05-12"),
        ("Shells fall on Ain Rima    12 May 2020    Town Agency-Two people were killed on Monday.", "2020-05-12"),
        ("Shells fall on Ain Rima  Middle East Security 27-05-2020 0742 PM   Two people were killed.", "2020-05-27"),
        ("Shells fall on Ain Rima   Tue May 12 2020 102138  Two people were killed.", "2020-05-12"),
        ("Shells fall on Ain Rima\n\nUpdated: 13 May 2020\nPublished: 12 May 2020\n\nTwo were killed.", "2020-05-12"),
        ("Shells fall on Ain Rima\n\nBy Jo Bloggs | May 12, 2020\n\nTwo were killed.", "2020-05-12"),
        ("Shells fall on Ain Rima\n\nTown / Agency / 12 May 2020\n\nTwo were killed.", "2020-05-12"),
        ("Shells fall on Ain Rima\n\n2020-05-12T10:15:00Z\n\nTwo were killed.", "2020-05-12"),
    ],
)  # fmt: skip
def test_a_whole_date_at_the_head(text: str, day: str) -> None:
    """It is found in a text of one paragraph, before the headline or after it."""
    found = find_publication(text, TODAY)
    assert found is not None
    assert (str(found.day), found.origin, found.by) == (day, "text", None)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Ain Rima on 12 May 2020. Two people were killed.",
        "The truce of  12 May 2020  Was broken on Monday.",
        "Two people were killed, the Council said on Tuesday, 12 May 2020, Adding that a third was hurt.",
        "TOWN, May 12 (Agency) -- Shells fell on the village on Monday.",
        "Shells fell on the village in May 2020.",
    ],
)
def test_a_date_in_a_sentence_is_no_publication_date(text: str) -> None:
    assert find_publication(text, TODAY) is None


def test_a_dateline_with_a_year_is_one() -> None:
    found = find_publication("TOWN, May 12, 2020 (Agency) -- Shells fell on the village on Monday.", TODAY)
    assert found is not None
    assert (str(found.day), found.origin) == ("2020-05-12", "dateline")


@pytest.mark.parametrize(
    ("text", "day", "by"),
    [
        ("05-09-2013 Car bomb in Ain Rima. It went off on 04-25-2013.", "2013-05-09", "by the other figures of the text, which write the month first"),
        ("05-09-2013 Car bomb in Ain Rima. It went off on September 4, and on September 5 two died.", "2013-09-05", "by the text's own 5 September"),
        ("06-09-2013 Car bomb in Ain Rima. It went off on Friday.", "2013-09-06", "by its 'Friday'"),
        ("06-09-2013 Car bomb in Ain Rima. It went off on Saturday.", "2013-06-09", "by its 'Saturday'"),
        ("06-09-2013 Car bomb in Ain Rima. It went off on Friday, the council said on Saturday.", "2013-06-09", "by its 'Friday' and 'Saturday'"),
        ("01-12-2022 Car bomb in Ain Rima. It went off near the bridge.", "2022-01-12", "as the other day lies after it could be told"),
    ],
)  # fmt: skip
def test_figures_of_two_readings_are_told_apart_by_the_text(text: str, day: str, by: str) -> None:
    """The second of Friday and Saturday is the day before 9 June 2013."""
    found = find_publication(text, TODAY)
    assert found is not None
    assert (str(found.day), found.by) == (day, by)


def report(text: str, published: dt.date | None = None) -> Report:
    return Report(id=report_id(text, None), text=text, path="a.txt", published=published)


def test_figures_that_nothing_tells_apart_are_an_issue() -> None:
    """Both weekdays fit: 5 September and 9 May 2013 were Thursdays."""
    read, issue = date_by_text(report("05-09-2013 Car bomb in Ain Rima. It went off on Thursday."), TODAY)
    assert read.published is None
    assert issue is not None
    assert (issue.code, issue.where) == ("two-way-date", "a.txt")
    assert "2013-09-05 or 2013-05-09" in issue.message


def test_a_text_dated_after_today_is_an_issue() -> None:
    read, issue = date_by_text(report("12 May 2023 - Shells fall on Ain Rima - Two were killed."), TODAY)
    assert read.published is None
    assert issue is not None
    assert (issue.code, "12 May 2023" in issue.message) == ("future-date", True)


def test_where_the_date_came_from_is_kept() -> None:
    read, issue = date_by_text(report("06-09-2013 Car bomb in Ain Rima. It went off on Friday."), TODAY)
    assert (str(read.published), read.published_from, issue) == ("2013-09-06", "text, by its 'Friday'", None)


def test_metadata_outweigh_the_text() -> None:
    given = report("12 May 2020 - Shells fall on Ain Rima.", dt.date(2020, 5, 13))
    assert date_by_text(given, TODAY) == (given, None)
