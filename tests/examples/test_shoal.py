"""The reports from the sea: their commands run, and each is told in the table."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.surfaces.cli import app
from tests.conftest import ROOT

FOLDER = ROOT / "examples" / "scarborough-2023"
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read and a list, in a folder that has the examples; the pack of the sea reads all four."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    results = [
        CliRunner().invoke(app, shlex.split(line), catch_exceptions=False)
        for line in re.findall(r"^\$ rashomon (.+)$", PAGE, re.MULTILINE)
    ]
    assert [result.exit_code for result in results] == [0, 0]
    assert results[0].stdout.endswith("shoal.ledger; theatres: south-china-sea 4\n")
    assert "Scarborough Shoal" in results[1].stdout


def test_every_report_stands_in_the_table() -> None:
    assert set(re.findall(r"^\| `(.+?)` \|", PAGE, re.MULTILINE)) == {p.name for p in (FOLDER / "reports").iterdir()}
