"""Why the heads hold what a claim says: read again, with how sure each head was, what came second, and the nearest examples of the corpus.

Nothing of this is kept in a ledger: the heads are deterministic, and say the same again wherever the same weights read the same text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.coders.joint.pointing import Told, point
from rashomon.language import load_pipeline
from rashomon.language.heads import Trigger, load_heads
from rashomon.language.heads.nearest import Example, load_examples
from rashomon.records import WHAT_HAPPENED, Attribute, Claim, Report, Span

_ROLES = {Attribute.ACTOR: "actor", Attribute.RECIPIENT: "recipient", Attribute.PLACE: "place", Attribute.PERIOD: "time", Attribute.OBJECT: "object", Attribute.BLAME: "actor"}
_RIVALS = {"actor": "recipient", "recipient": "actor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What one head held: the answer and the one that came second with their probabilities, and the corpus's nearest examples of the trigger."""

    head: str
    answer: str
    probability: float
    second: str
    second_probability: float
    examples: tuple[Example, ...]


def explain(report: Report, claim: Claim) -> Explained | None:
    """What the head that wrote a claim held; None where these weights, or this text's restored case, read otherwise than those that wrote it."""
    doc = load_pipeline()(report.text)
    heads = load_heads()
    words, reading = heads.read(doc)
    for told in point(report, words, reading):
        found = _answer(told, claim)
        if found is None:
            continue
        trigger, head, answer, probability, second, other = found
        _, vectors = heads.vectors(doc)
        vector = np.asarray(vectors[list(trigger.words)].mean(0), np.float32)
        return Explained(
            head=head, answer=answer, probability=probability, second=second, second_probability=other, examples=tuple(load_examples().nearest(vector))
        )
    return None


def _answer(told: Told, claim: Claim) -> tuple[Trigger, str, str, float, str, float] | None:
    at = claim.evidence[0]
    _, chief = told.chief
    if claim.attribute in WHAT_HAPPENED:
        if not any(span.overlaps(at) for span, _ in told.triggers):
            return None
        choice = told.happening.type if claim.attribute is Attribute.TYPE else told.happening.kind
        return chief, claim.attribute.value, choice.value, choice.probability, choice.second, choice.second_probability
    role = _ROLES.get(claim.attribute, claim.attribute.value)
    pointed = [one for one in (*told.fillers, *told.tolls) if one.role == role and _inside(one.head, at)]
    if not pointed:
        return None
    sure = max(one.probability for one in pointed)
    rival = next((one for one in told.fillers if one.role == _RIVALS.get(role) and _inside(one.head, at)), None)
    if rival is not None:
        return chief, role, role, sure, rival.role, rival.probability
    return chief, role, role, sure, "nothing of the kind", 1 - sure


def _inside(character: int, span: Span) -> bool:
    return span.start <= character < span.end
