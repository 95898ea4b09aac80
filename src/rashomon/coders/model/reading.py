"""The report as the resolvers see it, with the model's words among its mentions.

Where the model points at words that were recognised, the mention counts, with what the words around say of it; words that
nobody recognised become a mention of their own, and are resolved beside the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from rashomon.coders.model.grounding import Happened
from rashomon.coders.reading import read_report
from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.knowledge.bundle import Knowledge
from rashomon.knowledge.places.wording import lead_of
from rashomon.language.parsed import Parsed
from rashomon.recognising import recognise
from rashomon.records import (
    ROLES,
    ActorMention,
    Attribute,
    CountMention,
    Mentions,
    PlaceMention,
    Report,
    Span,
    ThingMention,
    TimeMention,
)
from rashomon.resolving import resolve

AnyMention = TypeVar("AnyMention", ActorMention, PlaceMention, TimeMention, CountMention, ThingMention)


def mention_at(mentions: Iterable[AnyMention], span: Span) -> AnyMention | None:
    """The mention that shares most characters with a span, the tightest of those; None where none shares any."""
    shared = [m for m in mentions if m.span.overlaps(span)]

    def rank(mention: AnyMention) -> tuple[int, int, int]:
        start, end = mention.span.start, mention.span.end
        return min(end, span.end) - max(start, span.start), start - end, -start

    return max(shared, key=rank, default=None)


def read_with(report: Report, told: Sequence[Happened], knowledge: Knowledge) -> Scene:
    """The scene of a report in which all that the model points at is resolved."""
    parsed = read_report(report, knowledge)
    mentions = _with_words(parsed, recognise(parsed, knowledge), told)
    return set_scene(parsed, mentions, resolve(parsed, mentions, knowledge), knowledge.events, knowledge.actors)


def _with_words(parsed: Parsed, known: Mentions, told: Sequence[Happened]) -> Mentions:
    claims = [claim for event in told for claim in event.claims]
    people = [c.words for c in claims if c.attribute in ROLES] + [c.of for c in claims if c.of is not None]
    places = [c.words for c in claims if c.attribute is Attribute.PLACE]
    times = [c.words for c in claims if c.attribute is Attribute.PERIOD]
    return replace(
        known,
        actors=_added(known.actors, people, lambda span: _actor(parsed, span)),
        places=_added(known.places, places, lambda span: _place(parsed, span)),
        times=_added(known.times, times, lambda span: TimeMention(span=span, type="vague")),
    )


def _actor(parsed: Parsed, span: Span) -> ActorMention:
    return ActorMention(span=span, head=parsed.span(parsed.tokens(span).root), form="indefinite")


def _place(parsed: Parsed, span: Span) -> PlaceMention:
    """A place by its capitalised words, how the words before them point at it: "near the hamlet of Tell Nowhere"."""
    capitals = [t for t in parsed.tokens(span) if t.text[:1].isupper() and span.start <= t.idx < span.end]
    start = capitals[0].idx if capitals else span.start
    end = min(capitals[-1].idx + len(capitals[-1].text), span.end) if capitals else span.end
    lead = lead_of(parsed.report.text, start, span.start)
    return PlaceMention(
        span=span,
        names=(parsed.report.span(start, end),),
        relation=lead.relation or "in",
        distance_km=lead.distance_km,
        bearing=lead.bearing,
    )


def _added(
    known: tuple[AnyMention, ...], words: Iterable[Span], make: Callable[[Span], AnyMention]
) -> tuple[AnyMention, ...]:
    """The mentions and one for each of the words that none of them touches, in text order."""
    found = list(known)
    for span in sorted(set(words)):
        if mention_at(found, span) is None:
            found.append(make(span))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))
