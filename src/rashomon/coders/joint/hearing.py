"""Who speaks in a report by what the heads heard, as the sources that the rules would name, and the speech that no rule knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coders.joint.pointing import Spoken
from rashomon.coding.scene.event_nouns import is_act
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech
from rashomon.coding.speech.disowning import disown
from rashomon.coding.speech.sources import is_withdrawn, name_source
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import ancestors, case_of, children, is_negated
from rashomon.language.heads import Attribution as Heard
from rashomon.records import Attribution, Source, Span

RULE = "attribution.heads"
SURE, VERY_SURE = 0.6, 0.8
"""Below the first a cue that heads alone take for one brings no speech; above the second its subject speaks, whatever kind of noun it is."""
_TELLING = frozenset({"inform", "notify", "alert", "brief", "tell", "advise", "warn"})
"""Verbs whose object is told something: as participles they make a speaker of whoever is told."""
_LATELY = 4
"""Sentences within which a pronoun goes back to who spoke last."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that the heads heard, its cue, the characters of what it says, and the character of whom it holds responsible by that cue."""

    heard: Heard
    source: Source
    cue: Span
    said: range
    blames: int | None

    @property
    def denies(self) -> bool:
        """Whether it denies what it speaks of."""
        return self.heard.polarity.value != "asserted"

    @property
    def attribution(self) -> Attribution:
        """The attribution of what this voice says."""
        return Attribution(source=self.source, cue=self.cue, rule=RULE)


def voices(scene: Scene, lexicon: SpeechLexicon, speeches: Sequence[Speech], spoken: Sequence[Spoken]) -> tuple[Voice, ...]:
    """The sources of all that the heads heard, in text order: where a rule heard the same words speak at that cue, the rule's source; a pronoun's, whoever spoke lately."""
    by_rule = [(speech.cue.idx, speech.speaker, speech.source) for speech in speeches if speech.speaker is not None and speech.source.kind != "outlet"]
    lately = [(scene.sentence_of[speech.cue.i], speech.cue.idx, speech.source) for speech in speeches if not speech.stance and speech.speaker is not None]
    at = {token.idx: token for token in scene.parsed.doc}
    found: list[Voice] = []
    for one in sorted(spoken, key=lambda one: one.cue.start):
        cue = scene.parsed.tokens(one.cue).root
        if cue.dep_.startswith("aux"):
            continue  # the "has" of "has denied": the verb is the cue
        if is_negated(cue) or (at[one.source].dep_ == "nsubj" and is_negated(at[one.source].head) and at[one.source].head in ancestors(cue)) or is_withdrawn(at[one.source]):
            continue  # "did not say", "did not comment on the claims": nothing is said
        if _does(scene, cue) or _is_told(scene, cue, one.said):
            continue
        sentence = scene.sentence_at(one.cue.start)
        before = [source for near, start, source in sorted(lately, key=lambda s: s[1]) if start < one.cue.start and 0 <= sentence - near <= _LATELY]
        same = (source for cue, speaker, source in by_rule if one.cue.start <= cue < one.cue.end and speaker.start <= one.source < speaker.end)
        source = next(same, None) or _named(scene, lexicon, one, at[one.source], before)
        if source is not None:
            found.append(Voice(one.heard, source, one.cue, one.said, one.blames))
            lately.append((sentence, one.cue.start, source))
    return tuple(found)


def _does(scene: Scene, cue: Token) -> bool:
    """Whether a verb tells what somebody did, not what he said: "carried out air strikes", "responded with artillery fire"."""
    if cue.lemma_.lower() not in scene.lexicon.carriers:
        return False
    return any(is_act(scene.lexicon, c) for c in children(cue, "obj", "nsubj:pass", "obl") if case_of(c) in ("", "with"))


def _is_told(scene: Scene, cue: Token, said: range) -> bool:
    """Whether who seems to speak is spoken to, and says nothing: "Navy informed." at the end of an entry."""
    return cue.lemma_.lower() in _TELLING and scene.sentence_at(said.start) != scene.sentence_of[cue.i] and not children(cue, "obj", "ccomp", "parataxis")


def _named(scene: Scene, lexicon: SpeechLexicon, one: Spoken, subject: Token, before: Sequence[Source]) -> Source | None:
    """Whom the subject of a cue stands for; where rules would not let such a noun speak and the heads are very sure, its own words."""
    source = name_source(scene, lexicon, subject, before)
    if source is not None or one.heard.probability < VERY_SURE or subject.pos_ not in ("NOUN", "PROPN"):
        return source
    if subject.lemma_.lower() in lexicon.silent:
        return None
    mention = scene.actor_at(subject)
    span = mention.span if mention is not None else one.phrase
    parties = scene.parties(mention) if mention is not None else ()
    return Source(name=span.text, kind="official" if parties else "unnamed", party=parties[0] if parties else None, span=span)


def with_heard(scene: Scene, speeches: Sequence[Speech], heard: Sequence[Voice]) -> tuple[Speech, ...]:
    """The rules' speeches and the heads', the widest first: at a cue that no rule heard, all that is said; at others what no rule saw to be said."""
    starts = [token.idx for token in scene.parsed.doc]
    cues = {speech.cue.idx for speech in speeches}
    disowning = {speech.cue.idx for speech in speeches if speech.disowns}  # what they leave uncovered is the deed, which is not theirs to tell
    covered = {index for speech in speeches if not speech.stance for index in speech.covers}
    found = list(speeches)
    for voice in heard:
        if voice.heard.probability < SURE or voice.source.kind == "outlet":
            continue
        inside = range(bisect_left(starts, voice.said.start), bisect_left(starts, voice.said.stop))
        covers = frozenset(i for i in inside if not voice.cue.start <= starts[i] < voice.cue.end)
        here = range(voice.cue.start, voice.cue.end)
        if any(start in disowning for start in here):
            continue
        if any(start in cues for start in here):
            covers -= covered
        if covers:
            cue = scene.parsed.tokens(voice.cue).root
            found.append(Speech(voice.source, cue, covers, RULE, denies=voice.denies, speaker=voice.source.span))
    return disown(scene, found)
