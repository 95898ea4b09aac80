"""What a person had best look at next: claims that a trained head read without being sure, and that nobody has judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Claim, Event, Judgement
from rashomon.reviewing.standing import stand

UNSURE = 0.6
"""Below it a head's reading is doubtful: its probabilities are calibrated on texts kept aside, so that of such claims two in five and more are misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A claim for review, with the event that it is told of. `probability` is how sure the head was; `claim.certainty` is the source's."""

    claim: Claim
    event: Event

    @property
    def probability(self) -> float:
        """How sure the head was of its reading."""
        return 1.0 if self.claim.probability is None else self.claim.probability


def to_review(events: Iterable[Event], judgements: Iterable[Judgement], below: float = UNSURE) -> tuple[Doubtful, ...]:
    """The claims that are less sure than `below`, the least sure first, those of the news before those of its background.

    Left out are claims on which a verdict holds, and those that a rule wrote: a rule is not unsure, it is right or wrong.
    """
    judged = stand(judgements).verdicts
    found = {
        claim.id: Doubtful(claim=claim, event=event)
        for event in events
        for claim in event.claims
        if claim.probability is not None and claim.probability < below and claim.id not in judged
    }
    return tuple(sorted(found.values(), key=lambda one: (not one.event.focal, one.probability, one.claim.id)))
