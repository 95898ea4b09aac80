"""Who is said to have done what was told before: by their own claim, or by somebody's belief.

"Daesh claimed responsibility for the bombing": Daesh says of itself that it did it, and tells nothing else of the bombing. "Jets
believed to be Russian", "strikes blamed on the army", "the murder is attributed to a death squad", "three officers were implicated in
the killing": somebody holds it likely. Who is told by a name or a word for people has done it even where their side is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.arguments.roles import as_somebody
from rashomon.coding.scene.event_nouns import claims_act, is_act
from rashomon.coding.scene.institutions import sector_of
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import name_source
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import (
    ancestors,
    case_of,
    children,
    conjuncts,
    obliques,
    own_subject,
    passive,
    subject_of,
)
from rashomon.records import UNKNOWN, Certainty, Party, Source, Span

CLAIMED = "actor.claimed"
"""The rule of who says of itself that it did it."""
_HOLDING = frozenset({"believe", "think", "suspect", "presume", "assume"})
_ATTRIBUTING = frozenset({"attribute", "ascribe", "impute", "credit"})
_IMPLICATING = frozenset({"implicate", "involve", "charge", "suspect", "convict", "indict", "sentence", "try"})
_ONESELF = frozenset({"we", "i"})
_MARKS = frozenset({"hallmark", "handwriting", "fingerprint", "signature", "stamp", "imprint"})
_BEARING = frozenset({"bear", "carry", "have", "show"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_PASSED = frozenset(
    {"to", "be", "have", "has", "been", "being", "widely", "also", "either", "likely", "carried", "out", "conducted", "launched"}
    | {"by", "belong", "belonging", "from", "the", "work", "of", "were", "was", "a", "an", "flown", "dropped", "fired", "planted"}
)
"""Words between a word of belief and whom it names: "believed to have been carried out by the"."""
_HEDGING = frozenset({"may", "might", "could", "likely", "probably", "possibly", "perhaps", "apparently", "presumably", "believe", "think", "suspect", "presume"})
_POINTING = frozenset({"it", "this", "that", "them", "both"})
_DOERS = frozenset({"attacker", "assailant", "gunman", "shooter", "perpetrator", "culprit", "bomber", "raider", "kidnapper", "abductor"})
_WEAPONS = frozenset({"drone", "missile", "rocket", "shell", "mortar", "bomb", "projectile", "munition", "aircraft", "plane", "warplane", "jet", "helicopter", "grenade", "bullet", "gun"})
_PROOFS = frozenset({"proof", "evidence", "indication", "sign", "suggestion"})
_FARTHEST = 9
_BARE_CLAUSE = frozenset({"cop", "nsubj", "det", "amod", "compound", "flat", "punct", "advmod", "parataxis", "conj", "nmod:poss"})
"""What may stand in a clause that says nothing but who it was: "it was the Syrian army", not "it was the army that rescued them"."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A party that is said to have done it. `source`: itself, where it says so; `event` the word for what it did, if told."""

    party: Party
    span: Span
    cue: Token
    rule: str
    certainty: Certainty
    source: Source | None = None
    event: Token | None = None


def find_responsibilities(scene: Scene, speech: SpeechLexicon) -> tuple[Responsibility, ...]:
    """Everyone who claims an act or is believed to have done it, in text order; "no group has claimed it" names nobody."""
    found: list[Responsibility] = []
    for token in scene.parsed.doc:
        if token.i in scene.furniture:
            continue
        if token.lemma_ == "work" and token.pos_ == "NOUN":
            found.extend(_work_of(scene, token))
        if token.pos_ in ("NOUN", "PROPN"):
            found.extend(_it_was(scene, token))
        if token.pos_ not in ("VERB", "AUX", "ADP", "ADJ"):
            continue
        if claims_act(scene.lexicon, token):
            found.extend(_claimed(scene, speech, token))
        elif token.lemma_.lower() in _BEARING and token.pos_ == "VERB":
            found.extend(_marked(scene, token))
        elif token.lemma_ == "belong" and token.pos_ == "VERB":
            found.extend(_belonging(scene, token))
        elif token.lower_ == "behind":
            found.extend(_behind(scene, token))
        elif token.lemma_.lower() in _ATTRIBUTING and token.pos_ == "VERB":
            found.extend(_attributed(scene, speech, token))
        elif token.lemma_.lower() in _IMPLICATING and token.tag_ in ("VBN", "VBD", "JJ"):
            found.extend(_implicated(scene, token))
        elif token.lemma_.lower() in _HOLDING and token.tag_ in ("VBN", "VBD"):
            found.extend(_believed(scene, token))
        elif token.lemma_.lower() == "blame" and token.tag_ in ("VBN", "VBD"):
            event = token.head if token.dep_ in ("acl", "acl:relcl") else subject_of(token) if passive(token) else None
            if event is not None and is_act(scene.lexicon, event):
                targets = [t for t in token.children if t.dep_.startswith("obl") and case_of(t) == "on"]
                found.extend(_of(scene, targets, token, "actor.blamed", Certainty.PROBABLE, event=event))
    return tuple(one for one in found if not is_open(one.cue))


def is_open(word: Token) -> bool:
    """Whether a word stands in what is only asked, supposed or not found: "whether they were behind it", "if", "no proof that the army had"."""
    for at in (word, *ancestors(word)):
        if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in at.children):
            return True
        if at.lemma_.lower() in _PROOFS and any(c.lower_ in ("no", "any", "little") for c in at.children):
            return True
    return False


def lays_blame(source: Source, party: Party) -> bool:
    """Whether a source that says that a party did a deed holds it responsible.

    An outlet that tells in its own voice and is no institution, and a document of nobody ("reports indicated"), blame nobody by it, nor does anybody his own side.
    """
    return not narrates(source) and not is_of(source, party)


def narrates(source: Source) -> bool:
    """Whether a source only tells: a newspaper in its own voice, or a document of nobody."""
    return (source.kind == "outlet" and sector_of(source.name) is None) or (source.kind == "document" and source.party is None)


def is_of(source: Source, party: Party) -> bool:
    """Whether a party is the source's own side; civilians are nobody's."""
    return source.party is not None and source.party.id != "CIV" and source.party.side == party.side


def _claimed(scene: Scene, speech: SpeechLexicon, verb: Token) -> Iterator[Responsibility]:
    claimants = obliques(verb, "by") if passive(verb) else [s for s in (subject_of(verb),) if s is not None]
    if _refused(verb):
        return
    events = [t for t in verb.subtree if t.i != verb.i and is_act(scene.lexicon, t)]
    event = verb.head if verb.dep_ in ("acl", "acl:relcl") else next(iter(events), None)
    for claimant in claimants:
        if any(t.lower_ in _NOBODY for t in (claimant, *claimant.children)):
            continue
        source = None if claimant.lower_ in _ONESELF else name_source(scene, speech, claimant)  # "we" are whoever speaks there
        for found in _of(scene, [claimant], verb, CLAIMED, Certainty.CERTAIN, event=event):
            yield Responsibility(found.party, found.span, verb, found.rule, found.certainty, source, event)


def _behind(scene: Scene, preposition: Token) -> Iterator[Responsibility]:
    """In "Daesh is believed to be behind the attack": whoever the act is laid to, as surely as the words say."""
    act = preposition.head
    cop = any(c.dep_ == "cop" for c in act.children) or (act.head.lemma_ == "be" and act.head.pos_ in ("AUX", "VERB"))
    pointing = act.lower_ in _POINTING  # "said the rebels were behind it": behind what was told before
    if not (pointing or is_act(scene.lexicon, act)) or not cop or _refused(act) or _refused(act.head):
        return
    doer = subject_of(act) or subject_of(act.head)
    doubt = any(t.lemma_.lower() in _HOLDING or t.lower_ in ("likely", "probably") for t in (act.head, act.head.head, *act.children))
    sure = Certainty.PROBABLE if doubt else Certainty.CERTAIN
    if doer is not None and not any(t.lower_ in _NOBODY for t in (doer, *doer.children)):
        yield from _of(scene, [doer], act, "actor.behind", sure, event=None if pointing else act, anybody=pointing)


def _attributed(scene: Scene, speech: SpeechLexicon, verb: Token) -> Iterator[Responsibility]:
    """In "the murder was attributed to a death squad", "attributed the murder to", "an attack attributed to": whoever follows "to"."""
    acts = [verb.head] if verb.dep_ in ("acl", "acl:relcl") else [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")]
    event = next((a for a in acts if is_act(scene.lexicon, a)), None)
    if event is not None and not _refused(verb):
        doers = [t for t in verb.children if t.dep_.startswith(("obl", "nmod")) and case_of(t) == "to"]
        layer = None if passive(verb) else own_subject(verb)
        source = name_source(scene, speech, layer) if layer is not None and scene.actor_at(layer) is not None else None
        for found in _of(scene, doers, verb, "actor.attributed", Certainty.PROBABLE, event=event):
            yield replace(found, source=source)


def _implicated(scene: Scene, verb: Token) -> Iterator[Responsibility]:
    """In "two officers were implicated in the murder", "charged with the kidnapping of", "suspects in": the one it is said of."""
    events = [t for t in children(verb, "obl") if case_of(t) in ("in", "of", "with", "for") and is_act(scene.lexicon, t)]
    if not events or _refused(verb) or any(t.lower_ in ("a", "an", "any") for t in events[0].children):
        return
    if verb.dep_ in ("acl", "acl:relcl") and own_subject(verb) is None:
        doer: Token | None = verb.head
    else:
        doer = subject_of(verb) if passive(verb) else None
    if doer is not None and not any(t.lower_ in _NOBODY for t in (doer, *doer.children)):
        yield from _of(scene, [doer], verb, "actor.implicated", Certainty.PROBABLE, event=events[0])


def _marked(scene: Scene, verb: Token) -> Iterator[Responsibility]:
    """In "the attack bears the hallmarks of Daesh": whose marks an act is said to bear, as a likely doer."""
    subject = own_subject(verb)
    event = next((t for t in (subject, *children(subject, "nmod")) if is_act(scene.lexicon, t)), None) if subject is not None else None
    if event is None or _refused(verb):
        return
    doers = [d for o in children(verb, "obj") if o.lemma_.lower() in _MARKS for d in children(o, "nmod") if case_of(d) == "of"]
    yield from _of(scene, doers, verb, "actor.marks", Certainty.PROBABLE, event=event)


def _belonging(scene: Scene, verb: Token) -> Iterator[Responsibility]:
    """In "the attackers belonged to the RSF", "the drone belonged to": whose the doers or their weapon are said to be."""
    subject = own_subject(verb)
    if subject is not None and subject.lemma_.lower() in _DOERS | _WEAPONS and not _refused(verb):
        yield from _of(scene, obliques(verb, "to"), verb, "actor.belonged", Certainty.CERTAIN, event=None)


def _it_was(scene: Scene, noun: Token) -> Iterator[Responsibility]:
    """In "It was not the army. It was JNIM, the mayor said": who is said to have been the doer of what was told before."""
    was = any(c.dep_ == "cop" and c.lower_ in ("was", "were") for c in noun.children)
    it = any(c.dep_ == "nsubj" and c.lower_ == "it" for c in noun.children)
    if was and it and all(c.dep_ in _BARE_CLAUSE for c in noun.children) and not _refused(noun):
        yield from _of(scene, [noun], noun, "actor.it-was", Certainty.CERTAIN, event=None)


def _work_of(scene: Scene, noun: Token) -> Iterator[Responsibility]:
    """In "the kidnapping was the work of the Shining Path": whose work an act is said to be."""
    act = subject_of(noun) if any(c.dep_ == "cop" for c in noun.children) else None
    pointing = act is not None and act.lower_ in _POINTING
    if act is None or not (pointing or is_act(scene.lexicon, act)) or _refused(noun):
        return
    hedged = any(t.lemma_.lower() in _HEDGING for t in (*noun.children, noun.head, *noun.head.children))
    sure = Certainty.PROBABLE if hedged else Certainty.CERTAIN
    doers = [t for t in children(noun, "nmod") if case_of(t) == "of"]
    yield from _of(scene, doers, noun, "actor.work-of", sure, event=None if pointing else act, anybody=pointing)


def _refused(word: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "never") for c in word.children)


def _believed(scene: Scene, verb: Token) -> Iterator[Responsibility]:
    """In "jets thought to be Russian", "raids suspected to have been carried out by the army"."""
    doc = scene.parsed.doc
    if verb.i + 2 >= len(doc) or doc[verb.i + 1].lower_ != "to":
        return
    for at in range(verb.i + 2, min(verb.i + _FARTHEST, len(doc))):
        mention = scene.actor_at(doc[at])
        if mention is not None and doc[at].lower_ not in _PASSED:
            head = scene.parsed.tokens(mention.head).root
            yield from _of(scene, [head], verb, "actor.believed", Certainty.PROBABLE, event=None)
            return
        if doc[at].lower_ not in _PASSED:
            return


def _of(
    scene: Scene, targets: list[Token], cue: Token, rule: str, certainty: Certainty, *, event: Token | None, anybody: bool = False
) -> Iterator[Responsibility]:
    """Whoever the words name; somebody of no known side where the words say of which deed, or point back to it (`anybody`)."""
    for target in targets:
        for token in conjuncts(target):
            mention = scene.actor_at(token)
            if mention is None:
                continue
            for party in scene.parties(mention) or as_somebody(scene, mention):
                if party.id != "CIV" and (party.id != UNKNOWN or event is not None or anybody):
                    yield Responsibility(scene.forces_of(party), mention.span, cue, rule, certainty, None, event)
