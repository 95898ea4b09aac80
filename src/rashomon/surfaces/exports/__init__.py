"""Incidents in formats that other programs read: a format a file.

A new format is a new module here; its name, with hyphens, is the name that `rashomon export --format` takes, and its docstring is the help on it. It has
`write_lines`, or `write_bytes` where it is no text, or `write_files` where it is a folder of files; `ENDINGS`, the endings of names that its files may have; and where its rows are derived from the claims, `POLICY`, what
they are derived by, and `sort_out`, which says what has none. One whose rows are kept up to date in tables elsewhere has `ROW_ID`, the column that names a row, and `lines_of`, which
writes rows. What several formats share lies in `parts`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import ModuleType
from typing import TypeAlias

from rashomon.errors import SettingError
from rashomon.records import Incident, Report

Writer: TypeAlias = Callable[[Sequence[Incident], Sequence[Report]], Iterator[str]]
"""What writes a format: incidents and their reports to the file's lines, each with its line end."""

BytesWriter: TypeAlias = Callable[[Sequence[Incident], Sequence[Report]], bytes]
"""What writes a format that is no text."""

FilesWriter: TypeAlias = Callable[[Sequence[Incident], Sequence[Report]], Iterator[tuple[str, str | bytes]]]
"""What writes a format of many files: the name and the content of each."""

DEFAULT = "jsonl"
"""The format that is written where neither a name nor an ending asks for one."""

_CHOSEN = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "polecat", ".md": "brief", ".geojson": "geojson", ".ijson": "followthemoney",
    ".gpkg": "geopackage", ".fgb": "flatgeobuf", ".kml": "kml", ".docx": "brief-docx", ".parquet": "geoparquet", ".geoparquet": "geoparquet",
}  # fmt: skip
"""The format that an ending asks for where none is named."""

_OTHERS = {
    ".xlsx", ".xls", ".ods", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".xml", ".gz", ".kmz",
    ".shp", ".png", ".svg", ".db", ".sqlite",
}  # fmt: skip
"""Endings that promise something else than any format here gives."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, with the module that writes it."""

    name: str
    module: ModuleType

    @property
    def summary(self) -> str:
        """What it is, in a sentence."""
        return (self.module.__doc__ or "").partition("\n")[0]

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that a file of it may have, the usual one first; none for a folder."""
        found: tuple[str, ...] = self.module.ENDINGS
        return found

    @property
    def policy(self) -> tuple[str, ...]:
        """What its rows are derived by, a sentence each; none where it keeps what the ledger has."""
        found: tuple[str, ...] = getattr(self.module, "POLICY", ())
        return found

    @property
    def row_id(self) -> str | None:
        """The column that names a row of a living table; None where rows have no lasting name."""
        found: str | None = getattr(self.module, "ROW_ID", None)
        return found

    @property
    def folder(self) -> bool:
        """Whether it is a folder of files."""
        return hasattr(self.module, "write_files")

    @property
    def binary(self) -> bool:
        """Whether its file is no text."""
        return hasattr(self.module, "write_bytes")


def format_names() -> tuple[str, ...]:
    """The formats there are, by name."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def format_of(name: str) -> Format:
    """The format of this name. Raises SettingError for a name that is none."""
    if name not in format_names():
        raise SettingError(f"there is no format {name!r}; the formats are {', '.join(format_names())}")
    return Format(name, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


def writer_of(name: str) -> Writer:
    """What writes this format. Raises SettingError for a name that is none, that is no text, or that is a folder of files."""
    found = format_of(name)
    if found.folder:
        raise SettingError(f"{name} is a folder of files; name it with -o, or take `files_of` from Python")
    if found.binary:
        raise SettingError(f"{name} is no text; name a file with -o, or take `bytes_of` from Python")
    writer: Writer = found.module.write_lines
    return writer


def bytes_of(name: str) -> BytesWriter:
    """What writes this format that is no text. Raises SettingError for a name that is none, or that is text or a folder."""
    found = format_of(name)
    if not found.binary:
        raise SettingError(f"{name} is {'a folder of files; take `files_of`' if found.folder else 'text; take `writer_of`'}")
    writer: BytesWriter = found.module.write_bytes
    return writer


def files_of(name: str) -> FilesWriter:
    """What writes this format of many files. Raises SettingError for a name that is none, or that is one file."""
    found = format_of(name)
    if not found.folder:
        raise SettingError(f"{name} is one file; take `writer_of`")
    writer: FilesWriter = found.module.write_files
    return writer


def choose_format(name: str | None, output: PurePath | None) -> Format:
    """The format of this name, or the one that the output's ending asks for. Raises SettingError where the ending promises another than the name."""
    ending = output.suffix.lower() if output is not None else ""
    if ending in _OTHERS:
        raise SettingError(f"{output}: no format is written as {ending}; end the name otherwise, or choose one of {', '.join(format_names())} with --format")
    found = format_of(name or _CHOSEN.get(ending, DEFAULT))
    known = {end for each in format_names() for end in format_of(each).endings}
    if ending in known and ending not in found.endings:
        usual = f"{found.name} ends in {' or '.join(found.endings)}" if found.endings else f"{found.name} is a folder, whose name has no ending"
        raise SettingError(f"{output}: {usual}; change the name, or choose another format with --format")
    return found
