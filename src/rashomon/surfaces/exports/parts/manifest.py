"""What stands beside an export whose rows are derived: by which policy, under which filters, from what, and what was left out.

Of a living table it keeps every row's id, incident, events and digest, so that a later export can tell what became of them since.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import SettingError
from rashomon.records import Incident
from rashomon.surfaces.exports import Format
from rashomon.surfaces.exports.parts.leaving import LeftOut
from rashomon.surfaces.exports.parts.living import Change, Kept, What
from rashomon.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier export of a living table, by its manifest: its format, the filters that it was made with, its rows, and the digest of its file."""

    format: str
    filters: Mapping[str, Any]
    rows: tuple[Kept, ...]
    sha256: str


def write_manifest(
    made: Format, incidents: Sequence[Incident], *, filters: Mapping[str, Any], read_by: Iterable[str], content: Iterable[str | bytes],
    rows: int | None = None, left_out: Sequence[LeftOut] = (), kept: Sequence[Kept] = (), earlier: Earlier | None = None, changes: Sequence[Change] = (),
) -> str:  # fmt: skip
    """The manifest as JSON: the same for the same ledger, filters and program, so that it has no time of its own.

    `read_by` are the programs that read the reports. `sha256` is of the file's bytes, of a folder's files one after the other. `rows` counts all rows there are today, `kept` has each of
    a living table; where an `earlier` export is named, the file has only what was added or changed since.
    """
    digest = hashlib.sha256()
    for piece in content:
        digest.update(piece if isinstance(piece, bytes) else piece.encode("utf-8"))
    page: dict[str, Any] = {
        "format": made.name,
        "program": f"rashomon {VERSION}",
        "read_by": sorted(set(read_by)),
        "policy": list(made.policy),
        "filters": dict(filters),
        "incidents": len(incidents),
        "reports": len({name for incident in incidents for name in incident.reports}),
        "rows": rows,
        "left_out": [{"incident": one.incident, **({"event": one.event} if one.event else {}), "reason": one.reason} for one in left_out],
        "left_out_by_reason": dict(sorted(count_reasons(left_out).items())),
        "sha256": digest.hexdigest(),
    }
    if earlier is not None:
        page["since"] = {"sha256": earlier.sha256, **{what.value: sum(c.what is what for c in changes) for what in What}}
    if made.row_id is not None:
        page["table"] = [{"id": row.id, "incident": row.incident, "events": list(row.events), "digest": row.digest} for row in kept]
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def count_reasons(left_out: Sequence[LeftOut]) -> dict[str, int]:
    """How many have no row for which reason, the commonest first."""
    return dict(Counter(one.reason for one in left_out).most_common())


def manifest_beside(output: Path) -> Path:
    """Where the manifest of an exported file lies."""
    return output.with_name(f"{output.name}.manifest.json")


def find_manifest(path: Path) -> Path | None:
    """The manifest that this path names: itself, or the one beside this exported file; None where neither is there."""
    beside = manifest_beside(path)
    return beside if beside.is_file() else path if path.is_file() else None


def read_manifest(path: Path) -> Earlier:
    """An earlier export of a living table. Raises SettingError where the file is no manifest of one."""
    try:
        page = json.loads(path.read_bytes().decode("utf-8"))
        rows = tuple(Kept(id=str(r["id"]), incident=str(r["incident"]), events=tuple(map(str, r["events"])), digest=str(r["digest"])) for r in page["table"])
        return Earlier(format=str(page["format"]), filters=dict(page["filters"]), rows=rows, sha256=str(page["sha256"]))
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingError(f"{path}: is no manifest of a table that --since can go on from; name the FILE.manifest.json that `export --format acled` and its like leave beside FILE") from error
