"""What a ledger keeps, refuses and survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.errors import NotFound
from rashomon.records import Issue, text_id
from rashomon.storing import Ledger, Run, Standing, belonging
from tests import made_up
from tests.storing.filling import fill


def test_what_goes_in_comes_out(address: str) -> None:
    """Reports, events with their claims, and incidents are the same records after the file was closed."""
    fill(address)
    with Ledger.open(address) as ledger:
        (rival, rival_event), (wire, wire_event) = made_up.rival(), made_up.wire()
        assert ledger.reports() == (rival, wire)  # by path
        assert set(ledger.events()) == {rival_event, wire_event}
        assert ledger.incidents() == (made_up.incident(),)
        assert ledger.counts() == {"reports": 2, "events": 2, "claims": 18, "issues": 0, "incidents": 1}
        assert not ledger.stale


def test_the_order_of_reading_leaves_no_trace(new_address: Callable[[], str]) -> None:
    """Two ledgers that read the same reports in other orders give the same records in the same order."""
    told = []
    for pairs in ((made_up.wire(), made_up.rival()), (made_up.rival(), made_up.wire())):
        with Ledger.open(new_address(), create=True) as ledger:
            for report, event in pairs:
                ledger.add_report(report, (event,))
            told.append((ledger.reports(), ledger.events()))
    assert told[0] == told[1]


def test_a_report_is_new_then_unchanged_then_revised(address: str) -> None:
    """The same file with another date, or another outlet, takes the place of what was read before."""
    report, event = made_up.wire()
    with Ledger.open(address, create=True) as ledger:
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
        assert ledger.known_path(report.path, text_id(report.text)) == renamed.id
        assert ledger.has(renamed.id)
        assert not ledger.has(report.id)


def test_a_report_coded_by_another_program_is_to_be_coded_anew(address: str) -> None:
    """An update of the program, its model, packs or settings shows; the same once more does not."""
    report, event = made_up.wire()
    old, new = Run(program="0.1", model="m1"), Run(program="0.1", model="m1", packs={"syria": "2"})
    with Ledger.open(address, create=True) as ledger:
        ledger.add_report(report, (event,), run=old)
        assert ledger.standing(report) is Standing.UNCHANGED
        assert ledger.standing(report, old) is Standing.UNCHANGED
        assert ledger.standing(report, new) is Standing.REVISED
        ledger.add_report(report, (event,), run=new)
        assert ledger.standing(report, Run(program="0.1", model="m1", packs={"syria": "2"})) is Standing.UNCHANGED


def test_one_text_in_two_files_is_one_report(new_address: Callable[[], str]) -> None:
    """A copy of a file, without an outlet to tell them apart, is the same report, whichever is read first."""
    original = made_up.make_report("The patrol was stopped.", "a.txt")
    copy = replace(original, path="copies/a.txt")
    for pair in ((original, copy), (copy, original)):
        with Ledger.open(new_address(), create=True) as ledger:
            for _ in range(2):
                for report in pair:
                    if ledger.standing(report) is not Standing.UNCHANGED:
                        ledger.add_report(report, ())
            assert ledger.reports() == (original,)


def test_stale_until_incidents_are_made_anew(address: str) -> None:
    """A report that came in while incidents were being made leaves them stale."""
    report, event = made_up.wire()
    with Ledger.open(address, create=True) as ledger:
        assert not ledger.stale
        before = ledger.revision()
        ledger.add_report(report, (event,))
        assert ledger.stale
        ledger.replace_incidents([], as_of=before)
        assert ledger.stale
        ledger.replace_incidents([made_up.incident()])
        assert not ledger.stale


def test_issues_are_kept_once_and_dropped_when_mended(address: str) -> None:
    """An issue met twice is one; the file read well at last has none; issues of other files stay."""
    empty = Issue(code="empty-file", where="reports/wire.txt", message="is empty")
    row = Issue(code="broken-row", where="t.csv#3", message="line 4 is cut off")
    other = Issue(code="empty-file", where="b.txt", message="is empty")
    report, event = made_up.wire()
    with Ledger.open(address, create=True) as ledger:
        ledger.add_issues([empty, row, other])
        ledger.add_issues([empty])
        assert set(ledger.issues()) == {empty, row, other}
        ledger.add_report(report, (event,))
        assert set(ledger.issues()) == {row, other}
        ledger.settle_issues(["t.csv", "c.txt"], [])
        assert set(ledger.issues()) == {other}


def test_an_endless_message_is_cut(address: str) -> None:
    """What a broken page makes a parser say is kept in part, and is the same issue when it is met again."""
    endless = Issue(code="broken-page", where="a.html", message="".join(chr(0x4E00 + n) for n in range(20_000)))
    with Ledger.open(address, create=True) as ledger:
        for _ in range(2):
            ledger.settle_issues(["a.html"], [endless])
            ledger.add_issues([endless])
        (kept,) = ledger.issues()
    assert kept.message.endswith("…")
    assert len(kept.message) == 500


def test_found_by_the_beginning_of_an_id(address: str) -> None:
    """Any of "i-5b", "5b0c" and the whole id finds the incident; nothing else does, and the nearest ids are named."""
    fill(address)
    with Ledger.open(address) as ledger:
        for name in ("i-5b0c7d41aa02", "i-5b", "5b0c", "I-5B0C"):
            assert ledger.incident(name) == made_up.incident()
        with pytest.raises(NotFound, match="i-5b0c7d41aa02"):
            ledger.incident("i-5b0c7d41aa03")
        with pytest.raises(NotFound, match="could be"):
            ledger.report("r-")
        claim = made_up.wire()[1].claims[7]
        assert ledger.claims(claim.id[:9]) == ((made_up.wire()[1], claim),)


def test_a_killed_reader_leaves_whole_reports(address: str) -> None:
    """Killed in the middle of writing, the ledger opens, holds whole reports only, and takes the rest."""
    script = textwrap.dedent(f"""
        import sys
        from rashomon.records import Attribute
        from rashomon.storing import Ledger
        from tests import made_up
        with Ledger.open({address!r}, create=True) as ledger:
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
    with Ledger.open(address) as ledger:
        counts = ledger.counts()
        assert counts["reports"] >= 20
        assert counts["reports"] == counts["events"] == counts["claims"]
        assert ledger.stale
        report, event = made_up.wire()
        ledger.add_report(report, (event,))
        assert ledger.has(report.id)


def test_a_run_keeps_who_belongs_to_whom(address: str) -> None:
    """Two theatres in one ledger: each run comes back as it went in, and together they say whose the YPG is."""
    runs = [
        Run(program="0.1", model="m1", packs={"syria": "1"}, settings={"a": "b"}, belonging={"YPG": ("SDF",)}),
        Run(program="0.1", model="m1", packs={"reefs": "1"}, belonging={"WATCH": ("PHL_MIL",), "YPG": ("OTHER",)}),
    ]
    with Ledger.open(address, create=True) as ledger:
        for run, (report, event) in zip(runs, (made_up.wire(), made_up.rival()), strict=True):
            ledger.add_report(report, (event,), run=run)
        kept = ledger.runs()
    assert sorted(run.id for run in kept) == sorted(run.id for run in runs)
    assert {run.id: run for run in kept} == {run.id: run for run in runs}
    assert belonging(kept) == {"YPG": {"SDF", "OTHER"}, "WATCH": {"PHL_MIL"}}
