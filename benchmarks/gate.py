"""The gate: every pinned floor measured on this commit, and a failure where one sinks."""

from __future__ import annotations

import importlib
import tomllib
from pathlib import Path

from benchmarks.report import Figures, print_table

FLOORS = Path(__file__).with_name("floors.toml")
_REPOSITORY = Path(__file__).parent.parent


def hold_floors(data: Path) -> int:
    """Run each benchmark of `floors.toml` and compare. Gives 0 where all hold, 1 where one sank.

    A section's `data` is a path under `data`, or under the repository where it starts with "examples".
    """
    sunk: list[str] = []
    for section in tomllib.loads(FLOORS.read_text("utf-8"))["benchmark"]:
        path = (_REPOSITORY if section["data"].startswith("examples") else data) / section["data"]
        if not path.exists():
            print(f"{section['name']}: {section['data']} is not there, not measured")
            continue
        figures: Figures = importlib.import_module(f"benchmarks.{section['name']}").run(path)
        print_table(figures)
        measured = {measure: value for measure, value, _ in figures.rows}
        for measure, floor in section.get("floors", {}).items():
            value = measured.get(measure)
            if value is None or value < floor:
                sunk.append(f"{section['name']} on {section['data']}: {measure} is {value}, its floor {floor}")
        for measure, ceiling in section.get("ceilings", {}).items():
            value = measured.get(measure)
            if value is None or value > ceiling:
                sunk.append(f"{section['name']} on {section['data']}: {measure} is {value}, its ceiling {ceiling}")
    print("\n".join(["floors that sank:", *sunk]) if sunk else "every floor holds")
    return 1 if sunk else 0
