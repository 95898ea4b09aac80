"""Incidents in formats that other programs read: a format a file.

A new format is a new module here with `write_lines`; its name is the name that `rashomon export --format` takes, and the
first line of its docstring is what `--help` says of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from rashomon.errors import SettingError
from rashomon.records import Incident, Report

Writer: TypeAlias = Callable[[Sequence[Incident], Sequence[Report]], Iterator[str]]
"""What writes a format: incidents and their reports to the file's lines, each with its line end."""


def format_names() -> tuple[str, ...]:
    """The formats there are, by name."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def writer_of(name: str) -> Writer:
    """What writes this format. Raises SettingError for a name that is none."""
    if name not in format_names():
        raise SettingError(f"there is no format {name!r}; the formats are {', '.join(format_names())}")
    writer: Writer = importlib.import_module(f"{__name__}.{name}").write_lines
    return writer
