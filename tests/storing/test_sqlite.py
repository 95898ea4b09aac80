"""What a ledger in a file refuses and survives."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from rashomon.errors import LedgerBusy, LedgerError, NewerLedger, NotALedger
from rashomon.records import Issue
from rashomon.storing import Ledger, sqlite
from tests import made_up
from tests.storing.filling import fill


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"Title: A report\n\nNot a ledger at all.\n", NotALedger, "is not a ledger"),
        (b"SQLite format 3\x00" + bytes(30), NotALedger, "is not a ledger"),
        (b"", NotALedger, "is not a ledger"),
    ],
)
def test_a_file_that_is_no_ledger_is_left_alone(path: Path, content: bytes, error: type[Exception], says: str) -> None:
    """Refused by name, with its bytes and dates as they were."""
    path.write_bytes(content)
    before = path.stat()
    with pytest.raises(error, match=says) as caught:
        Ledger.open(path, create=bool(content))
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_left_alone(path: Path) -> None:
    """An SQLite file without our mark is not ours."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == content


def test_a_newer_ledger_is_left_alone(path: Path) -> None:
    """A ledger of a version to come is refused untouched, and the cure is to update."""
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(NewerLedger, match="update the program"):
        Ledger.open(path, create=True)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_damaged_ledger_is_told(path: Path) -> None:
    """A ledger whose pages were overwritten is named as damaged, not as a bug."""
    fill(path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        ledger.reports()


@pytest.mark.parametrize(("words", "kind"), [(b"\xff\xfe\xff", "TEXT"), (b"no record", "TEXT"), (b"\x00\xff\xfe\xff", "BLOB")])
def test_a_record_that_nobody_wrote_is_told(path: Path, words: bytes, kind: str) -> None:
    """Bytes that are no text, text that is no record, and bytes that were never packed: damaged, and no bug."""
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE incidents SET record = CAST(? AS {kind})", [words])  # noqa: S608  # our own words
    connection.commit()
    connection.close()
    with pytest.raises(NotALedger, match="damaged"), Ledger.open(path) as ledger:
        ledger.incidents()


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_truncated_ledger_is_told(path: Path, kept: float) -> None:
    """Cut off in the middle: damaged, whatever is asked for."""
    fill(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(NotALedger, match="damaged"), Ledger.open(path) as ledger:
        ledger.verify()


def test_a_missing_ledger_tells_how_to_make_one(tmp_path: Path) -> None:
    """No file, no folder and a folder in its place are three different errors."""
    with pytest.raises(LedgerError, match="rashomon read"):
        Ledger.open(tmp_path / "no.ledger")
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(tmp_path / "nowhere" / "no.ledger", create=True)
    with pytest.raises(NotALedger, match="is a folder"):
        Ledger.open(tmp_path, create=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger_when_asked(path: Path) -> None:
    """What a kill at the very start may leave behind holds nothing, and is taken over."""
    path.touch()
    with Ledger.open(path, create=True) as ledger:
        assert ledger.reports() == ()


def test_busy_is_told_with_the_cure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, writing waits and then says so; reading goes on."""
    fill(path)
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path) as ledger:
        assert len(ledger.reports()) == 2
        with pytest.raises(LedgerBusy, match="wait"):
            ledger.add_issues([Issue(code="x", where="y", message="z")])
    other.close()


def test_a_full_disk_loses_only_the_report_at_hand(path: Path) -> None:
    """The report that does not fit is rolled back whole; what was read before is there."""
    fill(path)
    with Ledger.open(path) as ledger:
        with ledger._backend.reader.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        huge = made_up.make_report("The patrol was stopped. " * 20_000, "huge.txt")
        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add_report(huge, ())
        assert len(ledger.reports()) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_ledger_that_may_not_be_written_can_be_read(path: Path) -> None:
    """In a folder without write rights the ledger is read, and nothing is left beside it."""
    fill(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Ledger.open(path) as ledger:
            assert len(ledger.reports()) == 2
            with pytest.raises(LedgerError, match="may not be written"):
                ledger.add_issues([Issue(code="x", where="y", message="z")])
        assert [p.name for p in path.parent.iterdir()] == [path.name]
    finally:
        path.parent.chmod(0o755)


def test_nothing_is_left_beside_a_closed_ledger(path: Path) -> None:
    """One file, to copy or to mail."""
    fill(path)
    assert [p.name for p in path.parent.iterdir()] == ["clash.ledger"]
