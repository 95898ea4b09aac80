"""A ledger of made-up records, the program's commands, and a pipeline that needs no language model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.reading import find_files, read_file
from rashomon.records import Issue
from rashomon.storing import Ledger, Standing
from rashomon.surfaces.cli import app
from tests import made_up


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, no ledger named in the environment, and no gazetteer added."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "own"))
    monkeypatch.delenv("RASHOMON_LEDGER", raising=False)
    return tmp_path


@pytest.fixture
def filled(here: Path) -> Path:
    """A ledger with two reports of one incident, and an issue."""
    path = here / "clash.ledger"
    with Ledger.open(path, create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.add_issues([Issue(code="empty-file", where="reports/empty.txt", message="is empty")])
        ledger.replace_incidents([made_up.incident()])
    return path


@pytest.fixture
def rashomon(here: Path) -> Callable[..., Any]:
    """Run a command: its exit code, standard output and standard error."""

    def run(*words: str, answer: str | None = None) -> Any:
        return CliRunner().invoke(app, list(words), input=answer, catch_exceptions=False)

    return run


def read(paths: Sequence[Path], ledger: Path, *, theatre: str = "auto", options: Any = None, coder: Any = None, progress: Any = None) -> Any:
    """What `rashomon.running.reading.read` does, with no event found in any report."""
    tally = dict.fromkeys(Standing, 0)
    issues = []
    found = list(find_files(paths))
    with Ledger.open(ledger, create=True) as kept:
        for number, file in enumerate(found):
            if progress:
                progress(SimpleNamespace(done=number, total=len(found), path=str(file), report=None, issue=None, linking=None, layout=None, read=number, expected=len(found)))
            for read in [file] if isinstance(file, Issue) else read_file(file, options):
                if isinstance(read, Issue):
                    issues.append(read)
                    kept.add_issues([read])
                    continue
                standing = kept.standing(read)
                tally[standing] += 1
                if standing is not Standing.UNCHANGED:
                    kept.add_report(read, ())
        incidents = len(kept.incident_ids())
    if progress:
        progress(SimpleNamespace(done=len(found), total=len(found), path="", report=None, issue=None, linking=None, layout=None, read=len(found), expected=len(found)))
    return SimpleNamespace(
        reports_read=tally[Standing.NEW],
        unchanged=tally[Standing.UNCHANGED],
        revised=tally[Standing.REVISED],
        issues=tuple(issues),
        incidents=incidents,
        theatres={},
    )


@pytest.fixture
def modelless(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The pipeline without its language model."""
    import rashomon.running

    stub = ModuleType("rashomon.running.reading")
    stub.read = read  # type: ignore[attr-defined]
    stub.link = lambda kept: kept.incidents()  # type: ignore[attr-defined]
    stub.NO_FAILURE = frozenset({"unknown-place"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rashomon.running.reading", stub)
    monkeypatch.setattr(rashomon.running, "reading", stub, raising=False)
    return stub
