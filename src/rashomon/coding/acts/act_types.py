"""The PLOVER type of an act by how it is told: done, promised, threatened, demanded or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.telling.reality import Reality
from rashomon.records import Certainty, Polarity

DUTY = frozenset({"must", "should", "need", "ought"})
"""Auxiliaries by which a speaker demands."""

_GOOD = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HARM = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_STANDS = frozenset({"ACCUSE", "REJECT", "THREATEN"})
_COMING = frozenset({"will", "would", "shall", "'ll", "wo"})
_ANNOUNCING = frozenset({"plan", "prepare", "prepared", "intend", "decide", "ready", "set", "vow", "pledge", "promise"})
"""Words above an act that announce it; a wish ("wants to") announces nothing."""
_HONOUR = frozenset({"vow", "swear", "pledge", "promise"})
"""Verbs of promise that bind to good and to harm alike: "vowed to help", "vowed to strike back"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger that heads a main clause, with the verb that carries it, that verb's auxiliaries and how real it is told.

    `forceful` marks words of force and movement: they are acts only where they have not happened.
    """

    trigger: Trigger
    verb: Token
    reality: Reality
    forceful: bool

    @property
    def modals(self) -> frozenset[str]:
        """The auxiliaries of its verb."""
        return frozenset(c.lemma_.lower() for c in self.verb.children if c.dep_ == "aux")

    @property
    def type(self) -> str:
        """The type of its lexicon entry."""
        return self.trigger.entry.type


def governs(upper: Candidate, lower: Candidate) -> bool:
    """Whether what `lower` tells is part of what `upper` does: its complement or its object, and no second half beside it."""
    at, words = lower.trigger.token, upper.trigger.words | {upper.verb.i}
    if lower.verb.i == upper.verb.i and lower.trigger.token.i != upper.trigger.token.i:
        return upper.trigger.token.i == upper.verb.i
    while at.head.i != at.i:
        if at.head.i in words and at.i not in words:
            return at.dep_ not in ("conj", "parataxis")
        at = at.head
    return False


def act_type(act: Candidate, below: Sequence[Candidate]) -> str:
    """The type of an act, "" for none. `below` are the acts that it governs: what is agreed to, threatened, promised.

    Cooperation to come is AGREE, harm to come THREATEN, what somebody must do REQUEST, cooperation denied REJECT.
    """
    own, reality = act.type, act.reality
    if reality.modality == "threatened" or (reality.certainty is Certainty.POSSIBLE and own in _HARM):
        return "THREATEN"
    denied = reality.polarity is Polarity.DENIED
    if act.modals & DUTY and own not in _STANDS:
        return "" if denied else "REQUEST"
    if denied:
        return "REJECT" if own in _GOOD and not reality.denied else ""
    promised = next((c.type for c in below if c.trigger.verbal), "")
    if own == "AGREE" or act.verb.lemma_.lower() in _HONOUR:
        if promised in _HARM:
            return "THREATEN"
        if promised in _GOOD:
            return "AGREE"
    announced = act.verb.head.i != act.verb.i and act.verb.head.lemma_.lower() in _ANNOUNCING
    if act.modals & _COMING or announced:
        return "AGREE" if own in _GOOD else "THREATEN" if own in _HARM else own
    if act.forceful or reality.modality in ("feared", "conditional", "hypothetical", "planned"):
        return ""
    return own
