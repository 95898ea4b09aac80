"""The form in which every benchmark reports its figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

BEGIN, END = "<!-- figures: python -m benchmarks gate --record -->", "<!-- end of figures -->"
"""Between these lines of a page stand the figures."""


@dataclass(frozen=True)
class Figures:
    """Figures of one benchmark. A row is a measure ("ewt-test.las"), its value, and a note on how it was taken."""

    name: str
    rows: tuple[tuple[str, float, str], ...]

    def only(self, name: str, measures: tuple[str, ...]) -> Figures:
        """These of its measures, as figures of another benchmark."""
        return Figures(name, tuple(row for row in self.rows if row[0] in measures))


def found_row(name: str, found: Iterable[object], wanted: Iterable[object], where: str) -> tuple[str, float, str]:
    """F1 of what was found, with precision and recall in the note; `where` tells what the wanted ones are ("in the gold")."""
    ours, theirs = set(found), set(wanted)
    right = len(ours & theirs)
    note = f"precision {right / max(1, len(ours)):.3f}, recall {right / max(1, len(theirs)):.3f}"
    return name, 2 * right / max(1, len(ours) + len(theirs)), f"{note}; {right} right of {len(ours)} found and {len(theirs)} {where}"


def print_table(figures: Figures) -> None:
    """The rows as aligned text on standard output."""
    width = max((len(measure) for measure, _, _ in figures.rows), default=0)
    print(figures.name)
    for measure, value, note in figures.rows:
        print(f"  {measure:<{width}}  {_show(value):>10}  {note}")


def write_json(figures: Figures, path: Path) -> None:
    """The rows as JSON: {"name": ..., "rows": [{"measure": ..., "value": ..., "note": ...}]}."""
    rows = [{"measure": measure, "value": value, "note": note} for measure, value, note in figures.rows]
    path.write_text(json.dumps({"name": figures.name, "rows": rows}, indent=2) + "\n", encoding="utf-8")


def write_markdown(measured: Iterable[tuple[str, Figures, Mapping[str, float]]], page: Path) -> None:
    """Put a table for each (data, figures, bounds) between the marks of a page."""
    parts = []
    for data, figures, bounds in measured:
        parts.append(f"### {figures.name}: `{data}`\n\n| measure | value | bound | how |\n|---|---|---|---|")
        parts[-1] += "".join(
            f"\n| {measure} | {_show(value)} | {bounds.get(measure, '')} | {note} |"
            for measure, value, note in figures.rows
        )
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    page.write_text(before + "\n\n".join([BEGIN, *parts, END]) + after, encoding="utf-8")


def _show(value: float) -> str:
    return f"{value:.4f}" if abs(value) < 10 else f"{value:,.1f}"
