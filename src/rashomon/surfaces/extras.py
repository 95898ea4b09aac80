"""Libraries that come with an extra of the program."""

from __future__ import annotations

import importlib
from types import ModuleType

from rashomon.errors import SettingError


def need(module: str, extra: str, what: str) -> ModuleType:
    """The module of a library. Raises SettingError, which says how to install it, where it is not there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = (error.name or module).partition(".")[0]
        raise SettingError(f"{what} needs the library {library}; install it with: pip install 'rashomon[{extra}]'") from error
