"""Libraries that a format needs and that come with an extra of the program."""

from __future__ import annotations

import importlib
from types import ModuleType

from rashomon.reading.refusals import Refusal

OFFICE, TABLES, ARCHIVES = "office", "tables", "archives"


def load(module: str, extra: str, what: str) -> ModuleType:
    """The module of a library. Raises Refusal, which says how to install it, where it is not there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        cure = f"pip install 'rashomon[{extra}]'"
        raise Refusal("missing-library", f"is {what}, which needs the library {module.partition('.')[0]}: {cure}, then read it again") from error
