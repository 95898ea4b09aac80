"""How a notebook shows a record: the record is asked, and whoever knows words answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

HTML: dict[type, Callable[[Any], str]] = {}
"""What writes a record of a type as HTML, filled by the surfaces where they are loaded."""


def in_html(record: object) -> str | None:
    """The record as HTML; None where nobody can write it, so that its `repr` is shown."""
    write = HTML.get(type(record))
    return write(record) if write is not None else None
