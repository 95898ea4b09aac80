"""Who is held responsible, by whom: said outright, or implied by the act a rival is said to have done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.arguments.laying import laid_on
from rashomon.coding.arguments.roles import as_somebody
from rashomon.coding.scene.event_nouns import is_act
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech
from rashomon.coding.speech.sources import name_source
from rashomon.coding.stances.responsibility import is_of, narrates
from rashomon.coding.telling.telling import Telling
from rashomon.knowledge.events import Trait
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import (
    case_of,
    children,
    clause_of,
    is_negated,
    objects_of,
    obliques,
    passive,
    subject_of,
)
from rashomon.records import UNKNOWN, Party, Source, Span

_BLAMING = frozenset({"accuse", "blame", "fault", "condemn", "denounce"})
_ANSWERABLE = frozenset({"responsible", "accountable", "culpable", "liable", "guilty"})
_FAULTS = frozenset({"fault", "responsibility", "blame", "finger"})
_LAYING = frozenset({"place", "put", "lay", "pin", "cast", "point", "lie", "rest", "assign"})
_BREAKING = frozenset({"violate", "breach", "break", "ignore", "flout", "contravene", "disregard", "defy", "infringe"})
_RULES = frozenset(
    {"rule", "protocol", "agreement", "procedure", "deal", "norm", "understanding", "arrangement", "accord", "law"}
    | {"ceasefire", "mechanism", "commitment", "pact", "truce", "airspace", "sovereignty", "confliction", "deconfliction"}
)
_BREACHES = frozenset({"violation", "breach", "contravention", "defiance"})
_CALLING = frozenset({"call", "describe", "brand", "label", "term", "characterize", "characterise", "denounce", "decry", "dub"})
_DEEDS = frozenset(
    {"action", "behavior", "behaviour", "conduct", "move", "manoeuvre", "maneuver", "act", "attack", "raid", "strike", "step"}
    | {"interference", "driving", "operation", "deed", "tactic", "activity", "incursion", "shelling", "bombing", "patrol"}
)
_WRONGS = frozenset(
    {"unsafe", "unprofessional", "reckless", "provocative", "illegal", "unlawful", "irresponsible", "dangerous", "aggressive"}
    | {"unjustified", "unprovoked", "unacceptable", "hostile", "cowardly", "barbaric", "criminal", "unwarranted", "coercive"}
    | {"provocation", "violation", "breach", "aggression", "crime", "atrocity", "aggressor", "piracy", "harassment", "outrage"}
)
_INTRUDING = frozenset({"intrude", "trespass", "encroach"})
_ENTERING = frozenset({"enter", "cross", "approach", "fish", "sail", "fly", "land", "stray"})
_STARTING = frozenset({"provoke", "instigate"})
_OUTRIGHT = frozenset({"blame.accused", "blame.laid", "blame.responsible"})
"""Rules whose words hold somebody responsible and nothing else: "holds the militias responsible" blames them, whosever they are."""
_STATES = frozenset({"blame.responsible", "blame.fault", "blame.to-blame"})
"""Rules whose word says how it is: with "not" it is denied."""
_MISDEEDS = frozenset({"death", "killing", "loss", "tragedy", "crime", "incident", "violence", "damage", "escalation", "bloodshed", "atrocity", "consequence", "it", "this", "that", "them"})
_QUARRELS = frozenset({"clash", "incident", "collision", "confrontation", "fight", "violence", "encounter", "standoff", "escalation"})
_GROUNDS = frozenset({"ground", "reason", "provocation", "warning", "cause", "justification", "pretext"})
_WILFULLY = frozenset({"deliberately", "intentionally", "illegally", "unlawfully", "purposely", "needlessly", "wantonly"})
_GOVERNMENTS = frozenset({"government", "presidency", "administration", "cabinet", "authority", "president", "minister", "ministry"})
_GROUPS = frozenset({"rebels", "militia"})
"""Kinds of actors that claim an attack by telling of it."""
_HOSTILE = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Blame:
    """A party held responsible, on these words; `cue` is the token whose attribution says by whom.

    `denied`: it denies having done it, in `words`; `event`: the word for what it is answerable for, where the words name it;
    `source`: who lays it, where the words of blame are no cue of speech ("laid the attack at the door of").
    """

    party: Party
    span: Span
    cue: Token
    rule: str
    denied: bool = False
    event: Token | None = None
    words: Span | None = None
    source: Source | None = None


def find_blames(scene: Scene, speeches: Sequence[Speech], lexicon: SpeechLexicon) -> tuple[Blame, ...]:
    """Blame said outright.

    "accused Russian forces of", "blamed the Americans for", "the fault of the US military", "the Americans were to blame",
    "called their actions unsafe", "had illegally entered the waters".
    """
    found: list[Blame] = []
    spoken = {s.cue.i for s in speeches}
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        targets, rule = _held_responsible(scene, token)
        if targets and not (rule == "blame.violated" and token.i in spoken):
            layer = subject_of(token.head) if rule == "blame.laid" and token.pos_ == "NOUN" else None
            source = name_source(scene, lexicon, layer) if layer is not None else None
            denied = rule in _STATES and is_negated(token)
            if rule != "blame.responsible" or not for_another_thing(scene, token):
                found += [replace(blame, source=source, denied=denied) for blame in _blames(scene, targets, token, rule)]
    found += [blame for speech in speeches if speech.disowns for blame in _disowned(scene, speech)]
    return tuple(found)


def _disowned(scene: Scene, speech: Speech) -> Iterator[Blame]:
    """Blame that its bearer denies: "denied it was behind the bombing"."""
    if speech.speaker is None:
        return
    mention = scene.actor_at(scene.parsed.tokens(speech.speaker).root)
    own = speech.source.party
    doc, told = scene.parsed.doc, sorted(speech.covers)
    last = next((n for n, i in enumerate(told) if n + 1 == len(told) or told[n + 1] != i + 1), 0)  # up to the deed, if that stands within
    words = scene.parsed.span(doc[told[0] : told[last] + 1])
    for party in (own,) if own is not None else as_somebody(scene, mention) if mention is not None else ():
        yield Blame(scene.forces_of(party), speech.speaker, speech.cue, "blame.disowned", denied=True, event=speech.deed, words=words)


def _held_responsible(scene: Scene, token: Token) -> tuple[list[Token], str]:
    """The words for whoever a word of blame is laid on, and the rule; none where it is no such word."""
    lemma, verb, noun = token.lemma_.lower(), token.pos_ == "VERB", token.pos_ == "NOUN"
    if lemma == "blame" and any(c.lower_ == "to" and c.i < token.i for c in token.children):
        return _only(subject_of(token)), "blame.to-blame"
    if (on := laid_on(scene, token)) is not None:
        return [on], "blame.laid"
    if noun and lemma == "door" and case_of(token) == "at" and token.head.lemma_.lower() in _LAYING:
        return children(token, "nmod:poss", "nmod"), "blame.laid"
    if lemma in _BLAMING and verb:
        return (_only(subject_of(token)) if passive(token) else objects_of(token)), "blame.accused"
    if lemma in _ANSWERABLE:
        within = token.dep_ == "acl:relcl"  # "holds the militias that Iran arms responsible", as the tree has it
        return _only((_held(token) if within else None) or subject_of(token) or _held(token)), "blame.responsible"
    if lemma == "fault" and case_of(token) == "at":
        return _only(subject_of(token) or subject_of(token.head)), "blame.fault"
    if noun and lemma in _FAULTS and token.head.lemma_.lower() in _LAYING:
        return obliques(token.head, "on", "upon", "at", "with"), "blame.laid"
    if noun and lemma in _FAULTS:
        return children(token, "nmod:poss", "nmod"), "blame.fault"
    if verb and lemma in _BREAKING and not passive(token) and _breaks_rules(token):
        return _only(subject_of(token)), "blame.violated"
    if noun and lemma in _BREACHES and case_of(token) == "in" and _names_rule(token):
        return _only(subject_of(clause_of(token))), "blame.violated"
    if verb and (lemma in _INTRUDING or (lemma in _ENTERING and any(c.lower_ in _WILFULLY for c in token.children))) and not is_negated(token):
        return _only(subject_of(token)), "blame.trespassed"
    if verb and lemma in _STARTING and not passive(token) and any(o.lemma_.lower() in _QUARRELS for o in objects_of(token)):
        return _only(subject_of(token)), "blame.provoked"
    if lemma in _WRONGS or (verb and lemma in _CALLING):
        return _whose_deed(token), "blame.called"
    return [], ""


def _whose_deed(token: Token) -> list[Token]:
    """Whose deeds are called wrong: "called their actions unsafe", "the Russian crew's behaviour was reckless"."""
    if token.pos_ == "VERB":
        wrong = any(t.lemma_.lower() in _WRONGS for c in token.children if c.i > token.i for t in (c, *c.children, *_inner(c)))
        deeds = objects_of(token) if wrong and not passive(token) else []
    else:
        cop = any(c.dep_ == "cop" for c in token.children)
        deeds = children(token, "nsubj") if cop and not any(c.lower_ in ("not", "n't", "no") for c in token.children) else []
    owners = ("nmod:poss", "amod", "compound")
    return [o for d in deeds if d.lemma_.lower() in _DEEDS for o in (*children(d, *owners), *obliques(d, "of", "by"))]


def _inner(token: Token) -> list[Token]:
    return [g for c in token.children for g in c.children] if token.dep_ in ("xcomp", "obl", "obj") else []


def _names_rule(noun: Token) -> bool:
    return any(t.lemma_.lower() in _RULES for c in children(noun, "nmod") for t in (c, *c.children))


def _only(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _breaks_rules(verb: Token) -> bool:
    """Whether what is broken is a rule: "broke de-confliction procedures", not "broke the silence"."""
    return any(t.lemma_.lower() in _RULES for o in objects_of(verb) for t in (o, *o.children))


def implied_blame(told: Telling) -> Iterator[tuple[Party, Span]]:
    """The parties that a source says did a hostile act: the reporting of it holds them responsible, each of those who did it together.

    An outlet that narrates a block in its own voice blames nobody by it, nor do reports of nobody ("reports indicated"), unless its words condemn it ("without any grounds");
    one that narrates an assault upon somebody does. A mutual clash implies no blame, nor does an act whose doer is not said,
    a face-off (following, hovering), fire that is returned, or a road that civilians stand in. Nobody blames his own side by telling what it did, nor does its mouthpiece.
    """
    answering = Trait.ANSWERS in told.trigger.entry.traits
    if told.type not in _HOSTILE or told.kind == "standoff" or told.roles.mutual or told.reality.denied or answering:
        return
    assaults = told.type == "ASSAULT" and bool(told.roles.recipients)
    source = told.attribution.source
    if narrates(source) and not assaults and not _condemned(told.trigger.token):
        return
    for actor in told.roles.actors:
        for party in actor.parties if actor.rule != "role.rival" and not actor.refused else ():
            told_by_name = party.id != UNKNOWN or actor.mention.form == "name"
            if told_by_name and not is_of(source, party) and not (party.id == "CIV" and told.type == "COERCE"):
                yield party, actor.span


def denied_blame(told: Telling) -> Iterator[tuple[Party, Span]]:
    """The parties that deny a hostile act of their own: "the Turkish army denied that it had shelled Kobani"."""
    if told.type in _HOSTILE and told.reality.denied and not told.roles.mutual:
        for actor in told.roles.actors:
            yield from ((party, actor.span) for party in actor.parties if is_of(told.attribution.source, party))


def owned_blame(scene: Scene, told: Telling) -> Iterator[tuple[Party, Span]]:
    """The armed groups that tell of an attack as their own, which claims it: "our fighters killed ten soldiers, JNIM said".

    A state's forces report what they do and claim nothing by it, nor does who returns fire or fights.
    """
    if told.type != "ASSAULT" or told.roles.mutual or told.reality.denied or Trait.ANSWERS in told.trigger.entry.traits:
        return
    for actor in told.roles.actors:
        for party in actor.parties if not actor.refused else ():
            if owns_up(scene, told.attribution.source, party):
                yield party, actor.span


def owns_up(scene: Scene, source: Source, party: Party) -> bool:
    """Whether a source that tells of a party's attack claims it: it speaks for the armed group that did it."""
    entry = scene.registry.actor(party.id)
    return entry is not None and entry.kind in _GROUPS and is_of(source, party)


def _condemned(verb: Token) -> bool:
    """Whether the words themselves call it wrong: "without any grounds stood across the road", "deliberately blocked"."""
    return any(
        c.lower_ in _WILFULLY
        or (case_of(c) == "without" and c.lemma_.lower() in _GROUNDS)
        or (case_of(c) == "in" and c.lemma_.lower() in _BREACHES and _names_rule(c))
        for c in verb.children
    )


def _held(token: Token) -> Token | None:
    governor = token.head
    if governor.lemma_ == "hold" and governor.pos_ == "VERB":
        return next(iter(objects_of(governor)), None)
    holds = next((t for t in reversed(list(token.sent)) if t.i < token.i and t.lemma_ == "hold" and t.pos_ == "VERB"), None)
    # "holds the militias that Iran arms responsible", whatever the tree makes of it
    return next((o for o in objects_of(holds) if holds.i < o.i < token.i), None) if holds is not None else None


def _blames(scene: Scene, targets: list[Token], cue: Token, rule: str) -> list[Blame]:
    found: list[Blame] = []
    for target in targets:
        mention = scene.actor_at(target)
        if mention is None:
            continue
        for_act = _for_act(scene, cue) or (rule in _OUTRIGHT and mention.form in ("definite", "name"))
        parties = scene.parties(mention) or (as_somebody(scene, mention, named=rule in _OUTRIGHT) if for_act else ())
        sides = parties if names_government(scene.parsed.tokens(mention.span)) else (scene.forces_of(party) for party in parties)
        found.extend(Blame(side, mention.span, cue, rule) for side in sides if side.id != UNKNOWN or for_act)
    return found


def for_another_thing(scene: Scene, cue: Token) -> bool:
    """Whether it is for no deed of violence that somebody answers: "responsible for failing to protect the pilgrims", "for security in the zone"."""
    things = [c for c in cue.children if case_of(c) == "for" or any(m.lower_ == "for" and m.dep_ == "mark" for m in c.children)]
    entries = [
        entry for thing in things for table in (scene.lexicon.nouns, scene.lexicon.verbs) for word in (thing.lemma_.lower(), thing.lower_) for _, entry in table.get(word, ())
    ]
    deeds = any(entry.type in _HOSTILE for entry in entries) or any(thing.lemma_.lower() in _MISDEEDS for thing in things)
    return bool(things) and not deeds


def names_government(words: Iterable[Token]) -> bool:
    """Whether words name a government as such: "blamed the government in Kinshasa" blames no army; "blamed Damascus" means its forces as much."""
    return any(t.lemma_.lower() in _GOVERNMENTS for t in words)


def _for_act(scene: Scene, cue: Token) -> bool:
    """Whether the words say for which act of violence somebody answers: "was accused of the murder"; then they may be anybody."""
    return any(
        is_act(scene.lexicon, t) for t in children(cue, "obl", "nmod") if case_of(t) in ("of", "for", "in") and any(c.lower_ == "the" for c in t.children)
    )
