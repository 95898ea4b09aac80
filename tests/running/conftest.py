"""A ledger of the examples to decide things in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger


@pytest.fixture
def kept(examples_folder: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The example ledger's reports and events in a ledger of their own, linked."""
    with Ledger.open(tmp_path / "judged.ledger", create=True) as made:
        with Ledger.open(examples_folder / "clash.ledger") as examples:
            events = examples.events()
            for report in examples.reports():
                made.add_report(report, tuple(e for e in events if e.report == report.id))
        bring_up_to_date(made)
        yield made
