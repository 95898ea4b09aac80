"""`reports.csv`: what a folder says of its own files, in columns file, title, outlet, published, url."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rashomon.reading.articles import Listed
from rashomon.reading.options import MAX_BYTES
from rashomon.reading.refusals import Refusal, name_of, reason_of
from rashomon.reading.streams import choose_encoding, read_lines
from rashomon.reading.tables import BrokenRow, read_csv
from rashomon.records import Issue

CATALOGUE = "reports.csv"
_COLUMNS = ("title", "outlet", "published", "url")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one `reports.csv` says, by file name, with what was wrong in it."""

    entries: Mapping[str, Listed] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def of(self, file: Path, number: int | None = None) -> Listed | None:
        """What it says of this file, or of the n-th article in it ("articles.csv#3")."""
        if number is not None and (found := self.entries.get(f"{file.name}#{number}")):
            return found
        return self.entries.get(file.name)


def is_catalogue(path: Path) -> bool:
    """Whether this is a `reports.csv` that speaks of files (it has a column `file`) and not a table of articles."""
    if path.name != CATALOGUE:
        return False
    try:
        encoding, _ = choose_encoding(path, "")
        _, first = next(read_lines(path, encoding, 1 << 16), (0, ""))
    except (OSError, Refusal):
        return False
    return "file" in {name.strip(' "\r\n').lower() for name in first.replace(";", ",").replace("\t", ",").split(",")}


def catalogue_of(folder: Path) -> Catalogue:
    """The catalogue of this folder, empty where there is none; parsed anew only when the file has changed."""
    try:
        status = (folder / CATALOGUE).stat()
    except OSError:
        return Catalogue()
    return _catalogue_as_of(folder, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _catalogue_as_of(folder: Path, changed: int, size: int) -> Catalogue:  # noqa: ARG001  # they tell versions apart
    return read_catalogue(folder)


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue of this folder, empty where there is none. What is wrong in it becomes its issues."""
    path = folder / CATALOGUE
    if not path.is_file() or not is_catalogue(path):
        return Catalogue()
    where = name_of(path)
    entries: dict[str, Listed] = {}
    issues: list[Issue] = []
    try:
        encoding, note = choose_encoding(path, where)
        issues.extend([note] if note else [])
        for number, row in enumerate(read_csv(read_lines(path, encoding, MAX_BYTES), MAX_BYTES), start=1):
            at = f"{where}#{number}"
            if isinstance(row, BrokenRow):
                issues.append(Issue(code="broken-row", where=at, message=f"line {row.line} {row.reason}"))
                continue
            cells = {name.lower(): str(cell).strip() for name, cell in row.items()}
            name = cells.get("file", "")
            if not (folder / name.partition("#")[0]).is_file() or not name:
                issues.append(
                    Issue(code="missing-file", where=at, message=f"names {name!r}, which is not in its folder")
                )
                continue
            entries[name] = Listed(**{column: cells.get(column) or None for column in _COLUMNS})
    except Refusal as refusal:
        issues.append(refusal.at(where))
    except OSError as error:
        issues.append(Issue(code="unreadable-file", where=where, message=f"cannot be read: {reason_of(error)}"))
    return Catalogue(entries, tuple(issues))
