"""Incidents end to end: reports in, the native export out, compared with what a careful reader finds.

The data is a folder of reports with a folder `gold` beside it, one JSON file a report. A thing counts as found by the rules of
`score`, which are those of the field's shared scorer: two of {date, place, participants} agree and nothing contradicts.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.report import Figures
from benchmarks.scoring import score
from rashomon.pipeline import read
from rashomon.reading import ReadingOptions
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
        return Figures("incidents", score(data.parent / "gold", export, texts))
