"""What libraries would keep, tell or load that nobody asked for is switched off before any of them is loaded."""

from __future__ import annotations

import os
import sys
from types import ModuleType

SWITCHES = {"ORT_DISABLE_TELEMETRY": "1"}
"""From 1.32 on onnxruntime keeps a database of its use, with an id of the machine, in the user's home, from the moment it is loaded."""

FRAMEWORKS = ("cupy", "mxnet", "tensorflow", "torch")
"""Frameworks for training that thinc, and with it spaCy, loads wherever they are installed: torch takes as long as reading three reports."""


def switch_off() -> None:
    """Have no library keep a record of its use; whoever set a switch already is left in charge of it."""
    for name, value in SWITCHES.items():
        os.environ.setdefault(name, value)


def leave_out() -> None:
    """Have spaCy load what holds its trees, and neither frameworks nor its own command line with a client for the web.

    For a process that is the program's own: what was left out is not there for the rest of it. What is loaded already stays.
    """
    for name in FRAMEWORKS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how an import is told that there is no such module
    if "spacy" not in sys.modules:
        lines, about = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        about.info = None  # type: ignore[attr-defined]  # the one name that spaCy takes from there as it is loaded
        sys.modules.setdefault(lines.__name__, lines)
        sys.modules.setdefault(about.__name__, about)
