"""Acts of speech and of policy: what the main clause of a sentence says that one side does to another without a clash.

"Iran threatened to close the strait" is one act, a THREATEN; what is threatened is no act of its own. The rules are PLOVER's:
cooperation to come is AGREE, harm to come THREATEN, what somebody must do REQUEST, cooperation refused REJECT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.act_roles import find_act_roles
from rashomon.coding.attribution import Speech, attribution_of
from rashomon.coding.certainty import Reality, judge_reality
from rashomon.coding.roles import Roles
from rashomon.coding.scene import Scene
from rashomon.coding.setting import find_dates, find_places_of
from rashomon.coding.telling import Telling
from rashomon.coding.triggers import Trigger, find_triggers
from rashomon.knowledge.events import NO_KIND, EventLexicon
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import own_subject
from rashomon.records import Certainty, Polarity

LEAD = 3
"""Sentences at the head of a report in which an act can be its news."""

_GOOD = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HARM = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_ROAD = frozenset({"conj", "xcomp", "ccomp", "parataxis", "obj", "obl", "nmod", "nsubj:pass", "appos"})
_GOING_ON = frozenset({"continue", "erupt", "break", "occur", "happen", "begin", "start", "resume", "spread", "follow", "intensify"})
"""Verbs that say of an act only that it goes on: "riots erupted"."""
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj:pass", "appos"})
_DUTY = frozenset({"must", "should", "need", "ought"})
_HONOUR = frozenset({"vow", "swear", "pledge", "promise"})
"""Verbs of promise that bind to good and to harm alike: "vowed to help", "vowed to strike back"."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A trigger that heads a main clause, with the verb that carries it and how real it is told."""

    trigger: Trigger
    verb: Token
    reality: Reality
    modals: frozenset[str]

    @property
    def lemma(self) -> str:
        """The lemma of its verb."""
        return self.verb.lemma_.lower()


def find_acts(
    scene: Scene, lexicon: EventLexicon, speech: SpeechLexicon, triggers: Sequence[Trigger], speeches: Sequence[Speech]
) -> tuple[Telling, ...]:
    """The acts that a report's first sentences tell, in text order, each with an actor.

    `triggers` are the report's words of force and movement; they are acts where they have not happened ("will attack").
    """
    own = find_triggers(replace(scene, lexicon=lexicon))
    own = (*own, *_duties(scene, speech, lexicon, own))
    spelt = frozenset(i for trigger in own for i in trigger.words)
    force = [t for t in triggers if not t.entry.generic and not t.entry.effect and t.words.isdisjoint(spelt)]
    candidates: list[_Candidate] = []
    for trigger in (*own, *force):
        if scene.sentence_of[trigger.token.i] >= LEAD:
            continue
        verb = _main_verb(scene, speech, trigger)
        if verb is not None:
            modals = frozenset(c.lemma_.lower() for c in verb.children if c.dep_ == "aux")
            candidates.append(_Candidate(trigger, verb, judge_reality(scene, trigger.token), modals))
    found = []
    for candidate in candidates:
        below = [c for c in candidates if c is not candidate and _governs(candidate, c)]
        if any(_governs(c, candidate) for c in candidates if c is not candidate):
            continue
        kind = _type(candidate, below, forceful=candidate.trigger in force)
        act = _tell(scene, speech, candidate, kind, speeches) if kind else None
        if act is not None:
            found.append(act)
    return tuple(sorted(found, key=lambda act: act.trigger.span.start))


def _duties(scene: Scene, speech: SpeechLexicon, lexicon: EventLexicon, found: Sequence[Trigger]) -> list[Trigger]:
    """The verbs of what a speaker says that another must do, whatever it is: "Russia said that Sudan must return the helicopter"."""
    spelt = {i for trigger in found for i in trigger.words}
    entry = next((e for _, e in lexicon.verbs.get("demand", ())), None)
    return [
        Trigger(verb, scene.parsed.span(verb), entry, frozenset({verb.i}))
        for verb in (aux.head for aux in scene.parsed.doc if aux.dep_ == "aux" and aux.lemma_.lower() == "must")
        if entry is not None
        and verb.dep_ == "ccomp"
        and verb.i not in spelt
        and speech.uses(verb.head.lemma_.lower(), "say")
        and (own_subject(verb) or verb).lower_ not in ("it", "they", "he", "she", "we", "i")
    ]


def _main_verb(scene: Scene, speech: SpeechLexicon, trigger: Trigger) -> Token | None:
    """The verb that carries the trigger, where it stands in a main clause or in what a speaker is said to say; None elsewhere."""
    verb: Token | None = trigger.token if trigger.verbal or trigger.token.pos_ == "ADJ" else None
    at = trigger.token
    while at.head.i != at.i:
        relation = at.dep_
        if relation == "nsubj" and at.i == trigger.token.i and at.head.lemma_.lower() in _GOING_ON:
            relation = "obj"
        if relation not in _ROAD or (relation in _NOMINAL and verb is not None and at.pos_ not in ("NOUN", "PROPN")):
            return None
        if relation == "ccomp" and not (speech.verbs.get(at.head.lemma_.lower()) or at.head.pos_ in ("NOUN", "ADJ")):
            return None
        if relation in ("obl", "nmod") and trigger.carrier is None:
            return None
        at = at.head
        if verb is None and at.pos_ in ("VERB", "AUX"):
            verb = at
    if verb is None and at.pos_ in ("NOUN", "PROPN") and at.i == trigger.token.i:
        return at  # a headline without a verb
    return verb


def _governs(upper: _Candidate, lower: _Candidate) -> bool:
    """Whether what `lower` tells is part of what `upper` does: its complement or its object, and no second half beside it."""
    at, words = lower.trigger.token, upper.trigger.words | {upper.verb.i}
    if lower.verb.i == upper.verb.i and lower.trigger.token.i != upper.trigger.token.i:
        return upper.trigger.token.i == upper.verb.i
    while at.head.i != at.i:
        if at.head.i in words and at.i not in words:
            return at.dep_ not in ("conj", "parataxis")
        at = at.head
    return False


def _type(candidate: _Candidate, below: Sequence[_Candidate], *, forceful: bool) -> str:
    """The act's type after PLOVER: what is promised, threatened, demanded or refused is told by how it is told. "" for none."""
    own, reality = candidate.trigger.entry.type, candidate.reality
    denied = reality.polarity is Polarity.DENIED
    coming = reality.modality in ("planned", "threatened") or (
        reality.modality == "hypothetical" and "would" in candidate.modals
    )
    if reality.modality == "threatened" or (reality.certainty is Certainty.POSSIBLE and own in _HARM):
        return "THREATEN"
    if candidate.modals & _DUTY and own not in ("ACCUSE", "REJECT", "THREATEN"):
        return "REQUEST"
    if denied:
        return "REJECT" if own in _GOOD and not reality.denied else ""
    if own == "AGREE" or candidate.lemma in _HONOUR:
        harms = [c.trigger.entry.type in _HARM for c in below if c.trigger.verbal]
        if harms and harms[0]:
            return "THREATEN"
        if candidate.lemma in _HONOUR and not harms and own == "THREATEN" and any(c.trigger.entry.type in _GOOD for c in below):
            return "AGREE"
        if candidate.lemma in _HONOUR and harms and below[0].trigger.entry.type in _GOOD:
            return "AGREE"
    if coming:
        return "AGREE" if own in _GOOD else "THREATEN" if own in _HARM else own
    if forceful or reality.modality in ("feared", "conditional", "hypothetical"):
        return ""
    return own


def _tell(
    scene: Scene, speech: SpeechLexicon, candidate: _Candidate, kind: str, speeches: Sequence[Speech]) -> Telling | None:
    """The telling of one act; None where nobody is said to do it."""
    trigger, own = candidate.trigger, candidate.trigger.entry
    mutual = own.frame == "mutual" and kind == own.type
    roles = find_act_roles(scene, speech, candidate.verb, trigger.words, mutual=mutual, demanded=kind == "REQUEST" and bool(candidate.modals & _DUTY))
    if not roles.actors and own.type == "RETREAT":  # "the guerrillas were demobilized"
        roles = Roles(roles.recipients)
    if not roles.actors and not roles.recipients:
        return None
    covering = [s.covers for s in speeches if trigger.token.i in s.covers and trigger.token.i != s.cue.i]
    words = min(covering, key=len, default=None)
    return Telling(
        trigger=trigger,
        sentence=scene.sentence_of[trigger.token.i],
        type=kind,
        kind=NO_KIND,
        roles=roles,
        dates=find_dates(scene, trigger, (), words),
        places=find_places_of(scene, trigger, (), words),
        tolls=(),
        reality=Reality("actual", Polarity.ASSERTED, Certainty.CERTAIN),
        attribution=attribution_of(scene, speeches, trigger.token),
        entry=scene.entry_at(trigger.token.idx),
        mode=own.mode if kind == own.type else "",
    )
