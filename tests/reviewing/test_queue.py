"""What is put before a person first: the claims of which a head was least sure."""

from __future__ import annotations

from dataclasses import replace

from rashomon.records import Attribute, Certainty, Event, Ruling
from rashomon.reviewing import to_review
from tests import made_up
from tests.reviewing.judging import verdict

_, EVENT = made_up.wire()


def with_doubts(event: Event, **sure: float) -> Event:
    """The event as if heads had read these attributes with these probabilities."""
    return replace(event, claims=tuple(replace(c, probability=sure.get(c.attribute.value)) for c in event.claims))


def test_the_least_sure_come_first_and_what_rules_wrote_never() -> None:
    """Of three claims by heads the sure one is no matter for review; rules' claims have no probability."""
    event = with_doubts(EVENT, injured=0.41, place=0.3, type=0.97)
    found = to_review([event], ())
    assert [one.claim.attribute for one in found] == [Attribute.PLACE, Attribute.INJURED]
    assert [one.probability for one in found] == [0.3, 0.41]
    assert to_review([EVENT], ()) == ()
    assert len(to_review([event], (), below=0.99)) == 3


def test_news_comes_before_background() -> None:
    """A doubt of what the report is about is looked at before a greater one of what it recalls."""
    news = with_doubts(replace(EVENT, focal=True), injured=0.5)
    older = with_doubts(replace(EVENT, id="e-0ld", focal=False), place=0.1)
    assert [one.event.focal for one in to_review([older, news], ())] == [True, False]


def test_who_has_judged_is_not_asked_again() -> None:
    """A verdict takes a claim from the queue, whatever it was."""
    event = with_doubts(EVENT, injured=0.41, place=0.3)
    (injured,) = (c for c in event.claims if c.attribute is Attribute.INJURED)
    for ruling in (Ruling.RIGHT, Ruling.WRONG):
        assert [one.claim.attribute for one in to_review([event], [verdict(injured, ruling, 1)])] == [Attribute.PLACE]


def test_the_doubt_of_the_source_is_another_one() -> None:
    """What a source holds for merely possible, and the head read surely, is no matter for review."""
    hedged = replace(EVENT, claims=tuple(replace(c, certainty=Certainty.POSSIBLE, probability=0.95) for c in EVENT.claims))
    assert to_review([hedged], ()) == ()
