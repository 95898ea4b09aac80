"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_LEDGER = Path("rashomon.ledger")

LedgerOption = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="RASHOMON_LEDGER", metavar="FILE", help="The ledger.", show_default=True),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here; without it, to standard output.", show_default=False
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite the output file without asking.")]


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
