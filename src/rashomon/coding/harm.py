"""How many were killed, injured or detained, and whose people they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.roles import Argument, Roles, told_of_victims
from rashomon.coding.scene import Scene
from rashomon.coding.triggers import Trigger
from rashomon.language.clauses import conjuncts, objects_of, passive, subject_of
from rashomon.records import ActorMention, Attribute, Count, Party, Span

_EFFECTS = {"killed": Attribute.KILLED, "injured": Attribute.INJURED, "detained": Attribute.DETAINED}
_NOBODY = frozenset({"no", "none", "nobody", "neither"})
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people who came to one kind of harm, the words it rests on and whose people they are.

    `named`: the words themselves name the side ("four American soldiers"), so that no context is needed.
    """

    attribute: Attribute
    count: Count
    span: Span
    party: Party | None
    rule: str
    named: bool = False


def find_tolls(scene: Scene, trigger: Trigger, roles: Roles) -> tuple[Toll, ...]:
    """The tolls one trigger tells: of its victims' count, of a singular victim, of a bare plural ("soldiers": two or more)."""
    if not trigger.entry.effect:
        return ()
    attribute = _EFFECTS[trigger.entry.effect]
    victims = _victims(scene, trigger)
    found = [toll for victim in victims for toll in _toll(scene, attribute, victim)]
    found = [_against_doers(toll, roles) for toll in found]
    if not found and trigger.token.pos_ in ("NOUN", "ADJ"):
        counted = scene.counts.get(trigger.token.i)
        if counted is not None and not counted.total:
            party = _only_party(roles.recipients)
            found.append(Toll(attribute, counted.count, counted.span, party, "toll.counted-harm"))
    return tuple(found)


def _victims(scene: Scene, trigger: Trigger) -> list[Token]:
    token, frame = trigger.token, trigger.entry.frame
    if token.pos_ in ("VERB", "AUX"):
        if (frame == "suffer" and token.lemma_ != "leave") or passive(token) or told_of_victims(scene, trigger):
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
    named = mention is not None and mention.key is not None
    counted = scene.counts.get(victim.i) or next(
        (scene.counts[c.i] for c in victim.children if c.i in scene.counts), None
    )
    if counted is not None:
        return [] if counted.total else [Toll(attribute, counted.count, counted.span, party, "toll.count", named)]
    if mention is None or (mention.form == "pronoun" and victim.lower_ not in ("he", "she", "him", "her")):
        return []
    if _collective(victim) and victim.tag_ not in _PLURAL:
        return []
    read = _bounds(victim, mention)
    if read is None:
        return []
    (low, best, high), rule = read
    words = mention.span.text
    count = Count(low=low, best=best, high=high, wording=words, of=words)
    return [Toll(attribute, count, mention.span, party, rule, named or mention.person)]


def _bounds(victim: Token, mention: ActorMention) -> tuple[tuple[int, int | None, int | None], str] | None:
    """Low, best and high of a phrase without a number, with the rule; None for a body ("the convoy was hit")."""
    if victim.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in victim.children):
        return (0, 0, 0), "toll.nobody"
    if victim.tag_ in _PLURAL:
        return (2, None, None), "toll.plural"
    if mention.person or (victim.tag_ in ("NN", "NNP", "PRP") and not _collective(victim)):
        return (1, 1, 1), "toll.singular"
    return None


def count_unnumbered(victim: Token, mention: ActorMention) -> Count | None:
    """People told of without a number: "soldiers" are two or more, "the officer" is one; "the convoy" counts nobody."""
    read = None if _collective(victim) and victim.tag_ not in _PLURAL else _bounds(victim, mention)
    if read is None:
        return None
    (low, best, high), _ = read
    return Count(low=low, best=best, high=high, wording=mention.span.text, of=mention.span.text)


_BODIES = frozenset(
    {"army", "military", "force", "militia", "group", "convoy", "patrol", "vehicle", "unit", "side", "government"}
    | {"crew", "team", "column", "media", "agency", "ministry", "television", "observatory", "council", "office"}
)


def _collective(token: Token) -> bool:
    return token.lemma_.lower() in _BODIES


def _party_of(scene: Scene, victim: Token) -> Party | None:
    mention = scene.actor_at(victim)
    if mention is not None:
        known = [p for p in scene.parties(mention) if p.id != "UNKNOWN"]
        if known:
            return known[0] if mention.person else scene.forces_of(known[0])
    for child in victim.children:
        if child.dep_ in ("nmod", "nmod:poss", "amod", "compound", "appos"):
            other = scene.actor_at(child)
            if other is not None:
                known = [p for p in scene.parties(other) if p.id != "UNKNOWN"]
                if known:
                    return scene.forces_of(known[0])
    return None


def _against_doers(toll: Toll, roles: Roles) -> Toll:
    """An act's victims are not its doers' people, unless the words say so: "the aircraft attacked, which killed a soldier"."""
    doers = {p.id for a in roles.actors for p in a.parties}
    if roles.mutual or toll.party is None or toll.party.id not in doers or toll.named:
        return toll
    suffering = _only_party(roles.recipients)
    return replace(toll, party=suffering if suffering is not None and suffering.id not in doers else None)


def _only_party(arguments: tuple[Argument, ...]) -> Party | None:
    parties = {p.id: p for a in arguments for p in a.parties}
    return next(iter(parties.values())) if len(parties) == 1 else None
