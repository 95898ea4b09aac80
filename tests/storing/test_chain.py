"""The chain says what came in, in which order; whatever was done past the program shows."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.records import Judgement, Ruling, Subject
from rashomon.storing import Ledger, chain
from rashomon.storing.codec import encode
from tests import made_up
from tests.storing.filling import fill

ByHand = Callable[..., list[tuple[object, ...]]]


def note(number: int) -> Judgement:
    about = (Subject(kind="outlet", name="Harbour Wire"),)
    return Judgement(ruling=Ruling.NOTE, about=about, by="Layla", at=f"2020-09-01T08:15:0{number}Z", why="slow to correct")


def links(address: str, by_hand: ByHand) -> list[tuple[object, ...]]:
    return by_hand(address, "SELECT kind, subject FROM chain ORDER BY number")


def test_what_comes_in_is_linked_in_order(address: str, by_hand: ByHand) -> None:
    """Two reports, then two judgements; one that is kept already, and incidents, make no link."""
    fill(address)
    with Ledger.open(address) as ledger:
        ledger.add_judgements([note(1), note(2)])
        ledger.add_judgements([note(1)])
        verdict = ledger.verify()
    (wire, _), (rival, _) = made_up.wire(), made_up.rival()
    assert links(address, by_hand) == [
        ("report", wire.id), ("report", rival.id), ("judgement", note(1).id), ("judgement", note(2).id)
    ]  # fmt: skip
    assert verdict.sound
    assert (verdict.links, verdict.reports, verdict.judgements, verdict.claims) == (4, 2, 2, 18)


def test_a_revised_report_is_appended(address: str, by_hand: ByHand) -> None:
    """Coded anew, nothing came in. With another date it comes in anew. Under another outlet one goes, and one comes."""
    report, event = made_up.wire()
    with Ledger.open(address, create=True) as ledger:
        ledger.add_report(report, (event,))
        ledger.add_report(report, ())
        assert len(links(address, by_hand)) == 1
        dated = replace(report, published=None, published_from=None)
        ledger.add_report(dated, (event,))
        renamed = made_up.make_report(report.text, report.path, "Another Wire")
        ledger.add_report(renamed, ())
        assert links(address, by_hand) == [
            ("report", report.id), ("report", report.id), ("report-removed", report.id), ("report", renamed.id)
        ]  # fmt: skip
        assert ledger.verify().sound


def test_a_link_is_what_the_page_says() -> None:
    """docs/ledger.md gives the rule, so that anybody can check a chain without this program."""
    said = b'[1,"2020-09-01T08:15:00Z","report","r-1","ab","' + b"0" * 64 + b'"]'
    assert chain.link_hash((1, "2020-09-01T08:15:00Z", "report", "r-1", "ab", chain.GENESIS)) == hashlib.sha256(said).hexdigest()
    assert chain.content_hash("é") == hashlib.sha256("é".encode()).hexdigest()


@pytest.mark.parametrize(
    ("done", "says"),
    [
        ("UPDATE reports SET record = replace(record, 'Four US soldiers', 'Nine US soldiers')", "text or metadata were altered"),
        ("UPDATE reports SET outlet = 'Somebody Else'", "record and columns differ"),
        ("UPDATE reports SET record = '{}'", "record and columns differ"),
        ("DELETE FROM reports WHERE path LIKE '%wire%'", "was removed by other means"),
        ("UPDATE judgements SET record = replace(record, 'slow', 'quick')", "a judgement that was altered"),
        ("DELETE FROM judgements WHERE number = (SELECT min(number) FROM judgements)", "a judgement that was removed"),
        ("UPDATE judgements SET number = 10 - number", "stand in another order"),
        ("UPDATE chain SET at = '2019-01-01T00:00:00Z' WHERE number = 2", "link 2: on"),
        ("DELETE FROM chain WHERE number = 2", "link 2: is missing"),
        ("DELETE FROM chain WHERE number = 4", "a judgement that was added by other means"),
        ("UPDATE chain SET kind = 'report-removed' WHERE number = 1", "added by other means"),
    ],
)
def test_what_was_done_past_the_program_is_found(address: str, by_hand: ByHand, done: str, says: str) -> None:
    """A changed word, a row taken out or put in, a link made to fit."""
    fill(address)
    with Ledger.open(address) as ledger:
        ledger.add_judgements([note(n) for n in (1, 2, 3)])
    by_hand(address, done)
    with Ledger.open(address) as ledger:
        verdict = ledger.verify()
    assert not verdict.sound
    assert any(says in f"{fault.subject}: {fault.message}" for fault in verdict.faults), verdict.faults


def test_a_claim_whose_words_were_changed_is_found(address: str, backend: str, by_hand: ByHand) -> None:
    """Claims are no links, since reading again makes them; their words have to stand in the report."""
    fill(address)
    claim = made_up.wire()[1].claims[0]
    word = claim.evidence[0].text
    altered = encode(claim).replace(f'"text":"{word}"', f'"text":"{word[::-1]}"').encode().hex()
    literal = f"'\\x{altered}'" if backend == "postgresql" else f"X'{altered}'"
    by_hand(address, f"UPDATE claims SET record = {literal} WHERE id = '{claim.id}'")  # noqa: S608  # our own words
    with Ledger.open(address) as ledger:
        faults = ledger.verify().faults
    assert [fault.subject for fault in faults] == [claim.id]


def test_a_chain_made_anew_has_another_head(address: str, new_address: Callable[[], str]) -> None:
    """Who makes all links again, without the report that embarrasses, cannot make the head that somebody noted."""
    fill(address)
    with Ledger.open(address) as ledger:
        before = ledger.verify().head
        ledger.add_judgements([note(1)])
        assert ledger.verify([before]).sound
        assert ledger.verify([before[:12].upper()]).sound
    other = new_address()
    with Ledger.open(other, create=True) as ledger:
        report, event = made_up.rival()
        ledger.add_report(report, (event,))
        (fault,) = ledger.verify([before]).faults
        assert "is no link of this chain" in fault.message


def test_several_writers_make_one_chain(address: str) -> None:
    """Four programs at once: every report is there, and the chain does not fork."""
    Ledger.open(address, create=True).close()
    script = textwrap.dedent("""
        import sys
        from rashomon.storing import Ledger
        from tests import made_up
        with Ledger.open(sys.argv[1]) as ledger:
            for number in range(15):
                ledger.add_report(made_up.make_report(f"Report {number} of {sys.argv[2]}.", f"{sys.argv[2]}-{number}.txt"), ())
    """)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writers = [subprocess.Popen([sys.executable, "-c", script, address, str(n)], env=environment) for n in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    with Ledger.open(address) as ledger:
        verdict = ledger.verify()
        assert verdict.sound, verdict.faults
        assert (verdict.links, verdict.reports, ledger.revision()) == (60, 60, 60)
