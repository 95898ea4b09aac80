"""Who says so: speech cues, their sources and the words each covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from rashomon.coding.scene.quoting import find_quoting
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.cue_words import cue_words
from rashomon.coding.speech.disowning import disown
from rashomon.coding.speech.noun_cues import hear_according, hear_feeling, hear_hearsay, hear_noun
from rashomon.coding.speech.refuting import refutations, settle_refuted
from rashomon.coding.speech.sources import first_person, outlet_of
from rashomon.coding.speech.speakers import speaker_of
from rashomon.coding.speech.speakers_so_far import Hearing, Speech
from rashomon.coding.speech.transcripts import find_notes, find_turns
from rashomon.coding.speech.verb_cues import GIVING, hear_verb
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.clauses import ancestors
from rashomon.records import Attribution, Source

__all__ = ["Speech", "attribution_of", "find_speeches", "is_denied"]


def find_speeches(scene: Scene, speech: SpeechLexicon) -> tuple[Speech, ...]:
    """Every attribution of the report, the widest first, so that a chain reads from the outlet inwards."""
    quoting = find_quoting(scene)
    hearing = Hearing(scene, speech, quoting)
    for turn in find_turns(scene, speech):
        hearing.found.append(Speech(turn.source, turn.cue, turn.covers, "attribution.turn", speaker=turn.source.span))
        hearing.turns.update(dict.fromkeys(turn.covers, turn.source))
    later: list[tuple[Token, str]] = []
    for token in scene.parsed.doc:
        if token.i in scene.furniture or not token.is_alpha:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") and (lemma in speech.verbs or lemma in GIVING):
            subject = speaker_of(scene, token, hearing.voiced)
            citing = speech.uses(lemma, "relay") and token.tag_ == "VBG"  # the cue it goes with may come behind it
            if citing or (subject is not None and first_person(subject) and subject.i in quoting.at):
                later.append((token, lemma))
            else:
                hear_verb(hearing, token, lemma, subject)
        elif token.lower_ in ("according", "per"):
            hear_according(hearing, token)
        elif lemma in speech.adverbs:
            hear_hearsay(hearing, token)
        elif token.pos_ == "NOUN" and (lemma in speech.spoken or lemma in speech.held or lemma in speech.denied):
            hear_noun(hearing, token, lemma)
        elif token.pos_ == "ADJ" and lemma in speech.feelings:
            hear_feeling(hearing, token)
    hearing.found.extend(list(refutations(hearing)))
    settle_refuted(hearing)
    for note in find_notes(scene, speech):
        hearing.found.append(Speech(note.source, note.cue, note.covers, "attribution.note", speaker=note.source.span))
    hearing.found.extend(_continue_quotes(hearing))
    for token, lemma in later:
        hear_verb(hearing, token, lemma, speaker_of(scene, token, hearing.voiced))
    return disown(scene, _settle(hearing))


def attribution_of(scene: Scene, speeches: Iterable[Speech], token: Token) -> Attribution:
    """The chain of sources behind one token, the outlet's own assertion where nobody else speaks.

    "Sputnik quoted a spokesman who said that ...": the source is the spokesman, by way of Sputnik. A link of the chain
    covers the next one's cue; speech that merely runs beside is no link.
    """
    covering = [s for s in speeches if token.i in s.covers and token.i != s.cue.i and not s.stance]
    if not covering:
        return Attribution(source=outlet_of(scene), rule="outlet")
    inner = min(covering, key=lambda s: (len(s.covers), s.rule != "attribution.chain"))
    via: list[Source] = []
    for spoken in sorted(covering, key=lambda s: -len(s.covers)):
        linked = inner.cue.i in spoken.covers or (spoken.cue.i == inner.cue.i and inner.rule == "attribution.chain")
        if spoken is not inner and linked and all(s.key != spoken.source.key for s in (*via, inner.source)):
            via.append(spoken.source)
    return Attribution(source=inner.source, cue=scene.parsed.span(cue_words(inner.cue, inner.covers)), via=tuple(via), rule=inner.rule)


def is_denied(speeches: Iterable[Speech], token: Token) -> bool:
    """Whether somebody denies what the words around a token say."""
    return any(s.denies and token.i in s.covers for s in speeches)


def _settle(hearing: Hearing) -> Iterator[Speech]:
    """Leave out what adds nothing: a stand inside somebody's words, and speech inside the same source's own."""
    outer: dict[int, list[Speech]] = {}
    by_cue: dict[int, list[Speech]] = {}
    for spoken in hearing.found:
        by_cue.setdefault(spoken.cue.i, []).append(spoken)
    for spoken in hearing.found:
        for index in spoken.covers & by_cue.keys():
            outer.setdefault(index, []).append(spoken)
    for spoken in hearing.found:
        hedged = (
            spoken.speaker is None and spoken.source.kind == "unnamed"
        )  # "the monitor said the jet was believed to"
        around = [s for s in outer.get(spoken.cue.i, ()) if s.cue.i != spoken.cue.i]
        if (spoken.stance or hedged) and (around or spoken.cue.i in hearing.quoting.at):
            continue
        same = any(
            s.source.key == spoken.source.key and spoken.covers <= s.covers and s.denies == spoken.denies
            for s in around
        )
        if spoken.covers and not (same and not spoken.denies):
            yield _but_what_follows(spoken, by_cue) if spoken.denies else spoken


def _but_what_follows(denial: Speech, by_cue: Mapping[int, Sequence[Speech]]) -> Speech:
    """A denial without what its source says next, and without what others are told to say beside it.

    "Denied that it had shelled the town and said rebels had", "denied a massacre, in which residents said 60 had died".
    """
    said = [
        s for at in denial.covers & by_cue.keys() for s in by_cue[at]
        if not s.denies and (s.cue.dep_ == "conj" if s.source.key == denial.source.key else _stands_aside(s.cue, denial.cue))
    ]  # fmt: skip
    beyond = {i for s in said for i in (*s.covers, s.cue.i)}
    return replace(denial, covers=denial.covers - beyond) if beyond else denial


def _stands_aside(cue: Token, denial: Token) -> bool:
    """Whether a cue stands in a relative clause below a denial, which leaves such a clause alone."""
    return any(token.dep_ == "acl:relcl" for token in takewhile(lambda t: t.i != denial.i, ancestors(cue)))


def _continue_quotes(hearing: Hearing) -> list[Speech]:
    """Quotations that no cue of their own attributes: the rest of one begun before, or one that follows its speaker."""
    scene = hearing.scene
    more: list[Speech] = []
    holder: dict[int, Speech] = {}
    for spoken in hearing.found:
        if spoken.stance or spoken.speaker is None:
            continue
        for number in {hearing.quoting.at[i] for i in spoken.covers if i in hearing.quoting.at}:
            first = hearing.quoting.ranges[number][0]
            inside = hearing.quoting.at.get(spoken.cue.i) == number
            if not inside and (number not in holder or first in spoken.covers):
                holder[number] = spoken
    last: Speech | None = None
    spoken_in = sorted(
        (s for s in hearing.found if not s.stance and s.speaker is not None and s.cue.i not in hearing.quoting.at),
        key=lambda s: s.cue.i,
    )
    pointer = 0
    for number, (first, end) in enumerate(hearing.quoting.ranges):
        if first in scene.furniture:
            continue
        while pointer < len(spoken_in) and spoken_in[pointer].cue.i < first:
            pointer += 1
        before = spoken_in[pointer - 1] if pointer else None
        held = holder.get(number)
        if held is None:
            near = (
                before
                if before is not None and scene.sentence_of[first] - scene.sentence_of[before.cue.i] <= 2
                else None
            )
            held = near or last
            if held is None or not _starts_sentence(scene, first):
                continue
        rest = [i for i in range(first, end) if i not in held.covers]
        if rest:
            more.append(replace(held, covers=frozenset(rest), rule="attribution.continued"))
        last = held
    return more


def _starts_sentence(scene: Scene, first: int) -> bool:
    """Whether a quotation opens a sentence of its own, as continued speech does and a scare quote does not."""
    at = first - 1
    doc = scene.parsed.doc
    while at > 0 and (doc[at].is_space or doc[at].text in ("“", '"', "‘", "«", "''", "``")):
        at -= 1
    return (
        at <= 0
        or doc[at].text in (".", "!", "?", ":", "”", '"', "’", "»")
        or scene.sentence_of[at] != scene.sentence_of[first]
    )
