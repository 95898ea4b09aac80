"""The form in which every benchmark reports its figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figures:
    """Figures of one benchmark. A row is a measure ("ewt-test.las"), its value, and a note on how it was taken."""

    name: str
    rows: tuple[tuple[str, float, str], ...]


def print_table(figures: Figures) -> None:
    """The rows as aligned text on standard output."""
    width = max((len(measure) for measure, _, _ in figures.rows), default=0)
    print(figures.name)
    for measure, value, note in figures.rows:
        shown = f"{value:.4f}" if abs(value) < 10 else f"{value:,.1f}"
        print(f"  {measure:<{width}}  {shown:>10}  {note}")


def write_json(figures: Figures, path: Path) -> None:
    """The rows as JSON: {"name": ..., "rows": [{"measure": ..., "value": ..., "note": ...}]}."""
    rows = [{"measure": measure, "value": value, "note": note} for measure, value, note in figures.rows]
    path.write_text(json.dumps({"name": figures.name, "rows": rows}, indent=2) + "\n", encoding="utf-8")
