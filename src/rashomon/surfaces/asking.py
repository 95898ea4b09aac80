"""A ledger opened for questions: its incidents with the names, bodies and places of the theatres that its reports were read with."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from rashomon.asking.contacts import Contact, find_contacts
from rashomon.asking.days import Window
from rashomon.asking.disputes import Dispute, find_disputes
from rashomon.asking.near import Found, Section, day_order, find_near
from rashomon.asking.outlets import Press, outlets_of
from rashomon.asking.parties import Group, find_group
from rashomon.asking.reach import Target
from rashomon.asking.spots import Spot, find_spot
from rashomon.asking.within import Within
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.theatres.finding import NONE, shipped
from rashomon.records import Attribute, Event, Incident, Place, Report, Summary
from rashomon.storing import Ledger, belonging


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a question is asked of. `theatres` are packs by name or folder; `belonging` says which bodies a party is part of.

    `anywhere`: no theatre was asked for, so that where the ledger has none either, places are looked up in every pack that ships.
    """

    incidents: tuple[Incident, ...]
    ids: tuple[str, ...]
    """Of every incident that the ledger holds."""
    reports: Mapping[str, Report]
    theatres: tuple[str, ...]
    belonging: Mapping[str, frozenset[str]]
    anywhere: bool = True

    @classmethod
    def of(cls, kept: Ledger, *, theatre: str | None = None, status: str | None = None, focal: bool = False) -> Asked:
        """All that a ledger holds, or its incidents of a status, or of those that some report tells as news. Names are looked up in the theatre."""
        runs = kept.runs()
        with _uncollected():
            held = kept.incidents()
        packs = tuple(sorted({t for run in runs for t in run.theatres} & set(shipped()))) if theatre is None else (theatre,)
        return cls(
            incidents=tuple(i for i in held if (status is None or i.status == status) and (i.focal or not focal)),
            ids=tuple(i.id for i in held),
            reports={r.id: r for r in kept.reports()},
            theatres=tuple(pack for pack in packs if pack != NONE),
            belonging=belonging(runs),
            anywhere=theatre is None,
        )

    def spot(self, name: str) -> Spot:
        """The place of a name, an id or coordinates. Raises NotFound or SettingError."""
        return find_spot(name, self.gazetteers, self.places)

    def near(self, target: Target, km: float, window: Window) -> tuple[Found, ...]:
        """What lies, or may lie, so near to a place or a road, in the order of days."""
        gazetteers = self.gazetteers
        held = sorted(self.summaries, key=day_order)
        return find_near(held, target, km, window, lambda name: next(filter(None, (g.entry(name) for g in gazetteers)), None))

    def group(self, name: str) -> Group:
        """The party of a code or a name. Raises NotFound."""
        return find_group(name, self.registries, self.parties, self.belonging)

    def contacts(self, groups: Sequence[Group], window: Window) -> tuple[Contact, ...]:
        """The incidents in which all of these take part, in the order of days; those whose day is not told are among them."""
        held = (i for i in self.summaries if window.has(i) is not Within.OUTSIDE)
        return find_contacts(sorted(held, key=day_order), groups, self.events_of, self.reports)

    def disputes(
        self, window: Window, *, attributes: Iterable[Attribute] = (), group: Group | None = None, spot: Spot | None = None, km: float = 20.0
    ) -> tuple[Dispute, ...]:
        """What is disputed, most substantial first: of these questions, where a group takes part, in what is or may be near a spot."""
        held = [i for i in self.summaries if window.has(i) is not Within.OUTSIDE]
        if group is not None:
            held = [i for i in held if any(group.holds(party.id) for party in i.parties)]
        if spot is not None:
            there = {f.incident.id for f in self.near(spot.target, km, window) if f.section not in (Section.AREA, Section.UNPLACED)}
            held = [i for i in held if i.id in there]
        wanted = {i.id for i in held}
        return find_disputes((i for i in self.incidents if i.id in wanted), self.reports, frozenset(attributes))

    def presses(self, window: Window) -> tuple[Press, ...]:
        """The outlets with their reports of a window; without a day of publication a report is in the open one alone."""
        held = (r for r in self.reports.values() if window.open or (r.published is not None and window.takes(r.published)))
        return outlets_of(held, self.registries)

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """What each incident says, in short."""
        return tuple(incident.summary for incident in self.incidents)

    def events_of(self, incident: str) -> tuple[Event, ...]:
        """The events of the incident of this id."""
        return next((i.events for i in self.incidents if i.id == incident), ())

    @cached_property
    def gazetteers(self) -> list[Gazetteer]:
        """The gazetteers in which places are looked up; the world's stands behind each. A ledger of no theatre may speak of any."""
        return [Gazetteer.open(pack) for pack in self.theatres or (shipped() if self.anywhere else (None,))]

    @cached_property
    def registries(self) -> list[ActorRegistry]:
        """The registries in which parties and outlets are looked up; the world's bodies stand behind each."""
        return [ActorRegistry.open(pack) for pack in self.theatres] or [ActorRegistry.open(None)]

    @cached_property
    def places(self) -> dict[str, str]:
        """The places that the incidents are told to be at, name by id."""
        each = (v for i in self.summaries for v in i.values(Attribute.PLACE) if isinstance(v, Place))
        return {place.id: place.name for place in each if place.id is not None}

    @cached_property
    def parties(self) -> dict[str, str]:
        """Those who take part in the incidents, name by id."""
        return {party.id: party.name for i in self.summaries for party in i.parties}

    @cached_property
    def roads(self) -> list[PlaceEntry]:
        """The roads that the theatres know."""
        return [e for g in self.gazetteers for e in g.entries.values() if e.kind == "road" and e.path]


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage while nothing but records is made: of many it takes longer than reading them."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
