"""What the program needs is what docs/weight.md weighs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_table_names_what_is_needed() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w-]+", line).group() for line in wanted}
    section = (ROOT / "docs" / "weight.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| ([\w-]+) \| (?:under )?\d+ \|", section, re.MULTILINE)
    assert sorted(told) == sorted({*names, "rashomon"})
