"""From which day a report counts: its dateline's, where an archive published it later."""

import datetime as dt

import pytest

from rashomon.coders import JointCoder
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.records import Attribute, Report
from rashomon.resolving import FILED_EARLIER


def coded(text: str):
    report = Report(id="r", text=text, path="p", published=dt.date(2022, 9, 20))
    return JointCoder().code(report, knowledge_for("auto")(report))


@pytest.mark.parametrize(
    "text",
    [
        "SUKKUR, Pakistan, Sept 6 (Lowland Wire) - A bomb killed four drivers on Sunday, officials said.",
        "KARACHI, 6 September 2022 - A bomb killed four drivers in Sukkur, Pakistan, two days ago, officials said.",
    ],
)
def test_days_are_counted_from_the_dateline(text):
    """The sixth of September 2022 was a Tuesday; the report came out a fortnight later, which is told as an issue."""
    found = coded(text)
    assert {c.resolved.earliest for e in found.events for c in e.of(Attribute.PERIOD)} == {"2022-09-04"}
    assert [issue.code for issue in found.issues] == [FILED_EARLIER]


def test_filed_the_evening_before_it_was_printed():
    found = coded("SUKKUR, Pakistan, Sept 19 (Lowland Wire) - A bomb killed four drivers on Sunday, officials said.")
    assert {c.resolved.earliest for e in found.events for c in e.of(Attribute.PERIOD)} == {"2022-09-18"}
    assert not found.issues
