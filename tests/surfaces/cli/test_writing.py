"""`export` and `dossier`: files that are never overwritten unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.surfaces.cli import writing

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
    assert "csv, jsonl" in result.stderr


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
