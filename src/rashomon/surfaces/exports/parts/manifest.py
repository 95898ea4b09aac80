"""What stands beside an export whose rows are derived: by which policy, under which filters, from what, and what was left out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.records import Incident, Report
from rashomon.surfaces.exports import Format
from rashomon.version import VERSION


def write_manifest(
    made: Format, incidents: Sequence[Incident], reports: Sequence[Report], *, filters: Mapping[str, Any], read_by: Iterable[str], content: Iterable[str]
) -> str:
    """The manifest as JSON: the same for the same ledger, filters and program, so that it has no time of its own.

    `read_by` are the programs that read the reports. `sha256` is of the file's bytes, of a folder's files one after the other.
    """
    digest = hashlib.sha256()
    for piece in content:
        digest.update(piece.encode("utf-8"))
    sorted_out = made.module.sort_out(incidents, reports) if hasattr(made.module, "sort_out") else None
    left_out = sorted_out.left_out if sorted_out is not None else ()
    page = {
        "format": made.name,
        "program": f"rashomon {VERSION}",
        "read_by": sorted(set(read_by)),
        "policy": list(made.policy),
        "filters": dict(filters),
        "incidents": len(incidents),
        "reports": len({name for incident in incidents for name in incident.reports}),
        "rows": len(sorted_out.rows) if sorted_out is not None else None,
        "left_out": [{"incident": one.incident, **({"event": one.event} if one.event else {}), "reason": one.reason} for one in left_out],
        "left_out_by_reason": dict(sorted(Counter(one.reason for one in left_out).items())),
        "sha256": digest.hexdigest(),
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"
