"""What the heads read, in spans of the report: each happening that is told, with the words that fill its roles and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.coding.scene.outline import Outline, Stood
from rashomon.language.heads import Attribution, Happening, Reading, Trigger, Words, phrase_of
from rashomon.records import Report, Span

NEWS, BACKGROUND = frozenset({"news", "further"}), frozenset({"background"})
PARTS = frozenset({"part"})
HAPPENED = NEWS | PARTS | BACKGROUND
"""Standings of what took place; sums, plans, fears, conditions, demands, fiction and what is generally so make no event."""
_ASKED = frozenset({"actor", "recipient", "place", "time"})
_FILLED = 0.5
"""From which a role counts as filled."""
_UNFILLED = 0.5
"""By how much a filled role makes it less likely that nothing is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Words that fill a role, or number people, with the word that counts in them, and how sure the head was."""

    role: str
    span: Span
    head: int
    probability: float
    whose: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One happening as the heads read it: `triggers` with what each is, the fillers of its roles, its tolls. `head` fields are characters."""

    happening: Happening
    triggers: tuple[tuple[Span, Trigger], ...]
    fillers: tuple[Pointed, ...]
    tolls: tuple[Pointed, ...]

    @property
    def chief(self) -> tuple[Span, Trigger]:
        """The trigger that says most of what happened: told as news before a part, surest first, and the first of those."""
        rank = {standing: number for number, standing in enumerate(("news", "further", "part", "background"))}
        return min(
            self.triggers,
            key=lambda one: (rank.get(one[1].standing.value, 9), one[1].polarity.value != "asserted", one[1].kind.value in ("harm", "other"), one[0].start),
        )

    @property
    def standings(self) -> frozenset[str]:
        """How its triggers stand."""
        return frozenset(trigger.standing.value for _, trigger in self.triggers)

    @property
    def happened(self) -> bool:
        """Whether the text tells it as something that took place."""
        return bool(self.standings & HAPPENED)

    @property
    def news(self) -> bool:
        """Whether it is news, of its own or beside the main one."""
        return (bool(self.standings & (NEWS | PARTS)) and not self.standings & BACKGROUND) or bool(self.standings & NEWS)

    @property
    def surest(self) -> float:
        """How sure the surest of its triggers is one."""
        return max(trigger.probability for _, trigger in self.triggers)

    @property
    def probability(self) -> float:
        """How sure it is that its words tell of something: every trigger speaks for it, and every role of who, whom, where and when that is filled."""
        unlike = math.prod(1.0 - trigger.probability for _, trigger in self.triggers)
        filled = {one.role for one in self.fillers if one.probability > _FILLED} & _ASKED
        return 1.0 - unlike * _UNFILLED ** len(filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One attribution as the heads read it: `source` and `blames` are the characters where their chief words begin, `said` those of what is said."""

    heard: Attribution
    source: int
    phrase: Span
    cue: Span
    said: range
    blames: int | None


def point(report: Report, words: Words, reading: Reading) -> Iterator[Told]:
    """Each happening of a reading in spans, in text order."""

    def span(low: int, high: int) -> Span:
        return report.span(words.start(low), words.end(high))

    for happening in reading.happenings:
        yield Told(
            happening=happening,
            triggers=tuple((span(t.words[0], t.words[-1]), t) for t in happening.triggers),
            fillers=tuple(
                Pointed(role=f.role, span=span(*phrase_of(f.word, words, with_case=f.role == "time")), head=words.start(f.word), probability=f.probability)
                for f in happening.fillers
            ),
            tolls=tuple(
                Pointed(
                    role=effect, span=span(*phrase_of(t.word, words)), head=words.start(t.word), probability=t.probability,
                    whose=None if t.whose is None else words.start(t.whose),
                )
                for t in happening.tolls for effect in t.effects
            ),
        )  # fmt: skip


def spoken(report: Report, words: Words, reading: Reading) -> Iterator[Spoken]:
    """Each attribution that names a source and what it says, in text order of cues."""
    for said in reading.attributions:
        if said.source is None or said.content is None:
            continue
        low, high = phrase_of(said.source, words)
        yield Spoken(
            heard=said,
            source=words.start(said.source),
            phrase=report.span(words.start(low), words.end(high)),
            cue=report.span(words.start(said.cue[0]), words.end(said.cue[-1])),
            said=range(words.start(said.content[0]), words.end(said.content[1])),
            blames=None if said.blames is None else words.start(said.blames),
        )


def outline_of(words: Words, reading: Reading) -> Outline:
    """What the rules may ask: by token, which happening a trigger names and how it stands."""
    groups: dict[int, int] = {}
    stood: dict[int, Stood] = {}
    for number, happening in enumerate(reading.happenings):
        for trigger in happening.triggers:
            for word in trigger.words:
                groups[words.tokens[word]] = number
                stood[words.tokens[word]] = Stood(trigger.standing.value, trigger.standing.probability)
    return Outline(groups, stood)
