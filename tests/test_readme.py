"""README.md and docs: what they tell the reader to type works, and what they link to is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.storing import Ledger
from rashomon.surfaces.cli import app
from tests.conftest import ROOT
from tests.extras import lacking

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(?:\$ )?rashomon (.+)$", README, re.MULTILINE)


@pytest.mark.usefixtures("at_examples", "unserved")
def test_the_commands_of_the_readme() -> None:
    """One after the other, as they stand there, over the example reports."""
    assert {shlex.split(c)[0] for c in COMMANDS} >= {"read", "incidents", "dossier", "export"}
    for command in COMMANDS:
        result = CliRunner().invoke(app, shlex.split(command, comments=True), catch_exceptions=False)
        assert result.exit_code == 0, (command, result.stderr)
    assert Path("clash.html").stat().st_size > 100_000
    assert Path("clash.jsonl").read_text(encoding="utf-8").count("\n") > 20


@pytest.mark.usefixtures("at_examples", "unserved")
def test_the_python_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """The block runs, prints a line an incident and leaves rows for a data frame."""
    (block,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)  # noqa: S102  # it is our own page
    rows = names["rows"]
    assert isinstance(rows, list)
    assert len(capsys.readouterr().out.splitlines()) == len(rows) > 20
    assert {"id", "title", "status", "earliest", "place", "killed"} <= rows[0].keys()


@pytest.mark.usefixtures("at_examples", "unserved")
@pytest.mark.parametrize("page", [p for p in PAGES[1:] if p.name not in ("theatres.md", "extending.md")], ids=lambda p: p.name)
def test_the_commands_of_the_other_pages(page: Path) -> None:
    """Those of docs/commands.md that name files or ids of their own run in tests/surfaces/cli/test_docs.py.

    Those of docs/theatres.md need its pack, and run in tests/surfaces/cli/test_theatres_page.py; those of docs/extending.md a copy of the
    program, and run in tests/test_extending.py.
    """
    for command in re.findall(r"^\$ rashomon (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        words = shlex.split(command)
        if words[0] in ("read", "show", "why", "gazetteer", "judge", "judgements", "agreement") or lacking(command):
            continue
        result = CliRunner().invoke(app, [*words, "--force"] if "-o" in words else words, catch_exceptions=False)
        assert result.exit_code == 0, (command, result.stderr)


@pytest.mark.usefixtures("at_examples", "unserved")
def test_the_python_of_the_dossier_page() -> None:
    """The block of docs/dossier.md, with the names it takes for granted."""
    (block,) = re.findall(r"```python\n(.+?)```", (ROOT / "docs" / "dossier.md").read_text(encoding="utf-8"), re.DOTALL)
    with Ledger.open(Path("clash.ledger")) as ledger:
        names = {
            "incidents": ledger.incidents(),
            "reports": {r.id: r for r in ledger.reports()},
            "issues": ledger.issues(),
        }
    exec(compile(block, "dossier.md", "exec"), names)  # noqa: S102  # it is our own page
    assert str(names["page"]).startswith("<!doctype html>")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Files that a page names are there, and so are the headings."""
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" in target:
            continue
        path, _, heading = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}, target


def test_the_folders_of_the_architecture() -> None:
    """The layers that docs/architecture.md draws are the packages there are."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for folder in (ROOT / "src" / "rashomon").iterdir():
        if (folder / "__init__.py").exists():
            assert f"`{folder.name}" in text, folder.name


def test_make_targets_of_the_readme() -> None:
    """`make demo` and `make test` are targets, and so is whatever else a page says to make."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= set(re.findall(r"^make (\w+)", README, re.MULTILINE))
    for page in PAGES:
        assert set(re.findall(r"(?:^|`)(?:\$ )?make ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets, page
