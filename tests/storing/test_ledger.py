"""What a ledger keeps, refuses and survives."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import LedgerBusy, LedgerError, NewerLedger, NotALedger, NotFound
from rashomon.records import Issue
from rashomon.storing import Ledger, Run, Standing, belonging, sqlite, text_hash
from tests import made_up


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clash.ledger"


def fill(path: Path) -> None:
    """A ledger with both made-up reports and their incident."""
    with Ledger.open(path, create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,), run=Run(program="0.1", model="m1"))
        ledger.replace_incidents([made_up.incident()])


def test_what_goes_in_comes_out(path: Path) -> None:
    """Reports, events with their claims, and incidents are the same records after the file was closed."""
    fill(path)
    with Ledger.open(path) as ledger:
        (rival, rival_event), (wire, wire_event) = made_up.rival(), made_up.wire()
        assert ledger.reports() == (rival, wire)  # by path
        assert set(ledger.events()) == {rival_event, wire_event}
        assert ledger.incidents() == (made_up.incident(),)
        assert ledger.counts() == {"reports": 2, "events": 2, "claims": 18, "issues": 0, "incidents": 1}
        assert not ledger.stale
    assert [p.name for p in path.parent.iterdir()] == ["clash.ledger"]


def test_the_order_of_reading_leaves_no_trace(tmp_path: Path) -> None:
    """Two ledgers that read the same reports in other orders give the same records in the same order."""
    told = []
    for name, pairs in (("a", (made_up.wire(), made_up.rival())), ("b", (made_up.rival(), made_up.wire()))):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            for report, event in pairs:
                ledger.add_report(report, (event,))
            told.append((ledger.reports(), ledger.events()))
    assert told[0] == told[1]


def test_a_report_is_new_then_unchanged_then_revised(path: Path) -> None:
    """The same file with another date, or another outlet, takes the place of what was read before."""
    report, event = made_up.wire()
    with Ledger.open(path, create=True) as ledger:
        assert ledger.standing(report) is Standing.NEW
        ledger.add_report(report, (event,))
        assert ledger.standing(report) is Standing.UNCHANGED
        dated = replace(report, published=None, published_from=None)
        assert ledger.standing(dated) is Standing.REVISED
        ledger.add_report(dated, (event,))
        renamed = made_up.make_report(report.text, report.path, "Another Wire")
        assert ledger.standing(renamed) is Standing.REVISED
        ledger.add_report(renamed, ())
        assert ledger.reports() == (renamed,)
        assert ledger.counts()["claims"] == 0
        assert ledger.known_path(report.path, text_hash(report.text)) == renamed.id
        assert ledger.has(renamed.id)
        assert not ledger.has(report.id)


def test_a_report_coded_by_another_program_is_to_be_coded_anew(path: Path) -> None:
    """An update of the program, its model, packs or settings shows; the same once more does not."""
    report, event = made_up.wire()
    old, new = Run(program="0.1", model="m1"), Run(program="0.1", model="m1", packs={"syria": "2"})
    with Ledger.open(path, create=True) as ledger:
        ledger.add_report(report, (event,), run=old)
        assert ledger.standing(report) is Standing.UNCHANGED
        assert ledger.standing(report, old) is Standing.UNCHANGED
        assert ledger.standing(report, new) is Standing.REVISED
        ledger.add_report(report, (event,), run=new)
        assert ledger.standing(report, Run(program="0.1", model="m1", packs={"syria": "2"})) is Standing.UNCHANGED


def test_one_text_in_two_files_is_one_report(tmp_path: Path) -> None:
    """A copy of a file, without an outlet to tell them apart, is the same report, whichever is read first."""
    original = made_up.make_report("The patrol was stopped.", "a.txt")
    copy = replace(original, path="copies/a.txt")
    for name, pair in (("one", (original, copy)), ("two", (copy, original))):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            for _ in range(2):
                for report in pair:
                    if ledger.standing(report) is not Standing.UNCHANGED:
                        ledger.add_report(report, ())
            assert ledger.reports() == (original,)


def test_stale_until_incidents_are_made_anew(path: Path) -> None:
    """A report that came in while incidents were being made leaves them stale."""
    report, event = made_up.wire()
    with Ledger.open(path, create=True) as ledger:
        assert not ledger.stale
        before = ledger.revision()
        ledger.add_report(report, (event,))
        assert ledger.stale
        ledger.replace_incidents([], as_of=before)
        assert ledger.stale
        ledger.replace_incidents([made_up.incident()])
        assert not ledger.stale


def test_issues_are_kept_once_and_dropped_when_mended(path: Path) -> None:
    """An issue met twice is one; the file read well at last has none; issues of other files stay."""
    empty = Issue(code="empty-file", where="reports/wire.txt", message="is empty")
    row = Issue(code="broken-row", where="t.csv#3", message="line 4 is cut off")
    other = Issue(code="empty-file", where="b.txt", message="is empty")
    report, event = made_up.wire()
    with Ledger.open(path, create=True) as ledger:
        ledger.add_issues([empty, row, other])
        ledger.add_issues([empty])
        assert set(ledger.issues()) == {empty, row, other}
        ledger.add_report(report, (event,))
        assert set(ledger.issues()) == {row, other}
        ledger.settle_issues(["t.csv", "c.txt"], [])
        assert set(ledger.issues()) == {other}


def test_found_by_the_beginning_of_an_id(path: Path) -> None:
    """Any of "i-5b", "5b0c" and the whole id finds the incident; nothing else does, and the nearest ids are named."""
    fill(path)
    with Ledger.open(path) as ledger:
        for name in ("i-5b0c7d41aa02", "i-5b", "5b0c", "I-5B0C"):
            assert ledger.incident(name) == made_up.incident()
        with pytest.raises(NotFound, match="i-5b0c7d41aa02"):
            ledger.incident("i-5b0c7d41aa03")
        with pytest.raises(NotFound, match="could be"):
            ledger.report("r-")
        claim = made_up.wire()[1].claims[7]
        assert ledger.claims(claim.id[:9]) == ((made_up.wire()[1], claim),)


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


def test_a_killed_reader_leaves_whole_reports(path: Path) -> None:
    """Killed in the middle of writing, the ledger opens, holds whole reports only, and takes the rest."""
    script = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from rashomon.records import Attribute
        from rashomon.storing import Ledger
        from tests import made_up
        with Ledger.open(Path({str(path)!r}), create=True) as ledger:
            for number in range(100_000):
                report, event = made_up.wire()
                report = made_up.make_report(report.text, f"{{number}}.txt", f"Outlet {{number}}")
                event = made_up.make_event(report, "rammed", made_up.make_claim(report, Attribute.KIND, "collision", "rammed"))
                ledger.add_report(report, (event,))
                print(number, flush=True)
    """)
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout
    for line in process.stdout:
        if int(line) >= 20:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Ledger.open(path) as ledger:
        counts = ledger.counts()
        assert counts["reports"] >= 20
        assert counts["reports"] == counts["events"] == counts["claims"]
        assert ledger.stale
        report, event = made_up.wire()
        ledger.add_report(report, (event,))
        assert ledger.has(report.id)


def test_a_run_keeps_who_belongs_to_whom(path: Path) -> None:
    """Two theatres in one ledger: each run comes back as it went in, and together they say whose the YPG is."""
    runs = [
        Run(program="0.1", model="m1", packs={"syria": "1"}, settings={"a": "b"}, belonging={"YPG": ("SDF",)}),
        Run(program="0.1", model="m1", packs={"reefs": "1"}, belonging={"WATCH": ("PHL_MIL",), "YPG": ("OTHER",)}),
    ]
    with Ledger.open(path, create=True) as ledger:
        for run, (report, event) in zip(runs, (made_up.wire(), made_up.rival()), strict=True):
            ledger.add_report(report, (event,), run=run)
        kept = ledger.runs()
    assert sorted(run.id for run in kept) == sorted(run.id for run in runs)
    assert {run.id: run for run in kept} == {run.id: run for run in runs}
    assert belonging(kept) == {"YPG": {"SDF", "OTHER"}, "WATCH": {"PHL_MIL"}}
