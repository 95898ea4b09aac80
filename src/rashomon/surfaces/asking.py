"""A ledger asked questions, with the names, bodies and places of the theatres that its reports were read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.asking.contacts import Contact, find_contacts
from rashomon.asking.days import Window
from rashomon.asking.disputes import Disputed, asked_for
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
from rashomon.records import TAKING_PART, Attribute, Incident, Rank, Report, Status, Summary
from rashomon.storing import Box, Ledger, belonging, box_around

_SPARE_KM = 10.0
"""How far a place told along a road may lie outside its circle, and more: what is looked up is rather too much than too little."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a question is asked of: an open ledger, which has to stay so. `theatres` are packs by name or folder.

    Of its incidents only those of a `status`, or only those that some report tells as its news (`focal`). `belonging` says which bodies a
    party is part of. `anywhere`: no theatre was asked for, so that where the ledger has none either, places are looked up in every pack that ships.
    """

    kept: Ledger
    theatres: tuple[str, ...]
    belonging: Mapping[str, frozenset[str]]
    status: Status | None = None
    focal: bool = False
    anywhere: bool = True

    @classmethod
    def of(cls, kept: Ledger, *, theatre: str | None = None, status: str | None = None, focal: bool = False) -> Asked:
        """All that a ledger holds, or its incidents of a status, or of those that some report tells as news. Names are looked up in the theatre."""
        runs = kept.runs()
        packs = tuple(sorted({t for run in runs for t in run.theatres} & set(shipped()))) if theatre is None else (theatre,)
        return cls(
            kept=kept,
            theatres=tuple(pack for pack in packs if pack != NONE),
            belonging=belonging(runs),
            status=Status(status) if status is not None else None,
            focal=focal,
            anywhere=theatre is None,
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Of every incident that the ledger holds."""
        return self.kept.incident_ids()

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, opened whole."""
        held = self.kept.incidents()
        return tuple(i for i in held if (self.status is None or i.status is self.status) and (i.focal or not self.focal))

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Every report by its id."""
        return {report.id: report for report in self.kept.reports()}

    def spot(self, name: str) -> Spot:
        """The place of a name, an id or coordinates. Raises NotFound or SettingError."""
        return find_spot(name, self.gazetteers, self.places)

    def near(self, target: Target, km: float, window: Window) -> tuple[Found, ...]:
        """What lies, or may lie, so near to a place or a road, in the order of days."""
        held = self.kept.summaries(
            since=window.since, until=window.until, box=_box(target, km), places=target.ids, status=self.status, focal=self.focal, undecided=True,
        )  # fmt: skip
        return find_near(sorted(held, key=day_order), target, km, window, self._entry)

    def group(self, name: str) -> Group:
        """The party of a code or a name. Raises NotFound."""
        return find_group(name, self.registries, self.parties, self.belonging)

    def contacts(self, groups: Sequence[Group], window: Window) -> tuple[Contact, ...]:
        """The incidents in which all of these take part, in the order of days; those whose day is not told are among them."""
        held = self._within(window, groups)
        met = {i.id for i in held} if len(groups) == 2 else ()
        claims = self.kept.claims_about(met, TAKING_PART) if met else {}
        return find_contacts(sorted(held, key=day_order), groups, lambda name: claims.get(name, ()), self.kept.outlets() if met else {})

    def disputes(
        self, window: Window, *, attributes: Iterable[Attribute] = (), group: Group | None = None, spot: Spot | None = None, km: float = 20.0
    ) -> tuple[Rank, ...]:
        """What is disputed, most substantial first: of these questions, where a group takes part, in what is or may be near a spot."""
        ranks = self.kept.dispute_ranks()
        if not window.open or group is not None or self.focal:
            held = {i.id for i in self._within(window, [group] if group is not None else ())}
            ranks = tuple(rank for rank in ranks if rank.incident in held)
        if spot is not None:
            there = {f.incident.id for f in self.near(spot.target, km, window) if f.section not in (Section.AREA, Section.UNPLACED)}
            ranks = tuple(rank for rank in ranks if rank.incident in there)
        return asked_for(ranks, frozenset(attributes))

    def opened(self, ranks: Sequence[Rank]) -> tuple[Disputed, ...]:
        """These disputes with their sides and their incidents, in this order."""
        names = {rank.incident for rank in ranks}
        summaries, held = self.kept.summaries_of(names), self.kept.disputes_of(names)
        each = {(name, dispute.attribute, dispute.subject): dispute for name, disputes in held.items() for dispute in disputes}
        return tuple(
            Disputed(incident=summaries[rank.incident], dispute=each[rank.incident, rank.attribute, rank.subject])
            for rank in ranks
            if (rank.incident, rank.attribute, rank.subject) in each
        )

    def undated(self, window: Window) -> frozenset[str]:
        """The incidents of which nothing tells whether they lie in the window, by id."""
        if window.open:
            return frozenset()
        return frozenset(i.id for i in self._within(window) if window.has(i) is Within.UNKNOWN)

    def presses(self, window: Window) -> tuple[Press, ...]:
        """The outlets with their reports of a window; without a day of publication a report is in the open one alone."""
        held = (r for r in self.reports.values() if window.open or (r.published is not None and window.takes(r.published)))
        return outlets_of(held, self.registries)

    def _within(self, window: Window, groups: Sequence[Group] = ()) -> list[Summary]:
        """What may lie in a window, where all of these groups take part; what tells no day is among them."""
        parties = [[party for party in self.parties if group.holds(party)] for group in groups]
        held = self.kept.summaries(
            since=window.since, until=window.until, parties=parties, status=self.status, focal=self.focal, undecided=True
        )
        return [i for i in held if window.has(i) is not Within.OUTSIDE]

    def _entry(self, name: str) -> PlaceEntry | None:
        return next(filter(None, (gazetteer.entry(name) for gazetteer in self.gazetteers)), None)

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
        return self.kept.places()

    @cached_property
    def parties(self) -> dict[str, str]:
        """Those who take part in the incidents, name by id."""
        return self.kept.parties()

    @cached_property
    def roads(self) -> list[PlaceEntry]:
        """The roads that the theatres know."""
        return [e for g in self.gazetteers for e in g.entries.values() if e.kind == "road" and e.path]


def _box(target: Target, km: float) -> Box:
    """A box that holds whatever may lie so near to the target."""
    boxes = [box_around(point, km + target.edge_km + _SPARE_KM) for point in target.points]
    south, west, north, east = zip(*boxes, strict=True)
    return min(south), min(west), max(north), max(east)
