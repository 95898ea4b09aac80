"""`ledger.sql` and `ledger.frames`: tables handed to DuckDB."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.storing import Ledger
from rashomon.surfaces import frames
from rashomon.surfaces.notebook import OpenLedger
from tests import made_up


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenLedger]:
    """A ledger of two reports of one incident; no library of frames is there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(frames, "LIBRARIES", ())
    with Ledger.open("clash.ledger", create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])
    with OpenLedger.open("clash.ledger") as ledger:
        yield ledger


@pytest.fixture
def asked(held: OpenLedger) -> OpenLedger:
    """The same, where DuckDB is installed."""
    for library in ("duckdb", "pyarrow"):
        pytest.importorskip(library, reason=f"{library} is not installed: pip install 'rashomon[frames]'")
    return held


def test_sql_over_the_tables(asked: OpenLedger) -> None:
    """Values, days and truths are of their types; tables join by the ids that they share."""
    (row,) = asked.sql("SELECT c.outlet, c.value, c.id, c.best, c.published, c.struck FROM claims c WHERE attribute = 'injured' AND polarity = 'asserted'")
    assert row == {"outlet": "Harbour Wire", "value": "4", "id": "USA_MIL", "best": 4, "published": dt.date(2020, 8, 28), "struck": False}
    counted = asked.sql("SELECT r.outlet, count(*) AS claims FROM claims JOIN reports r USING (report) JOIN incidents i ON i.id = claims.incident GROUP BY ALL ORDER BY ALL")
    assert counted == [{"outlet": "Harbour Wire", "claims": 9}, {"outlet": "Severnaya Svodka", "claims": 9}]
    (denied,) = asked.sql("SELECT attribute, subject, denials FROM positions WHERE denials > 0")
    assert denied == {"attribute": "injured", "subject": "USA_MIL", "denials": 1}


@pytest.mark.parametrize("what", sorted(frames.TABLES))
def test_every_table_can_be_asked(asked: OpenLedger, what: str) -> None:
    """All its rows, as `frame` has them, and its columns also where it has no row."""
    assert asked.sql(f"FROM {what}") == asked.frame(what)
    with Ledger.open("empty.ledger", create=True), OpenLedger.open("empty.ledger") as empty:
        assert empty.sql(f"FROM {what}") == []
        assert empty.sql(f"FROM {what}", library="arrow").column_names == list(asked.frame(what)[0])


def test_tables_of_ones_own_stand_beside(asked: OpenLedger) -> None:
    """By name; and the answer is a frame where a library of frames is there."""
    import pyarrow as pa

    weights = pa.table({"outlet": ["Harbour Wire"], "weight": [0.5]})
    (row,) = asked.sql("SELECT DISTINCT outlet, weight FROM reports JOIN weights USING (outlet)", weights=weights)
    assert row == {"outlet": "Harbour Wire", "weight": 0.5}


def test_the_answer_is_a_frame(asked: OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    monkeypatch.setattr(frames, "LIBRARIES", ("pandas", "polars"))
    answer = asked.sql("SELECT outlet FROM reports ORDER BY outlet", library="pandas")
    assert isinstance(answer, pandas.DataFrame)
    assert list(answer["outlet"]) == ["Harbour Wire", "Severnaya Svodka"]


@pytest.mark.parametrize(("text", "says"), [("SELECT * FROM clashes", "the tables are incidents, claims"), ("SELEC 1", "syntax error"), ("", "asks for nothing"), ("SELECT beside FROM held", "held")])
def test_sql_that_is_refused(asked: OpenLedger, text: str, says: str) -> None:
    """In DuckDB's words; no variable of the program is a table."""
    with pytest.raises(SettingError, match=says):
        asked.sql(text)


def test_sql_changes_nothing(asked: OpenLedger) -> None:
    """The tables are views of Arrow, which takes no writing."""
    before = Path("clash.ledger").read_bytes()
    for text in ("DELETE FROM claims", "UPDATE claims SET value = 'x'"):
        with pytest.raises(SettingError):
            asked.sql(text)
    assert Path("clash.ledger").read_bytes() == before


def test_all_frames(held: OpenLedger) -> None:
    assert {name: len(rows) for name, rows in held.frames().items()} == {name: len(held.frame(name)) for name in frames.TABLES}


def test_a_missing_library_of_sql_is_told(held: OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(SettingError, match=r"needs the library duckdb; install it with: pip install 'rashomon\[frames\]'"):
        held.sql("SELECT 1")
