"""Long output on a terminal, a page at a time."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def print_paged(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print parts on a terminal; what is longer than its window through the pager that PAGER names (`less` otherwise, `cat` for none)."""
    if not sys.stdin.isatty():
        for part in parts:
            console.print(part)
        return
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = captured.get()
    if text.count("\n") < console.height:
        sys.stdout.write(text)
        return
    from pydoc import pager

    os.environ.setdefault("LESS", "-R")  # colours are shown, and not spelt out
    pager(text)
