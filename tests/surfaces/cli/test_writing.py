"""`export` and `dossier`: files that are never overwritten unasked."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.surfaces.cli import export, writing

Run = Callable[..., Any]
COMMANDS = [["export", "-l", "clash.ledger"], ["dossier", "-l", "clash.ledger"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_file_that_is_there_stays(rashomon: Run, filled: Path, command: list[str]) -> None:
    """In a pipe it is refused with the cure; --force overwrites; nothing else is left in the folder."""
    Path("out").write_text("mine")
    result = rashomon(*command, "-o", "out")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert Path("out").read_text() == "mine"
    assert rashomon(*command, "-o", "out", "--force").exit_code == 0
    assert len(Path("out").read_text()) > 100
    assert sorted(p.name for p in filled.parent.iterdir()) == ["clash.ledger", "out"]


@pytest.mark.parametrize(("answer", "kept"), [("n\n", True), ("\n", True), ("y\n", False)])
def test_a_person_is_asked(
    rashomon: Run, filled: Path, monkeypatch: pytest.MonkeyPatch, answer: str, kept: bool
) -> None:
    """On a terminal the question is asked, and no answer means no."""

    def ask(path: Path) -> bool:
        return bool(writing.typer.confirm(f"{path} is there already. Overwrite it?", err=True))

    monkeypatch.setattr(writing, "_may_overwrite", ask)
    Path("out").write_text("mine")
    result = rashomon("export", "-l", "clash.ledger", "-o", "out", answer=answer)
    assert "Overwrite it?" in result.stderr
    assert (Path("out").read_text() == "mine") is kept


def test_the_ledger_is_never_the_output(rashomon: Run, filled: Path) -> None:
    """Not even with --force, nor by another name."""
    Path("alias").symlink_to(filled)
    before = filled.read_bytes()
    for name in ("clash.ledger", "alias", "./clash.ledger"):
        result = rashomon("export", "-l", "clash.ledger", "-o", name, "--force")
        assert result.exit_code == 2
        assert "is the ledger itself" in result.stderr
    assert filled.read_bytes() == before


@pytest.mark.parametrize("layout", ["csv", "acled"])
def test_a_pipe_takes_what_a_file_would_have(rashomon: Run, filled: Path, layout: str) -> None:
    """By its name and as standard output, byte for byte; nothing is laid beside a pipe, and standard output is UTF-8 whatever the machine's words are in."""
    assert rashomon("export", "-l", "clash.ledger", "-f", layout, "-o", "clash.out").exit_code == 0
    os.mkfifo("pipe")
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(Path("pipe").read_bytes()))
    reader.start()
    result = rashomon("export", "-l", "clash.ledger", "-f", layout, "-o", "pipe")
    reader.join(timeout=10)
    assert result.exit_code == 0, result.stderr
    assert taken == [Path("clash.out").read_bytes()] == [rashomon("export", "-l", "clash.ledger", "-f", layout).stdout_bytes]
    assert not list(Path().glob("pipe.*"))


def test_what_is_no_text_goes_into_a_pipe_and_onto_no_terminal(rashomon: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A map is bytes; a folder is neither."""
    pytest.importorskip("docx", reason="python-docx is not installed: pip install 'rashomon[office]'")
    assert rashomon("export", "-l", "clash.ledger", "-f", "brief-docx").stdout_bytes.startswith(b"PK")
    monkeypatch.setattr(export, "_on_terminal", lambda: True)
    result = rashomon("export", "-l", "clash.ledger", "-f", "brief-docx")
    assert result.exit_code == 2
    assert "is no text" in result.stderr
    assert rashomon("export", "-l", "clash.ledger", "-f", "brat", "-o", "/dev/null").exit_code == 2


def test_rows_and_what_has_none_are_told(rashomon: Run, filled: Path) -> None:
    """How many of how many, and why the others have none."""
    result = rashomon("export", "-l", "clash.ledger", "-f", "ucdp-ged", "-o", "ged.csv")
    rows, incidents = map(int, re.findall(r"(\d+) rows? of (\d+) incidents?", result.stderr)[0])
    left_out = sum(map(int, re.findall(r"(?:no row: |; )(\d+), ", result.stderr)))
    assert rows + left_out == incidents


@pytest.mark.parametrize(("output", "says"), [("no/such/folder.jsonl", "no folder"), (".", "is a folder")])
def test_where_nothing_can_be_written(rashomon: Run, filled: Path, output: str, says: str) -> None:
    """Refused with the path and the cure."""
    result = rashomon("export", "-l", "clash.ledger", "-o", output)
    assert result.exit_code == 2
    assert says in result.stderr


def test_export_to_standard_output(rashomon: Run, filled: Path) -> None:
    """Lines alone on standard output, by --ledger or by name."""
    (line,) = rashomon("export", "--ledger", "clash.ledger").stdout.splitlines()
    assert json.loads(line)["id"] == "i-5b0c7d41aa02"
    assert rashomon("export", "clash.ledger", "--format", "jsonl", "-o", "-").stdout == line + "\n"
    assert rashomon("export", "clash.ledger", "--format", "csv").stdout.startswith("id,title,status,earliest")


def test_a_format_that_is_none(rashomon: Run, filled: Path) -> None:
    """The formats there are, in the error."""
    result = rashomon("export", "clash.ledger", "--format", "xlsx")
    assert result.exit_code == 2
    assert "csv, " in result.stderr
    assert "jsonl" in result.stderr


@pytest.mark.parametrize(("name", "begins"), [("out.csv", "id,title"), ("out.jsonl", "{"), ("out.CSV", "id,title"), ("out", "{"), ("out.md", "# ")])
def test_the_ending_chooses_the_format(rashomon: Run, filled: Path, name: str, begins: str) -> None:
    """Where no format is named; JSON lines where the ending says nothing."""
    assert rashomon("export", "clash.ledger", "-o", name).exit_code == 0
    assert Path(name).read_text().startswith(begins)


@pytest.mark.parametrize(
    ("name", "layout", "says"),
    [
        ("out.xlsx", "csv", "no format is written as .xlsx"),
        ("out.xlsx", None, "no format is written as .xlsx"),
        ("out.csv", "jsonl", "jsonl ends in .jsonl or .ndjson"),
        ("out.jsonl", "acled", "acled ends in .csv"),
        ("out.md", "polecat", "polecat ends in .tsv"),
    ],
)
def test_an_ending_that_promises_something_else(rashomon: Run, filled: Path, name: str, layout: str | None, says: str) -> None:
    """It is refused with what the format's files end in, and nothing is written."""
    result = rashomon("export", "clash.ledger", *(["--format", layout] if layout else []), "-o", name)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path(name).exists()


def test_a_derived_format_has_a_manifest_beside_it(rashomon: Run, filled: Path) -> None:
    """Policy, filters, versions, and what was left out with why; a manifest that is there is overwritten by nobody unasked."""
    result = rashomon("export", "clash.ledger", "--format", "ucdp-ged", "--status", "disputed", "-o", "ged.csv")
    assert result.exit_code == 0
    page = json.loads(Path("ged.csv.manifest.json").read_text())
    assert (page["format"], page["filters"], page["incidents"], page["rows"]) == ("ucdp-ged", {"status": "disputed"}, 1, 0)
    assert page["left_out"] == [{"incident": "i-5b0c7d41aa02", "reason": "nobody asserts a death"}]
    assert page["program"].startswith("rashomon ")
    assert page["policy"]
    assert page["sha256"] == hashlib.sha256(Path("ged.csv").read_bytes()).hexdigest()
    Path("ged.csv").unlink()
    again = rashomon("export", "clash.ledger", "--format", "ucdp-ged", "-o", "ged.csv")
    assert again.exit_code == 2
    assert "ged.csv.manifest.json" in again.stderr
    assert not Path("ged.csv").exists()


def test_incidents_are_chosen(rashomon: Run, filled: Path) -> None:
    """By id, by day and by status; what is not asked for is not written."""
    for asked, found in ((("--incident", "i-5b0c"), 1), (("--since", "2020-08", "--until", "2020-08"), 1), (("--since", "2021"), 0), (("--status", "agreed"), 0)):
        assert len(rashomon("export", "clash.ledger", *asked).stdout.splitlines()) == found, asked


def test_a_dossier(rashomon: Run, filled: Path) -> None:
    """One page with the incident in it."""
    result = rashomon("dossier", "-l", "clash.ledger", "-o", "clash.html", "--title", "Encounters")
    assert result.exit_code == 0
    page = Path("clash.html").read_text()
    assert "Encounters" in page
    assert "Four US soldiers were hurt" in page


def test_a_dossier_is_told_from_a_report(rashomon: Run, filled: Path) -> None:
    """It says in its head what made it, so that `read` takes it for no report; without --title it is named by who meets."""
    rashomon("dossier", "-l", "clash.ledger", "-o", "clash.html")
    assert '<meta name="generator" content="rashomon ' in Path("clash.html").read_text()[:400]
    assert "<title>Dossier: Encounters of " in Path("clash.html").read_text()
    result = rashomon("read", "clash.html", "-l", "other.ledger")
    assert result.exit_code == 1
    assert "is a dossier that rashomon wrote" in result.stderr


def test_a_format_of_many_files_is_a_folder(rashomon: Run, filled: Path) -> None:
    """It needs a name, is made where it is not there, and holds its manifest; one that holds something is written into with --force alone."""
    result = rashomon("export", "clash.ledger", "--format", "brat")
    assert result.exit_code == 2
    assert "name one with -o" in result.stderr
    assert rashomon("export", "clash.ledger", "--format", "brat", "-o", "marks").exit_code == 0
    assert sorted(path.suffix for path in Path("marks").iterdir()) == [".ann", ".ann", ".conf", ".json", ".txt", ".txt"]
    assert json.loads(Path("marks/manifest.json").read_text())["format"] == "brat"
    Path("marks/mine.txt").write_text("mine")
    again = rashomon("export", "clash.ledger", "--format", "brat", "-o", "marks")
    assert again.exit_code == 2
    assert "holds files already" in again.stderr
    assert rashomon("export", "clash.ledger", "--format", "brat", "-o", "marks", "--force").exit_code == 0
    assert Path("marks/mine.txt").read_text() == "mine"
    Path("file").write_text("mine")
    assert "is a file" in rashomon("export", "clash.ledger", "--format", "brat", "-o", "file", "--force").stderr


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ((), True),
        (("5b0c",), True),
        (("--since", "2020", "--until", "2020"), True),
        (("--actor", "USA_MIL"), True),
        (("--near", "37.05,41.23", "--km", "80"), True),
        (("--until", "1999"), False),
        (("--actor", "FRA_MIL"), False),
        (("--near", "0,0"), False),
    ],
)
def test_a_dossier_of_a_choice(rashomon: Run, filled: Path, choice: tuple[str, ...], chosen: bool) -> None:
    """The incident is in it where it is chosen; of a choice of nothing it says that there is none."""
    result = rashomon("dossier", *choice, "-l", "clash.ledger", "-o", "chosen.html")
    assert result.exit_code == 0, result.stderr
    assert ("no incident is like that" in result.stderr) is not chosen
    assert ("i-5b0c" in Path("chosen.html").read_text()) is chosen
