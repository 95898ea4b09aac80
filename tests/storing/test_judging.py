"""What people decided is appended once, in order, and kept."""

from __future__ import annotations

from rashomon.records import Attribute, Count, Judgement, Ruling, Span, Subject
from rashomon.storing import Ledger
from tests import made_up


def same(first: str, second: str, at: str = "2020-09-01T08:15:00Z") -> Judgement:
    about = (Subject(kind="event", name=first),)
    return Judgement(ruling=Ruling.SAME, about=about, other=(Subject(kind="event", name=second),), by="Layla", at=at, why="one convoy")


def corrected() -> Judgement:
    words = Span(report="r-1", start=3, end=7, text="nine")
    about = (Subject(kind="claim", name="c-1", words=(words,), attribute=Attribute.KILLED),)
    value = Count(low=9, best=9, high=9, wording="nine")
    return Judgement(ruling=Ruling.CORRECTED, about=about, by="Omar", at="2020-09-02T08:15:00Z", value=value)


def test_judgements_come_out_in_the_order_of_appending(address: str) -> None:
    """Not by id and not by date: a judgement that came later may be of an earlier day."""
    given = (same("e-2", "e-3"), corrected(), same("e-1", "e-2", at="2020-08-01T00:00:00Z"))
    with Ledger.open(address, create=True) as ledger:
        assert ledger.add_judgements(given[:1]) == 1
        assert ledger.add_judgements(given[1:]) == 2
    with Ledger.open(address) as ledger:
        assert ledger.judgements() == given


def test_a_judgement_given_twice_is_kept_once(address: str) -> None:
    """Importing a file again adds nothing, and leaves the incidents as fresh as they were; a new one makes them stale."""
    with Ledger.open(address, create=True) as ledger:
        ledger.add_judgements([corrected(), corrected()])
        assert ledger.stale
        ledger.replace_incidents([made_up.incident()])
        assert ledger.add_judgements([corrected()]) == 0
        assert not ledger.stale
        assert ledger.add_judgements([corrected(), same("e-1", "e-2")]) == 1
        assert ledger.stale
        assert ledger.judgements() == (corrected(), same("e-1", "e-2"))
