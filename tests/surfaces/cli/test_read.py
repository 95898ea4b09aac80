"""`rashomon read` on files good and bad."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rashomon.storing import Ledger

Run = Callable[..., Any]
TEXT = "A Russian patrol was stopped by US vehicles near the village on Tuesday, and the two sides stood there.\n"
pytestmark = pytest.mark.usefixtures("modelless")


@pytest.fixture
def folder(here: Path) -> Path:
    """Two good reports and two bad files."""
    path = here / "reports"
    path.mkdir()
    (path / "a.txt").write_text(f"Outlet: Wire\n\n{TEXT}")
    (path / "b.txt").write_text(f"Outlet: Post\n\n{TEXT}")
    (path / "empty.txt").write_bytes(b"")
    (path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    return path


def test_what_was_read_and_what_could_not_be(rashomon: Run, folder: Path) -> None:
    """Standard output sums up; standard error names each file with its reason; bad files do not fail the rest."""
    result = rashomon("read", "reports", "--ledger", "clash.ledger")
    assert result.exit_code == 0
    assert result.stdout == "2 reports read, 2 issues; 0 incidents in clash.ledger\n"
    assert "rashomon: reports/empty.txt: is empty [empty-file]" in result.stderr
    assert "rashomon: reports/picture.png: is a PNG picture [binary-file]" in result.stderr
    assert "read 4 of 4" in result.stderr


def test_a_dry_run_says_what_files_hold_and_writes_nothing(rashomon: Run, folder: Path) -> None:
    """A line a file, with the columns of a table; no ledger is made; with nothing to read it fails as `read` does."""
    (folder / "t.csv").write_text("Headline,Body\n" + f'Stopped at the village,"{TEXT.strip()}"\n' * 3)
    result = rashomon("read", "reports", "--dry-run")
    assert result.exit_code == 0
    assert "reports/a.txt: text, 1 report\n" in result.stdout
    assert "reports/t.csv: table (CSV), 3 reports, 2 of them repeated; text=Body, title=Headline\n" in result.stdout
    assert "rashomon: reports/empty.txt: is empty [empty-file]" in result.stderr
    assert "5 reports would be read, 2 issues; nothing was" in result.stderr
    assert not Path("rashomon.ledger").exists()
    assert rashomon("read", "reports/empty.txt", "--dry-run").exit_code == 1
    (folder / "t.csv").write_text("body\n" + "Rus devriyesi salı günü köyün yakınında Amerikan araçları tarafından durduruldu ve iki taraf bir saat bekledi.\n" * 2)
    result = rashomon("read", "reports/t.csv", "--dry-run")
    assert result.stdout == "reports/t.csv: table (CSV), 0 reports, 2 in a language that is not read; text=body\n"
    assert result.exit_code == 1


def test_reading_twice_changes_nothing(rashomon: Run, folder: Path) -> None:
    """The second time all is unchanged, to the byte."""
    rashomon("read", "reports")
    before = Path("rashomon.ledger").read_bytes()
    result = rashomon("read", "reports")
    assert result.stdout.startswith("0 reports read, 2 unchanged")
    assert Path("rashomon.ledger").read_bytes() == before


def test_metadata_by_option_revises(rashomon: Run, folder: Path) -> None:
    """A day given later takes the place of none."""
    rashomon("read", "reports/a.txt")
    result = rashomon("read", "reports/a.txt", "--published", "28 August 2020", "--outlet", "Harbour Wire")
    assert result.stdout.startswith("0 reports read, 1 revised")
    with Ledger.open(Path("rashomon.ledger")) as ledger:
        (report,) = ledger.reports()
        assert (report.outlet, str(report.published), report.published_from) == ("Harbour Wire", "2020-08-28", "option")


def test_columns_by_option(rashomon: Run, here: Path) -> None:
    """A table with odd names is read by a mapping; without it the columns are listed."""
    Path("t.csv").write_text(f'kopf,koerper\nStopped,"{TEXT}"\n')
    result = rashomon("read", "t.csv")
    assert result.exit_code == 1
    assert "its columns are kopf, koerper: name it with --columns text=NAME" in result.stderr
    result = rashomon("read", "t.csv", "--columns", "text=koerper,title=kopf")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 report read;")


def test_what_came_of_it_as_json(rashomon: Run, folder: Path) -> None:
    """Counts as numbers and each issue with its code; of a dry run what each file holds."""
    told = json.loads(rashomon("read", "reports", "--json").stdout)
    assert (told["ledger"], told["unchanged"], told["revised"]) == ("rashomon.ledger", 0, 0)
    assert told["reports_read"] > 0
    assert {"where": "reports/empty.txt", "reason": "is empty", "code": "empty-file"} in told["issues"]
    files = json.loads(rashomon("read", "reports", "--dry-run", "--json").stdout)
    assert sum(file["reports"] for file in files) == told["reports_read"]


def test_quiet_says_only_what_could_not_be_read(rashomon: Run, folder: Path) -> None:
    """Nothing on standard output, no progress."""
    result = rashomon("read", "reports", "--quiet")
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 2


def test_exit_codes_of_reading(rashomon: Run, folder: Path) -> None:
    """1 when nothing could be read, or with --strict anything could not."""
    assert rashomon("read", "reports/empty.txt").exit_code == 1
    assert rashomon("read", "reports", "--strict").exit_code == 1
    assert rashomon("read", "reports/a.txt", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "03/04/2020"], "write it as 2020-08-28"),
        (["--columns", "body=text"], "there is no field 'body'"),
        (["--columns", "text"], "write FIELD=COLUMN"),
    ],
)
def test_options_that_cannot_be_obeyed(rashomon: Run, folder: Path, options: list[str], says: str) -> None:
    """Refused before anything is read, with the cure."""
    result = rashomon("read", "reports", *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path("rashomon.ledger").exists()


def test_many_issues_are_cut_short(rashomon: Run, here: Path) -> None:
    """Twenty are told, and where the rest is."""
    for number in range(30):
        (here / f"{number}.txt").write_bytes(b"")
    result = rashomon("read", ".")
    assert "and 10 more; see: rashomon issues --ledger rashomon.ledger" in result.stderr
    assert len(rashomon("issues", "--format", "tsv").stdout.splitlines()) == 31


def test_a_ledger_that_is_none_is_refused(rashomon: Run, folder: Path) -> None:
    """A text file named as the ledger stays as it is."""
    Path("notes.txt").write_text(TEXT)
    result = rashomon("read", "reports", "--ledger", "notes.txt")
    assert result.exit_code == 3
    assert "notes.txt: is not a ledger" in result.stderr
    assert Path("notes.txt").read_text() == TEXT


def test_interrupted(rashomon: Run, folder: Path, modelless: ModuleType) -> None:
    """Ctrl-C says that what was read is kept."""

    def stop(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    modelless.read = stop  # type: ignore[attr-defined]
    result = rashomon("read", "reports")
    assert result.exit_code == 130
    assert "reading again completes it" in result.stderr


def test_killed_and_completed(rashomon: Run, here: Path) -> None:
    """A read that is killed in the middle leaves a ledger that opens with whole reports; reading again completes it."""
    folder = here / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Outlet: Wire {number}\n\n{TEXT}")
    script = (
        "from pathlib import Path; from tests.surfaces.cli.conftest import read\n"
        "read([Path('many')], Path('rashomon.ledger'), progress=lambda p: print(p.done, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert process.stdout
    for line in process.stdout:
        if int(line) >= 25:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Ledger.open(here / "rashomon.ledger") as ledger:
        kept = ledger.counts()["reports"]
    assert 25 <= kept < 300
    result = rashomon("read", "many")
    assert result.stdout.startswith(f"{300 - kept} reports read, {kept} unchanged")


def test_the_ledger_of_the_environment(rashomon: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RASHOMON_LEDGER names the ledger where no option does."""
    monkeypatch.setenv("RASHOMON_LEDGER", "other.ledger")
    rashomon("read", "reports")
    assert Path("other.ledger").exists()
    assert not Path("rashomon.ledger").exists()
