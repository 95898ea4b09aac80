"""The actor registry: who takes part in a conflict, by every name that reports give them.

"Turkish troops" are TUR_MIL, "an Iraqi official" IRQ_GOV and "the Pentagon" USA_MIL anywhere in the world; a theatre pack
adds the groups, people and outlets of one conflict, and whom its words mean there ("the coalition", "regime forces").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from rashomon.errors import SettingError
from rashomon.knowledge.actors.entries import (
    Actor,
    Alias,
    Nation,
    Noun,
    Outlet,
    Person,
    Sense,
    SideWord,
    SpokenWord,
    Verbs,
)
from rashomon.knowledge.actors.loading import actors_of, nation_phrases, nouns_of, pack_phrases, read_data
from rashomon.knowledge.actors.world import put_behind
from rashomon.knowledge.phrases import Match, PhraseTable, lowered_words
from rashomon.knowledge.theatres.finding import Theatre
from rashomon.knowledge.theatres.packs import Pack, open_pack
from rashomon.records import UNKNOWN, Party

__all__ = [
    "Actor",
    "ActorRegistry",
    "Alias",
    "Match",
    "Nation",
    "Noun",
    "Outlet",
    "Person",
    "Sense",
    "SideWord",
    "SpokenWord",
    "Verbs",
]

_SECTOR_NAMES = {
    "MIL": "military",
    "GOV": "government",
    "COP": "police",
    "REB": "rebels",
    "UAF": "armed groups",
    "SPY": "intelligence",
    "MED": "media",
    "CIV": "civilians",
    "JUD": "judiciary",
}
_INDEFINITE = re.compile(r"\b(?:an?|new|broad|loose|any|no)\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")
_LONGEST_NOUN = 4


class ActorRegistry:
    """Actors, states, people and outlets, and the phrases that name them. Open one with `ActorRegistry.open`."""

    def __init__(self, *, theatre: Theatre | None, nations: Mapping[str, object], sectors: Mapping[str, object],
                 pack: Mapping[str, object], outlets: Mapping[str, object]) -> None:  # fmt: skip
        self.theatre = theatre.id if theatre is not None else None
        self.host = theatre.host if theatre is not None else None
        self.hosts = frozenset(theatre.hosts if theatre is not None else ())
        self._actors = actors_of(pack)
        self._phrases: PhraseTable[Sense] = PhraseTable()
        self._signs: PhraseTable[str] = PhraseTable()
        self._signed = theatre is None or bool(theatre.signs)
        for sign in theatre.signs if theatre is not None else ():
            self._signs.add(sign, sign)
        self._nations: dict[str, Nation] = {}
        for phrase, nation in nation_phrases(nations):
            self._phrases.add(phrase, nation)
            self._nations.setdefault(nation.id, nation)
        for phrase, sense in pack_phrases(pack, outlets, self._actors):
            self._phrases.add(phrase, sense)
        self._bearing: PhraseTable[str] = PhraseTable()
        nation_of = {phrase: nation.id for phrase, nation in nation_phrases(nations)}
        self._within: dict[str, set[str]] = {}
        for actor in self._actors.values():
            for sign in actor.signs:
                self._bearing.add(sign, actor.id)
                if sign in nation_of:
                    self._within.setdefault(nation_of[sign], set()).add(actor.id)
        self._outlets = {sense.name.casefold(): sense for sense in _outlets(outlets)}
        self._nouns = nouns_of(sectors)
        self._noun_ends = frozenset(noun.rpartition(" ")[2] for noun in self._nouns)
        self.verbs = Verbs(**{k: frozenset(v) for k, v in _table(sectors, "verbs").items()})
        self.civil = frozenset(_table(sectors, "civil")["words"])
        self.of_state = frozenset(_table(sectors, "state")["words"])
        self.irregular = frozenset(_table(sectors, "irregular")["words"])
        self.deeds = frozenset(_table(sectors, "deeds")["words"])
        self.acts = frozenset(_table(sectors, "acts")["words"])
        self.locatives = frozenset(_table(sectors, "locative")["words"])
        self.offices = {word: actor for actor, words in _table(sectors, "offices").items() for word in words}
        self.place_heads = frozenset(_table(sectors, "place_heads")["words"])
        self.settlements = frozenset(_table(sectors, "settlements")["words"])
        self.spatial = frozenset(_table(sectors, "spatial")["words"])
        self.titles = frozenset(w for words in _table(sectors, "titles").values() for w in words)
        undone = _table(sectors, "undone")
        self.undone_after, self.undone_before = frozenset(undone["after"]), frozenset(undone["before"])

    @classmethod
    def open(cls, theatre: str | None) -> ActorRegistry:
        """The registry of one theatre with the world's bodies behind it; without one, of the world alone.

        Raises `SettingError` for a theatre that is not there or a pack that is not sound.
        """
        return _opened(None if theatre is None else open_pack(theatre))

    def find(self, text: str) -> tuple[Match[Sense], ...]:
        """Every phrase of the registry in a text, the longest at each word."""
        return self._phrases.find(text)

    def names_in(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Every name with capitals in a text in one case: its range of characters and how it is written."""
        return self._phrases.find_caseless(text)

    def read(self, text: str, title: str | None = None) -> tuple[Match[Sense], ...]:
        """The phrases of a report that hold: the theatre's words for all ("rebels") only where it speaks of the theatre."""
        matches = self._by_last_word(text, self._without_strangers(f"{title or ''}\n\n{text}", self.find(text)))
        if self._about_theatre(matches) or self.reads_theatre("", title) or self._signs.find(text):
            return matches
        kept = (Match(m.start, m.end, m.text, tuple(s for s in m.entries if not _of_theatre(s))) for m in matches)
        return tuple(m for m in kept if m.entries)

    def _without_strangers(self, whole: str, matches: tuple[Match[Sense], ...]) -> tuple[Match[Sense], ...]:
        """A weak name is whom the report names in full too, or else whose signs it bears: "RSF" in a report on Sudan, or on Khartoum.

        Of two such bodies it is neither's. A country that is a sign is borne by its people and its capital as by its name.
        """
        if not any(_weak(sense) for match in matches for sense in match.entries):
            return matches
        senses_told = [s for m in self.find(whole) for s in m.entries]
        named = {s.actor for s in senses_told if isinstance(s, Alias) and not s.weak}
        signed = {actor for m in self._bearing.find(whole) for actor in m.entries}
        signed |= {actor for s in senses_told if isinstance(s, Nation) for actor in self._within.get(s.id, ())}
        kept: list[Match[Sense]] = []
        for match in matches:
            weak = [s for s in match.entries if isinstance(s, Alias) and s.weak]
            own = [s for s in weak if s.actor in named] or [s for s in weak if s.actor in signed]
            senses = (*(own if len(own) == 1 else ()), *(s for s in match.entries if not _weak(s)))
            if senses:
                kept.append(Match(match.start, match.end, match.text, senses))
        return tuple(kept)

    def _by_last_word(self, text: str, matches: tuple[Match[Sense], ...]) -> tuple[Match[Sense], ...]:
        """A bare last word is whom the report's full names end in it: "the Coalition" after "the Syrian Coalition".

        "A coalition of rebels" is no name at all.
        """
        full: dict[str, set[str]] = {}
        for match in matches:
            words = match.text.split()
            for sense in match.entries:
                if isinstance(sense, Alias) and len(words) > 1:
                    full.setdefault(words[-1].casefold(), set()).add(sense.actor)
        kept: list[Match[Sense]] = []
        for match in matches:
            bare = [s for s in match.entries if isinstance(s, Alias) and s.generic and " " not in s.written]
            if bare and (
                _INDEFINITE.search(text[max(0, match.start - 12) : match.start]) and _OF.match(text, match.end)
            ):
                continue
            actors = full.get(match.text.casefold(), set()) if bare else set()
            if len(actors) == 1 and bare[0].actor not in actors:
                alias = replace(bare[0], actor=next(iter(actors)), nation=None)
                match = Match(match.start, match.end, match.text, (alias,))  # noqa: PLW2901 - the same match, read anew
            kept.append(match)
        return tuple(kept)

    def reads_theatre(self, text: str, title: str | None = None) -> bool:
        """Whether a report speaks of the theatre: names its host state, an actor of that, or bears one of its signs.

        Of several hosts any may be named. Of a sea that several states claim none is the host: there only the signs tell.
        A pack with neither hosts nor signs is used where it was asked for, so every report speaks of it.
        """
        whole = f"{title or ''}\n\n{text}"
        return self._about_theatre(self.find(whole)) or bool(self._signs.find(whole))

    def host_at(self, home: str | None) -> str | None:
        """Whose "the army" is in a report whose events lie in `home`: outside every theatre and in one of several hosts that state's."""
        if self.theatre is None or home in self.hosts:
            return home
        return self.host

    def names_host_place(self, text: str) -> bool:
        """Whether words name a place of the host state: "Homs" in "Homs Governor Talal Barazi"."""
        return self.host is not None and bool(self._signs.find(text))

    def _about_theatre(self, matches: Iterable[Match[Sense]]) -> bool:
        hosts = self.hosts or {self.host}
        if hosts == {None}:
            return not self._signed
        return any(
            isinstance(sense, Nation | Alias) and sense.nation_id in hosts
            for match in matches
            for sense in match.entries
            if not (isinstance(sense, Alias) and (sense.generic or sense.weak))
        )

    def may_end_noun(self, token: str) -> bool:
        """Whether any noun could end with this token; of most tokens none does, and what stands before them need not be asked."""
        parts = lowered_words(token)
        return not parts or parts[-1] in self._noun_ends

    def noun(self, words: Iterable[str]) -> Noun | None:
        """The longest noun phrase that ends these words: ("a", "Russian", "armored", "vehicle") -> armored vehicle."""
        folded = [part for word in words for part in lowered_words(word)]
        for length in range(min(_LONGEST_NOUN, len(folded)), 0, -1):
            found = self._nouns.get(" ".join(folded[-length:]))
            if found is not None:
                return found
        return None

    def actor(self, actor: str) -> Actor | None:
        """The pack's entry of this id."""
        return self._actors.get(actor)

    def nation(self, code: str) -> Nation | None:
        """The state of this ISO 3166 alpha-3 code."""
        return self._nations.get(code)

    def outlet(self, name: str | None) -> Outlet | None:
        """The outlet of this name, however it is written."""
        if not name:
            return None
        known = self._outlets.get(name.casefold())
        if known is not None:
            return known
        for match in self.find(name):
            for sense in match.entries:
                if isinstance(sense, Outlet) and match.end - match.start == len(name):
                    return sense
        return None

    def party(self, actor: str, how: str) -> Party:
        """The party of an id: a pack's actor, a state's sector ("FRA_COP"), CIV or UNKNOWN."""
        known = self._actors.get(actor)
        if known is not None:
            return Party(id=actor, name=known.name, how=how)
        if actor == UNKNOWN:
            return Party(id=actor, name="unknown", how=how)
        if actor == "CIV":
            return Party(id=actor, name="civilians", how=how)
        code, _, sector = actor.partition("_")
        nation = self._nations.get(code)
        name = f"{nation.adjective} {_SECTOR_NAMES.get(sector, sector.lower())}" if nation else actor
        return Party(id=actor, name=name, how=how)

    def of_nation(self, code: str, sector: str) -> str:
        """The id that a state's adjective and a noun of `sector` stand for: "Turkish troops" -> TUR_MIL."""
        return "CIV" if sector == "CIV" else f"{code}_{sector}"

    def nation_of(self, actor: str) -> str | None:
        """The state that an actor belongs to, None for a group of no state."""
        known = self._actors.get(actor)
        if known is not None:
            return known.nation
        code, _, sector = actor.partition("_")
        return code if sector and code in self._nations else None

    def wholes(self, actor: str, on: str | None = None) -> tuple[str, ...]:
        """The bodies that an actor belonged to on a day ("2020-08-25"), nearest first; on any day without one."""
        found: list[str] = []
        waiting = [actor]
        while waiting:
            known = self._actors.get(waiting.pop(0))
            for member in known.member_of if known else ():
                if member.id not in found and _within(on, member.start, member.end):
                    found.append(member.id)
                    waiting.append(member.id)
        return tuple(found)

    def memberships(self) -> dict[str, tuple[str, ...]]:
        """The bodies that each actor belonged to on any day, those without one left out."""
        return {actor: wholes for actor in self._actors if (wholes := self.wholes(actor))}

    def body(self, actor: str, on: str | None) -> str:
        """The body that an actor was on a day, where it had merged into another: NUSRA is HTS in 2020."""
        known = self._actors.get(actor)
        merged = (m.id for m in known.member_of if m.merged and _within(on, m.start, m.end)) if known and on else ()
        return next(iter(merged), actor)

    def holds(self, sense: Person | SideWord, on: str | None) -> bool:
        """Whether a dated entry holds on a day; without a day it does."""
        return _within(on, sense.start, sense.end if isinstance(sense, Person) else None)


def _weak(sense: Sense) -> bool:
    return isinstance(sense, Alias) and sense.weak


def _of_theatre(sense: Sense) -> bool:
    return isinstance(sense, SideWord | SpokenWord) or (isinstance(sense, Alias) and sense.generic)


def _within(day: str | None, start: str | None, end: str | None) -> bool:
    if day is None:
        return True
    return (start is None or day >= start) and (end is None or day[: len(end)] <= end)


def _outlets(table: Mapping[str, object]) -> Iterable[Outlet]:
    for _, sense in pack_phrases({}, table, {}):
        if isinstance(sense, Outlet):
            yield sense


def _table(sectors: Mapping[str, object], name: str) -> Mapping[str, list[str]]:
    found = sectors.get(name)
    if not isinstance(found, Mapping):
        raise SettingError(f"the sectors have no table {name}")
    return found


@cache
def _opened(pack: Pack | None) -> ActorRegistry:
    actors, outlets = put_behind(*((pack.actors, pack.outlets) if pack is not None else ({}, {})))
    return ActorRegistry(
        theatre=pack.theatre if pack is not None else None,
        nations=read_data("nations.toml"),
        sectors=read_data("sectors.toml"),
        pack=actors,
        outlets=outlets,
    )
