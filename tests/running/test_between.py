"""Incidents that linking left two and that may be one: named most likely first, never what people held apart."""

from __future__ import annotations

from rashomon.records import Ruling
from rashomon.running.between import LEAST, may_be_one
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger
from rashomon.surfaces.cli.between import say_between
from rashomon.surfaces.judgements.making import Hand, judge_pair


def test_the_likeliest_first_and_none_that_was_held_apart(kept: Ledger) -> None:
    """Each pair is of two incidents with no report in common; once somebody held one apart it is asked for no more."""
    found = may_be_one(kept)
    assert found
    assert [b.bits for b in found] == sorted((b.bits for b in found), reverse=True)
    assert all(b.bits > LEAST for b in found)
    first = found[0]
    one, other = kept.incident(first.left), kept.incident(first.right)
    assert not set(one.reports) & set(other.reports)
    assert first in may_be_one(kept, first.left)
    lines = list(say_between(kept, [first], "rashomon.ledger"))
    assert f"rashomon judge same {first.left} {first.right}" in lines[1]
    kept.add_judgements([judge_pair(kept, Ruling.DIFFERENT, first.left, first.right, Hand(by="Ana", why="", at="2020-09-01T08:00:00Z"))])
    bring_up_to_date(kept)
    assert (first.left, first.right) not in {(b.left, b.right) for b in may_be_one(kept)}
