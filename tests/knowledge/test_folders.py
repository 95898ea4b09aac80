"""Folders of the program's own: where the user says, else where the system keeps such files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.knowledge import folders
from rashomon.knowledge.folders import cache_folder, data_folder


@pytest.mark.parametrize(
    ("folder", "own", "xdg"),
    [(cache_folder, "RASHOMON_CACHE", "XDG_CACHE_HOME"), (data_folder, "RASHOMON_DATA", "XDG_DATA_HOME")],
)
def test_a_folder_is_where_the_user_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Callable[[], Path], own: str, xdg: str
) -> None:
    monkeypatch.setattr(folders.sys, "platform", "linux")
    monkeypatch.setenv(own, str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.delenv(own)
    monkeypatch.setenv(xdg, str(tmp_path / "xdg"))
    assert folder() == tmp_path / "xdg" / "rashomon"


@pytest.mark.parametrize(
    ("platform", "cache", "data"),
    [
        ("linux", ".cache/rashomon", ".local/share/rashomon"),
        ("darwin", "Library/Caches/rashomon", "Library/Application Support/rashomon"),
        ("win32", "AppData/Local/rashomon", "AppData/Roaming/rashomon"),
    ],
)
def test_each_system_has_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, cache: str, data: str
) -> None:
    """What can be made again lies apart from what cannot."""
    for name in ("RASHOMON_CACHE", "RASHOMON_DATA", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(folders.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path))
    assert cache_folder() == tmp_path / cache
    assert data_folder() == tmp_path / data
