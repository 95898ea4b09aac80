"""What the whole coder reads in a short text."""

import datetime as dt

from rashomon.coders import JointCoder
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.records import Claim, Event, Report
from rashomon.records.report import report_id


def events_of(text: str) -> tuple[Event, ...]:
    """The events of a text published on Friday, 10 March 2023."""
    report = Report(id=report_id(text, None), text=text, path="x", published=dt.date(2023, 3, 10))
    return JointCoder().code(report, knowledge_for("auto")(report)).events


def told(text: str) -> list[Claim]:
    """All its claims."""
    return [claim for event in events_of(text) for claim in event.claims]
