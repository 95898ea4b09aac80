"""What is kept of a linking, so that the next one looks only around what is new.

All of it can be made again from the reports and events; nothing of it is ever the only record of anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Protocol

from rashomon.linking.blocking import Key, entry, filings
from rashomon.linking.copies import Copy
from rashomon.linking.days import DayRange
from rashomon.linking.profiles import Profile
from rashomon.linking.syndication import Sketch
from rashomon.linking.ties import Footing, standing_of
from rashomon.records import Attribute, Count, Event, Link, Place, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An event that could be in an incident. `home` is the first event of its incident, None where it is in none.

    `anchored` tells whether that incident grew from accounts that give a day and a place.
    """

    event: str
    report: str
    standing: Footing
    profile: str
    home: str | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """An event under a key of blocking; the fields but the first are its place among those under the key."""

    key: int
    day: int
    event: str
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksMade:
    """An incident to be: its events' ids in order, and the links that made it."""

    events: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(slots=True, kw_only=True)
class StoredChange:
    """What a linking changes of what is kept; what it adds takes the place of what has the same key.

    `whole` says that nothing kept before holds. `dissolved` are the homes of incidents that are no more; `made` are new or may have changed.
    `groups` gives the reports that the made incidents speak from the group of reports that carry their text.
    """

    whole: bool = False
    reports_gone: set[str] = field(default_factory=set)
    reports: dict[str, tuple[Sketch, str]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    nodes_gone: set[str] = field(default_factory=set)
    nodes: dict[str, Node] = field(default_factory=dict)
    filings_gone: list[Filing] = field(default_factory=list)
    filings: Iterable[Filing] = ()
    """To be gone through once."""
    ties_gone: set[tuple[str, str]] = field(default_factory=set)
    ties: dict[tuple[str, str], float] = field(default_factory=dict)
    dissolved: set[str] = field(default_factory=set)
    made: list[LinksMade] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)


class LinkStore(Protocol):
    """What of earlier linkings can be looked up. Everything is asked for many at a time."""

    def nodes(self, events: Collection[str]) -> Mapping[str, Node]:
        """The nodes of these events, of those that have one."""

    def nodes_in(self, reports: Collection[str]) -> Mapping[str, Node]:
        """The nodes of these reports, by event."""

    def nodes_at(self, homes: Collection[str]) -> Mapping[str, Node]:
        """The nodes of these incidents, by event."""

    def filed(self, keys: Collection[int]) -> Iterable[Filing]:
        """Everything filed under these keys."""

    def ties(self, events: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """The ties of these events."""

    def sketches(self, reports: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of these reports, of those that have one."""

    def alike(self, bands: Collection[int], cells: Collection[int]) -> Mapping[str, Sketch]:
        """The sketches of the reports that have one of these bands, and of those published in these cells of days."""

    def copies(self, reports: Collection[str]) -> Iterable[Copy]:
        """The copies that these reports are part of."""

    def groups(self, reports: Collection[str]) -> Mapping[str, str]:
        """The group of each of these reports, of those that are kept."""


class EventStore(Protocol):
    """Where reports and events are read as they are now."""

    def reports(self, ids: Collection[str]) -> Mapping[str, Report]:
        """These reports, of those that are there."""

    def events(self, reports: Collection[str]) -> Iterable[Event]:
        """All events of these reports, as people left them."""


def key_number(key: Key) -> int:
    """A key of blocking as a number of 63 bits."""
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest()) >> 1


def filings_of(profile: Profile) -> list[Filing]:
    """Where an event is filed."""
    day, name = entry(profile, profile.id)
    return [Filing(key_number(key), day, name, asks) for key, asks in filings(profile).items()]


def node_of(profile: Profile, home: str | None = None, *, anchored: bool = False) -> Node:
    """The node of an event."""
    return Node(
        event=profile.id, report=profile.report, standing=standing_of(profile), profile=write_profile(profile),
        home=home, anchored=anchored,
    )  # fmt: skip


def write_profile(profile: Profile) -> str:
    """A profile as JSON."""
    return json.dumps({f.name: _plain(getattr(profile, f.name)) for f in fields(profile)}, ensure_ascii=False)


def read_profile(text: str) -> Profile:
    """The profile that the JSON holds."""
    held: dict[str, Any] = json.loads(text)
    for name, value in held.items():
        if isinstance(value, list):
            held[name] = _READ[name](value) if name in _READ else frozenset(value)
    return Profile(**held)


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return asdict(value) if isinstance(value, DayRange | Place | Count) else value


def _place(held: dict[str, Any]) -> Place:
    return Place(**{**held, "within": tuple(held["within"]), "alternatives": tuple(held["alternatives"])})


_READ: dict[str, Callable[[list[Any]], Any]] = {
    "days": lambda value: tuple(DayRange(**day) for day in value),
    "places": lambda value: tuple(map(_place, value)),
    "spots": lambda value: tuple(map(_place, value)),
    "tolls": lambda value: tuple((Attribute(a), Count(**count), whose) for a, count, whose in value),
}
