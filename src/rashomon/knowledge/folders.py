"""Where the program keeps files of its own: what can be made again, and what cannot."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Where the program may keep what it can make again: RASHOMON_CACHE, or the system's cache folder for the user."""
    return _own("RASHOMON_CACHE") or _system("LOCALAPPDATA", "Caches", "XDG_CACHE_HOME")


def data_folder() -> Path:
    """Where the program keeps what the user gave it: RASHOMON_DATA, or the system's folder for the user's data."""
    return _own("RASHOMON_DATA") or _system("APPDATA", "Application Support", "XDG_DATA_HOME")


_HOMES = {
    "LOCALAPPDATA": ("AppData", "Local"),
    "APPDATA": ("AppData", "Roaming"),
    "XDG_CACHE_HOME": (".cache",),
    "XDG_DATA_HOME": (".local", "share"),
}
"""Where in the home folder each of these lies where the environment does not say."""


def _own(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named).expanduser().resolve() if named else None


def _system(windows: str, mac: str, xdg: str) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / "rashomon"
    variable = windows if sys.platform == "win32" else xdg
    return Path(os.environ.get(variable) or Path.home().joinpath(*_HOMES[variable])) / "rashomon"
