"""On whom a deed is laid by a verb of blame: "blamed the attack on the rebels" names the rebels as its doers, not as those attacked."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.language.clauses import case_of, objects_of, obliques, passive

_UPON = ("on", "upon")


def laid_on(scene: Scene, verb: Token) -> Token | None:
    """The last "on" behind "blame", wherever the tree hangs it: "blamed the deaths on Sunday on Ukraine"; None where there is none."""
    if verb.lemma_.lower() != "blame" or verb.pos_ != "VERB" or passive(verb):
        return None
    on = obliques(verb, *_UPON)
    if not on:
        things = [o for o in objects_of(verb) if scene.actor_at(o) is None]
        on = [t for thing in things for t in thing.subtree if t.i > thing.i and t.dep_ == "nmod" and case_of(t) in _UPON]
    return on[-1] if on else None
