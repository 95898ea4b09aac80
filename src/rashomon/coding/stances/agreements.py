"""What is said of agreements: broken, kept, invoked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.reality import judge_reality
from rashomon.language.clauses import ancestors, case_of, subject_of
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
_NOTICES = frozenset({"notice", "notification", "warning", "coordination", "agreement", "announcement", "permission", "approval"})
_CLEARED = frozenset({"notify", "clear", "coordinate", "agree", "communicate", "announce", "deconflict", "approve"})
_MOVES = frozenset({"route", "patrol", "movement", "passage", "mission", "flight", "path", "convoy", "itinerary", "sail", "trip", "it", "voyage"})
_NEVER = frozenset({"not", "n't", "never", "without", "no"})
_TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_NEAR = 6
PRIOR_NOTICE, TRUCE = "prior-notice", "ceasefire"
"""Items of what every theatre knows: notice given before a movement, and a ceasefire that no pack names."""


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
    named = {t.i for thing in scene.mentions.things if thing.kind == "agreement" for t in scene.parsed.tokens(thing.span)}
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        if token.lemma_.lower() in _TRUCES and token.i not in named:
            yield from _of_a_truce(scene, token)
        yield from _notice(scene, token)


def _of_a_truce(scene: Scene, token: Token) -> Iterator[Conduct]:
    """A ceasefire that no pack names is spoken of where it is said to be broken or kept: "violated the truce"."""
    for above in list(ancestors(token))[:3]:
        words = {above.lemma_.lower()} | {c.lemma_.lower() for c in above.children if c.dep_ == "fixed"}
        if words & (_BROKEN | _KEPT) and not (words & {"keep"} and above.pos_ != "VERB"):
            if judge_reality(scene, above).modality != "actual":
                return
            span = scene.parsed.span(scene.parsed.doc[min(token.i, above.i) : max(token.i, above.i) + 1])
            stance = Stance(item=TRUCE, stance="broken" if words & _BROKEN else "kept")
            yield Conduct(stance, span, above, "agreement.truce", _doer(scene, above))
            return


def _notice(scene: Scene, token: Token) -> Iterator[Conduct]:
    """Notice given, or not given, before: "the route had been cleared beforehand", "coordinated with the US side", "without notice"."""
    governor = None
    if token.lower_ in _BEFOREHAND:
        governor = next((t for t in list(ancestors(token))[:4] if t.pos_ == "VERB" and t.lemma_.lower() in _NOTIFIED), None)
        if governor is not None and abs(governor.i - token.i) > _NEAR:
            governor = None
        if governor is None and token.head.lemma_.lower() in _NOTICES:
            governor = token.head
    elif token.pos_ == "VERB" and token.lemma_.lower() in _CLEARED:
        moved = [c for c in token.children if c.dep_ in ("nsubj:pass", "obj")] + [token.head] * token.dep_.startswith("acl")
        parties = [c for c in token.children if c.dep_.startswith("obl") and case_of(c) in ("with", "to") and scene.actor_at(c)]
        if parties and any(c.lemma_.lower() in _MOVES for c in moved) and abs(parties[0].i - token.i) <= 2 * _NEAR:
            governor, token = token, parties[0]
    if governor is None:
        return
    words = scene.parsed.doc[min(governor.i, token.i) : max(governor.i, token.i) + 1]
    refused = any(c.lower_ in _NEVER for c in governor.children)
    if refused:
        words = scene.parsed.doc[min(words.start, *(c.i for c in governor.children if c.lower_ in _NEVER)) : words.end]
    stance = Stance(item=PRIOR_NOTICE, stance="broken" if refused else "kept")
    if judge_reality(scene, governor).modality in ("actual", "negated"):
        yield Conduct(stance, scene.parsed.span(words), governor, "agreement.prior-notice")


def _doer(scene: Scene, word: Token) -> Party | None:
    """Whose deed the words call a breach or an observance: the subject of "breaching", or of the verb "in violation" goes with."""
    verb = next((t for t in list(ancestors(word))[:4] if t.pos_ == "VERB"), None)
    subject = subject_of(verb) if verb is not None else None
    mention = scene.actor_at(subject) if subject is not None else None
    parties = [scene.forces_of(p) for p in scene.parties(mention) if p.id != UNKNOWN] if mention is not None else []
    return parties[0] if len(parties) == 1 else None
