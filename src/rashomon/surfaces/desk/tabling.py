"""What is in view as a table, in columns that one chooses, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.surfaces.cli.marks import STATUSES
from rashomon.surfaces.desk.catalogue import Line
from rashomon.surfaces.desk.doubting import say_reasons
from rashomon.surfaces.exports.csv import guarded
from rashomon.surfaces.naming import say_code


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in an address, its heading, and what it says of an incident; `figure` of numbers, which stand to the right."""

    name: str
    heading: str
    say: Callable[[Line, Mapping[str, str]], str]
    figure: bool = False


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column("number", "No.", lambda line, _: str(line.number), figure=True),
        Column("title", "Incident", lambda line, _: line.title),
        Column("status", "Status", lambda line, _: STATUSES[line.status][1]),
        Column("when", "When", lambda line, _: line.when),
        Column("where", "Where", lambda line, _: line.where),
        Column("who", "Who", lambda line, names: ", ".join(names.get(party, party) for party in line.parties)),
        Column("what", "What", lambda line, _: ", ".join(map(say_code, line.kinds))),
        Column("doubt", "Doubt", lambda line, _: f"{line.doubt:.2f}", figure=True),
        Column("why", "Doubted for", lambda line, _: say_reasons(line.reasons)),
        Column("reports", "Reports", lambda line, _: str(line.reports), figure=True),
        Column("origins", "Origins", lambda line, _: str(line.origins), figure=True),
        Column("claims", "Claims", lambda line, _: str(line.claims), figure=True),
        Column("left", "Left to read", lambda line, _: str(line.left), figure=True),
        Column("judges", "Answered by", lambda line, _: ", ".join(sorted(line.judges))),
        Column("outlets", "Outlets", lambda line, _: ", ".join(line.outlets)),
        Column("earliest", "First day", lambda line, _: line.first or ""),
        Column("latest", "Last day", lambda line, _: line.last or ""),
        Column("latitude", "Latitude", lambda line, _: "" if line.latitude is None else f"{line.latitude:.4f}", figure=True),
        Column("longitude", "Longitude", lambda line, _: "" if line.longitude is None else f"{line.longitude:.4f}", figure=True),
        Column("radius_km", "Radius, km", lambda line, _: f"{line.radius:g}" if line.placed else "", figure=True),
        Column("id", "Id", lambda line, _: line.id),
    )
}  # fmt: skip
"""Every column there is, in their order."""

USUAL = ("number", "title", "status", "when", "where", "why", "origins", "reports", "left")


def choose_columns(asked: Iterable[str]) -> tuple[Column, ...]:
    """The columns that are asked for, in their order; the usual ones where none is."""
    wanted = {name for name in asked if name in COLUMNS} or set(USUAL)
    return tuple(column for name, column in COLUMNS.items() if name in wanted)


def rows_of(lines: Iterable[Line], columns: Sequence[Column], parties: Mapping[str, str]) -> list[list[str]]:
    """The cells of each incident."""
    return [[column.say(line, parties) for column in columns] for line in lines]


def lines_of_csv(lines: Iterable[Line], columns: Sequence[Column], parties: Mapping[str, str]) -> Iterator[str]:
    """The table as CSV, its first line the columns' names; cells that a spreadsheet would run are quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    yield out.getvalue()
    for row in rows_of(lines, columns, parties):
        out.seek(0)
        out.truncate()
        writer.writerow([cell if column.figure else guarded(cell) for column, cell in zip(columns, row, strict=True)])
        yield out.getvalue()
