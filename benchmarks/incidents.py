"""Incidents end to end: reports in, the native export out, compared with what a careful reader finds.

The data is a folder of reports with a folder `gold` beside it, one JSON file a report. A thing counts as found by the rules of
`score`, which are those of the field's shared scorer: two of {date, place, participants} agree and nothing contradicts.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from benchmarks.coreference import pairs_within
from benchmarks.report import Figures
from benchmarks.scoring import score
from rashomon.linking import find_syndication
from rashomon.reading import ReadingOptions
from rashomon.records import Report
from rashomon.running.reading import read
from rashomon.storing import Ledger
from rashomon.surfaces.exports.jsonl import write_lines


def run(data: Path) -> Figures:
    """Read the folder into a new ledger, export it and score the export against the gold beside the folder."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "incidents.jsonl"
        ledger = Path(folder) / "benchmark.ledger"
        read([data], ledger, options=ReadingOptions())
        with Ledger.open(ledger) as kept:
            export.write_text("".join(write_lines(kept.incidents(), kept.reports())), encoding="utf-8")
            texts = Path(folder) / "texts"
            texts.mkdir()
            for report in kept.reports():
                (texts / Path(report.path).name).write_text(report.text, encoding="utf-8")
            copies = copies_row(data.parent / "gold", kept.reports())
        return Figures("incidents", (*score(data.parent / "gold", export, texts), *copies))


def copies_row(gold: Path, reports: Iterable[Report]) -> list[tuple[str, float, str]]:
    """F1 over pairs of reports that carry one text, where gold names the agency that a report was syndicated from.

    The agency's own report is the one of that outlet that tells most of the same happenings.
    """
    told = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in gold.glob("*.json")}
    keys = {name: {i["key"] for i in row.get("incidents", [])} for name, row in told.items()}
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for name, row in told.items():
        own = [n for n, other in told.items() if other.get("outlet") == row.get("syndicated_from")]
        if row.get("syndicated_from") and own:
            first = max(own, key=lambda n: (len(keys[n] & keys[name]), n))
            groups[first] |= {first, name}
    if not groups:
        return []
    wanted = {frozenset(pair) for group in groups.values() for pair in combinations(sorted(group), 2)}
    names = {r.id: Path(r.path).stem for r in reports}
    found = pairs_within({names[report]: group for report, group in find_syndication(reports).groups.items()})
    right = len(found & wanted)
    note = f"{right} right of {len(found)} pairs of one text found and {len(wanted)} there are"
    return [("syndicated", 2 * right / max(1, len(found) + len(wanted)), note)]
