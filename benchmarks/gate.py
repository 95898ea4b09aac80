"""The gate: every pinned floor measured on this commit, and a failure where one sinks."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import Figures, print_table, write_markdown

FLOORS = Path(__file__).with_name("floors.toml")
_REPOSITORY = Path(__file__).parent.parent


@dataclass(frozen=True)
class Section:
    """A benchmark on one data set, or on so many accounts `made` up, with the least and the greatest values that its measures may take."""

    name: str
    data: str = ""
    made: tuple[int, ...] = ()
    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)

    def sunk(self, figures: Figures) -> list[str]:
        """What does not hold, in words; a measure that is not given does not hold."""
        measured = {measure: value for measure, value, _ in figures.rows}
        bounds = [("floor", m, b, 1) for m, b in self.floors.items()]
        bounds += [("ceiling", m, b, -1) for m, b in self.ceilings.items()]
        return [
            f"{self.name} on {self.data or 'made-up accounts'}: {measure} is {measured.get(measure, 'not given')}, its {word} {bound}"
            for word, measure, bound, sign in bounds
            if measure not in measured or (measured[measure] - bound) * sign < 0
        ]


def read_floors(path: Path = FLOORS) -> list[Section]:
    """The sections of the file of floors."""
    return [Section(**row) for row in tomllib.loads(path.read_text("utf-8"))["benchmark"]]


def hold_floors(data: Path, record: Path | None = None) -> int:
    """Run each benchmark of `floors.toml` and compare. Gives 0 where all hold, 1 where one sank.

    A section's `data` is a path under `data`, or under the repository where it starts with "examples" or "corpus". The figures are
    written between the marks of `record`, a Markdown page, where one is given.
    """
    sunk: list[str] = []
    measured: list[tuple[str, Figures, Mapping[str, float]]] = []
    for section in read_floors():
        module = importlib.import_module(f"benchmarks.{section.name.replace('-', '_')}")
        if section.made:
            figures: Figures = module.run_made(section.made)
            print_table(figures)
            measured.append((f"{', '.join(map(str, section.made))} made-up accounts", figures, {**section.floors, **section.ceilings}))
            sunk += section.sunk(figures)
            continue
        path = (_REPOSITORY if section.data.startswith(("examples", "corpus")) else data) / section.data
        if not path.exists():
            print(f"{section.name}: {section.data} is not there, not measured")
            continue
        figures = module.run(path)
        print_table(figures)
        measured.append((section.data, figures, {**section.floors, **section.ceilings}))
        sunk += section.sunk(figures)
    if record is not None:
        write_markdown(measured, record)
    print("\n".join(["floors that sank:", *sunk]) if sunk else "every floor holds")
    return 1 if sunk else 0
