"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.records import Status

DEFAULT_LEDGER = "rashomon.ledger"

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", envvar="RASHOMON_LEDGER", metavar="FILE|URL",
        help="The ledger: a file, or postgresql://user@host/database.", show_default=True,
    ),
]  # fmt: skip
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here; without it, to standard output.", show_default=False
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the output file without asking.")]


def say_ledger(ledger: str) -> str:
    """The ledger as it was named, without its password."""
    from rashomon.storing.addresses import parse_address, say_address  # noqa: PLC0415  # so that --help answers at once

    return say_address(parse_address(ledger))


class Layout(StrEnum):
    """How rows are written."""

    AUTO = "auto"
    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"


LayoutOption = Annotated[
    Layout, typer.Option("--format", "-f", help="auto: a table on a terminal, tab-separated lines when piped. --json: raw values, as --format json.")
]


class Form(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


FormOption = Annotated[
    Form, typer.Option("--format", "-f", help="text to read; json with everything, as --json; csv, a row an item.")
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="From this day on: 2020, 2020-01 or 2020-01-15.", show_default=False)
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Up to this day: 2020 is its last day.", show_default=False)
]
StatusOption = Annotated[Status | None, typer.Option("--status", help="Only incidents of this status.", show_default=False)]
FocalOption = Annotated[bool, typer.Option("--focal", help="Only what some report tells as its news, no background.")]
AllOption = Annotated[bool, typer.Option("--all", "-a", help="Name every incident that is only counted otherwise.")]
TheatreOption = Annotated[
    str | None,
    typer.Option(
        "--theatre", metavar="NAME|FOLDER|none", help="Look names up in this theatre; in those of the ledger otherwise.", show_default=False
    ),
]
