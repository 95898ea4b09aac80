"""The event lexicon: which words tell of a happening, of which type and kind, and who stands where around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TypeAlias

from rashomon.errors import SettingError
from rashomon.knowledge.tables import parse_table

FRAMES = ("act", "mutual", "suffer", "move", "harm")
NEEDS = ("recipient", "actor", "either", "object", "means", "none")
PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
BY_INSTRUMENT = "by_instrument"
NO_KIND = "other"

class Trait(StrEnum):
    """What sets the words of one entry apart from others of its frame. An entry of `events.toml` names its own."""

    ANSWERS = "answers"
    """It answers what others did: telling it blames nobody ("returned fire")."""
    AWAITS_CALL = "awaits-call"
    """A telephone must be named: "spoke to him by phone"; "the call to prayer" is none."""
    BY_BOMBER = "by-bomber"
    """How it was done hangs on who did it: states bomb from the air, others with explosives."""
    COUNTS_BOTH = "counts-both"
    """It counts the dead and the hurt together: where it counts none, none was killed either."""
    FOLLOWS_HARM = "follows-harm"
    """It may be the end of an earlier harm: "died of his wounds"."""
    GOES_OFF = "goes-off"
    """What goes off is its subject or object, which is not what was hit: "detonated their truck"; an industrial thing goes off by itself."""
    HITS = "hits"
    """A blow as a verb, by a weapon or by somebody: a place may be what it hits; a measure that "targets" strikes nobody."""
    IN_THE_WAY = "in-the-way"
    """It keeps others from passing: civilians who do it protest."""
    KILLING = "killing"
    """The deed of killing itself, and neither a death nor a body."""
    OF_THE_HINDERED = "of-the-hindered"
    """Its noun's "of" names to whom it is done: "the ramming of the patrol"; that of other acts names who does them."""
    ON_THE_MOVE = "on-the-move"
    """Those who meet are patrols, convoys or vehicles: ministers who meet hold talks."""
    SERVES = "serves"
    """As a verb with "for" or "alongside" it is service: "fought alongside the Americans"."""
    STATE_OF_THINGS = "state-of-things"
    """Told of a course of time it is no happening: "tensions have risen since"."""
    TOGETHER = "together"
    """It is joint by two parties, or by that word: one party's own is a deployment."""
    TOLL = "toll"
    """It is a count of the dead, told as such: "the death toll rose to 17"."""


Pattern: TypeAlias = tuple[frozenset[str], ...]
"""Words in order, each one of a set of lemmas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A group of words that tell of one sort of happening. The fields' meanings stand at the head of `events.toml`."""

    id: str
    type: str
    frame: str
    needs: str
    example: str
    kind: str = NO_KIND
    mode: str = ""
    effect: str = ""
    generic: bool = False
    active: bool = False
    negated: bool = False
    weak: bool = False
    traits: tuple[Trait, ...] = ()
    fallback: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A word for the means of a strike, with the kind and mode it makes of it."""

    kind: str
    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """The entries, indexed by the first lemma of each of their patterns.

    `verbs`, `nouns` and `adjectives` map that lemma to (whole pattern, entry) pairs, longest pattern first.
    `carrying` and `suffering` are the light verbs with their particles ("carry out", "come under"), `carriers` and `sufferers` their verbs alone.
    `unreal` maps a lemma to the modality of what it governs.
    """

    entries: tuple[Entry, ...]
    verbs: Mapping[str, tuple[tuple[Pattern, Entry], ...]]
    nouns: Mapping[str, tuple[tuple[Pattern, Entry], ...]]
    adjectives: Mapping[str, tuple[tuple[Pattern, Entry], ...]]
    instruments: Mapping[str, Instrument]
    carrying: frozenset[str]
    suffering: frozenset[str]
    carriers: frozenset[str]
    sufferers: frozenset[str]
    unreal: Mapping[str, str]

    def mode_of(self, entry: Entry, kind: str) -> str:
        """PLOVER's mode of an entry's happening of this kind: the entry's own, or that of the means; "" where neither has one."""
        if entry.mode or entry.kind != BY_INSTRUMENT:
            return entry.mode
        return next((i.mode for i in self.instruments.values() if i.kind == kind), "")


@cache
def load_events() -> EventLexicon:
    """The lexicon of encounters, force and movement that ships with the program."""
    return _shipped("events.toml")


@cache
def load_acts() -> EventLexicon:
    """The lexicon of acts of speech and of policy ("demanded", "lifted the curfew") that ships with the program."""
    return _shipped("acts.toml")


def _shipped(name: str) -> EventLexicon:
    return read_events(resources.files("rashomon.knowledge").joinpath(f"data/{name}").read_text("utf-8"), name)


def read_events(raw: str, name: str) -> EventLexicon:
    """Parse and check a lexicon. `name` stands in errors. Raises SettingError that names the entry and the reason."""
    table = parse_table(raw)
    entries = tuple(_entry(row, name) for row in table["entry"])
    instruments = {
        word: Instrument(kind=row["kind"], mode=row["mode"])
        for row in table.get("instrument", ())
        for word in row["words"]
    }
    light = table.get("light", {})
    return EventLexicon(
        entries=entries,
        verbs=_index(entries, "verbs", table.get("classes", {})),
        nouns=_index(entries, "nouns", table.get("classes", {})),
        adjectives=_index(entries, "adjectives", table.get("classes", {})),
        instruments=instruments,
        carrying=frozenset(light.get("carry", ())),
        suffering=frozenset(light.get("suffer", ())),
        carriers=frozenset(verb.split()[0] for verb in light.get("carry", ())),
        sufferers=frozenset(verb.split()[0] for verb in light.get("suffer", ())),
        unreal={lemma: modality for modality, lemmas in table.get("unreal", {}).items() for lemma in lemmas},
    )


def _entry(row: dict[str, object], name: str) -> Entry:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    try:
        entry = Entry(**values)  # type: ignore[arg-type]
    except TypeError as error:
        raise SettingError(f"{name}: entry {row.get('id', '?')!r}: {error}") from error
    try:
        entry = replace(entry, traits=tuple(Trait(trait) for trait in entry.traits))
    except ValueError as error:
        raise SettingError(f"{name}: entry {entry.id!r}: {error}; the traits are {', '.join(Trait)}") from error
    if entry.frame not in FRAMES or entry.needs not in NEEDS or entry.type not in PLOVER_TYPES:
        raise SettingError(f"{name}: entry {entry.id!r}: unknown frame, needs or type")
    return entry


def _index(
    entries: tuple[Entry, ...], field: str, classes: Mapping[str, list[str]]
) -> dict[str, tuple[tuple[Pattern, Entry], ...]]:
    found: dict[str, list[tuple[Pattern, Entry]]] = {}
    for entry in entries:
        for written in getattr(entry, field):
            pattern = _pattern(written, classes)
            for first in pattern[0]:
                found.setdefault(first, []).append((pattern, entry))
    return {lemma: tuple(sorted(rows, key=lambda r: -len(r[0]))) for lemma, rows in found.items()}


def _pattern(written: str, classes: Mapping[str, list[str]]) -> Pattern:
    """Read a pattern: words in order, "@road" for any word of a class, "turn|come" for either; hyphens part words."""
    words: list[frozenset[str]] = []
    for word in written.split():
        if word.startswith("@") or "|" in word:
            choices = word.split("|")
            words.append(frozenset(w for c in choices for w in (classes[c[1:]] if c.startswith("@") else (c,))))
        else:
            words.extend(frozenset({part}) for part in word.split("-"))
    return tuple(words)
