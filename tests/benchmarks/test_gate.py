"""The gate: a measure that sinks is named, and figures stand where the page wants them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import names
from benchmarks.gate import Section, read_floors
from benchmarks.report import BEGIN, END, Figures, write_markdown

FIGURES = Figures("speed", (("rate", 90.0, "words a second"), ("size", 26.5, "MB")))
PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


@pytest.mark.parametrize(
    ("section", "sunk"),
    [
        (Section("speed", "x", floors={"rate": 90}), []),
        (Section("speed", "x", floors={"rate": 91}), ["speed on x: rate is 90.0, its floor 91"]),
        (Section("speed", "x", ceilings={"size": 26}), ["speed on x: size is 26.5, its ceiling 26"]),
        (Section("speed", "x", floors={"recall": 0.5}), ["speed on x: recall is not given, its floor 0.5"]),
    ],
)
def test_what_sank(section: Section, sunk: list[str]) -> None:
    assert section.sunk(FIGURES) == sunk


def test_every_section_is_a_benchmark() -> None:
    for section in read_floors():
        assert section.name in names()
        assert section.floors or section.ceilings


def test_figures_on_a_page(tmp_path: Path) -> None:
    """Between the marks, in place of older ones; the rest of the page stays."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    for _ in range(2):
        write_markdown([("reports", FIGURES, {"rate": 50.0})], page)
    text = page.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("| rate | 90.0 | 50.0 | words a second |") == 1


def test_the_page_describes_every_benchmark() -> None:
    """docs/measures.md has a row for each, and marks for the figures."""
    text = PAGE.read_text(encoding="utf-8")
    assert BEGIN in text
    assert END in text
    for name in names():
        assert f"| `{name}` |" in text, name
