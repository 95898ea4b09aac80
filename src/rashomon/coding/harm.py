"""How many were killed, injured or detained, and whose people they are."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.roles import Argument, Roles
from rashomon.coding.scene import Scene
from rashomon.coding.triggers import Trigger
from rashomon.language.clauses import conjuncts, objects_of, passive, subject_of
from rashomon.records import Attribute, Count, Party, Span

_EFFECTS = {"killed": Attribute.KILLED, "injured": Attribute.INJURED, "detained": Attribute.DETAINED}
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people who came to one kind of harm, the words it rests on and whose people they are."""

    attribute: Attribute
    count: Count
    span: Span
    party: Party | None
    rule: str


def find_tolls(scene: Scene, trigger: Trigger, roles: Roles) -> tuple[Toll, ...]:
    """The tolls one trigger tells: of its victims' count, of a singular victim, of a bare plural ("soldiers": two or more)."""
    if not trigger.entry.effect:
        return ()
    attribute = _EFFECTS[trigger.entry.effect]
    victims = _victims(trigger)
    found = [toll for victim in victims for toll in _toll(scene, attribute, victim)]
    if not found and trigger.token.pos_ in ("NOUN", "ADJ"):
        counted = scene.counts.get(trigger.token.i)
        if counted is not None and not counted.total:
            party = _only_party(roles.recipients)
            found.append(Toll(attribute, counted.count, counted.span, party, "toll.counted-harm"))
    return tuple(found)


def _victims(trigger: Trigger) -> list[Token]:
    token, frame = trigger.token, trigger.entry.frame
    if token.pos_ in ("VERB", "AUX"):
        if (frame == "suffer" and token.lemma_ != "leave") or passive(token):
            head = subject_of(token)
            heads = [head] if head is not None else []
        else:
            heads = objects_of(token)
    elif token.pos_ == "ADJ" or token.dep_ in ("amod", "xcomp"):
        heads = (
            [token.head] if token.dep_ == "amod" else objects_of(token.head) or [h for h in (subject_of(token),) if h]
        )
        if token.dep_ in ("ROOT", "root", "conj", "advcl", "ccomp"):
            heads = [c for c in token.children if c.dep_.startswith("nsubj")] or heads
    else:
        heads = [c for c in token.children if c.dep_ in ("nmod", "nmod:poss") and _of_or_poss(c)]
    return [t for head in heads for t in conjuncts(head)]


def _of_or_poss(token: Token) -> bool:
    return token.dep_ == "nmod:poss" or any(
        c.dep_ == "case" and c.lower_ in ("of", "to", "among") for c in token.children
    )


def _toll(scene: Scene, attribute: Attribute, victim: Token) -> list[Toll]:
    mention = scene.actor_at(victim)
    party = _party_of(scene, victim)
    counted = scene.counts.get(victim.i) or next(
        (scene.counts[c.i] for c in victim.children if c.i in scene.counts), None
    )
    if counted is not None:
        if counted.total:
            return []
        return [Toll(attribute, counted.count, counted.span, party, "toll.count")]
    if mention is None or (mention.form == "pronoun" and victim.lower_ not in ("he", "she", "him", "her")):
        return []
    words = mention.span.text
    of = words
    if victim.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in victim.children):
        return [Toll(attribute, Count(low=0, best=0, high=0, wording=words, of=of), mention.span, party, "toll.nobody")]
    if victim.tag_ in _PLURAL:
        return [
            Toll(
                attribute, Count(low=2, best=None, high=None, wording=words, of=of), mention.span, party, "toll.plural"
            )
        ]
    if mention.person or (victim.tag_ in ("NN", "NNP", "PRP") and not _collective(victim)):
        return [
            Toll(attribute, Count(low=1, best=1, high=1, wording=words, of=of), mention.span, party, "toll.singular")
        ]
    return []


_BODIES = frozenset(
    {
        "army",
        "military",
        "force",
        "militia",
        "group",
        "convoy",
        "patrol",
        "vehicle",
        "unit",
        "side",
        "government",
        "crew",
        "team",
        "column",
    }
)


def _collective(token: Token) -> bool:
    return token.lemma_.lower() in _BODIES


def _party_of(scene: Scene, victim: Token) -> Party | None:
    mention = scene.actor_at(victim)
    if mention is not None:
        known = [p for p in scene.parties(mention) if p.id != "UNKNOWN"]
        if known:
            return known[0]
    for child in victim.children:
        if child.dep_ in ("nmod", "nmod:poss", "amod", "compound", "appos"):
            other = scene.actor_at(child)
            if other is not None:
                known = [p for p in scene.parties(other) if p.id != "UNKNOWN"]
                if known:
                    return known[0]
    return None


def _only_party(arguments: tuple[Argument, ...]) -> Party | None:
    parties = {p.id: p for a in arguments for p in a.parties}
    return next(iter(parties.values())) if len(parties) == 1 else None
