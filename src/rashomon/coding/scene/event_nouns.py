"""Nouns for acts of violence, and verbs by which somebody owns up to one."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.knowledge.events import EventLexicon
from rashomon.language.clauses import passive

_CLAIMING = frozenset({"claim", "admit", "assume", "accept", "acknowledge", "take"})
_OWNED = frozenset({"responsibility", "credit"})


def claims_act(lexicon: EventLexicon, verb: Token) -> bool:
    """Whether somebody owns up to an act: "claimed responsibility for the blast", "an attack claimed by Daesh"."""
    if verb.lemma_.lower() not in _CLAIMING or verb.pos_ != "VERB" or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    if any(o.lemma_.lower() in _OWNED for o in objects):
        return True
    if verb.lemma_.lower() != "claim":
        return False
    if passive(verb) and not objects and verb.dep_ in ("acl", "amod"):
        objects = [verb.head]
    return any(is_act(lexicon, o) for o in objects)


def is_act(lexicon: EventLexicon, noun: Token) -> bool:
    """Whether a noun names an act of violence that somebody may own up to: "bombing", "attack", "strikes"."""
    lemma = noun.lemma_.lower()
    entries = [entry for _, entry in lexicon.nouns.get(lemma, ()) or lexicon.nouns.get(noun.lower_, ())]
    if lemma in ("casualty", "death", "toll"):
        return False
    return lemma in ("strike", "bombing", "operation") or any(e.type == "ASSAULT" for e in entries)
