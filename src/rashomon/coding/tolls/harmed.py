"""The number that stands right before a word of harm, and belongs to it alone: "three killed, five injured", "10 dead".

Headlines leave commas and verbs out, and their trees are guesses. What a reader goes by is nearness: in "eight killed 14
injured" the fourteen are the injured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.scene import Scene
from rashomon.coding.tolls.tolls import heads_list, some_of_harmed
from rashomon.records import CountMention

_BETWEEN = frozenset(
    {"was", "were", "is", "are", "be", "been", "being", "have", "has", "had", "get", "got", "reported", "confirmed", "feared"}
    | {"reportedly", "also", "all", "later", "then", "immediately", "instantly", "seriously", "severely", "critically"}
    | {"badly", "slightly", "lightly", "left", "found", "more", "others", "further", "additional", "people", "allegedly"}
)
"""Words that may stand between a number of people and what befell them."""

_LISTED = frozenset({"and", "including", "among", "them", "whom", "of", "these", "counting", "plus"})
"""Words that open or join the list of those who are a part of the number before it."""

_MOST_BETWEEN = 8


def with_victims(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers, those of harm with the numbers right before them as their victims, all others barred from these.

    Read from the last backwards: whether "killed" in "eight killed 14 injured" has an object depends on whose the fourteen are.
    """
    claimed: dict[int, int] = {}
    victims: dict[int, frozenset[int]] = {}
    for trigger in reversed(triggers):
        if not trigger.entry.effect or not (_participle(trigger.token) or _suffers(trigger)):
            continue
        own = None if heads_list(trigger.token) or some_of_harmed(trigger.token) is not None else _before(scene, trigger)
        if own is None or any(i in claimed for i in own) or _acts(scene, trigger, claimed):
            continue
        victims[trigger.token.i] = own
        claimed |= dict.fromkeys(own, trigger.token.i)
    return tuple(
        replace(t, victims=victims.get(t.token.i, frozenset()), barred=_barred(claimed, t.token.i)) for t in triggers
    )


def _barred(claimed: Mapping[int, int], own: int) -> frozenset[int]:
    return frozenset(i for i, whose in claimed.items() if whose != own)


def _participle(token: Token) -> bool:
    """Whether the word may say what befell those before it: "killed", "dead", "injured"; not "killing", "kills" or "injury"."""
    return token.tag_ in ("VBN", "VBD", "VBG", "JJ", "NN", "NNP") and (token.lower_.endswith(("ed", "dead", "hurt", "slain", "shot", "missing")))


def _suffers(trigger: Trigger) -> bool:
    """Whether the verb's subject is who came to harm: "three further got wounds", "12 more received injuries"."""
    return trigger.verbal and trigger.entry.frame == "suffer" and trigger.token.lemma_ != "leave"


def _before(scene: Scene, trigger: Trigger) -> frozenset[int] | None:
    """The tokens of the number that ends where the word of harm stands: "20 wounded", "58 others injured", "six were killed"."""
    doc, at = scene.parsed.doc, trigger.token.i
    inside = scene.counts.get(at)
    if inside is not None and not inside.total:
        return _tokens(scene, inside)
    parts = False
    for _ in range(_MOST_BETWEEN + 1):
        at -= 1
        if at < 0 or scene.sentence_of[at] != scene.sentence_of[trigger.token.i]:
            return None
        mention = scene.counts.get(at)
        if mention is not None:
            if mention.part and _whole_before(scene, mention):
                at = _opening(scene, _first(scene, mention))  # "ten civilians, some of them children, killed"
                parts = True
                continue
            return None if mention.total else _listed(scene, mention)
        if doc[at].lower_ not in _BETWEEN and not doc[at].is_space and not (mention is None and doc[at].text == ",") and not (parts and doc[at].lower_ in _LISTED):
            return None
    return None


def _opening(scene: Scene, first: int) -> int:
    """Where the list of parts opens that the number at a token stands in: "including six members of one family and two aid workers"."""
    doc = scene.parsed.doc
    found = next((at for at in range(first - 1, max(doc[first].sent.start, first - 20), -1) if doc[at].lower_ in ("including", "among", "counting")), None)
    return first if found is None else found


def _listed(scene: Scene, last: CountMention) -> frozenset[int]:
    """The tokens of a number and of those coordinated before it: "two soldiers, a policeman and four civilians were killed"."""
    found = _tokens(scene, last)
    doc, joined = scene.parsed.doc, "and"
    while last.head is not None:
        at = _first(scene, last) - 1
        if at < 1 or doc[at].lower_ != joined:
            break
        before = scene.counts.get(at - 1) or (scene.counts.get(at - 2) if doc[at - 1].text == "," else None)
        if before is None or before.head is None or before.part or before.total or _is_object(scene, before):
            break
        found |= _tokens(scene, before)
        last, joined = before, ","
    return found


def _is_object(scene: Scene, mention: CountMention) -> bool:
    """Whether a number stands right behind a verb of its own: "killed two soldiers and four traders were hurt"."""
    at = _first(scene, mention) - 1
    verb = scene.parsed.doc[at] if at >= 0 else None
    return verb is not None and verb.pos_ == "VERB" and verb.lemma_.lower() not in ("leave", "see")


def _acts(scene: Scene, trigger: Trigger, claimed: Mapping[int, int]) -> bool:
    """Whether the word has people of its own behind it: "gunmen killed four soldiers", unless those are the next word's."""
    verb, doc = trigger.token, scene.parsed.doc
    if any(c.dep_ == "aux:pass" for c in verb.children) or trigger.token.lower_ == "dead":
        return False
    inside = scene.counts.get(verb.i)
    at = verb.i + 1
    while at < len(doc) and (doc[at].is_space or doc[at].lower_ in ("at", "least", "more", "than", "the", "a", "an", "some")):
        at += 1
    follower = scene.counts.get(at) if at < len(doc) else None
    if follower is not None and follower is not inside:
        return not any(i in claimed for i in _tokens(scene, follower))
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.i not in claimed and not (c.i in trigger.words and _suffers(trigger))]
    return any(o.i + 1 in trigger.words or not _harmed_next(scene, o) for o in objects)


def _harmed_next(scene: Scene, token: Token) -> bool:
    """Whether the next word is one of harm: "killed others injured"."""
    at = token.i + 1
    return at < len(scene.parsed.doc) and scene.parsed.doc[at].lower_ in ("injured", "wounded", "hurt", "killed", "dead", "missing")


def _whole_before(scene: Scene, mention: CountMention) -> bool:
    first = _first(scene, mention)
    return any(scene.counts.get(i) is not None for i in range(max(0, first - 7), first))


def _first(scene: Scene, mention: CountMention) -> int:
    return scene.parsed.tokens(mention.span).start


def _tokens(scene: Scene, mention: CountMention) -> frozenset[int]:
    return frozenset(token.i for token in scene.parsed.tokens(mention.span))
