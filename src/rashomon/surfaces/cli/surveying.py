"""What files hold, told before any of it is read into a ledger: `rashomon read --dry-run`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rashomon.reading import Layout, Places, ReadingOptions, find_files, survey_file
from rashomon.records import Issue

FOREIGN = "language-not-read"


@dataclass(slots=True)
class Holding:
    """One file, or one file within an archive: what it is, and how many reports it gives; `ids` tell repeated ones, `foreign` counts texts in languages that are not read."""

    where: str
    kinds: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    reports: int = 0
    ids: set[str] = field(default_factory=set)
    foreign: int = 0


def survey(paths: Sequence[Path], options: ReadingOptions) -> Iterator[Holding | Issue]:
    """What each file under these paths holds, in the order in which they are read, with the issues of each behind it."""
    places = Places.of(paths)
    for found in find_files(paths):
        for told in [found] if isinstance(found, Issue) else _survey_file(found, options):
            yield replace(told, where=places.name(told.where))


def _survey_file(path: Path, options: ReadingOptions) -> Iterator[Holding | Issue]:
    holding: Holding | None = None
    issues: list[Issue] = []
    for found in survey_file(path, options):
        if isinstance(found, Issue):
            issues.append(found)
            if holding is not None and found.code == FOREIGN:
                holding.foreign += 1
        elif isinstance(found, Layout):
            if holding is not None and holding.where != found.where:
                yield holding
                holding = None
            holding = holding or Holding(found.where)
            holding.kinds.append(found.kind)
            holding.columns |= found.columns
        else:
            holding = holding or Holding(found.path.partition("#")[0])
            holding.reports += 1
            holding.ids.add(found.id)
    if holding is not None:
        yield holding
    yield from issues


def describe(holding: Holding) -> str:
    """A file in one line: "articles.csv: table (CSV), 381 reports, 8 of them repeated; text=body, title=headline"."""
    parts = [", ".join(dict.fromkeys(holding.kinds)) or "text"]
    if holding.reports or parts != ["zip archive"]:
        parts.append(f"{holding.reports:,} report{'' if holding.reports == 1 else 's'}")
    repeated = holding.reports - len(holding.ids)
    if repeated:
        parts.append(f"{repeated:,} of them repeated")
    if holding.foreign:
        parts.append(f"{holding.foreign:,} in a language that is not read")
    return f"{holding.where}: {', '.join(parts)}{say_columns(holding.columns)}"


def say_columns(columns: Mapping[str, str]) -> str:
    """Which column is taken for which field: "; text=body, title=headline"; "" for none."""
    return "; " + ", ".join(f"{name}={column}" for name, column in columns.items()) if columns else ""

