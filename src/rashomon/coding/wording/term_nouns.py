"""What a noun of a report stands for: an act, a place, or somebody, and whom."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.nationalities import countries_by_nationality, state_code
from rashomon.knowledge.wording import WordingLexicon
from rashomon.language.clauses import children
from rashomon.records import GOVERNMENT, UNKNOWN, ActorMention, Party, Place, Span, body_of


class Nouns:
    """The nouns of one report, as the lexicons and its mentions know them; `judged` are nouns that judge an act ("massacre")."""

    def __init__(self, scene: Scene, lexicon: WordingLexicon) -> None:
        self._scene, self._lexicon = scene, lexicon
        self.judged = {p[-1] for rows in lexicon.nouns.values() for p, term in rows if term.of == ("act",)}
        places = ((mention.span, scene.parsed.tokens(mention.span)) for mention in scene.mentions.places)
        self._places = {token.i: span for span, tokens in places for token in tokens}

    def is_act(self, token: Token) -> bool:
        """Whether a noun tells what is done: one of the event lexicon, a plain one ("behaviour"), or a term that judges an act."""
        lemma = token.lemma_.lower()
        known = lemma in self._lexicon.acts or lemma in self._scene.lexicon.nouns or lemma in self.judged
        return known and token.pos_ in ("NOUN", "PROPN", "VERB")

    def is_place(self, token: Token) -> bool:
        """Whether a word names a place or is a plain noun for one ("territory")."""
        return token.lemma_.lower() in self._lexicon.places or self._place_span(token) is not None

    def place(self, token: Token) -> Place | None:
        """The place that the words name: the target's own, or one it is in apposition or followed by ("the occupied city of Haifa")."""
        for near in (token, *children(token, "flat", "appos", "nmod", "compound")):
            span = self._place_span(near)
            place = self._scene.resolution.places.get(span) if span is not None else None
            if place is not None:
                return place
        return None

    def _place_span(self, token: Token) -> Span | None:
        return self._places.get(token.i)

    def mention(self, token: Token) -> ActorMention | None:
        """The people or body that a word stands for."""
        mention = self._scene.actor_at(token)
        if mention is None or mention.head.start == token.idx or token.dep_ in ("flat", "compound", "amod", "nmod:poss", "appos"):
            return mention
        return mention if mention.form == "name" else None

    def party(self, mention: ActorMention | None) -> Party | None:
        """Whom a mention stands for, where that is one party and known."""
        parties = [p for p in self._scene.parties(mention) if p.id != UNKNOWN] if mention is not None else []
        return parties[0] if len(parties) == 1 else None

    def nation(self, token: Token) -> Party | None:
        """The forces of the state that an adjective names: "the Turkish aggression"."""
        code = state_code(countries_by_nationality().get(token.text, "")) if token.dep_ == "amod" else None
        return self._scene.forces_of(self._scene.registry.party(body_of(code, GOVERNMENT), "nationality")) if code else None

    def acts(self, token: Token) -> bool:
        """Whether a word does or owns something, as people do: "the resistance shelled the base", "the enemy's soldiers"."""
        verb = token.head
        acting = token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ != "be"
        does = acting and verb.lemma_.lower() in self._scene.lexicon.verbs
        return does or token.dep_ == "nmod:poss"
