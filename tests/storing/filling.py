"""A ledger of the made-up collision."""

from __future__ import annotations

from pathlib import Path

from rashomon.storing import Ledger, Run
from tests import made_up


def fill(address: Path | str) -> None:
    """A ledger with both made-up reports and their incident."""
    with Ledger.open(address, create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,), run=Run(program="0.1", model="m1"))
        ledger.replace_incidents([made_up.incident()])
