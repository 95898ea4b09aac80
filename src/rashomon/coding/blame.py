"""Who is held responsible, by whom: said outright, or implied by the act a rival is said to have done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.attribution import Speech
from rashomon.coding.scene import Scene
from rashomon.coding.telling import Telling
from rashomon.language.clauses import children, objects_of, obliques, passive, subject_of
from rashomon.records import Party, Span

_BLAMING = frozenset({"accuse", "blame", "fault", "condemn", "denounce"})
_FAULTS = frozenset({"fault", "responsibility", "blame", "finger"})
_LAYING = frozenset({"place", "put", "lay", "pin", "cast", "point", "lie", "rest", "assign"})
_BREAKING = frozenset({"violate", "breach", "break", "ignore", "flout", "contravene", "disregard", "defy", "infringe"})
_RULES = frozenset(
    {"rule", "protocol", "agreement", "procedure", "deal", "norm", "understanding", "arrangement", "accord", "law"}
    | {"ceasefire", "mechanism", "commitment", "pact", "truce", "airspace", "sovereignty", "confliction", "deconfliction"}
)
_HOSTILE = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Blame:
    """A party held responsible, on these words; `cue` is the token whose attribution says by whom."""

    party: Party
    span: Span
    cue: Token
    rule: str


def find_blames(scene: Scene, speeches: Sequence[Speech]) -> tuple[Blame, ...]:
    """Blame said outright.

    "accused Russian forces of", "blamed the Americans for", "the fault of the US military", "the Americans were to blame".
    """
    found: list[Blame] = []
    spoken = {s.cue.i for s in speeches}
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        targets, rule = _held_responsible(token)
        if targets and not (rule == "blame.violated" and token.i in spoken):
            found.extend(_blames(scene, targets, token, rule))
    return tuple(found)


def _held_responsible(token: Token) -> tuple[list[Token], str]:
    """The words for whoever a word of blame is laid on, and the rule; none where it is no such word."""
    lemma, verb, noun = token.lemma_.lower(), token.pos_ == "VERB", token.pos_ == "NOUN"
    if lemma == "blame" and any(c.lower_ == "to" and c.i < token.i for c in token.children):
        return _only(subject_of(token)), "blame.to-blame"
    if lemma in _BLAMING and verb:
        return (_only(subject_of(token)) if passive(token) else objects_of(token)), "blame.accused"
    if lemma == "responsible":
        return _only(subject_of(token) or _held(token)), "blame.responsible"
    if noun and lemma in _FAULTS and token.head.lemma_.lower() in _LAYING:
        return obliques(token.head, "on", "upon", "at", "with"), "blame.laid"
    if noun and lemma in _FAULTS:
        return children(token, "nmod:poss", "nmod"), "blame.fault"
    if verb and lemma in _BREAKING and not passive(token) and _breaks_rules(token):
        return _only(subject_of(token)), "blame.violated"
    return [], ""


def _only(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _breaks_rules(verb: Token) -> bool:
    """Whether what is broken is a rule: "broke de-confliction procedures", not "broke the silence"."""
    return any(t.lemma_.lower() in _RULES for o in objects_of(verb) for t in (o, *o.children))


def implied_blame(told: Telling) -> tuple[Party, Span] | None:
    """The party that a source says did a hostile act: the reporting of it holds that party responsible.

    An outlet that narrates a block in its own voice blames nobody by it; one that narrates an assault upon somebody does. A
    mutual clash implies no blame, nor does an act whose doer is not said.
    """
    if told.type not in _HOSTILE or told.roles.mutual or told.reality.denied:
        return None
    if told.attribution.source.kind == "outlet" and not (told.type == "ASSAULT" and told.roles.recipients):
        return None
    for actor in told.roles.actors:
        for party in actor.parties if actor.rule != "role.rival" else ():
            if party.id != "UNKNOWN":
                return party, actor.span
    return None


def _held(token: Token) -> Token | None:
    governor = token.head
    if governor.lemma_ == "hold" and governor.pos_ == "VERB":
        return next(iter(objects_of(governor)), None)
    return None


def _blames(scene: Scene, targets: list[Token], cue: Token, rule: str) -> list[Blame]:
    found: list[Blame] = []
    for target in targets:
        mention = scene.actor_at(target)
        if mention is None:
            continue
        parties = (scene.forces_of(party) for party in scene.parties(mention))
        found.extend(Blame(party, mention.span, cue, rule) for party in parties if party.id != "UNKNOWN")
    return found
