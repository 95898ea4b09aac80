"""What is said of agreements: broken, kept, invoked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene import Scene
from rashomon.language.clauses import ancestors, subject_of
from rashomon.records import UNKNOWN, Party, Span, Stance

_BROKEN = frozenset(
    {"violate", "violation", "breach", "break", "contravene", "flout", "ignore", "breaking", "disregard", "infringe"}
)
_KEPT = frozenset(
    {
        "honor",
        "honour",
        "respect",
        "comply",
        "observe",
        "uphold",
        "abide",
        "accordance",
        "line",
        "compliance",
        "adhere",
        "keep",
    }
)
_NOTIFIED = frozenset(
    {"notify", "clear", "inform", "coordinate", "agree", "announce", "approve", "warn", "tell", "authorize"}
)
_BEFOREHAND = frozenset({"beforehand", "advance", "previously", "prior", "ahead"})
PRIOR_NOTICE = "prior-notice"


@dataclass(frozen=True, slots=True)
class Conduct:
    """A stance to an agreement, on these words; `cue` is the token whose attribution says who holds it.

    `party` is who is said to have broken or kept it, None where that is not said.
    """

    stance: Stance
    span: Span
    cue: Token
    rule: str
    party: Party | None = None


def find_conduct(scene: Scene) -> Iterator[Conduct]:
    """Stances to the agreements named in the report, and notice said to have been given beforehand.

    "in violation of de-confliction protocols": broken. "the route had been cleared beforehand": prior notice, kept.
    """
    for thing in scene.mentions.things:
        if thing.kind != "agreement":
            continue
        token = scene.parsed.tokens(thing.span).root
        stance, party = "invoked", None
        for above in list(ancestors(token))[:5]:
            lemma = above.lemma_.lower()
            near = {lemma} | {c.lemma_.lower() for c in above.children if c.dep_ in ("case", "obj", "fixed")}
            if near & (_BROKEN | _KEPT):
                stance = "broken" if near & _BROKEN else "kept"
                party = _doer(scene, above)
                break
        yield Conduct(Stance(item=thing.item, stance=stance), thing.span, token, "agreement.named", party)
    for token in scene.parsed.doc:
        if token.lower_ not in _BEFOREHAND or token.i in scene.furniture:
            continue
        governor = next((t for t in list(ancestors(token))[:4] if t.pos_ == "VERB"), None)
        if governor is not None and governor.lemma_.lower() in _NOTIFIED and abs(governor.i - token.i) <= 6:
            first, last = min(governor.i, token.i), max(governor.i, token.i)
            span = scene.parsed.span(scene.parsed.doc[first : last + 1])
            yield Conduct(Stance(item=PRIOR_NOTICE, stance="kept"), span, governor, "agreement.prior-notice")


def _doer(scene: Scene, word: Token) -> Party | None:
    """Whose deed the words call a breach or an observance: the subject of "breaching", or of the verb "in violation" goes with."""
    verb = next((t for t in list(ancestors(word))[:4] if t.pos_ == "VERB"), None)
    subject = subject_of(verb) if verb is not None else None
    mention = scene.actor_at(subject) if subject is not None else None
    parties = [scene.forces_of(p) for p in scene.parties(mention) if p.id != UNKNOWN] if mention is not None else []
    return parties[0] if len(parties) == 1 else None
