"""The coder that ships: rules and trained heads read one report together, offline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.coders.coder import Coded
from rashomon.coders.joint.hearing import voices, with_heard
from rashomon.coders.joint.joining import Ways, homes, join
from rashomon.coders.joint.pointing import Told, outline_of, point, spoken
from rashomon.coders.joint.writing import HeadWriter
from rashomon.coders.reading import in_own_words, one_case_issues, read_report
from rashomon.coding.claims.whose import with_whose
from rashomon.coding.events import code_scene
from rashomon.coding.scene.scene import Scene, set_scene
from rashomon.coding.speech.attribution import Speech, find_speeches
from rashomon.coding.telling.reality import never_was
from rashomon.coding.wording.wordings import with_wordings
from rashomon.knowledge.bundle import Knowledge
from rashomon.language.heads import load_heads
from rashomon.language.tables_not_coded import find_unread
from rashomon.recognising import recognise
from rashomon.records import Claim, Event, Report, Span, content_id
from rashomon.resolving import find_filed_earlier, resolve


class JointCoder:
    """Codes by rules and trained heads together, offline: the coder that reads where none is named."""

    @property
    def settings(self) -> Mapping[str, str]:
        """The heads by their version: other weights read a report anew."""
        return {"coder": "joint", "heads": load_heads().version}

    def code(self, report: Report, knowledge: Knowledge) -> Coded:
        """The report's events, focal ones first; each claim by a rule with a name or by a head."""
        sides = _read(report, knowledge)
        scene = sides.scene
        joined = join(sides.rules, sides.told, sides.ways)
        events = sides.writer.with_statements([with_whose(scene, event) for event in joined])
        events.sort(key=lambda event: (not event.focal, event.trigger.start))
        found = with_wordings(scene, sides.speeches, knowledge.wording, events)
        unread = (*find_unread(report), *find_filed_earlier(report, scene.mentions.times))
        if scene.parsed.report is report:
            return Coded(events=found, issues=unread)
        return Coded(events=in_own_words(found, report), issues=(*one_case_issues(report, scene.parsed), *unread))

    def sides(self, report: Report, knowledge: Knowledge) -> Iterator[tuple[Event, tuple[Claim, ...]]]:
        """Each event of the rules with the heads' claims of the same happening, before the two are joined."""
        sides = _read(report, knowledge)
        at = homes(sides.rules, sides.told)
        for place, event in enumerate(sides.rules):
            if place in at:
                yield event, sides.ways.write(sides.told[at[place]], event.id)


@dataclass(frozen=True, slots=True)
class _Sides:
    """One report as both read it: the rules' events, the heads' happenings, and what joining them asks for."""

    scene: Scene
    speeches: tuple[Speech, ...]
    rules: list[Event]
    told: list[Told]
    writer: HeadWriter
    ways: Ways


def _read(report: Report, knowledge: Knowledge) -> _Sides:
    parsed = read_report(report, knowledge)
    mentions = recognise(parsed, knowledge)
    scene = set_scene(parsed, mentions, resolve(parsed, mentions, knowledge), knowledge.events, knowledge.actors)
    words, reading = load_heads().read(parsed.doc, report.headline)
    by_rule = find_speeches(scene, knowledge.speech)
    heard = voices(scene, knowledge.speech, by_rule, list(spoken(parsed.report, words, reading)))
    speeches = with_heard(scene, by_rule, heard)
    writer = HeadWriter(scene, speeches, heard)
    return _Sides(
        scene,
        speeches,
        rules=code_scene(scene, speeches, knowledge.acts, knowledge.speech, outline_of(words, reading)),
        told=[told for one in point(parsed.report, words, reading) if (told := _without_furniture(scene, one)).triggers],
        writer=writer,
        ways=Ways(
            write=writer.claims, name=lambda span: _name(report, span), sentence=scene.sentence_at, unreal=lambda span: never_was(scene, parsed.tokens(span).root)
        ),
    )


def _without_furniture(scene: Scene, told: Told) -> Told:
    """A happening without the words for it and the tolls that are no text of the report: "READ MORE: Six dead in Kabul market blast"."""

    def stands(span: Span) -> bool:
        return scene.parsed.tokens(span).root.i not in scene.furniture

    return replace(told, triggers=tuple(one for one in told.triggers if stands(one[0])), tolls=tuple(one for one in told.tolls if stands(one.span)))


def _name(report: Report, trigger: Span) -> str:
    return content_id("e", report.id, trigger.start, trigger.end)
