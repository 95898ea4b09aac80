"""Run a benchmark: python -m benchmarks NAME --data PATH [--json FILE].

NAME is any module of this package with a `run` (docs/measures.md describes each), or `gate`, which runs every benchmark that has
floors in `floors.toml` and fails where one sinks; its PATH is the folder that holds `reports`, `gold` and `data`.

    python -m benchmarks linking --n 10000 --n 100000       # accounts of a made-up world, as many as said
    python -m benchmarks questions --n 10000                # incidents of it
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from types import ModuleType

from benchmarks.gate import hold_floors
from benchmarks.report import print_table, write_json

_HERE = Path(__file__).parent
_MADE = ("linking", "questions")
"""The benchmarks that can make up what they measure on."""


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(p.stem.replace("_", "-") for p in _HERE.glob("*.py") if "\ndef run(data: Path) -> Figures:" in p.read_text("utf-8"))


def module_of(name: str) -> ModuleType:
    """The module of a benchmark: `benchmarks.fa_kes_incidents` of "fa-kes-incidents"."""
    return importlib.import_module(f"benchmarks.{name.replace('-', '_')}")


def main() -> int:
    """Run one benchmark or the gate; exit 1 where a floor sank."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=[*names(), "gate"])
    parser.add_argument("--data", type=Path, help="a file or folder of the benchmark's format")
    parser.add_argument("--n", type=int, action="append", help="with linking and questions, in place of --data: so many made-up accounts or incidents")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--record", type=Path, help="with gate: put the figures between the marks of this page")
    args = parser.parse_args()
    if (args.data is None) == (args.n is None) or (args.n and args.name not in _MADE):
        parser.error(f"--data says what to measure on; with {' and '.join(_MADE)} --n may, in its place")
    if args.data is not None and not args.data.exists():
        parser.error(f"{args.data} is not there")
    if args.name == "gate":
        return hold_floors(args.data, args.record)
    module = module_of(args.name)
    figures = module.run_made(args.n) if args.n else module.run(args.data)
    print_table(figures)
    if args.json is not None:
        write_json(figures, args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
