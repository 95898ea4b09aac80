"""One report's events: recognise what is told, gather it, and write its claims."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.coding.attribution import Speech, find_speeches
from rashomon.coding.blame import Blame, find_blames
from rashomon.coding.claims import ClaimWriter, evidence_items, nearby
from rashomon.coding.conduct import Conduct, find_conduct
from rashomon.coding.focus import find_focus
from rashomon.coding.gathering import Happening, gather
from rashomon.coding.scene import Scene, set_scene
from rashomon.coding.setting import Dated, Placed, fineness
from rashomon.coding.telling import Telling, find_tellings
from rashomon.coding.triggers import find_triggers
from rashomon.knowledge.actors import ActorRegistry
from rashomon.knowledge.events import EventLexicon
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.language.parsed import Parsed
from rashomon.records import Attribute, Event, Mentions, Resolution, content_id

_LEAD = 5
_VAGUE_PLACE = 5
_VAGUE_TIME = ("year", "season", "range", "unknown")


def code_events(
    parsed: Parsed,
    mentions: Mentions,
    resolution: Resolution,
    *,
    events: EventLexicon,
    speech: SpeechLexicon,
    registry: ActorRegistry,
) -> tuple[Event, ...]:
    """Every happening the report tells of, focal ones first, each with its claims.

    Feared, planned, threatened, conditional, hypothetical and general tellings make no event. A background happening needs a
    place finer than a country or a time finer than a year: a course of events ("the war since 2011") is not an occurrence.
    """
    scene = set_scene(parsed, mentions, resolution, events, registry)
    speeches = find_speeches(scene, speech)
    tellings = [t for t in find_tellings(scene, find_triggers(scene), speeches) if t.happened]
    happenings = [h for h in gather(tellings) if _told(h)]
    main, news = find_focus(scene, happenings)
    blames, conducts = find_blames(scene, speeches), tuple(find_conduct(scene))
    found = [
        _event(
            scene,
            h,
            speeches,
            blames,
            conducts,
            main=h is main,
            focal=n in news,
            others=[o for o in happenings if o is not h],
        )
        for n, h in enumerate(happenings)
        if n in news or _occurrence(h)
    ]
    return tuple(sorted(found, key=lambda e: (not e.focal, e.trigger.start)))


def _told(happening: Happening) -> bool:
    """Whether anything but vague and denied words tells of it."""
    return any(not t.trigger.entry.generic and t.reality.modality == "actual" for t in happening.tellings) and bool(
        happening.parties or any(t.tolls or t.places or t.dates for t in happening.tellings)
    )


def _occurrence(happening: Happening) -> bool:
    place = any(fineness(p) < _VAGUE_PLACE for p in happening.places)
    time = any(p.precision not in _VAGUE_TIME for p in happening.periods)
    return time or (place and not happening.periods)


def _event(
    scene: Scene,
    happening: Happening,
    speeches: Sequence[Speech],
    blames: Sequence[Blame],
    conducts: Sequence[Conduct],
    *,
    main: bool,
    focal: bool,
    others: Sequence[Happening],
) -> Event:
    report = scene.parsed.report
    chief = _chief(happening)
    name = content_id("e", report.id, chief.trigger.span.start, chief.trigger.span.end)
    writer = ClaimWriter(scene, name, speeches)
    directed = any(t.roles.actors and t.roles.recipients and not t.roles.mutual for t in happening.tellings)
    for told in happening.tellings:
        writer.tell(told, directed=directed, parties=happening.armed)
    if focal:
        _set(scene, happening, writer, chief, others, main=main)
    for item, span in evidence_items(scene, happening, "equipment", 0):
        writer.thing(Attribute.EQUIPMENT, item, span)
    if focal:
        for item, span in evidence_items(scene, happening, "evidence", 2 if main else 0):
            writer.thing(Attribute.EVIDENCE, item, span)
    for blame in blames:
        sentence = scene.sentence_of[blame.cue.i]
        concerned = main or blame.party.id in happening.parties
        if (concerned and nearby(happening, sentence, 0)) or (
            main and not any(nearby(o, sentence, 0) for o in others) and nearby(happening, sentence, 2)
        ):
            writer.blame(blame)
    for conduct in conducts:
        sentence = scene.sentence_of[conduct.cue.i]
        if nearby(happening, sentence, 0) or (main and nearby(happening, sentence, 2)):
            writer.conduct(conduct)
    mentions = tuple(t.trigger.span for t in sorted(happening.tellings, key=lambda t: t.trigger.span.start))
    modality = "negated" if all(t.reality.modality == "negated" for t in happening.tellings) else "actual"
    return Event(
        id=name,
        report=report.id,
        trigger=chief.trigger.span,
        focal=focal,
        claims=writer.claims,
        modality=modality,
        mentions=mentions,
    )


def _chief(happening: Happening) -> Telling:
    """The telling whose word says most of what happened: specific before weak, earliest first."""
    return min(
        happening.tellings,
        key=lambda t: (
            t.trigger.entry.generic,
            t.trigger.entry.weak,
            t.kind in ("", "other"),
            not t.roles.everybody,
            t.trigger.span.start,
        ),
    )


def _set(
    scene: Scene, happening: Happening, writer: ClaimWriter, chief: Telling, others: Sequence[Happening], *, main: bool
) -> None:
    """Time and place from the discourse for a news event whose own sentences give none (or only a country)."""
    taken = {t.sentence for o in others for t in o.tellings} - {t.sentence for t in happening.tellings}
    first = happening.tellings[0].sentence
    sentences = sorted(
        {t.sentence for t in happening.tellings}
        | {s for t in happening.tellings for s in (t.sentence - 1, t.sentence + 1)}
    )
    reach = [s for s in sentences if 0 <= s < len(scene.sentences) and s not in taken]
    if main:
        reach += [s for s in range(min(_LEAD, len(scene.sentences))) if s not in taken and s not in reach]
    if not happening.periods:
        dated = _first_date(scene, reach)
        if dated is not None:
            writer.add(
                Attribute.PERIOD,
                dated.period.wording,
                (dated.span,),
                chief.attribution,
                dated.rule,
                resolved=dated.period,
            )
        elif scene.parsed.report.published is not None and chief.trigger.token.pos_ in ("VERB", "NOUN", "AUX"):
            writer.bound(scene.parsed.report.published.isoformat(), chief)
    if all(fineness(p) >= _VAGUE_PLACE - 1 for p in happening.places):
        placed = _finest_place(scene, reach, first)
        if placed is not None and (
            not happening.places or fineness(placed.place) < min(map(fineness, happening.places))
        ):
            writer.add(
                Attribute.PLACE,
                placed.place.wording,
                (placed.span,),
                chief.attribution,
                placed.rule,
                resolved=placed.place,
            )


def _first_date(scene: Scene, sentences: Sequence[int]) -> Dated | None:
    for sentence in sentences:
        for mention in scene.times_in(sentence):
            period = scene.resolution.periods.get(mention.span)
            if (
                period is not None
                and period.known
                and period.precision not in _VAGUE_TIME
                and mention.type in ("date", "time")
            ):
                return Dated(mention.span, period, "period.discourse")
    return None


def _finest_place(scene: Scene, sentences: Sequence[int], first: int) -> Placed | None:
    found = [
        Placed(mention.span, place, "place.discourse")
        for sentence in sentences
        for mention in scene.places_in(sentence)
        if (place := scene.resolution.places.get(mention.span)) is not None and place.known
    ]
    return min(found, key=lambda p: (fineness(p.place), abs(scene.sentence_at(p.span.start) - first)), default=None)
