"""Which incidents a dossier shows whole: those that are disputed, most substantial first, as many as a reader gets through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.asking.disputes import asked_for
from rashomon.records import Attribute, Dispute, Incident, Rank, Report, Status, disputes_of
from rashomon.surfaces.describing import say_values
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.naming import LABELS, name_side, side_of
from rashomon.surfaces.silences import say_side

FULL = 12
"""Disputed incidents that all have a sheet; of more, the most substantial, and the front says what is disputed in the others."""

CLAIMS = 450
"""Claims on all sheets together that are written however long the list of incidents is."""

PAGES, FRONT = 40, 3
"""Pages of A4 that a dossier in which not all have a sheet may take, and those before its list."""

FAIR, BREAK = 3, 60
"""A sheet takes no more than a third of the room; what it begins on a new page takes as much as so many claims."""

ROWS_A_PAGE, CLAIMS_A_PAGE = 45, 43
"""How much a page holds: measured in chromium on 1,107 incidents of 376 reports, 37 pages with 430 claims on sheets and 48 with 900."""

TOLD = 40
"""Disputed incidents whose questions the front tells; of more, how many."""

_CODES = (Attribute.TYPE, Attribute.MODE)
"""A coder's categories, of which a reader is told where nothing else is disputed."""

_FACTS = 2
_VALUES = 2
_SIDES = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a dispute: what it says, who is behind it, and how many knew it independently."""

    words: str
    behind: str
    origins: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A disputed question with its sides."""

    label: str
    sides: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Standoff:
    """A disputed incident on the front: its most substantial questions."""

    entry: Entry
    matters: tuple[Matter, ...]
    more: int
    between: bool


def rank_disputed(incidents: Sequence[Incident], reports: Mapping[str, Report]) -> tuple[tuple[Incident, tuple[Dispute, ...]], ...]:
    """The disputed incidents with their disputes, both most substantial first."""
    outlets = {name: report.outlet for name, report in reports.items()}
    each: dict[Rank, tuple[Incident, Dispute]] = {}
    for incident in incidents:
        if incident.status is Status.DISPUTED:
            for dispute in disputes_of(incident.facts, incident.events, outlets):
                each[Rank.of(incident.id, dispute)] = (incident, dispute)
    found: dict[str, list[Dispute]] = {}
    held: dict[str, Incident] = {}
    for rank in asked_for(each):
        incident, dispute = each[rank]
        held[incident.id] = incident
        found.setdefault(incident.id, []).append(dispute)
    return tuple((held[name], tuple(disputes)) for name, disputes in found.items())


def choose_sheets(ranked: Sequence[tuple[Incident, tuple[Dispute, ...]]], listed: int) -> frozenset[str]:
    """The incidents (ids) with a sheet: the disputed news, most substantial first, as many as a page of `listed` incidents has room for.

    One too long for what room is left, or for a fair share of it, is passed over, and shorter ones behind it are written: `dossier ID` has the others.
    """
    order = [incident for incident, _ in sorted(ranked, key=lambda pair: not pair[0].focal)]
    if len(order) <= FULL:
        return frozenset(incident.id for incident in order)
    chosen: set[str] = set()
    room = max(CLAIMS, int((PAGES - FRONT - listed / ROWS_A_PAGE) * CLAIMS_A_PAGE))
    share = room // FAIR
    for incident in order:
        takes = len(incident.claims) + BREAK
        if takes <= min(room, share):
            room -= takes
            chosen.add(incident.id)
    return frozenset(chosen or {incident.id for incident in order[:1]})


def list_standoffs(index: Index, ranked: Sequence[tuple[Incident, tuple[Dispute, ...]]]) -> tuple[Standoff, ...]:
    """The disputed incidents for the front, news before what is only looked back on."""
    entries = {entry.incident.id: entry for entry in index.entries}
    plain = [(incident, tuple(d for d in disputes if d.attribute not in _CODES) or disputes) for incident, disputes in ranked]
    chosen = sorted(plain, key=lambda pair: not pair[0].focal)  # keeps the order of substance within each
    return tuple(
        Standoff(
            entry=entries[incident.id],
            matters=tuple(_matter(dispute, index) for dispute in disputes[:_FACTS]),
            more=len(disputes) - min(len(disputes), _FACTS),
            between=any(d.between_parties for d in disputes),
        )
        for incident, disputes in chosen
    )


def _matter(dispute: Dispute, index: Index) -> Matter:
    whose = f", {name_side(side_of(dispute.subject), index.names)}" if dispute.subject else ""
    sides = [
        Said(
            words=("" if side.held else "not ") + (", ".join(say_values(side.values)[:_VALUES]) or "nothing known"),
            behind=", ".join(dict.fromkeys(say_side(party, index.names) for party in side.parties)),
            origins=len(side.origins),
        )
        for side in dispute.sides
    ]
    return Matter(label=LABELS[Attribute.KIND if dispute.attribute is Attribute.TYPE else dispute.attribute] + whose, sides=tuple(sides[:_SIDES]), more=max(0, len(sides) - _SIDES))
