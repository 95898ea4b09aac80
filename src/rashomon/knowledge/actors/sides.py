"""Whose people a noun phrase speaks of, from its own words alone.

"Russian and Turkish soldiers" are RUS_MIL and TUR_MIL, "a US-led coalition patrol" USA_MIL, "a US-controlled oil field"
and "a Russian-made tank" nobody's, "Turkish-backed Syrian rebels" the side that the theatre pack gives "Turkish-backed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.knowledge.actors.entries import Alias, Nation, Noun, Outlet, Person, Sense, SideWord, SpokenWord
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.phrases import Match

_SUFFIX = re.compile(r"[-\u2010\u2011](\w+)")
_PREFIX = re.compile(r"(\w+)[-\u2010\u2011]$")
_JOINT = re.compile(r"\s*(?:,|,?\s*(?:and|or|nor|&|as well as)|[-\u2010-\u2013/])\s*(?:the\s+)?")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SECTOR_OF_KIND = {"military": "MIL", "government": "GOV", "police": "COP"}
_DEFENCE = re.compile(r"\bof\s+(?:defen[cs]e|war)\b", re.IGNORECASE)
_MEN = frozenset({"man", "men", "guy", "lad", "thug", "brute", "team"})
_MEMBERS = frozenset({"member", "supporter", "leader", "head", "chief", "side", "part"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase inside a text by its offsets, with its head word's; `noun` is what the head stands for."""

    start: int
    end: int
    head_start: int
    head_end: int
    noun: Noun | None


@dataclass(frozen=True, slots=True)
class SideSense:
    """One side named by a phrase: the actor's id and how it was read ("alias", "nationality" or "speaker")."""

    actor: str
    how: str
    word: Match[Sense]


def live_matches(text: str, matches: Iterable[Match[Sense]], registry: ActorRegistry) -> tuple[Match[Sense], ...]:
    """The matches that are not undone by a neighbour: "US-made", "anti-Russian", "Turkey-controlled"."""
    return tuple(m for m in matches if not _undone(text, m, registry))


def _undone(text: str, match: Match[Sense], registry: ActorRegistry) -> bool:
    after = _SUFFIX.match(text, match.end)
    if after and after.group(1).lower() in registry.undone_after:
        return True
    before = _PREFIX.search(text[max(0, match.start - 16) : match.start])
    return bool(before and before.group(1).lower() in registry.undone_before)


def sides_of(
    text: str,
    phrase: Phrase,
    matches: Sequence[Match[Sense]],
    registry: ActorRegistry,
    on: str | None = None,
) -> tuple[SideSense, ...]:
    """The sides that a phrase names, in text order, none twice; empty where its own words name none.

    `matches` are the live ones inside the phrase; `on` is the day for dated entries. A side that depends on the speaker
    has the word itself as its actor and `how` "speaker".
    """
    before = [m for m in matches if m.start < phrase.head_end]
    behind = [m for m in matches if m.start >= phrase.head_end]
    inner = phrase.noun is not None and (phrase.noun.use == "speaker" or phrase.noun.word in _MEMBERS)
    spoken: tuple[SideSense, ...] = ()
    for zone in (behind, before) if inner else (before, behind):
        sector = _sector(text, phrase, registry)
        found = _chosen(text, phrase, zone, sector=sector, registry=registry, on=on)
        if found and any(side.how != "speaker" for side in found):
            return found
        spoken = spoken or found
    return spoken  # "the military commander of the Nusra Front" is whom he commands; "the military commander" hangs on the speaker


def _sector(text: str, phrase: Phrase, registry: ActorRegistry) -> str | None:
    """The sector of the whole phrase: a police patrol is the police's, a defense ministry's spokesman the military's."""
    noun = phrase.noun
    if noun is None:
        return None
    if noun.sector == "CIV" or (noun.use == "people" and noun.sector not in (None, "GOV", "MIL")):
        return noun.sector
    if _DEFENCE.search(text, phrase.head_end, phrase.end):
        return "MIL"
    if noun.moving and any(
        w.group().lower() in registry.civil for w in _WORDS.finditer(text, phrase.start, phrase.end)
    ):
        return None
    own_words = len(noun.word.split())
    words = [w.group() for w in _WORDS.finditer(text, phrase.start, phrase.head_end)]
    modifiers = words[: max(0, len(words) - own_words)]
    tail = [w.group() for w in _WORDS.finditer(text, phrase.head_end, phrase.end)]
    for end in range(len(modifiers), 0, -1):
        other = registry.noun(modifiers[:end])
        if other and other.sector in ("COP", "UAF", "REB") and noun.sector in ("MIL", "GOV", None):
            return other.sector
        if other and other.sector == "MIL" and (noun.sector in ("GOV", None) and noun.use != "people"):
            return "MIL"
    if noun.use in ("speaker", "document", "side") or noun.sector is None or noun.word in _MEMBERS:
        for end in range(len(tail), 0, -1):
            other = registry.noun(tail[:end])
            if other and other.sector in ("MIL", "COP", "UAF", "REB"):
                return other.sector
    return noun.sector


def _chosen(
    text: str,
    phrase: Phrase,
    zone: Sequence[Match[Sense]],
    *,
    sector: str | None,
    registry: ActorRegistry,
    on: str | None,
) -> tuple[SideSense, ...]:
    nations = {s.id for m in zone for s in m.entries if isinstance(s, Nation) and s.how in ("adjective", "name")}
    runs: list[list[SideSense]] = []
    last: Match[Sense] | None = None
    for match in zone:
        side = _side(match, phrase, sector=sector, nations=nations, registry=registry, on=on)
        if side is None or (side.how == "speaker" and runs):
            continue
        if last is not None and _JOINT.fullmatch(text, last.end, match.start):
            runs[-1].append(side)
        else:
            runs.append([side])
        last = match
    named = [run for run in runs if any(side.how != "nationality" for side in run)]
    best = (named or runs or [[]])[-1]
    for run in named[:-1]:
        if any(best[0].actor in registry.wholes(side.actor) for side in run):
            best = run
    unique = {side.actor: side for side in reversed(best)}
    return tuple(sorted(unique.values(), key=lambda side: side.word.start))


def _side(
    match: Match[Sense],
    phrase: Phrase,
    *,
    sector: str | None,
    nations: set[str],
    registry: ActorRegistry,
    on: str | None,
) -> SideSense | None:
    if sector == "MED" and any(isinstance(s, Nation) and s.how == "seat" for s in match.entries):
        return None
    whole = match.start <= phrase.head_start and phrase.head_end <= match.end
    nation: Nation | None = None
    for sense in match.entries:
        if isinstance(sense, Alias):
            if sense.generic and sense.nation and nations - {sense.nation}:
                continue
            return SideSense(_bent(sense.actor, None if whole else sector, registry, phrase.noun), "alias", match)
        if isinstance(sense, SideWord):
            if (
                whole
                or (sector == "MED" and sense.actor("MED") == sense.actor("any"))
                or (sense.nation and nations - {sense.nation})
                or not registry.holds(sense, on)
                or (sector == "CIV" and match.start >= phrase.head_end)
            ):
                continue
            actor = sense.actor(sector)
            if actor:
                return SideSense(actor, "alias", match)
        elif isinstance(sense, Outlet) and sense.side:
            return SideSense(sense.side, "alias", match)
        elif isinstance(sense, Person) and registry.holds(sense, on):
            return SideSense(_bent(sense.party, None if whole else sector, registry, phrase.noun), "alias", match)
        elif isinstance(sense, SpokenWord) and not nations:
            return SideSense(sense.written, "speaker", match)
        elif isinstance(sense, Nation) and nation is None:
            nation = sense
    if nation is not None and sector is not None:
        return SideSense(registry.of_nation(nation.id, sector), "nationality", match)
    return None


def _bent(actor: str, sector: str | None, registry: ActorRegistry, noun: Noun | None = None) -> str:
    """An actor seen through its noun: "Damascus' soldiers" are the Syrian military, "SDF civilians" civilians."""
    if sector == "CIV":
        return "CIV"
    known = registry.actor(actor)
    nation = registry.nation_of(actor)
    kind = _SECTOR_OF_KIND.get(known.kind) if known else actor.partition("_")[2]
    if sector is None and noun is not None and noun.word in _MEN:
        sector = "MIL"
    if nation and kind == "GOV" and sector in ("MIL", "COP"):
        return registry.of_nation(nation, sector)
    return actor
