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
_FAULTS = frozenset({"fault", "responsibility", "blame", "violation", "breach", "provocation", "aggression"})
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
        lemma = token.lemma_.lower()
        if lemma in _BLAMING and token.pos_ == "VERB":
            targets = [subject_of(token)] if passive(token) else objects_of(token)
            found.extend(_blames(scene, [t for t in targets if t is not None], token, "blame.accused"))
        elif lemma == "responsible" and (head := subject_of(token) or _held(token)) is not None:
            found.extend(_blames(scene, [head], token, "blame.responsible"))
        elif lemma in _FAULTS and token.pos_ == "NOUN":
            owners = children(token, "nmod:poss", "nmod")
            found.extend(
                _blames(
                    scene, [o for o in owners if lemma in ("fault", "responsibility", "blame")], token, "blame.fault"
                )
            )
        elif lemma in ("blame", "responsibility", "finger") and token.head.lemma_.lower() in _LAYING and token.pos_ == "NOUN":
            found.extend(_blames(scene, obliques(token.head, "on", "upon", "at", "with"), token, "blame.laid"))
        elif lemma in _BREAKING and token.pos_ == "VERB" and not passive(token) and _breaks_rules(token):
            head = subject_of(token)
            if head is not None and token.i not in spoken:
                found.extend(_blames(scene, [head], token, "blame.violated"))
        elif (
            lemma == "blame"
            and token.dep_ in ("xcomp", "acl", "advcl", "ROOT", "root", "ccomp")
            and any(c.lower_ == "to" for c in token.children)
        ):
            head = subject_of(token)
            if head is not None:
                found.extend(_blames(scene, [head], token, "blame.to-blame"))
    return tuple(found)


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
        for party in actor.parties:
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
