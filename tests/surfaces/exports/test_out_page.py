"""The part of docs/formats.md on what is written: every format stands in it, and every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon.surfaces.exports import format_names

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("\n## Out\n")[2]


def test_every_format_has_its_row_and_every_test_named_is_there() -> None:
    assert set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == set(format_names())
    written = set(re.findall(r"^def (test_\w+)", "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "surfaces").rglob("test_*.py")), re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named
    assert named <= written
