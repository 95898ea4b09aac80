"""What a library would keep or tell about this machine is switched off before any is loaded."""

from __future__ import annotations

import os

SWITCHES = {"ORT_DISABLE_TELEMETRY": "1"}
"""From 1.32 on onnxruntime keeps a database of its use, with an id of the machine, in the user's home, from the moment it is loaded."""


def switch_off() -> None:
    """Have no library keep a record of its use; whoever set a switch already is left in charge of it."""
    for name, value in SWITCHES.items():
        os.environ.setdefault(name, value)
