"""Who calls whom, or what was done, by which evaluative term: claims of wording, kept beside those that tell what happened.

A term is its source's where the source's words hold it, and else the outlet's own. Quotation marks or "so-called" around a term that
nobody else is said to use keep it at a distance: the outlet repeats it and does not make it its own. A term that is denied
("they were no mercenaries") is used all the same, and its claim says that it is denied.

Why: docs/decisions/coding.md#loaded-words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.attribution import Speech, attribution_of
from rashomon.coding.telling.reality import judge_reality
from rashomon.coding.wording.term_objects import Objects, Said
from rashomon.coding.wording.terms import find_terms
from rashomon.knowledge.wording import WordingLexicon
from rashomon.records import TAKING_PART, TOLLS, Attribute, Attribution, Certainty, Event, Party, Polarity

_REACH = 3
_RULES = {
    "actor": ("wording.actor", "wording.actor-indirect"),
    "act": ("wording.act", "wording.act-indirect"),
    "place": ("wording.place", "wording.place-indirect"),
}
"""The rule by what a term is said of: as the outlet's own or in quotation marks, and in a source's words told without them."""
_TAKING_PART = (*TAKING_PART, *TOLLS)
_TAKEN_BACK = "so-called"


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with the sentences that tell it and the ids of those who take part."""

    event: Event
    sentences: frozenset[int]
    parties: frozenset[str]


def with_wordings(
    scene: Scene, speeches: Sequence[Speech], lexicon: WordingLexicon, events: Sequence[Event]
) -> tuple[Event, ...]:
    """The events with the evaluative terms that the report uses of them and of those who take part; the news first among them."""
    if not events:
        return ()
    objects = Objects(scene, lexicon)
    uses = [said for found in find_terms(scene, lexicon) if (said := objects.of(found)) is not None]
    if not uses:
        return tuple(events)
    told = [_told(scene, event) for event in events]
    voiced = [_voiced(s, lexicon) for s in speeches if s.rule != "attribution.hearsay"]  # "reportedly" chooses no words
    back = {word.i: said for said in uses if said.standing.term.id == _TAKEN_BACK for word in said.standing.words}
    heard = _heard(voiced, {said.standing.token.i for said in uses})
    writers = {event.id: ClaimWriter(scene, event.id, ()) for event in events}
    for said in uses:
        attribution = _attribution(scene, heard.get(said.standing.token.i, ()), said, back)
        for home in _homes(scene, said, told):
            _write(scene, writers[home.id], said, attribution, lexicon)
    return tuple(replace(event, wordings=writers[event.id].claims) for event in events)


def _told(scene: Scene, event: Event) -> _Told:
    sentences = frozenset(scene.sentence_at(span.start) for span in (event.trigger, *event.mentions))
    parties = frozenset(c.resolved.id for c in event.of(*_TAKING_PART) if isinstance(c.resolved, Party))
    return _Told(event, sentences, parties)


def _voiced(speech: Speech, lexicon: WordingLexicon) -> Speech:
    """A stand as words of the one who takes it: in "condemned the cowardly attack" the word is the condemner's."""
    return replace(speech, stance=False) if speech.stance and speech.cue.lemma_.lower() in lexicon.voicing else speech


def _heard(speeches: Sequence[Speech], terms: set[int]) -> dict[int, list[Speech]]:
    """The attributions that hold each of these tokens, in their order."""
    found: dict[int, list[Speech]] = {}
    for speech in speeches:
        for at in speech.covers & terms:
            found.setdefault(at, []).append(speech)
    return found


def _homes(scene: Scene, said: Said, told: Sequence[_Told]) -> list[Event]:
    """The events that a term is about: told by the very word, in its sentence, nearby, or with the party that is so called.

    What the report says elsewhere of those who take part in its news is about the news.
    """
    at = said.target
    sentence = scene.sentence_of[at.i]
    here = [t for t in told if sentence in t.sentences]
    by_word = [t for t in here if said.kind == "act" and _triggers(t.event, said)]
    with_party = [t for t in here if said.party is not None and said.party.id in t.parties]
    if by_word or with_party:
        return [t.event for t in by_word or with_party]
    if here:
        return [min(here, key=lambda t: abs(t.event.trigger.start - at.idx)).event]
    if said.party is not None:
        theirs = [t.event for t in told if t.event.focal and said.party.id in t.parties]
        if theirs:
            return theirs[:1]
    news = told[0]
    near = news.event.focal and any(abs(n - sentence) <= _REACH for n in news.sentences)
    return [news.event] if near else []


def _triggers(event: Event, said: Said) -> bool:
    """Whether a term, or the word that it judges, is one that tells the event."""
    tokens = (said.target, *said.standing.words)
    return any(span.start <= t.idx < span.end for span in (event.trigger, *event.mentions) for t in tokens)


def _attribution(scene: Scene, speeches: Sequence[Speech], said: Said, back: dict[int, Said]) -> Attribution:
    """Whose word it is: a source's, the outlet's own, or one that the outlet keeps at a distance."""
    words = said.standing.words
    found = attribution_of(scene, speeches, said.standing.token)
    if found.source.kind != "outlet" or found.cue is not None:
        return found
    doubted = next((back[i] for i in range(max(0, words[0].i - 5), words[0].i) if i in back), None)
    if doubted is not None and doubted.target.i == said.target.i and doubted.standing is not said.standing:
        first, last = doubted.standing.words[0], doubted.standing.words[-1]
        cue = scene.parsed.report.span(first.idx, last.idx + len(last.text))
        return replace(found, cue=cue, rule="attribution.distance")
    if scene.quoted(words[0].idx) is not None:
        return replace(found, rule="attribution.distance")
    return found


def _write(scene: Scene, writer: ClaimWriter, said: Said, attribution: Attribution, lexicon: WordingLexicon) -> None:
    words = said.standing.words
    span = scene.parsed.report.span(words[0].idx, words[-1].idx + len(words[-1].text))
    evidence = (span,) if said.phrase is None or said.phrase == span else (span, said.phrase)
    polarity, certainty = _stance(scene, said, lexicon)
    if attribution.rule == "attribution.distance":
        certainty = Certainty.UNKNOWN
    indirect = attribution.source.kind != "outlet" and scene.quoted(span.start) is None
    writer.add(
        Attribute.WORDING, " ".join(span.text.split()), evidence, attribution,
        f"{_RULES[said.kind][indirect]}/{said.standing.term.id}", resolved=said.place or said.party, polarity=polarity, certainty=certainty,
    )  # fmt: skip


def _stance(scene: Scene, said: Said, lexicon: WordingLexicon) -> tuple[Polarity, Certainty]:
    """Whether the term is denied or doubted. A name given in passing is meant, whatever the clause around it denies."""
    token = said.standing.token
    reality = judge_reality(scene, token)
    around: Iterable[Token] = (*token.children, *said.target.children)
    doubted = any(c.lower_ in lexicon.hedges for c in around)
    if said.predicated:
        certainty = Certainty.PROBABLE if doubted else reality.certainty
        return reality.polarity, certainty
    denied = (said.kind == "act" and reality.denied) or any(c.lower_ == "no" and c.dep_ == "det" for c in token.children)
    return (Polarity.DENIED if denied else Polarity.ASSERTED), (Certainty.PROBABLE if doubted else Certainty.CERTAIN)
