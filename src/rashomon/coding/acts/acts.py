"""Acts of speech and of policy: what the main clause of a sentence says that one side does to another without a clash.

"Iran threatened to close the strait" is one act, a THREATEN; what is threatened is no act of its own.

Why: docs/decisions/coding.md#acts-of-speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.coding.acts.act_roles import find_act_roles
from rashomon.coding.acts.act_types import DUTY, Candidate, act_type, governs
from rashomon.coding.arguments.roles import Roles
from rashomon.coding.arguments.triggers import Trigger, find_triggers
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech, attribution_of
from rashomon.coding.telling.reality import Reality, judge_reality
from rashomon.coding.telling.telling import Telling
from rashomon.coding.telling.when_where import find_dates, find_places_of
from rashomon.knowledge.events import NO_KIND, EventLexicon
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import own_subject
from rashomon.records import Certainty, Polarity

LEAD = 3
"""Sentences at the head of a report in which an act can be its news."""

_ROAD = frozenset({"conj", "xcomp", "ccomp", "parataxis", "obj", "obl", "nmod", "nsubj:pass", "appos"})
_GOING_ON = frozenset({"continue", "erupt", "break", "occur", "happen", "begin", "start", "resume", "spread", "follow", "intensify"})
"""Verbs that say of an act only that it goes on: "riots erupted"."""
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj:pass", "appos"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})


def find_acts(
    scene: Scene, lexicon: EventLexicon, speech: SpeechLexicon, triggers: Sequence[Trigger], speeches: Sequence[Speech]
) -> tuple[Telling, ...]:
    """The acts that a report's first sentences tell, in text order, each with somebody who acts or is acted upon.

    `triggers` are the report's words of force and movement; they are acts where they have not happened ("will attack").
    """
    own = find_triggers(replace(scene, lexicon=lexicon), LEAD)
    own = (*own, *_duties(scene, speech, lexicon, own))
    spelt = frozenset(i for trigger in own for i in trigger.words)
    lead = [t for t in triggers if scene.sentence_of[t.token.i] < LEAD and not t.entry.generic]
    force = [t for t in lead if not t.entry.effect and t.words.isdisjoint(spelt)]
    candidates: list[Candidate] = []
    for trigger in (*own, *force):
        verb = _main_verb(speech, trigger, spelt)
        if verb is not None:
            candidates.append(Candidate(trigger, verb, judge_reality(scene, trigger.token), trigger in force))
    found: list[Telling] = []
    for candidate in candidates:
        others = [c for c in candidates if c is not candidate]
        kind = act_type(candidate, [c for c in others if governs(candidate, c)])
        if not kind or any(governs(c, candidate) for c in others):
            continue
        roles = _roles(scene, speech, candidate, kind)
        if roles.actors or roles.recipients:
            found.append(_tell(scene, candidate, kind, roles, speeches))
    return tuple(sorted(found, key=lambda act: act.trigger.span.start))


def _duties(scene: Scene, speech: SpeechLexicon, lexicon: EventLexicon, found: Sequence[Trigger]) -> list[Trigger]:
    """The verbs of what a speaker says that another must do, whatever it is: "Russia said that Sudan must return the helicopter"."""
    spelt = {i for trigger in found for i in trigger.words}
    entry = next((e for _, e in lexicon.verbs.get("demand", ())), None)
    return [
        Trigger(verb, scene.parsed.span(verb), entry, frozenset({verb.i}))
        for verb in (aux.head for aux in scene.parsed.doc if aux.dep_ == "aux" and aux.lemma_.lower() == "must")
        if entry is not None
        and scene.sentence_of[verb.i] < LEAD
        and verb.dep_ == "ccomp"
        and verb.i not in spelt
        and speech.uses(verb.head.lemma_.lower(), "say")
        and (own_subject(verb) or verb).lower_ not in _PRONOUNS
    ]


def _main_verb(speech: SpeechLexicon, trigger: Trigger, spelt: frozenset[int]) -> Token | None:
    """The verb that carries the trigger, where it stands in a main clause or in what a speaker is said to say; None elsewhere.

    What somebody fears or hopes is neither. `spelt` are the words of all acts.
    """
    verb: Token | None = trigger.token if trigger.verbal or trigger.token.pos_ == "ADJ" else None
    at = trigger.token
    while at.head.i != at.i:
        relation = at.dep_
        if relation == "nsubj" and at.i == trigger.token.i and at.head.lemma_.lower() in _GOING_ON:
            relation = "obj"
        if relation not in _ROAD or (relation in _NOMINAL and verb is not None and at.pos_ not in ("NOUN", "PROPN")):
            return None
        if relation == "ccomp" and not (speech.uses(at.head.lemma_.lower(), "say") or at.head.i in spelt):
            return None
        if relation in ("obl", "nmod") and trigger.carrier is None:
            return None
        at = at.head
        if verb is None and at.pos_ in ("VERB", "AUX"):
            verb = at
    if verb is None and at.pos_ in ("NOUN", "PROPN") and at.i == trigger.token.i:
        return at  # a headline without a verb
    return verb


def _roles(scene: Scene, speech: SpeechLexicon, act: Candidate, kind: str) -> Roles:
    """Who acts and upon whom; who is released or demobilised by nobody named retreats."""
    own = act.trigger.entry
    demanded = kind == "REQUEST" and bool(act.modals & DUTY)
    mutual = own.frame == "mutual" and kind == own.type
    roles = find_act_roles(scene, speech, act.verb, act.trigger.words, mutual=mutual, demanded=demanded)
    if not roles.actors and own.type == "RETREAT":
        return Roles(roles.recipients)
    return roles


def _tell(scene: Scene, act: Candidate, kind: str, roles: Roles, speeches: Sequence[Speech]) -> Telling:
    """The telling of one act."""
    trigger = act.trigger
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
        mode=trigger.entry.mode if kind == trigger.entry.type else "",
    )
