"""The made-up world is the same on every machine, and its truth is known."""

from __future__ import annotations

from benchmarks.linking import b_cubed
from benchmarks.made_accounts import make_accounts
from rashomon.linking import link_events
from rashomon.records import Attribute


def test_the_same_seed_makes_the_same_world() -> None:
    """The same reports, events and keys; another seed makes others."""
    made = make_accounts(300)
    assert make_accounts(300) == made
    assert make_accounts(300, seed=6) != made


def test_every_account_is_grounded_and_noisy() -> None:
    """Spans are the reports' words; some accounts lack a day, a place or a toll; some reports are copies."""
    made = make_accounts(600)
    texts = {r.id: r.text for r in made.reports}
    assert 550 < len(made.events) < 650
    assert set(made.keys) == {e.id for e in made.events}
    for event in made.events:
        span = event.trigger
        assert texts[event.report][span.start : span.end] == span.text
    for attribute in (Attribute.PERIOD, Attribute.PLACE, Attribute.KILLED, Attribute.KIND):
        assert 0 < sum(not e.of(attribute) for e in made.events) < len(made.events)
    bodies = [r.text.split("\n\n", 1)[1] for r in made.reports]
    assert len(set(bodies)) < len(bodies)


def test_it_is_linked_well() -> None:
    """Two thousand accounts: not as many as the gate's, and nearly as hard."""
    made = make_accounts(2000)
    linked = link_events(made.events, made.reports)
    precision, recall, f = b_cubed([tuple(e.id for e in c) for c in linked.clusters], made.keys)
    assert precision > 0.9
    assert recall > 0.85
    assert f > 0.88
