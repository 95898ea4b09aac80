"""Where one begins: without a ledger, with the examples, with files that are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.surfaces import cli
from rashomon.surfaces.cli import app
from rashomon.surfaces.desk.application import make_desk
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.starting import find_examples, safe_name
from tests.surfaces.desk.conftest import Browser

TEXT = b"Four US soldiers were hurt when a Russian vehicle rammed theirs near Derik, Syria, on Tuesday, the Pentagon said.\n"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A browser before a desk without a ledger."""
    monkeypatch.chdir(tmp_path)
    return Browser(make_desk(Desk(None, judge="Ana", address="new.ledger")))


def test_without_a_ledger_it_offers_the_examples_and_a_place_to_drop_files(empty: Browser, tmp_path: Path) -> None:
    page = empty.get("/")
    assert 'type="file"' in page
    assert "hasakah-2020" in page
    assert "scarborough-2023" in page
    assert empty.client.get("/api/incidents").status_code == 404
    assert not list(tmp_path.iterdir())


def test_a_dropped_file_is_read_and_its_incident_seen(empty: Browser, tmp_path: Path) -> None:
    token = empty.fields(empty.get("/start"), "/start/files")
    files = [("files", ("../../wire.txt", TEXT, "text/plain")), ("files", ("odd.xyz", b"\x00\x01", "application/x-odd"))]
    assert empty.client.post("/start/files", data=token, files=files).status_code == 200
    desk = empty.client.app._app.state.desk
    assert desk.reading.wait(120)
    told = empty.client.get("/start/progress").json()
    assert not told["running"]
    assert not told["error"]
    assert "1 new" in told["told"]
    assert [issue["where"] for issue in told["issues"]] == ["new.ledger-files/001/odd.xyz"]
    assert (tmp_path / "new.ledger-files" / "001" / "wire.txt").read_bytes() == TEXT
    page = empty.get("/")
    assert "1 incident" in page
    assert [report.path for report in desk.kept.reports()] == ["new.ledger-files/001/wire.txt"]
    desk.close()


def test_a_form_without_the_token_reads_nothing(empty: Browser, tmp_path: Path) -> None:
    assert empty.client.post("/start/files", files=[("files", ("a.txt", TEXT))]).status_code == 403
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("given", "kept"), [("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("..", "file"), ("", "file"), ("a\x00b?.txt", "a_b_.txt"), ("x" * 400, "x" * 150)])
def test_a_files_name_leads_nowhere_else(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_the_examples_are_there() -> None:
    assert [folder.name for folder in find_examples()] == ["hasakah-2020", "scarborough-2023"]


@pytest.mark.usefixtures("unserved")
def test_the_command_says_where_it_answers(ledger: Path) -> None:
    result = CliRunner().invoke(app, ["desk", str(ledger), "--no-browser", "--by", "Ana"])
    assert result.exit_code == 0
    assert "http://127.0.0.1:" in result.stderr


@pytest.mark.parametrize(("terminal", "command"), [(True, ["desk"]), (False, [])])
def test_alone_in_a_terminal_the_program_opens_the_desk(monkeypatch: pytest.MonkeyPatch, terminal: bool, command: list[str]) -> None:
    asked = []
    monkeypatch.setattr(cli, "program", lambda *_: lambda words, **_more: asked.append(words))
    monkeypatch.setattr("sys.argv", ["rashomon"])
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: terminal, raising=False)
    cli.main()
    assert asked == [command]


@pytest.mark.parametrize(("words", "told"), [
    (["desk", "--host", "192.0.2.1", "--no-browser"], "answers this machine alone"), (["desk", "nowhere/at/all.ledger", "--no-browser"], "no such folder"),
    (["desk", "--port", "1", "--host", "127.0.0.1", "other.db", "--no-browser"], "is not a ledger"),
])  # fmt: skip
def test_what_the_command_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.db").write_bytes(b"x" * 200)
    result = CliRunner().invoke(app, words)
    assert result.exit_code in (2, 3)
    assert told in result.stderr
