"""From spans to events with claims, written as the rules write them: the same words by the same source make the same claim id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.coders.model.grounding import Happened, Pointed, Speaker
from rashomon.coders.model.locating import Tally
from rashomon.coders.model.reading import mention_at
from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.scene.scene import Scene
from rashomon.coding.speech.sources import name_source, outlet_of
from rashomon.coding.tolls.tolls import count_unnumbered
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.quantities import find_quantities
from rashomon.records import (
    ROLES,
    TOLLS,
    UNKNOWN,
    Attribute,
    Attribution,
    Count,
    Event,
    Party,
    Polarity,
    Resolved,
    Source,
    Span,
    Stance,
    Value,
    content_id,
)

Written = tuple[Value, tuple[Span, ...], Resolved | None]
"""A value, its evidence, and what it stands for."""


class EventWriter:
    """Writes the events of one report; `coder` names the model in every claim."""

    def __init__(self, scene: Scene, speech: SpeechLexicon, coder: str, tally: Tally) -> None:
        self._scene, self._speech, self._coder, self._tally = scene, speech, coder, tally

    def write(self, told: Iterable[Happened]) -> tuple[Event, ...]:
        """Every event of which any claim is left, those on one trigger as one; the news first, then in text order."""
        together: dict[Span, list[Happened]] = {}
        for happened in told:
            together.setdefault(happened.trigger, []).append(happened)
        events = [self._event(trigger, group) for trigger, group in together.items()]
        return tuple(sorted((e for e in events if e.claims), key=lambda e: (not e.focal, e.trigger.start)))

    def _event(self, trigger: Span, told: list[Happened]) -> Event:
        report = self._scene.parsed.report
        name = content_id("e", report.id, trigger.start, trigger.end)
        writer = ClaimWriter(self._scene, name, ())
        for happened in told:
            if happened.speaker is not None:
                for attribute, code in ((Attribute.TYPE, happened.type), (Attribute.KIND, happened.kind)):
                    if code is not None:
                        self._add(writer, attribute, (code, (trigger,), None), happened.speaker)
            for claim in happened.claims:
                values = self._values(claim, trigger)
                self._tally.valueless += not values
                for value in values:
                    self._add(writer, claim.attribute, value, claim.speaker)
        speakers = [h.speaker for h in told if h.speaker is not None]
        negated = bool(speakers) and all(s.polarity is Polarity.DENIED and s.source is None for s in speakers)
        return Event(
            id=name,
            report=report.id,
            trigger=trigger,
            focal=any(h.news for h in told),
            claims=writer.claims,
            modality="negated" if negated else "actual",
            mentions=(trigger,),
        )

    def _add(self, writer: ClaimWriter, attribute: Attribute, written: Written, speaker: Speaker) -> None:
        value, evidence, resolved = written
        writer.add(
            attribute, value, evidence, self._attribution(speaker), self._coder,
            resolved=resolved, polarity=speaker.polarity, certainty=speaker.certainty,
        )  # fmt: skip

    def _attribution(self, speaker: Speaker) -> Attribution:
        if speaker.source is None:
            return Attribution(source=outlet_of(self._scene), rule="attribution.model")
        source = self._source(speaker.source)
        via = [link for link in map(self._source, speaker.via) if link.key != source.key]
        return Attribution(source=source, cue=speaker.cue, via=tuple(via), rule="attribution.model")

    def _source(self, span: Span) -> Source:
        """Whoever these words stand for, named as the rules name sources."""
        named = name_source(self._scene, self._speech, self._scene.parsed.tokens(span).root)
        return named or Source(name=" ".join(span.text.split()), kind="unnamed", span=span)

    def _values(self, claim: Pointed, trigger: Span) -> list[Written]:
        """What the words of a claim say; nothing where they hold no such value."""
        words, resolution = claim.words, self._scene.resolution
        if claim.attribute in ROLES:
            return self._parties(claim, trigger)
        if claim.attribute in TOLLS:
            return self._toll(claim, trigger)
        if claim.attribute is Attribute.PLACE:
            place = mention_at(self._scene.mentions.places, words)
            found = resolution.places.get(place.span) if place is not None else None
            return [(found.wording, (place.span,), found)] if place is not None and found is not None else []
        if claim.attribute is Attribute.PERIOD:
            time = mention_at(self._scene.mentions.times, words)
            period = resolution.periods.get(time.span) if time is not None else None
            return [(period.wording, (time.span,), period)] if time is not None and period is not None else []
        if claim.attribute is Attribute.OBJECT:
            return [(words.text, self._with_word(words, claim, trigger), None)]
        if claim.attribute is Attribute.STATEMENT:
            return [(words.text, (words,), None)]
        return self._thing(claim)

    def _parties(self, claim: Pointed, trigger: Span) -> list[Written]:
        span, parties = self._people(claim.words)
        if claim.attribute is Attribute.BLAME:
            evidence = self._with_word(span, claim, trigger)
            return [(p.name, evidence, p) for p in parties] or [(span.text, evidence, None)]
        if len(parties) > 1:
            return [(f"{p.name} in “{span.text}”", (span,), p) for p in parties]
        return [(span.text, (span,), parties[0] if parties else None)]

    def _people(self, span: Span) -> tuple[Span, tuple[Party, ...]]:
        """The phrase that words belong to, and the armed or other parties that it stands for."""
        mention = self._scene.actor_at(self._scene.parsed.tokens(span).root)
        if mention is None or not mention.span.overlaps(span):
            mention = mention_at(self._scene.mentions.actors, span)
        if mention is None:
            return span, ()
        known = tuple(p for p in self._scene.parties(mention) if p.id != UNKNOWN)
        return mention.span, known if mention.person else tuple(map(self._scene.forces_of, known))

    def _toll(self, claim: Pointed, trigger: Span) -> list[Written]:
        count, span = self._count(claim.words)
        if count is None:
            return []
        _, parties = self._people(claim.of or claim.words)
        party = parties[0] if len(parties) == 1 else None
        if claim.of is not None and count.of is None:
            count = replace(count, of=claim.of.text)
        return [(count, self._with_word(span, claim, trigger), party)]

    def _count(self, words: Span) -> tuple[Count | None, Span]:
        """How many the words say: by a number of people, by a phrase for people without one, by any number at all."""
        counted = mention_at(self._scene.mentions.counts, words)
        if counted is not None:
            return counted.count, counted.span
        victim = self._scene.parsed.tokens(words).root
        mention = self._scene.actor_at(victim)
        if mention is not None and (mention.person or mention.form != "name"):  # a ministry that suffers is no casualty
            read = count_unnumbered(victim, mention)
            if read is not None:
                return read[0], mention.span
        return _count_in(words), words

    def _with_word(self, span: Span, claim: Pointed, trigger: Span) -> tuple[Span, ...]:
        """The words with the one that makes something of them: that which the model gave, or a trigger in their sentence."""
        if claim.told_by is not None:
            return (span, claim.told_by)
        one = self._scene.sentence_at(span.start) == self._scene.sentence_at(trigger.start)
        return (span, trigger) if one else (span,)

    def _thing(self, claim: Pointed) -> list[Written]:
        """The lexicon's name for a thing, the report's words for one that it does not know; an agreement must be known."""
        kind = claim.attribute.value
        thing = mention_at((t for t in self._scene.mentions.things if t.kind == kind), claim.words)
        if claim.attribute is not Attribute.AGREEMENT:
            found = (thing.item, thing.span) if thing is not None else (claim.words.text, claim.words)
            return [(found[0], (found[1],), None)]
        if thing is None or claim.stance is None:
            return []
        _, parties = self._people(claim.of) if claim.of is not None else (None, ())
        party = parties[0] if len(parties) == 1 else None
        return [(Stance(item=thing.item, stance=claim.stance), (thing.span,), party)]


def _count_in(words: Span) -> Count | None:
    """The first number in words that nobody read as a number of people: "a woman" is one."""
    found = next(find_quantities(words.text), None)
    if found is None:
        return None
    wording = " ".join(words.text.split())
    return Count(low=found.low, best=found.best, high=found.high, wording=wording, of=wording)
