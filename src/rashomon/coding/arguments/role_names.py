"""The words for people beside a noun: the name set beside an office, those whom a plural names, whom a number counts."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.language.clauses import case_of, children, conjuncts
from rashomon.records import ActorMention, Span

_BANDS = frozenset({"group", "band", "gang"})
_SEVERAL = frozenset({"couple", "pair", "group", "family", "trio"})


def name_beside(scene: Scene, noun: Token) -> ActorMention | None:
    """The name that is set beside a singular noun: "the mayor, Pedro Vega," and "the head of the police, General Roa"."""
    if noun.tag_ != "NN":
        return None
    beside = (scene.actor_at(c) for c in children(noun, "appos", "flat") if c.ent_type_ == "PER")
    return next((m for m in beside if m is not None and m.person), None)


def named_among(scene: Scene, noun: Token) -> list[Token]:
    """The people whom a plural names behind it: "three journalists: Roberto Navas, Luis Vega and Ana Mora", "a couple, Ana and Luis"."""
    if noun.tag_ != "NNS" and noun.lemma_ not in _SEVERAL:
        return []
    listed = (name for first in children(noun, "appos") for name in conjuncts(first))
    return [name for name in listed if (mention := scene.actor_at(name)) is not None and mention.person]


def counted_actor(scene: Scene, token: Token) -> ActorMention | None:
    """Whom a number or a crowd word counts: "hundreds of locals", "a column of Russian vehicles"."""
    for child in token.children:
        if child.dep_ == "nmod" and case_of(child) == "of":
            return scene.actor_at(child)
    return None


def with_band(scene: Scene, noun: Token, mention: ActorMention) -> Span:
    """The words for people with those for the band they are: "a group of six armed men"."""
    if noun.lemma_.lower() not in _BANDS:
        return mention.span
    first = min([noun.i, *(c.i for c in noun.children if c.i < noun.i and c.dep_ in ("det", "amod"))])
    last = scene.parsed.tokens(mention.span)[-1].i
    return scene.parsed.span(noun.doc[first : last + 1]) if first < last else mention.span
