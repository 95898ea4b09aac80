"""An export with what stands beside it: which incidents, written how, and of a living table what became of its rows since an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from rashomon.asking import read_window
from rashomon.errors import SettingError
from rashomon.records import Incident, Report, Status
from rashomon.storing import Ledger
from rashomon.surfaces.exports import Format
from rashomon.surfaces.exports.parts.living import Change, What, changed_rows, find_changes, list_changes, make_table
from rashomon.surfaces.exports.parts.manifest import (
    Earlier,
    count_reasons,
    find_manifest,
    read_manifest,
    write_manifest,
)

Content: TypeAlias = str | bytes

MANIFEST, CHANGES = ".manifest.json", ".changes.csv"
"""What the names of the files beside an exported one end in."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which incidents are asked for: all where nothing is."""

    incident: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: str | None = None
    focal: bool = False

    @property
    def told(self) -> dict[str, Any]:
        """What was asked, by name, for a manifest."""
        asked = {"incident": list(self.incident), "since": self.since, "until": self.until, "status": self.status, "focal": self.focal}
        return {name: value for name, value in asked.items() if value}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Filters:
        """The filters of a manifest. Raises SettingError for one that is none of these."""
        try:
            return cls(**{**told, "incident": tuple(told.get("incident", ()))})
        except TypeError as error:
            raise SettingError(f"the manifest names filters that this program does not have ({', '.join(told)}); update the program") from error


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What an export is to write: of a file its content and what lies beside it, by how their names end; of a folder its files by name. `changes` are counted where it goes on from another, `rows` where a format has rows of its own, fewer or more than incidents; `left_out` says how many have none for which reason."""

    content: Iterable[Content]
    beside: Mapping[str, str]
    files: Mapping[str, Content]
    changes: Mapping[What, int] | None = None
    rows: int | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)


def read_request(since: str | None, asked: Filters) -> tuple[Filters, Earlier | None]:
    """What is asked for, and the earlier export that is gone on from, whose filters hold then. Raises SettingError where others are given beside it."""
    earlier = find_earlier(since)
    if earlier is None:
        return replace(asked, since=since), None
    if asked.told not in ({}, earlier.filters):
        raise SettingError(f"the earlier export was made with other filters ({earlier.filters or 'none'}); leave them out, and those of the manifest hold")
    return Filters.of(earlier.filters), earlier


def find_earlier(since: str | None) -> Earlier | None:
    """The earlier export that `--since` names by its manifest or its file; None where it names a day, or nothing.

    Raises SettingError for a manifest that is not there, and for a run: a ledger keeps what its runs read, and not which incidents came of it then.
    """
    if since is None:
        return None
    path = find_manifest(Path(since))
    if path is not None:
        return read_manifest(path)
    if since.lower().startswith("n-"):
        raise SettingError(
            f"{since} is a way of reading, and the ledger keeps no rows of a time before; name the manifest that an earlier export left beside its file: --since acled.csv.manifest.json"
        )
    if since.lower().endswith((".json", ".csv", ".tsv", ".jsonl", ".ndjson", ".txt")):
        raise SettingError(f"{since}: is not there, or has no {Path(since).name}{MANIFEST} beside it; check the path")
    return None


def choose_incidents(kept: Ledger, asked: Filters, earlier: Earlier | None = None) -> tuple[Incident, ...]:
    """The incidents that are asked for. Raises NotFound for an id that is none; of ids that an `earlier` export was asked for, those that have its events now."""
    if asked.incident and earlier is not None:
        return kept.incidents_with({event for row in earlier.rows for event in row.events})
    if asked.incident:
        return tuple({found.id: found for found in map(kept.incident, asked.incident)}.values())
    if not asked.told:
        return kept.incidents()
    window = read_window(asked.since, asked.until)
    status = Status(asked.status) if asked.status else None
    return kept.incidents({summary.id for summary in kept.summaries(since=window.since, until=window.until, status=status, focal=asked.focal)})


def make_export(made: Format, kept: Ledger, incidents: Sequence[Incident], reports: Sequence[Report], asked: Filters, *, earlier: Earlier | None = None, hxl: bool = False) -> Exported:
    """What is to be written, with a manifest where the format's rows are derived; `hxl`: with a row of tags, which `csv` alone has.

    Raises SettingError where the `earlier` export is of another format, and for tags of one that has none.
    """
    if hxl and not hasattr(made.module, "tag_lines"):
        raise SettingError(f"{made.name} has no HXL tags; --hxl is for csv")
    about: dict[str, Any] = {"filters": asked.told, "read_by": [run.program for run in kept.runs()]}
    if earlier is not None and (made.row_id is None or earlier.format != made.name):
        raise SettingError(f"the manifest is of an export as {earlier.format}, and this one is as {made.name}; name the same --format")
    if made.row_id is not None:
        return _living(made, kept, incidents, reports, about, earlier)
    if made.folder:
        files = dict(made.module.write_files(incidents, reports))
        manifest = {"manifest.json": write_manifest(made, incidents, content=files.values(), **about)} if made.policy else {}
        return Exported(content=(), beside={}, files=files | manifest)
    content = [made.module.write_bytes(incidents, reports)] if made.binary else made.module.write_lines(incidents, reports)
    content = made.module.tag_lines(content) if hxl else content
    if not made.policy:
        return Exported(content=content, beside={}, files={})
    content = list(content)
    rows, left_out = None, ()
    if hasattr(made.module, "sort_out"):
        sorted_out = made.module.sort_out(incidents, reports)
        rows, left_out = len(sorted_out.rows), sorted_out.left_out
        about |= {"rows": rows, "left_out": left_out}
    return Exported(content=content, beside={MANIFEST: write_manifest(made, incidents, content=content, **about)}, files={}, rows=rows, left_out=count_reasons(left_out))


def _living(  # noqa: PLR0917  # what `make_export` was asked, and what it found
    made: Format, kept: Ledger, incidents: Sequence[Incident], reports: Sequence[Report], about: Mapping[str, Any], earlier: Earlier | None
) -> Exported:
    """A living table, whole, or what became of its rows since an earlier export."""
    table = make_table(made, made.module.sort_out(incidents, reports), incidents, earlier.rows if earlier else ())
    changes: tuple[Change, ...] = ()
    if earlier is not None:
        held = {event.id: incident.id for incident in kept.incidents_with({event for row in earlier.rows for event in row.events}) for event in incident.events}
        changes = find_changes(table, earlier.rows, held=held)
    content = list(made.module.lines_of(table.rows if earlier is None else changed_rows(table, changes)))
    manifest = write_manifest(
        made, incidents, content=content, rows=len(table.rows), left_out=table.left_out, kept=table.kept, earlier=earlier, changes=changes, **about
    )
    if earlier is None:
        return Exported(content=content, beside={MANIFEST: manifest}, files={}, rows=len(table.rows), left_out=count_reasons(table.left_out))
    counted = {what: sum(change.what is what for change in changes) for what in What}
    return Exported(content=content, beside={MANIFEST: manifest, CHANGES: "".join(list_changes(changes))}, files={}, changes=counted)
