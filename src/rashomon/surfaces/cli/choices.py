"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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
    Layout, typer.Option("--format", "-f", help="auto: a table on a terminal, tab-separated lines when piped.")
]
