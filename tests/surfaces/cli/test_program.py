"""The program as a process: its help, its speed, and how it ends."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon import __version__
from rashomon.surfaces.cli import app
from tests.extras import lacking
from tests.reviewing.judging import judge_twice

Run = Callable[..., Any]
COMMANDS = sorted(str(command.name) for command in app.registered_commands)
IN_GROUPS = sorted(f"{g.name} {c.name}" for g in app.registered_groups for c in g.typer_instance.registered_commands)
DUMP = Path(__file__).parents[2] / "knowledge" / "adding" / "dumps" / "SY.txt"
PROGRAM = [sys.executable, "-c", "from rashomon.surfaces.cli import main; main()"]


def run_process(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """The program, run by itself."""
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False, **more)


def test_the_commands_are_all_there() -> None:
    """Each of them a file."""
    assert COMMANDS == [
        "actors", "agreement", "desk", "disputes", "dossier", "export", "incidents", "issues", "judgements", "mcp", "near", "outlet",
        "read", "route", "runs", "search", "show", "theatres", "verify", "why", "wording",
    ]  # fmt: skip
    judge = ("correct", "different", "not-independent", "note", "queue", "right", "same", "unsure", "withdraw", "wrong")
    assert [f"gazetteer {name}" for name in ("add", "find", "list", "remove")] + [f"judge {n}" for n in judge] == IN_GROUPS


@pytest.mark.usefixtures("modelless", "unserved")
@pytest.mark.parametrize("command", [*COMMANDS, *IN_GROUPS, "gazetteer", "judge"])
def test_help_has_an_example_that_runs(rashomon: Run, filled: Path, command: str) -> None:
    """Every --help ends with an example, and the example works as it stands, but for the ids it names."""
    reports = filled.parent / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("The patrol of the Russian forces was stopped.\n")
    (filled.parent / "villages.csv").write_text("town,lat,lon\nTall Qasmiyah,36.95,41.71\n")
    shutil.copy(DUMP, "SY.txt")
    if command == "gazetteer remove":
        rashomon("gazetteer", "add", "SY.txt")
    ids = {"c-": "c-1e0"} | ({"j-": judge_twice(filled)} if command in ("judge withdraw", "agreement") else {})
    text = " ".join(rashomon(*command.split(), "--help").stdout.replace("│", " ").split())
    found = re.search(r"Example: rashomon (.+)$", text)
    assert found, text
    words = [ids.get(word[:2], word) for word in shlex.split(found[1])]
    assert " ".join(words).startswith(command)
    if (why := lacking(found[1])) is not None:
        pytest.skip(why)
    result = rashomon(*words)
    assert result.exit_code == 0, result.stderr


def test_exit_codes_are_in_the_help(rashomon: Run) -> None:
    """All nine."""
    text = " ".join(rashomon("--help").stdout.split())
    for code in ("0 done", "1 nothing", "2 bad", "3 ledger", "4 not found", "5 ledger altered", "6 reports", "70 bug", "130 inter"):
        assert code in text


def test_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m rashomon` is the program."""
    monkeypatch.setattr(sys, "argv", ["rashomon", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("rashomon", run_name="__main__")
    assert left.value.code in (0, None)
    assert __version__ in capsys.readouterr().out


def test_version(rashomon: Run) -> None:
    """Name and version."""
    assert rashomon("--version").stdout == f"rashomon {__version__}\n"


def test_a_bad_call_is_code_2(rashomon: Run) -> None:
    """An unknown option, command or format of rows."""
    for words in (["--nonsense"], ["nonsense"], ["incidents", "--format", "xml"], ["read"]):
        assert rashomon(*words).exit_code == 2


def test_help_and_looking_load_no_model(filled: Path) -> None:
    """`--help` and `incidents` import neither spaCy, onnxruntime, trafilatura, jinja2, pandas nor any reader of formats."""
    heavy = "{'spacy', 'onnxruntime', 'trafilatura', 'numpy', 'py3langid', 'pandas', 'jinja2', 'lxml', 'feedparser', 'warcio', 'pdfminer', 'pyarrow', 'python_calamine'} & set(sys.modules)"
    for words in (
        ["--help"],
        ["incidents", "-l", "clash.ledger"],
        ["show", "5b0c", "-l", "clash.ledger"],
        ["why", "c-", "-l", "clash.ledger"],
        ["gazetteer", "list"],
        ["near", "37.05,41.23", "-l", "clash.ledger"],
        ["actors", "USA_MIL", "-l", "clash.ledger"],
        ["disputes", "-l", "clash.ledger"],
        ["why", "i-", "-l", "clash.ledger"],
    ):
        compares = words[0] == "show" or words[:2] == ["why", "i-"]  # accounts with each other
        loaded = heavy.replace("'numpy', ", "") if compares else heavy
        script = (
            f"import sys; sys.argv = ['rashomon', *{words!r}]\n"
            "from rashomon.surfaces.cli import main\n"
            f"try: main()\nexcept SystemExit: pass\nassert not {loaded}, {loaded}\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=filled.parent
        )
        assert done.returncode == 0, done.stderr


def test_the_program_by_itself(filled: Path) -> None:
    """As a process: rows on standard output, errors with their code on standard error."""
    done = run_process("incidents", cwd=filled.parent, env={**os.environ, "RASHOMON_LEDGER": "clash.ledger"})
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith("i-5b0c\t25 Aug 2020")
    done = run_process("incidents", "-l", "none.ledger", cwd=filled.parent)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("rashomon: none.ledger: there is no such ledger")


def test_a_reader_that_leaves_early(filled: Path) -> None:
    """`rashomon show | head -1` ends without a word."""
    process = subprocess.Popen(
        [*PROGRAM, "show", "5b0c", "-l", "clash.ledger"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=filled.parent,
    )
    assert process.stdout
    process.stdout.close()
    _, errors = process.communicate()
    assert errors == b""


def test_a_bug_is_code_70(filled: Path) -> None:
    """What nobody foresaw says that it is a bug, with the trace to report."""
    script = (
        "import sys; from rashomon.surfaces import cli; from rashomon.storing import Ledger\n"
        "Ledger.incident_ids = lambda self: 1 / 0\n"
        "sys.argv = ['rashomon', 'incidents', '-l', 'clash.ledger']; cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=filled.parent
    )
    assert done.returncode == 70
    assert "this is a bug (ZeroDivisionError)" in done.stderr


def test_a_terminal_of_ascii_is_no_obstacle(filled: Path) -> None:
    """Where the marks cannot be shown they are escaped, and the program goes on."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run_process("show", "5b0c", "-l", "clash.ledger", cwd=filled.parent, env=environment)
    assert done.returncode == 0, done.stderr
