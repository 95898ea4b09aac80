"""Which commands of the pages need a library that comes with an extra."""

from __future__ import annotations

import importlib.util

EXTRAS = (("mcp", "mcp", "mcp"), (".gpkg", "pyogrio", "maps"), (".docx", "docx", "office"), (" parquet", "pyarrow", "tables"), (" inception", "cassis", "annotation"))
"""What a command has in it, the library that it needs then, and the extra that brings it."""


def lacking(command: str) -> str | None:
    """Why a command cannot run here: a library that it needs is not installed. None where it can."""
    for words, library, extra in EXTRAS:
        if words in f" {command}" and importlib.util.find_spec(library) is None:
            return f"{library} is not installed: pip install 'rashomon[{extra}]'"
    return None
