"""The scorer's printed lines as figures. The scorer itself stands beside this file, as it was given, and runs alone too."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_LINE = re.compile(r"^([\w+]+)\s+P\s+(\S+)\s+R\s+(\S+)\s+F\s+(\S+)\s+(.*)$")
_SINGLE = re.compile(r"^(grounding|overall)\s+(?:F\s+)?(\S+)\s+(.*)$")


def score(gold: Path, export: Path, reports: Path) -> tuple[tuple[str, float, str], ...]:
    """F of every measure, with its precision and recall as the note; grounding as a share. Gold files name reports by file."""
    scorer = Path(__file__).with_name("score_incidents.py")
    command = [sys.executable, str(scorer), str(gold), str(export), "--reports", str(reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = []
    for line in done.stdout.splitlines():
        if found := _LINE.match(line):
            name, precision, recall, f, note = found.groups()
            rows.append((name, float(f), f"P {precision} R {recall} {note}"))
        elif single := _SINGLE.match(line):
            rows.append((single[1], float(single[2]), single[3].strip("()")))
    return tuple(rows)
