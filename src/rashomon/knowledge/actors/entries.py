"""What the actor data says, entry by entry: states, bodies, people, outlets, and the nouns that stand for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Nation:
    """A state.

    `how` tells which of its words was met: "adjective" (Russian), "name" (Russia), "people" (Russians) or "seat" (Moscow).
    """

    id: str
    name: str
    adjective: str
    how: str

    @property
    def nation_id(self) -> str | None:
        """Its own code."""
        return self.id


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belonged to whom and when: days, months or years as ISO text, None where open.

    With `merged` the part is no body of its own in that time: who says "Nusra Front" in 2020 speaks of HTS.
    """

    id: str
    start: str | None
    end: str | None
    source: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A body ("SDF"). `nation` makes it what that state's adjective and its sector stand for.

    `weak` are names that others bear too ("RSF"): they are its own only in a report that bears one of its `signs`
    ("Sudan"), or names it otherwise.
    """

    id: str
    name: str
    kind: str
    source: str
    nation: str | None = None
    aliases: tuple[str, ...] = ()
    member_of: tuple[Membership, ...] = ()
    weak: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """One of an actor's names as written in the pack.

    A `generic` one ("rebels", "government forces") is in lower case and means the actor only where the report speaks of
    the theatre; a `weak` one only where the report speaks of the actor.
    """

    actor: str
    written: str
    generic: bool
    nation: str | None
    weak: bool = False

    @property
    def nation_id(self) -> str | None:
        """The state that the actor belongs to."""
        return self.nation


@dataclass(frozen=True, slots=True)
class Person:
    """A named person of public life and the side that he or she speaks for, from `start` to `end`."""

    name: str
    party: str
    role: str
    source: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes or monitors; `side` is the actor whose mouth it is, None where it speaks for itself."""

    name: str
    kind: str
    source: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class SideWord:
    """A word that gives its noun a side: "regime" in "regime soldier", "Turkish-backed" in "Turkish-backed fighters".

    `by_sector` maps the noun's sector to an actor, "any" standing for every other noun. With a `nation` it is
    overruled by another state's adjective: "Turkish government troops" are not the Syrian government's.
    """

    written: str
    by_sector: tuple[tuple[str, str], ...]
    nation: str | None = None
    start: str | None = None

    def actor(self, sector: str | None) -> str | None:
        """The actor that this word and a noun of `sector` stand for."""
        table = dict(self.by_sector)
        return table.get(sector or "side") or table.get("any")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word whose meaning depends on who speaks: "occupation forces". `by_side` maps the speaker's side to an actor."""

    written: str
    by_side: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that stands for people or a body.

    `use` is its class in the data ("people", "body", "vehicle", "speaker", "document", "post", "side"); `sector`, `alone`
    and `weak` are as there; `plural` tells the form met.
    """

    word: str
    use: str
    sector: str | None = None
    alone: str | None = None
    moving: bool = False
    plural: bool = False
    weak: bool = False


Sense: TypeAlias = Nation | Alias | Person | Outlet | SideWord | SpokenWord
"""What a phrase of the registry can name."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs by lemma that matter to who acts; see the data."""

    speech: frozenset[str] = field(default_factory=frozenset)
    order: frozenset[str] = field(default_factory=frozenset)
    arms: frozenset[str] = field(default_factory=frozenset)
    motion: frozenset[str] = field(default_factory=frozenset)
    sending: frozenset[str] = field(default_factory=frozenset)
    crowd: frozenset[str] = field(default_factory=frozenset)
    contact: frozenset[str] = field(default_factory=frozenset)
    doing: frozenset[str] = field(default_factory=frozenset)
