"""A ledger opened for questions: its incidents with the names, bodies and places of the theatres that its reports were read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.asking.parties import parties_of
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.theatres.finding import NONE, shipped
from rashomon.records import Attribute, Incident, Place, Report
from rashomon.storing import Ledger, belonging


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question is asked of. `theatres` are packs by name or folder; `belonging` says which bodies a party is part of."""

    incidents: tuple[Incident, ...]
    ids: tuple[str, ...]
    """Of every incident that the ledger holds."""
    reports: Mapping[str, Report]
    theatres: tuple[str, ...]
    belonging: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, kept: Ledger, *, theatre: str | None = None, status: str | None = None, focal: bool = False) -> Asked:
        """All that a ledger holds, or its incidents of a status, or of those that some report tells as news. Names are looked up in the theatre."""
        runs = kept.runs()
        packs = tuple(sorted({t for run in runs for t in run.theatres} & set(shipped()))) if theatre is None else (theatre,)
        held = kept.incidents()
        return cls(
            incidents=tuple(i for i in held if (status is None or i.status == status) and (i.focal or not focal)),
            ids=tuple(i.id for i in held),
            reports={r.id: r for r in kept.reports()},
            theatres=tuple(pack for pack in packs if pack != NONE),
            belonging=belonging(runs),
        )

    @property
    def gazetteers(self) -> list[Gazetteer]:
        """The gazetteers in which places are looked up; the world's stands behind each."""
        return [Gazetteer.open(pack) for pack in self.theatres] or [Gazetteer.open(None)]

    @property
    def registries(self) -> list[ActorRegistry]:
        """The registries in which parties and outlets are looked up; the world's bodies stand behind each."""
        return [ActorRegistry.open(pack) for pack in self.theatres] or [ActorRegistry.open(None)]

    @property
    def places(self) -> dict[str, str]:
        """The places that the incidents are told to be at, name by id."""
        facts = (fact for i in self.incidents if (fact := i.fact(Attribute.PLACE)) is not None)
        each = (v for fact in facts for p in fact.positions for v in p.values if isinstance(v, Place))
        return {place.id: place.name for place in each if place.id is not None}

    @property
    def parties(self) -> dict[str, str]:
        """Those who take part in the incidents, name by id."""
        return {name: party.name for i in self.incidents for name, party in parties_of(i).items()}

    @property
    def roads(self) -> list[PlaceEntry]:
        """The roads that the theatres know."""
        return [e for g in self.gazetteers for e in g.entries.values() if e.kind == "road" and e.path]
