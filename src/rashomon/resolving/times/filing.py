"""The day on which a report was filed, by its dateline: "KIRKUK, March 2 (Harbour Wire) -- ...", which an archive may publish weeks later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rashomon.language.timing.grammar import read_time
from rashomon.records import Issue, Report, TimeMention

FILED_EARLIER = "filed-earlier"
"""The code of an issue beside a report that was read well."""
_LATEST = 180
"""Days after its dateline within which a report may be published again."""
_NEXT_ISSUE = 3
"""Days that lie between filing and print."""


def filed_on(mentions: Iterable[TimeMention], published: dt.date | None) -> dt.date | None:
    """The day from which a report counts "Monday" and "today": that of its dateline, which is the writer's, else that of publication."""
    for mention in mentions:
        reading = read_time(mention.span.text) if mention.role == "dateline" and published is not None else None
        if reading is None or published is None or reading.kind != "day" or reading.month is None or reading.day is None:
            continue
        for year in (reading.year,) if reading.year is not None else (published.year, published.year - 1):
            try:
                day = dt.date(year, reading.month, reading.day)
            except ValueError:  # 29 February
                continue
            if 0 <= (published - day).days <= _LATEST:
                return day
    return published


def find_filed_earlier(report: Report, mentions: Iterable[TimeMention]) -> list[Issue]:
    """An issue where dateline and publication lie so far apart that "Monday" is another day by each."""
    day = filed_on(mentions, report.published)
    if day is None or report.published is None or (report.published - day).days <= _NEXT_ISSUE:
        return []
    return [
        Issue(
            code=FILED_EARLIER,
            where=report.path,
            message=f"its dateline says {day.isoformat()} and it was published on {report.published.isoformat()}: days such as “Monday” are counted from the dateline; "
            "take the day out of the dateline if it is wrong",
        )
    ]
