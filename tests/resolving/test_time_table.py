"""What the words for time in the news mean, told on Friday 28 August 2020: a table of forms.

A row: the report, the expression, the days it leaves ("a..b" where they are several, "a.." open, "?" unknown), its precision,
and what it is counted from ("-" where it stands alone).
"""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from rashomon.language.parsed import Parsed
from rashomon.recognising.times import find_times
from rashomon.records import Period, Report, report_id
from rashomon.resolving.times.periods import resolve_periods

ENGLISH = spacy.blank("en")
FRIDAY = dt.date(2020, 8, 28)


def periods_of(text: str, published: dt.date | None = FRIDAY) -> dict[str, Period]:
    """Every period that the text tells, by its words."""
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="x", published=published), ENGLISH(text))
    mentions = find_times(parsed)
    found = resolve_periods(parsed, mentions)
    return {m.span.text: found[m.span] for m in mentions}


def short(period: Period) -> str:
    """A period's days in the table's form."""
    if not period.known:
        return "?"
    if period.earliest == period.latest:
        return str(period.earliest)
    return f"{period.earliest or ''}..{period.latest or ''}"


@pytest.mark.parametrize(
    ("text", "words", "days", "precision", "anchor"),
    [
        # days
        ("The post was hit on Tuesday.", "Tuesday", "2020-08-25", "day", "publication"),
        ("The post was hit late on Tuesday.", "late on Tuesday", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit early Saturday.", "early Saturday", "2020-08-22", "part_of_day", "publication"),
        ("The post was hit on Tuesday morning.", "Tuesday morning", "2020-08-25", "part_of_day", "publication"),
        ("Wednesday's attack killed two.", "Wednesday", "2020-08-26", "day", "publication"),
        ("The post was hit last Friday.", "last Friday", "2020-08-21", "day", "publication"),
        ("The post was hit this past Sunday.", "this past Sunday", "2020-08-23", "day", "publication"),
        ("The post was hit on Monday last week.", "Monday last week", "2020-08-17", "day", "publication"),
        ("The post was hit last week on Monday.", "last week on Monday", "2020-08-17", "day", "publication"),
        ("The post was hit two Fridays ago.", "two Fridays ago", "2020-08-14", "day", "publication"),
        ("The post was hit a week ago today.", "a week ago today", "2020-08-21", "day", "publication"),
        ("The post was hit yesterday.", "yesterday", "2020-08-27", "day", "publication"),
        ("The post was hit the day before yesterday.", "the day before yesterday", "2020-08-26", "day", "publication"),
        ("The post was hit earlier today.", "earlier today", "2020-08-28", "day", "publication"),
        ("The post was hit on the 24th.", "the 24th", "2020-08-24", "day", "publication"),
        ("The post was hit on the morning of the 5th.", "the morning of the 5th", "2020-08-05", "part_of_day", "publication"),
        ("The post was hit on Monday, August 24.", "Monday, August 24", "2020-08-24", "day", "publication"),
        ("The post was hit on Tues 25 Aug.", "Tues 25 Aug", "2020-08-25", "day", "publication"),
        ("The post was hit on Nov. 3.", "Nov. 3", "2019-11-03", "day", "publication"),
        ("The post was hit on June 2.", "June 2", "2020-06-02", "day", "publication"),
        ("The post was hit on the first of May.", "the first of May", "2020-05-01", "day", "publication"),
        ("The post was hit on the 15th of March 2011.", "the 15th of March 2011", "2011-03-15", "day", "-"),
        ("The post was hit on New Year's Eve.", "New Year's Eve", "2019-12-31", "day", "publication"),
        ("They will meet on Tuesday.", "Tuesday", "2020-09-01", "day", "publication"),
        ("They will meet next Tuesday.", "next Tuesday", "2020-09-01", "day", "publication"),
        ("They must leave by Sunday.", "Sunday", "..2020-08-30", "range", "publication"),
        # figures
        ("The post was hit on 2020-05-12.", "2020-05-12", "2020-05-12", "day", "-"),
        ("The post was hit on 2020-05-12T08:30:00Z.", "2020-05-12T08:30:00Z", "2020-05-12", "day", "-"),
        ("The post was hit on 12.05.2020.", "12.05.2020", "2020-05-12", "day", "-"),
        ("The post was hit on 25/06/2020.", "25/06/2020", "2020-06-25", "day", "-"),
        ("The post was hit on 05/06/2020.", "05/06/2020", "2020-05-06..2020-06-05", "range", "-"),
        ("The post was hit on 05-06-2020.", "05-06-2020", "2020-05-06..2020-06-05", "range", "-"),
        ("The post was hit on 05/09/2020.", "05/09/2020", "2020-05-09", "day", "-"),
        ("The post was hit on Nov 022017 there.", "Nov 022017", "2017-11-02", "day", "-"),
        # parts of the day and hours
        ("The post was hit at dawn on Friday.", "dawn on Friday", "2020-08-28", "part_of_day", "publication"),
        ("The post was hit just before dawn Tuesday.", "dawn Tuesday", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit on Tuesday at dawn.", "Tuesday at dawn", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit just before midnight on Tuesday.", "midnight on Tuesday", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit shortly after midnight on Tuesday.", "midnight on Tuesday", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit midday Thursday.", "midday Thursday", "2020-08-27", "part_of_day", "publication"),
        ("The post was hit in the early hours of March 5.", "the early hours of March 5", "2020-03-05", "part_of_day", "publication"),
        ("The post was hit in the early hours of Saturday.", "the early hours of Saturday", "2020-08-22", "part_of_day", "publication"),
        ("The post was hit on the afternoon of August 25.", "the afternoon of August 25", "2020-08-25", "part_of_day", "publication"),
        ("The post was hit last night.", "last night", "2020-08-27..2020-08-28", "part_of_day", "publication"),
        ("The post was hit this morning.", "this morning", "2020-08-28", "part_of_day", "publication"),
        ("The post was hit overnight.", "overnight", "2020-08-27..2020-08-28", "part_of_day", "publication"),
        ("The post was hit overnight on Tuesday.", "overnight", "2020-08-25..2020-08-26", "part_of_day", "publication"),
        ("The post was hit on Tuesday overnight.", "overnight", "2020-08-25..2020-08-26", "part_of_day", "publication"),
        ("The post was hit overnight into Wednesday.", "overnight", "2020-08-25..2020-08-26", "part_of_day", "publication"),
        ("The post was hit in the night from Tuesday to Wednesday.", "the night", "2020-08-25..2020-08-26", "part_of_day", "publication"),
        ("The post was hit Tuesday night into Wednesday.", "Tuesday night", "2020-08-25..2020-08-26", "range", "publication"),
        ("The post was hit on the night of 5-6 March.", "the night of 5", "2020-03-05..2020-03-06", "range", "publication"),
        ("The post was hit at 08:30 local time.", "08:30 local time", "?", "unknown", "-"),
        ("The post was hit at 1700 hours.", "1700 hours", "?", "unknown", "-"),
        ("The post was hit at about 5pm on Monday.", "about 5pm", "2020-08-24", "hour", "event"),
        ("The post was hit less than 24 hours ago.", "less than 24 hours ago", "2020-08-27..2020-08-28", "range", "publication"),
        # weeks, weekends, months, seasons, years
        ("The post was hit over the weekend.", "the weekend", "2020-08-22..2020-08-23", "range", "publication"),
        ("The post was hit last weekend.", "last weekend", "2020-08-22..2020-08-23", "range", "publication"),
        ("They will meet this weekend.", "this weekend", "2020-08-29..2020-08-30", "range", "publication"),
        ("The post was hit earlier this week.", "earlier this week", "2020-08-22..2020-08-28", "week", "publication"),
        ("The post was hit late last week.", "late last week", "2020-08-20..2020-08-23", "range", "publication"),
        ("The post was hit a week ago.", "a week ago", "2020-08-17..2020-08-23", "week", "publication"),
        ("They will meet next week.", "next week", "2020-08-31..2020-09-06", "week", "publication"),
        ("The post was hit last month.", "last month", "2020-07-01..2020-07-31", "month", "publication"),
        ("The post was hit in mid-August.", "mid-August", "2020-08-08..2020-08-24", "range", "publication"),
        ("The post was hit in late July.", "late July", "2020-07-16..2020-07-31", "range", "publication"),
        ("The post was hit in the last week of July.", "the last week of July", "2020-07-25..2020-07-31", "range", "publication"),
        ("The post was hit in the second half of May.", "the second half of May", "2020-05-16..2020-05-31", "range", "publication"),
        ("The post was hit last December.", "last December", "2019-12-01..2019-12-31", "month", "publication"),
        ("The post was hit in December last year.", "December last year", "2019-12-01..2019-12-31", "month", "publication"),
        ("The post was hit last summer.", "last summer", "2019-06-01..2019-08-31", "season", "publication"),
        ("The post was hit in the summer of 2014.", "the summer of 2014", "2014-06-01..2014-08-31", "season", "-"),
        ("The post was hit in the winter of 2013/14.", "the winter of 2013", "2013-12-01..2014-02-28", "season", "-"),
        ("The post was hit in the third quarter of 2019.", "the third quarter of 2019", "2019-07-01..2019-09-30", "season", "-"),
        ("The post was hit in Q3 2019.", "Q3 2019", "2019-07-01..2019-09-30", "season", "-"),
        ("The post was hit in early 2020.", "early 2020", "2020-01-01..2020-07-01", "range", "-"),
        ("The post was hit in the first half of 2019.", "the first half of 2019", "2019-01-01..2019-07-02", "range", "-"),
        ("The post was hit at the end of 2018.", "the end of 2018", "2018-09-01..2018-12-31", "range", "-"),
        ("The post was hit earlier this year.", "earlier this year", "2020-01-01..2020-08-28", "year", "publication"),
        ("The post was hit late last year.", "late last year", "2019-07-02..2019-12-31", "range", "publication"),
        ("The post was hit two years ago.", "two years ago", "2018-01-01..2018-12-31", "year", "publication"),
        ("The post was hit in the 1990s.", "the 1990s", "1990-01-01..1999-12-31", "range", "-"),
        # ranges and open ends
        ("The post was hit between 3 and 5 May.", "3", "2020-05-03..2020-05-05", "range", "publication"),
        ("The post was hit from 9 October to 17 October 2019.", "9 October", "2019-10-09..2019-10-17", "range", "-"),
        ("The post was hit on October 9–17, 2019.", "October 9", "2019-10-09..2019-10-17", "range", "-"),
        ("The post was hit between Friday and Saturday.", "Friday", "2020-08-21..2020-08-22", "range", "publication"),
        ("The post was hit from March to May 2019.", "March", "2019-03-01..2019-05-31", "range", "-"),
        ("The post was held from 2014 to 2017.", "2014", "2014-01-01..2017-12-31", "range", "-"),
        ("The post was held in 2013/14.", "2013", "2013-01-01..2014-12-31", "range", "-"),
        ("They have been there since October 2019.", "October 2019", "2019-10-01..", "range", "-"),
        ("They have been there since 2011.", "2011", "2011-01-01..", "range", "-"),
        ("They have been there since Thursday morning.", "Thursday morning", "2020-08-27..", "range", "publication"),
        ("They stayed until Friday.", "Friday", "..2020-08-28", "range", "publication"),
        ("The post was hit in the past 48 hours.", "the past 48 hours", "2020-08-26..2020-08-28", "range", "publication"),
        ("The post was hit over the last three days.", "the last three days", "2020-08-25..2020-08-28", "range", "publication"),
        ("The post was hit in recent days.", "recent days", "..2020-08-28", "range", "publication"),
        # counted from what was told before
        ("The post was hit on 5 March 2020. Two days earlier a patrol passed.", "Two days earlier", "2020-03-03", "day", "event"),
        ("The post was hit on 5 March 2020. The same day a patrol passed.", "The same day", "2020-03-05", "day", "event"),
        ("The post was hit on 5 March 2020. Earlier in the day a patrol passed.", "Earlier in the day", "2020-03-05", "day", "event"),
        ("The post was hit on 5 March 2020. Hours after, a patrol passed.", "Hours after", "2020-03-05", "day", "event"),
        ("The post was hit on 5 March 2020. The following day a patrol passed.", "The following day", "2020-03-06", "day", "event"),
        ("The post was hit on 5 March 2020. The previous Friday a patrol passed.", "The previous Friday", "2020-02-28", "day", "event"),
        ("The post was hit on 5 March 2020. Later that month a patrol passed.", "Later that month", "2020-03-01..2020-03-31", "month", "event"),
        ("The post was hit on 5 March 2020. Three weeks on, a patrol passed.", "Three weeks on", "2020-03-26", "day", "event"),
        # written small, as in messages
        ("the post was hit early tuesday.", "early tuesday", "2020-08-25", "part_of_day", "publication"),
        ("the post was hit on 3 february.", "3 february", "2020-02-03", "day", "publication"),
        ("the post was hit in october.", "october", "2019-10-01..2019-10-31", "month", "publication"),
        # open
        ("Two days earlier a patrol passed.", "Two days earlier", "?", "unknown", "-"),
        ("They left a day after the strike.", "a day", "?", "unknown", "-"),
        ("The post was shelled during Ramadan.", "Ramadan", "?", "unknown", "-"),
        ("The post was shelled on the first day of Eid.", "Eid", "?", "unknown", "-"),
        ("They fought for three days.", "three days", "?", "unknown", "-"),
        ("A 24-hour curfew was set.", "24-hour", "?", "unknown", "-"),
        ("He arrived for a 2-day visit.", "2-day", "?", "unknown", "-"),
    ],
)  # fmt: skip
def test_what_an_expression_means(text: str, words: str, days: str, precision: str, anchor: str) -> None:
    period = periods_of(text)[words]
    assert (short(period), period.precision, (period.anchor or "-").partition(":")[0]) == (days, precision, anchor)
    assert period.wording == words
    if period.earliest and period.latest:
        assert period.earliest <= period.latest


@pytest.mark.parametrize(
    "text",
    [
        "They ran the 15th joint patrol on the M4.", "The 4th Division moved in.", "The 1st Brigade moved in.", "2,000 people fled.",
        "The M4 was closed.", "They may leave.", "Troops march on the town.", "March on, he said.", "A Su-24 was shot down.",
        "A T-72 fired.", "On day 3 of the offensive they advanced.", "It was shelled for the second day running.",
        "It was hit in the eighth year of the war.", "Resolution 2254 was adopted.", "At least 2019 people died.",
        "Some 2,020 people died.", "Checkpoint 15 was hit.", "A 57mm gun was used.", "The boy, 12, died.",
        "The 10th anniversary was marked.", "It was hit on the eve of the talks.", "Page 2019 of the book.", "He sat down. Mon ami.",
        "The Sunday Times reported it.", "Bloody Sunday is a film.", "The October War ended.", "It fell near April 7th Street.", "They held the 6 October Bridge.", "Operation Peace Spring began.", "they may march on the town.", "an august gathering met.", "THEY MAY MARCH ON.",
    ],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert periods_of(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops may withdraw in May.", "May"),
        ("The march on the capital began in March.", "March"),
        ("The 15th joint patrol passed on 15 June.", "15 June"),
        ("The 2019 deal is dead.", "2019"),
        ("In 1982, 1,200 people died.", "1982"),
        ("It killed 12 on Monday.", "Monday"),
        ("The resolution of 2015 is in force.", "2015"),
    ],
)
def test_the_one_time_among_numbers_and_verbs(text: str, words: str) -> None:
    assert list(periods_of(text)) == [words]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The post was hit on 05/06/2020, and rebuilt by 25/06/2020.", "05/06/2020", "2020-06-05"),
        ("The post was hit on 05/06/2020, and rebuilt on 06/25/2020.", "05/06/2020", "2020-05-06"),
        ("The post was hit on 05/06/2020. It burned all of June 5.", "05/06/2020", "2020-06-05"),
        ("They will meet on 05/09/2020.", "05/09/2020", "2020-05-09..2020-09-05"),
    ],
)
def test_figures_are_read_by_the_texts_other_dates(text: str, words: str, days: str) -> None:
    """By other figures, by a written date, and by what was still to come when it was told; else both stay."""
    assert short(periods_of(text)[words]) == days


@pytest.mark.parametrize("words", ["the weekend", "Monday last week", "two Fridays ago", "the 24th", "Q3", "overnight"])
def test_nothing_is_counted_from_an_unknown_day(words: str) -> None:
    (period,) = periods_of(
        f"It was hit on {words}.".replace("on overnight", "overnight").replace("on two", "two"), None
    ).values()
    assert not period.known
