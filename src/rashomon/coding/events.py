"""One report's events: what is told, gathered into happenings, each with its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.coding.acts.act_news import is_comment, news_acts, reads_better
from rashomon.coding.acts.acts import find_acts
from rashomon.coding.arguments.triggers import find_triggers
from rashomon.coding.claims.borrowed_setting import fill_setting
from rashomon.coding.claims.pointing_back import find_pointing, write_pointing_back
from rashomon.coding.claims.statements import write_statements
from rashomon.coding.claims.story import Story
from rashomon.coding.claims.writer import ClaimWriter
from rashomon.coding.happenings.focus import find_focus
from rashomon.coding.happenings.gathering import gather
from rashomon.coding.happenings.happening import CALM, VAGUE, Happening, near, whose
from rashomon.coding.happenings.named_dead import of_one_by_name
from rashomon.coding.scene.outline import NOT_TOLD, SUM, Outline
from rashomon.coding.scene.periods import is_history
from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.coding.speech.attribution import Speech, find_speeches
from rashomon.coding.stances.agreements import Conduct, find_conduct
from rashomon.coding.stances.blame import Blame, find_blames
from rashomon.coding.stances.control import Control, find_controls
from rashomon.coding.stances.evidence import find_shown
from rashomon.coding.stances.responsibility import Responsibility, find_responsibilities
from rashomon.coding.telling.dates_of_other_things import is_remembered
from rashomon.coding.telling.telling import Telling, find_tellings
from rashomon.coding.telling.when_where import COARSE_TIMES, COUNTRY, DAYS, REGION, fineness
from rashomon.coding.tolls.harmed import with_victims
from rashomon.coding.tolls.toll_parts import as_told_after
from rashomon.coding.tolls.tolls import Toll
from rashomon.coding.wording.wordings import with_wordings
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.events import EventLexicon
from rashomon.knowledge.speech import SpeechLexicon
from rashomon.knowledge.wording import WordingLexicon
from rashomon.language.parsed import Parsed
from rashomon.records import Event, Mentions, Resolution, content_id

_SURE = 0.8
_NOW = frozenset({"today", "yesterday", "tonight"})


def code_events(
    parsed: Parsed,
    mentions: Mentions,
    resolution: Resolution,
    *,
    events: EventLexicon,
    acts: EventLexicon,
    speech: SpeechLexicon,
    registry: ActorRegistry,
    wording: WordingLexicon,
) -> tuple[Event, ...]:
    """Every happening the report tells of, focal ones first, each with its claims.

    Feared, planned, threatened, conditional, hypothetical and general tellings make no event. A background happening needs a
    place finer than a country or a time finer than a year: a course of events ("the war since 2011") is not an occurrence.
    """
    scene = set_scene(parsed, mentions, resolution, events, registry)
    speeches = find_speeches(scene, speech)
    return with_wordings(scene, speeches, wording, code_scene(scene, speeches, acts, speech, Outline()))


def code_scene(scene: Scene, speeches: Sequence[Speech], acts: EventLexicon, speech: SpeechLexicon, outline: Outline) -> list[Event]:
    """Every happening that the rules read in a scene, focal ones first, each with its claims; wording is left to `with_wordings`."""
    triggers = with_victims(scene, find_triggers(scene))
    tellings = [t for t in find_tellings(scene, triggers, speeches) if t.happened and not _untold(t, outline)]
    happenings = [h for h in gather(tellings, outline) if _told(h)]
    main, news = find_focus(scene, happenings, outline)
    story = Story(
        scene, speeches, happenings, main, news, find_blames(scene, speeches, speech), tuple(find_conduct(scene)),
        find_responsibilities(scene, speech), find_controls(scene), {s.thing.span: s for s in find_shown(scene, speech)},
        find_pointing(scene, speeches),
    )  # fmt: skip
    groups = news_acts(story, find_acts(scene, acts, speech, triggers, speeches))
    done = [act for group in groups for act in group]
    found = [
        _event(story, h, focal=n in news)
        for n, h in enumerate(happenings)
        if (n in news or _occurrence(h)) and not (done and reads_better(done, h))
    ]
    found += [_act_event(story, group) for group in groups]
    found.sort(key=lambda e: (not e.focal, e.trigger.start))
    return found


def _untold(told: Telling, outline: Outline) -> bool:
    """Whether the outline is sure that the words tell of nothing that took place; what its own words date to a day is no sum over many."""
    stood = outline.standing(told.trigger.numbers)
    if stood is None or stood.standing not in NOT_TOLD or stood.probability < _SURE:
        return False
    return not (stood.standing == SUM and any(d.period.precision in DAYS for d in told.dates))


def _act_event(story: Story, told: Sequence[Telling]) -> Event:
    """The event of acts of one type by one actor; background where they only speak of a clash."""
    report, chief = story.scene.parsed.report, told[0].trigger
    name = content_id("e", report.id, chief.span.start, chief.span.end, chief.entry.id)
    writer = ClaimWriter(story.scene, name, story.speeches)
    focal = not all(is_comment(story, act) for act in told)
    told = told if focal else [replace(act, dates=(), places=()) for act in told]  # the days in it are the clash's
    by_day = any(d.period.precision in DAYS for act in told for d in act.dates)
    for act in told:
        writer.tell(act, directed=False, parties=(), dated_by_day=by_day)
    sentences = {act.sentence for act in told}
    for control in story.controls:
        if story.scene.sentence_of[control.cue.i] in sentences:
            writer.control(control)
    mentions = tuple(sorted(act.trigger.span for act in told))
    return Event(id=name, report=report.id, trigger=chief.span, focal=focal, claims=writer.claims, mentions=mentions)


def _told(happening: Happening) -> bool:
    """Whether anything but vague and denied words tells of it."""
    return any(not t.trigger.entry.generic and t.reality.modality == "actual" and not t.nobody for t in happening.tellings) and bool(
        happening.parties or any(t.roles.actors for t in happening.tellings) or any(t.tolls or t.places or t.dates or t.struck for t in happening.tellings)
    )


def _occurrence(happening: Happening) -> bool:
    """Whether a background happening is told finely enough to be one occurrence; somebody named dies only once."""
    if any(of_one_by_name(t) for t in happening.tellings):
        return True
    if any(p.precision not in COARSE_TIMES for p in happening.periods):
        return True
    if any(d.period.wording.lower().split()[-1] in _NOW for t in happening.tellings for d in t.dates):
        return True  # a report without a date of its own still tells of its day
    coarsest = REGION if all(t.history for t in happening.tellings) else COUNTRY
    return not happening.periods and any(fineness(p) < coarsest for p in happening.places)


def _event(story: Story, happening: Happening, *, focal: bool) -> Event:
    report = story.scene.parsed.report
    chief = _chief(happening)
    name = content_id("e", report.id, chief.trigger.span.start, chief.trigger.span.end)
    writer = ClaimWriter(story.scene, name, story.speeches)
    directed = any(t.roles.actors and t.roles.recipients and not t.roles.mutual for t in happening.tellings)
    by_day = any(p.precision in DAYS for p in happening.periods)
    counted: list[Toll] = []
    for told in happening.tellings:
        parties = list(happening.exposed)
        tolls = as_told_after(story.scene, [whose(happening, toll) for toll in told.tolls], counted)
        counted += tolls
        sided = replace(told, tolls=tolls)
        writer.tell(sided, directed=directed, parties=parties, dated_by_day=by_day)
    if focal:
        fill_setting(story, happening, writer, chief)
    _write_things(story, happening, writer, focal=focal)
    for blame in story.blames:
        if _did(story, happening, blame):
            writer.blame(blame)
    for responsible in story.responsibilities:
        if _did(story, happening, responsible):
            writer.responsible(responsible)
    for control in story.controls:
        if _concerns(story, happening, control):
            writer.control(control)
    for conduct in story.conducts:
        if _concerns(story, happening, conduct):
            writer.conduct(conduct)
    write_pointing_back(story.scene, story.pointing, writer)
    write_statements(story, happening, writer)
    negated = all(t.reality.modality == "negated" for t in happening.tellings)
    past = is_history(happening.periods, report.published) or all(is_remembered(t.trigger.token) for t in happening.tellings)
    modality = "negated" if negated else "historical" if past else "actual"
    return Event(
        id=name,
        report=report.id,
        trigger=chief.trigger.span,
        focal=focal,
        claims=writer.claims,
        modality=modality,
        mentions=tuple(sorted(t.trigger.span for t in happening.tellings)),
    )


def _chief(happening: Happening) -> Telling:
    """The telling whose word says most of what happened: specific before weak, earliest first."""
    return min(
        happening.tellings,
        key=lambda t: (
            t.trigger.entry.generic or t.aside,
            t.trigger.entry.weak,
            t.kind in VAGUE,
            not t.roles.everybody,
            t.trigger.span.start,
        ),
    )


def _write_things(story: Story, happening: Happening, writer: ClaimWriter, *, focal: bool) -> None:
    """Equipment named where the happening is told; evidence too, and for the main one in the sentences around."""
    told = {t.sentence for t in happening.tellings}
    for sentence in sorted(told):
        for thing in story.scene.things_in(sentence, "equipment"):
            writer.equipment(thing.item, thing.span)
    if not focal:
        return
    reach = 2 if happening is story.main else 0
    for sentence in sorted({n for s in told for n in range(s - reach, s + reach + 1)}):
        for thing in story.scene.things_in(sentence, "evidence"):
            writer.evidence(story.shown[thing.span])


def _did(story: Story, happening: Happening, said: Responsibility | Blame) -> bool:
    """Whether a claim, a belief or a denial of who did it speaks of this happening: by the word for the act, or else as blame does."""
    event = said.event
    if event is not None:
        owners = [h for h in story.happenings for t in h.tellings if event.i == t.trigger.token.i or event.i in t.trigger.words]
        if owners:
            return happening is owners[0]
    return _concerns(story, happening, said)


def _concerns(story: Story, happening: Happening, said: Blame | Conduct | Control | Responsibility) -> bool:
    """Whether a blame or a stance speaks of this happening: by its sentence, or for the main one by nearness."""
    entry = story.scene.entry_at(said.cue.idx)
    if entry >= 0 and happening.tellings[0].entry != entry:
        return False
    sentence = story.scene.sentence_of[said.cue.i]
    if isinstance(said, Blame) and happening.kinds and happening.kinds <= CALM:
        return False  # nobody is blamed for a telephone call in which blame is laid
    main = happening is (story.clash if isinstance(said, Blame) else story.main)
    if near(happening, sentence, 0):
        return main or not isinstance(said, Blame) or said.denied or said.party.id in happening.parties
    return (main or entry >= 0) and near(happening, sentence, 2) and not story.told_elsewhere(happening, sentence)
