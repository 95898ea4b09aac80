"""The example reports, read once for all tests that look at a whole ledger."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import postgresql

ROOT = Path(__file__).parents[1]
EXAMPLES = Path("examples") / "hasakah-2020" / "reports"


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """The current folder, for as long as this lasts."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@pytest.fixture(scope="session", autouse=True)
def nothing_added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No gazetteer that the user of this machine added is seen by a test, and none is touched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_DATA", str(tmp_path_factory.mktemp("nothing-added")))
        # Programs that tests start compile our modules once for all of them, also where the machine has no program keep what it compiled.
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp() / "compiled"))
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of these tests, where PostgreSQL is installed."""
    home = postgresql.find_programs()
    if isinstance(home, str):
        pytest.skip(f"not tested on PostgreSQL: {home}")
    with postgresql.running(home) as running:
        yield running


@pytest.fixture(scope="session")
def examples_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `examples/` lies as in the repository, and `clash.ledger` holds what its reports tell."""
    from rashomon.running import reading

    folder = tmp_path_factory.mktemp("examples")
    (folder / "examples").symlink_to(ROOT / "examples")
    with standing_in(folder):
        reading.read([EXAMPLES], Path("clash.ledger"))
    return folder


@pytest.fixture
def at_examples(examples_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder of the test's own with `examples/` and a copy of `clash.ledger`: reading again finds all unchanged."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copy(examples_folder / "clash.ledger", tmp_path / "clash.ledger")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_LEDGER", raising=False)
    return tmp_path


@pytest.fixture
def unserved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would serve ends at once, and opens no browser."""
    monkeypatch.setattr("uvicorn.Server.run", lambda *_args, **_kwargs: None)
    monkeypatch.setattr("webbrowser.open", lambda *_args, **_kwargs: True)
