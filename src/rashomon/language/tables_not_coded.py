"""What of a report is not coded, and why: a table says nothing in sentences."""

from __future__ import annotations

from rashomon.language.tabular import find_tables
from rashomon.records import Issue, Report

TABLE_NOT_CODED = "table-not-coded"
"""The code of an issue beside a report that was read well."""


def find_unread(report: Report) -> list[Issue]:
    """An issue for each table of the report, with the line on which it begins."""
    return [
        Issue(
            code=TABLE_NOT_CODED,
            where=report.path,
            message=f"the table from line {report.text.count(chr(10), 0, start) + 1} on is not coded, since its rows are no sentences; "
            "give its rows as a CSV file with a column of text",
        )
        for start, _ in find_tables(report.text)
    ]
