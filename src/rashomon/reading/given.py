"""Articles that a program has at hand: rows of a frame, or texts, in place of a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.reading.articles import to_report
from rashomon.reading.layouts import Layout
from rashomon.reading.options import ReadingOptions
from rashomon.reading.refusals import Refusal
from rashomon.reading.tables import read_records
from rashomon.records import Issue, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Rows with the name that stands in the reports' paths: the third is `name#3`."""

    name: str
    rows: Sequence[Mapping[str, object]]

    def __str__(self) -> str:
        return self.name


def survey_given(given: Given, options: ReadingOptions) -> Iterator[Report | Issue | Layout]:
    """What `survey_file` gives of a file."""
    try:
        rows: Iterator[Mapping[str, object]] = ({name: _plain(cell) for name, cell in row.items()} for row in given.rows)
        for found in read_records(rows, given.name, options, "frame"):
            if isinstance(found, (Issue, Layout)):
                yield found
            else:
                yield from to_report(found, options, None)
    except Refusal as refusal:
        yield refusal.at(given.name)


def _plain(cell: object) -> object:
    """A cell as a table in a file would have it: days in ISO form, nothing for what a frame marks as missing."""
    if isinstance(cell, (dt.date, dt.datetime)):
        return cell.isoformat() if cell == cell else None  # noqa: PLR0124  # pandas' NaT is a datetime that equals nothing
    if type(cell).__name__ in {"NAType", "NaTType"} or (isinstance(cell, float) and cell != cell):  # noqa: PLR0124
        return None
    return cell
