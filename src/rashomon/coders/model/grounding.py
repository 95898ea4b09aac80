"""From answered words to spans of the report: what cannot be grounded is left out before anything is made of it.

A claim whose source, denial or doubt stands nowhere is left out whole: without them it would say something else, in the
outlet's own voice, asserted, or certain. A cue, a link of the chain, whose people are counted, or the word that tells it, is left out alone.

Why: docs/decisions/coders.md#a-model-points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.coders.model.answers import Said, Told, Voice
from rashomon.coders.model.asking import STANCES, VALUES, kinds
from rashomon.coders.model.locating import Finder
from rashomon.knowledge.events import PLOVER_TYPES
from rashomon.records import Attribute, Certainty, Polarity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says so, in spans; without `source` the outlet does."""

    source: Span | None
    cue: Span | None
    via: tuple[Span, ...]
    polarity: Polarity
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """One claim, in spans. `told_by` is the word that makes people killed or somebody to blame, where the model gave one."""

    attribute: Attribute
    words: Span
    of: Span | None
    told_by: Span | None
    stance: str | None
    speaker: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One event, in spans. `speaker` is None where the event's own word is told by nobody that can be found."""

    trigger: Span
    type: str | None
    kind: str | None
    news: bool
    speaker: Speaker | None
    claims: tuple[Pointed, ...]


def ground(answer: Iterable[Told], finder: Finder) -> Iterator[Happened]:
    """The events whose trigger stands in the text, each with the claims whose words do."""
    for told in answer:
        sentence = finder.find(told.sentence) if told.sentence else None
        trigger = finder.find(told.trigger, sentence) if sentence else finder.find_only(told.trigger)
        if trigger is None:
            finder.tally.left_out += len(told.claims) + 1
            continue
        speaker = _speaker(told.voice, finder, sentence or trigger, trigger)
        finder.tally.left_out += speaker is None
        claims = [_claim(said, finder, sentence or trigger, trigger) for said in told.claims]
        yield Happened(
            trigger=trigger,
            type=_one_of(told.type, PLOVER_TYPES, finder),
            kind=_one_of(told.kind, kinds(), finder),
            news=told.news,
            speaker=speaker,
            claims=tuple(claim for claim in claims if claim is not None),
        )


def _claim(said: Said, finder: Finder, sentence: Span, trigger: Span) -> Pointed | None:
    if said.attribute not in VALUES:
        finder.tally.valueless += 1
        return None
    near = (finder.find(said.sentence, sentence) if said.sentence else None) or sentence
    words = finder.find(said.words, near, trigger=trigger)
    speaker = _speaker(said.voice, finder, near, words) if words is not None else None
    if words is None or speaker is None:
        finder.tally.left_out += 1
        return None
    return Pointed(
        attribute=Attribute(said.attribute),
        words=words,
        of=finder.find(said.of, near, trigger=words) if said.of else None,
        told_by=finder.find(said.told_by, near, trigger=words) if said.told_by else None,
        stance=said.stance if said.stance in STANCES else None,
        speaker=speaker,
    )


def _speaker(voice: Voice, finder: Finder, near: Span, words: Span) -> Speaker | None:
    """Who says so; None where the source, the denial or the doubt is invented."""
    source, denial, doubt, cue = (
        finder.find(quote, near, trigger=words) if quote else None
        for quote in (voice.source, voice.denial, voice.doubt, voice.cue)
    )
    via = tuple(span for quote in voice.via if (span := finder.find(quote, near, trigger=words)) is not None)
    if (voice.source and not source) or (voice.denial and not denial) or (voice.doubt and not doubt):
        return None
    sure = voice.certainty if voice.certainty in set(Certainty) - {Certainty.CERTAIN} else Certainty.UNKNOWN
    return Speaker(
        source=source,
        cue=cue if source else None,
        via=via,
        polarity=Polarity.DENIED if denial else Polarity.ASSERTED,
        certainty=Certainty(sure) if doubt else Certainty.CERTAIN,
    )


def _one_of(code: str | None, codes: tuple[str, ...], finder: Finder) -> str | None:
    """A code that is one; others say nothing."""
    if code is not None and code not in codes:
        finder.tally.valueless += 1
        return None
    return code
