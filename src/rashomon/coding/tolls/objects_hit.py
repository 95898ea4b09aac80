"""What was hit that is no people: "bombed an electricity substation", "an attack on the bridge", "a bomb went off outside the bank"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.scene import Scene
from rashomon.knowledge.events import Trait
from rashomon.language.clauses import case_of, children, conjuncts, objects_of, passive, subject_of
from rashomon.records import Span, ThingMention

_UPON = frozenset({"at", "on", "upon", "against", "into", "onto", "targeting", "to"})
_INSIDE = frozenset({"in", "inside", "at", "under", "on", "underneath", "within", "aboard"})
_BESIDE = frozenset({"outside", "near", "beside", "next to", "in front of", "behind", "close to", "by", "opposite", "outside of"})
_MODIFIERS = ("compound", "amod", "nummod", "flat", "nmod:desc", "nmod:poss", "punct", "case", "goeswith")
_EXPLODING = frozenset({"ied", "car_bomb"})
_HURTING = frozenset({"killed", "injured", "detained"})
_BOMBERS = frozenset({"bomber", "attacker"})
_NUMBERS_OF = frozenset({"dozen", "score", "hundred", "thousand", "number", "majority", "part", "couple"})
_OWNER = 7
"""So many words on, at most, stands whose an object is."""
_ARMS = frozenset({"bomb", "grenade", "dynamite", "explosive", "device", "charge", "rocket", "missile", "mortar", "shell", "mine", "cocktail"})


@dataclass(frozen=True, slots=True)
class ObjectHit:
    """An object with the words that name it; `beside`: a bomb only went off beside it."""

    span: Span
    item: str
    beside: bool


def find_struck(scene: Scene, trigger: Trigger) -> tuple[ObjectHit, ...]:
    """The objects that an act of force was done to, in text order.

    Words of harm count people, and those who collide are the parties' own vehicles: neither hits an object.
    """
    entry = trigger.entry
    if not (entry.type == "ASSAULT" or entry.mode in ("destroy", "seize")) or entry.effect in _HURTING or entry.kind == "collision":
        return ()
    if entry.frame not in ("act", "suffer"):
        return ()
    objects = {t.i: m for m in scene.things_in(scene.sentence_of[trigger.token.i], "objects") for t in [scene.parsed.tokens(m.span)[-1]]}
    if not objects:
        return ()
    found: dict[int, ObjectHit] = {}
    for head, beside in _heads(trigger):
        for token in (_counted(t) for t in conjuncts(head)):
            mention = objects.get(token.i)
            if mention is not None and token.i not in trigger.words:
                found.setdefault(token.i, ObjectHit(_phrase(scene, token, mention), mention.item, beside))
    return tuple(found[at] for at in sorted(found))


def _counted(token: Token) -> Token:
    """What a number word counts: the shops of "dozens of shops"."""
    if token.lemma_.lower() not in _NUMBERS_OF:
        return token
    return next((c for c in children(token, "nmod") if case_of(c) == "of"), token)


def _heads(trigger: Trigger) -> Iterator[tuple[Token, bool]]:
    """The nominals that may be what was hit, and whether the act was only beside them."""
    token, exploding = trigger.token, trigger.entry.kind in _EXPLODING
    if trigger.verbal:
        subject = subject_of(token)
        objects = objects_of(token)
        if passive(token) or trigger.entry.frame == "suffer":
            if subject is not None:
                yield subject, False
        elif not exploding or Trait.GOES_OFF not in trigger.entry.traits:
            for noun in objects:
                if noun.lemma_.lower() not in _ARMS:
                    yield noun, False
        if passive(token) and trigger.entry.kind == "shooting":
            return  # "shot by a sniper at a checkpoint": where the sniper stood
        yield from _placed(token, exploding or any(o.lemma_.lower() in _ARMS for o in objects))
        return
    for noun in children(token, "nmod", "obl") if token.lemma_.lower() not in _BOMBERS else ():
        if case_of(noun) in _UPON or (case_of(noun) == "of" and trigger.entry.frame == "act" and trigger.entry.kind != "patrol"):
            yield noun, False
    if exploding:
        yield from _placed(token, True)
    if trigger.carrier is not None:
        yield from _placed(trigger.carrier, exploding)
    elif exploding and token.dep_ in ("nsubj", "obj"):
        yield from _placed(token.head, True)


def _placed(verb: Token, exploding: bool) -> Iterator[tuple[Token, bool]]:
    """The nominals after a preposition: what it was aimed at, and for what explodes, where it did."""
    for noun in children(verb, "obl", "nmod"):
        if verb.lemma_.lower() in _BOMBERS and case_of(noun) in ("on", "in", "aboard"):
            continue  # "a bomber on a motorcycle"
        case = case_of(noun)
        if case in _UPON:
            yield noun, False
        elif exploding and noun.lemma_.lower() == "front":
            yield from ((inner, True) for inner in children(noun, "nmod"))
        elif exploding and case in _INSIDE:
            yield noun, False
        elif exploding and case in _BESIDE:
            yield noun, True


def _phrase(scene: Scene, head: Token, mention: ThingMention) -> Span:
    """The object's noun with the words before it that belong to its name, without article or number: "electric power substation"."""
    doc, first = head.doc, scene.parsed.tokens(mention.span)[0].i
    while first > head.sent.start:
        before = doc[first - 1]
        if before.dep_ not in _MODIFIERS or not first <= before.head.i <= head.i or before.text in (",", ";", "(", '"'):
            break
        first -= 1
    while first < head.i and (doc[first].is_punct or doc[first].dep_ in ("case", "nummod") or doc[first].pos_ in ("DET", "PRON", "NUM")):
        first += 1
    while first > head.sent.start + 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2  # "IS-held", however the tree hangs its halves
    return scene.parsed.span(doc[first : _end(head)])


def _end(head: Token) -> int:
    """Where the phrase ends: after whose it is, where that is said right behind it, "the offices of the electricity company"."""
    after = head.i + 1
    if after >= len(head.doc) or head.doc[after].lower_ != "of":
        return after
    owner = next((c for c in head.children if c.dep_ == "nmod" and c.i > head.i and case_of(c) == "of"), None)
    if owner is None or owner.i - head.i > _OWNER:
        return after
    while owner.i + 1 < len(head.doc) and head.doc[owner.i + 1].dep_ in ("flat", "fixed") and head.doc[owner.i + 1].head.i <= owner.i:
        owner = head.doc[owner.i + 1]
    return owner.i + 1
