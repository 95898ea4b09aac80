"""What is no running text is shortened and told, and running text is left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.reading import read_paths
from rashomon.reading.stretches import shorten_stretches
from rashomon.records import Issue, Report

TEXT = "Two herders were hurt, a nurse at the clinic said on Tuesday."


@pytest.mark.parametrize("odd", ["," * 10_000, "(" * 5_000, "“" * 5_000, "." * 50_000, " " * 200_000, "\n" * 5_000, "_" * 3_000, "iVBORw0KGgo" * 2_000, "&;" * 50_000])
def test_an_odd_stretch_is_shortened_and_told(tmp_path: Path, odd: str) -> None:
    """The words before and behind it stay."""
    path = tmp_path / "a.txt"
    path.write_text(f"Outlet: Wire\nPublished: 2020-08-28\n\n{TEXT} {odd} {TEXT}", encoding="utf-8")
    found = list(read_paths([path]))
    (report,) = [item for item in found if isinstance(item, Report)]
    assert report.text.startswith(TEXT)
    assert report.text.endswith(TEXT)
    assert len(report.text) < 2 * len(TEXT) + 500
    assert [item.code for item in found if isinstance(item, Issue)] == ["odd-stretch"]


def test_running_text_is_left_as_it_is() -> None:
    """Rules between parts, long addresses and tables are no odd stretches."""
    text = f"{TEXT}\n{'-' * 120}\nhttps://gazette.example/{'a' * 1_500}\n| a {' ' * 80}| b |\n{TEXT}"
    assert shorten_stretches(text) == (text, 0)
