"""What the incidents leave out is said; no spreadsheet runs a cell; a read writes nothing but what it was asked for."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.records import Issue
from rashomon.storing import Ledger
from tests import made_up

Run = Callable[..., Any]


@pytest.fixture
def stopped(filled: Path) -> Path:
    """The ledger of a read that was stopped: one more report, not linked."""
    with sqlite3.connect(filled) as connection:  # linked, as far as anybody can see
        connection.execute("delete from link_pending")
    connection.close()
    with Ledger.open(filled) as ledger:
        report, event = made_up.wire()
        ledger.add_report(replace(report, id="r-late", path="reports/late.txt"), (replace(event, id="e-late", report="r-late"),))
    return filled


@pytest.mark.parametrize(
    "words",
    [["incidents"], ["show", "5b0c"], ["export"], ["export", "-o", "x.jsonl"], ["dossier", "-o", "x.html"], ["disputes"], ["near", "37.05,41.23"], ["actors"], ["outlet"], ["wording"]],
    ids=" ".join,
)
def test_reports_of_a_stopped_read_are_counted(rashomon: Run, stopped: Path, words: list[str]) -> None:
    """The answer comes, with how many reports it leaves out, the cure, and a code of its own."""
    result = rashomon(*words, "-l", "clash.ledger")
    assert result.exit_code == 6
    assert "rashomon: 1 of 3 reports is not in the incidents yet" in result.stderr
    assert "rashomon read PATH... --ledger clash.ledger" in result.stderr
    assert result.stdout or Path(words[-1]).read_text(encoding="utf-8")


def test_the_next_command_starts_afresh(rashomon: Run, stopped: Path) -> None:
    """The code is that of the answer which left something out, and of no other."""
    assert rashomon("incidents", "-l", "clash.ledger").exit_code == 6
    assert rashomon("issues", "-l", "clash.ledger").exit_code == 0


def test_a_first_read_that_was_stopped_is_no_empty_ledger(rashomon: Run, here: Path) -> None:
    """Nobody is told to fill a ledger that holds a report."""
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        report, event = made_up.wire()
        ledger.add_report(report, (event,))
    result = rashomon("incidents")
    assert result.exit_code == 6
    assert "1 of 1 report is not in the incidents yet" in result.stderr
    assert "fill it" not in result.stderr


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_of_a_table_is_a_formula(rashomon: Run, here: Path, form: str) -> None:
    """A name that begins like a formula is quoted."""
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        ledger.add_issues([Issue(code="empty-file", where="=HYPERLINK(1).txt", message="@SUM(1)")])
    (row,) = csv.DictReader(io.StringIO(rashomon("issues", "-f", form).stdout), delimiter="," if form == "csv" else "\t")
    assert (row["where"], row["reason"]) == ("'=HYPERLINK(1).txt", "'@SUM(1)")


def test_a_read_writes_its_ledger_its_cache_and_nothing_else(tmp_path: Path) -> None:
    """The user's home stays empty, whatever a library would keep there."""
    home, cache, work = (tmp_path / name for name in ("home", "cache", "work"))
    for folder in (home, cache, work, work / "reports"):
        folder.mkdir()
    (work / "reports" / "a.txt").write_text("Published: 2020-05-04\n\nGunmen killed four soldiers near Derik, Syria, on Sunday.\n")
    odd = '{"text":"Gunmen killed four soldiers near Derik.","id":' + "9" * 4301 + "}\n"
    (work / "reports" / "b.jsonl").write_text(odd)
    (work / "reports" / "z.txt").write_text("Published: 0001-01-01\n\nGunmen killed two soldiers near Qamishli, Syria.\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "RASHOMON_"))}
    script = "from rashomon.surfaces.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "read", "reports", "-l", "clash.ledger"],
        capture_output=True, text=True, check=False, cwd=work, env=kept | {"HOME": str(home), "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2 reports read" in done.stdout
    assert list(home.rglob("*")) == []
    assert {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*") if path.is_file()} == {
        ("cache", "rashomon"), ("work", "clash.ledger"), ("work", "reports"),
    }  # fmt: skip
