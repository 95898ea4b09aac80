"""Where and when, in one telling: by clause, then by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger
from rashomon.coding.scene.periods import apart, is_course
from rashomon.coding.scene.quoting import below
from rashomon.coding.scene.scene import Scene
from rashomon.coding.telling.dates_of_other_things import (
    dates_elsewhere,
    dates_other_thing,
    is_remembered,
    is_told_there,
)
from rashomon.language.clauses import ancestors, clause_of
from rashomon.records import Period, Place, PlaceMention, Span

_GOALS = frozenset({"to", "toward", "towards", "from", "for", "via"})
_NEWS = frozenset({"news", "report", "word", "statement", "announcement", "coverage", "footage", "video"})
"""Nouns whose own time dates the telling: "the news today of an encounter"."""

_UNRELATED = 1_000
PART_OF, REGION, COUNTRY = 3, 4, 5
"""Steps of `fineness`: a part of a place, a region of a country, a country."""

_FINENESS = {
    "exact": 0, "near": 1, "between": 1, "along": 2, "part_of": PART_OF, "region": REGION, "country": COUNTRY, "unknown": 6,
}  # fmt: skip

DAYS = ("hour", "part_of_day", "day")
UNDATING = ("duration", "set", "vague")
"""Types of time mentions that tell no day."""

COARSE_TIMES = ("year", "season", "range", "unknown")
"""Precisions of a period that tell of a course of events, and not of the day of an occurrence."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that dates a telling, with the rule that attached it."""

    span: Span
    period: Period
    rule: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A place where a telling happens, with the rule that attached it."""

    span: Span
    place: Place
    rule: str


def find_dates(
    scene: Scene, trigger: Trigger, rivals: tuple[Trigger, ...], words: frozenset[int] | None = None
) -> tuple[Dated, ...]:
    """The times of the trigger's sentence that date it: in its own clause, else in the sentence where no rival is nearer.

    `words`: the words of the speech that tells it; a time outside them dates the speaking, or something else.
    """
    sentence = scene.sentence_of[trigger.token.i]
    found = []
    own = below(trigger.token) if is_remembered(trigger.token) else None  # on the day of remembrance nothing of it was done
    for mention in scene.times_in(sentence):
        if own is not None and scene.parsed.tokens(mention.span).root.i not in own:
            continue
        period = scene.resolution.periods.get(mention.span)
        if period is None or mention.type in UNDATING:
            continue
        rule = _attachment(scene, trigger, mention.span, rivals, words, timed=True)
        if rule:
            found.append(Dated(mention.span, period, f"period.{rule}"))
    clause = [d for d in found if d.rule == "period.clause"]
    return _own(scene, trigger, _finest(clause or found)) or tuple(_heading(scene, trigger))


def _finest(found: list[Dated]) -> list[Dated]:
    """Without courses of time where a day is told: "in Syria since October 2019, troops blocked a convoy on Tuesday"."""
    if not any(d.period.known and d.period.precision in DAYS for d in found):
        return found
    return [d for d in found if not is_course(d.period)]


def _own(scene: Scene, trigger: Trigger, found: list[Dated]) -> tuple[Dated, ...]:
    """Without days of what stands above, where another hangs on the trigger: "on Thursday, people met over Tuesday's shelling"."""
    governors = {d: _head_of(scene, d.span).head.i for d in found}
    above = {token.i for token in ancestors(trigger.token)} - {trigger.token.i}
    mine = [d for d in found if governors[d] == trigger.token.i and d.period.known]
    return tuple(d for d in found if governors[d] not in above or not any(apart(d.period, own.period) for own in mine))


def _heading(scene: Scene, trigger: Trigger) -> list[Dated]:
    """The date that heads the entry in which the trigger stands."""
    entry = scene.entry_at(trigger.token.idx)
    if entry < 0:
        return []
    span = scene.entries[entry].span
    period = scene.resolution.periods.get(span)
    return [Dated(span, period, "period.heading")] if period is not None else []


def find_places_of(
    scene: Scene, trigger: Trigger, rivals: tuple[Trigger, ...], words: frozenset[int] | None = None
) -> tuple[Placed, ...]:
    """The places of the trigger's sentence where it happens, finest first. Goals of a movement ("returned to") are not."""
    sentence = scene.sentence_of[trigger.token.i]
    found = []
    for mention in scene.places_in(sentence):
        place = scene.resolution.places.get(mention.span)
        if place is None or is_goal(scene, mention):
            continue
        rule = _attachment(scene, trigger, mention.span, rivals, words)
        if rule:
            found.append(Placed(mention.span, place, f"place.{rule}"))
    return tuple(sorted(found, key=lambda p: (fineness(p.place), p.rule != "place.clause", p.span.start)))


def is_goal(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the words name where somebody goes or comes from ("returned to Qamishli"), not where it happens."""
    if mention.relation == "direction" and mention.bearing is None:
        return True
    first = scene.parsed.tokens(mention.span)[0].i
    return any(token.lower_ in _GOALS for token in scene.parsed.doc[max(first - 1, 0) : first + 2])


def fineness(place: Place) -> int:
    """How finely a place is told: 0 a named spot, 5 a country, 6 not known."""
    return _FINENESS.get(place.precision, 9)


def _attachment(
    scene: Scene,
    trigger: Trigger,
    span: Span,
    rivals: tuple[Trigger, ...],
    words: frozenset[int] | None,
    *,
    timed: bool = False,
) -> str:
    """How the words belong to the trigger: "clause", "sentence", or "" where another trigger is nearer in the tree."""
    word = _head_of(scene, span)
    if timed and dates_elsewhere(word, trigger.token):
        return ""
    if words is not None and word.i not in words and trigger.token not in ancestors(word):
        return ""
    if word.head.i != word.i and word.head.lemma_.lower() in _NEWS and word.head.i != trigger.token.i:
        return ""
    if not timed and is_told_there(word, (trigger.token,)):
        return ""
    mine = tree_distance(word, trigger.token)
    near = (mine, abs(word.i - trigger.token.i))
    if any((tree_distance(word, rival.token), abs(word.i - rival.token.i)) < near for rival in rivals):
        return ""
    return "clause" if clause_of(word).i == clause_of(trigger.token).i or mine <= 2 else "sentence"


def tree_distance(one: Token, other: Token) -> int:
    """The number of arcs between two tokens of a sentence; a large number where they share no root."""
    above = {token.i: steps for steps, token in enumerate(ancestors(one))}
    for steps, token in enumerate(ancestors(other)):
        if token.i in above:
            return steps + above[token.i]
    return _UNRELATED


def dates_another(scene: Scene, span: Span, triggers: Iterable[Trigger]) -> bool:
    """Whether a time dates something else than what these words of its sentence tell, or a thing of its own: "a truce of 20 August"."""
    word = _head_of(scene, span)
    return dates_other_thing(word) or any(dates_elsewhere(word, trigger.token) for trigger in triggers)


def dates_present(scene: Scene, span: Span) -> bool:
    """Whether a time hangs on what a clause says of the present: "it is quiet there this Thursday", "shops remain shut on Friday"."""
    told = _head_of(scene, span).head
    told = told.head if told.dep_ == "xcomp" else told
    if told.dep_ not in ("root", "ROOT", "conj"):
        return False
    states = [c for c in told.children if c.dep_ == "cop"] or ([told] if told.lemma_ in ("remain", "stay") else [])
    return any(t.tag_ in ("VBZ", "VBP") for t in states)


def places_telling(scene: Scene, span: Span, triggers: Iterable[Trigger]) -> bool:
    """Whether a place is where somebody speaks of what these words of its sentence tell: "said in Moscow that shells fell"."""
    return is_told_there(_head_of(scene, span), [trigger.token for trigger in triggers])


def _head_of(scene: Scene, span: Span) -> Token:
    part = scene.parsed.tokens(span)
    inside = range(part.start, part.end)
    return next((t for t in part if t.head.i not in inside or t.head.i == t.i), part[0])
