"""A first read: what a table's own ids, its order of dates and absolute paths become, and how far it is told to have come."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.reading import ReadingOptions, parse_date
from rashomon.running import reading
from rashomon.running.reading import Progress
from rashomon.storing import Ledger

TABLE = """id,headline,body,outlet,date
K-7,,"On 3 March 2021 gunmen killed four soldiers near Derik, Syria, the army said.",Wire,03/04/2021
K-8,,"On 3 March 2021 gunmen killed two soldiers near Derik, Syria, a monitor said.",Post,03/05/2021
"""
PROGRAM = [sys.executable, "-c", "from rashomon.surfaces.cli import main; main()"]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, and the current folder beside it."""
    (tmp_path / "ana" / "week").mkdir(parents=True)
    (tmp_path / "ana" / "week" / "articles.csv").write_text(TABLE)
    (tmp_path / "ana" / "week" / "empty.txt").write_text("")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "ana" / "week"


@pytest.mark.parametrize(("order", "day"), [("mdy", dt.date(2021, 3, 4)), ("dmy", dt.date(2021, 4, 3)), (None, None)])
def test_the_order_of_dates(order: str | None, day: dt.date | None) -> None:
    """Figures that could be two days are one where the order is told; figures that are one day stay it."""
    assert parse_date("03/04/2021", order) == day
    assert parse_date("16/03/2021", order) == dt.date(2021, 3, 16)


def test_an_order_that_is_none() -> None:
    """Told with those there are."""
    with pytest.raises(SettingError, match="write dmy or mdy"):
        ReadingOptions(dates="ymd")


def test_nothing_names_a_folder_of_the_machine(elsewhere: Path) -> None:
    """An absolute path is told from its last name, in reports, issues and progress, and reading again knows it again."""
    steps: list[Progress] = []
    options = ReadingOptions(dates="mdy")
    reading.read([elsewhere], "clash.ledger", options=options, progress=steps.append)
    with Ledger.open("clash.ledger") as kept:
        reports = sorted(kept.reports(), key=lambda report: report.path)
        assert [(r.path, r.published, r.provenance and r.provenance.document) for r in reports] == [
            ("week/articles.csv#1", dt.date(2021, 3, 4), "K-7"),
            ("week/articles.csv#2", dt.date(2021, 3, 5), "K-8"),
        ]
        assert [issue.where for issue in kept.issues()] == ["week/empty.txt"]
    assert not [step for step in steps if str(elsewhere.parent) in str(step)]
    again = reading.read([elsewhere], "clash.ledger", options=options)
    assert (again.unchanged, again.reports_read, again.revised) == (2, 0, 0)
    (elsewhere / "empty.txt").unlink()
    (elsewhere / "empty.txt").write_text("Gunmen killed four soldiers near Derik.")
    reading.read([elsewhere], "clash.ledger", options=options)
    with Ledger.open("clash.ledger") as kept:
        assert not [issue for issue in kept.issues() if issue.code == "empty-file"]


def test_how_far_a_read_has_come_is_told_by_article(elsewhere: Path) -> None:
    """Of all the articles that there are, and then how many reports are linked."""
    steps: list[Progress] = []
    reading.read([elsewhere], "clash.ledger", options=ReadingOptions(dates="mdy"), progress=steps.append)
    assert [step.read for step in steps] == sorted(step.read for step in steps)
    assert steps[0].expected == 3  # an empty file may hold one
    assert (steps[-1].read, steps[-1].expected) == (2, 2)
    assert [step.linking for step in steps if step.linking is not None] == [2]


def test_no_output_has_the_path_of_the_machine(elsewhere: Path) -> None:
    """No command, export or dossier does."""
    shown = ""
    for words in (
        ["read", str(elsewhere), "--dates", "mdy"], ["read", str(elsewhere), "--dates", "dmy", "--dry-run"], ["incidents", "--json"], ["issues"], ["export"],
        ["export", "--format", "csv"], ["dossier"], ["show", "i-"], ["search", "gunmen"], ["runs"],
    ):  # fmt: skip
        more = [] if "--dry-run" in words else ["-l", "clash.ledger"]
        done = subprocess.run([*PROGRAM, *words, *more], capture_output=True, text=True, check=False, env=dict(os.environ))
        assert done.returncode == 0, done.stderr
        shown += done.stdout + done.stderr
    assert str(elsewhere.parent) not in shown
    assert "week/articles.csv#1" in shown
    documents = [r["provenance"]["document"] for line in subprocess.run([*PROGRAM, "export", "-l", "clash.ledger"], capture_output=True, text=True, check=True).stdout.splitlines() for r in json.loads(line)["reports"]]
    assert sorted(set(documents)) == ["K-7", "K-8"]
