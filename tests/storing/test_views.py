"""What SQL alone sees of a ledger's file: `v_incidents`, `v_claims`, `v_reports`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from rashomon.storing import Ledger
from rashomon.storing.views import VIEWS
from tests import made_up


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    """What plain sqlite3 answers."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def test_the_views_of_a_ledger(tmp_path: Path) -> None:
    """A row an incident, a claim of each, and a report, in columns that need no JSON; the ledger is as sound as without."""
    path = tmp_path / "clash.ledger"
    with Ledger.open(path, create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])
        assert ledger.verify().sound
    incident = made_up.incident()
    (row,) = rows(path, "SELECT * FROM v_incidents")
    assert (row["id"], row["title"], row["status"], row["reports"], row["origins"]) == (incident.id, incident.title, "disputed", 2, 2)
    assert (row["place"], row["first_day"]) == ("Al-Malikiyah", "2020-08-25")
    assert set(row["kinds"].split("; ")) >= {"collision", "block"}
    claims = rows(path, "SELECT * FROM v_claims")
    assert {claim["id"] for claim in claims} == {claim.id for claim in (*incident.claims, *incident.wordings)}
    assert {claim["incident"] for claim in claims} == {incident.id}
    assert len({claim["outlet"] for claim in claims}) == 2
    reports = rows(path, "SELECT * FROM v_reports ORDER BY path")
    assert [report["incidents"] for report in reports] == [1, 1]


def test_a_view_holds_no_bytes(tmp_path: Path) -> None:
    """No cell is a packed record."""
    path = tmp_path / "clash.ledger"
    with Ledger.open(path, create=True) as ledger:
        report, event = made_up.wire()
        ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])
    for view in VIEWS:
        assert not [cell for row in rows(path, f"SELECT * FROM {view}") for cell in row.values() if isinstance(cell, bytes)]  # noqa: S608
