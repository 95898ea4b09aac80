"""Who says so, as a reader wants to know it: the side that a source speaks for, or the outlet that vouches for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.records import UNKNOWN, Claim, Event, Incident, Report, Source, side

_NAMELESS = "local and unnamed sources"
_NO_SIDE = frozenset({UNKNOWN, "CIV"})
"""Parties for whom nobody speaks: a nurse is no spokeswoman of all civilians."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sayer:
    """A side ("USA", "SDF") by its `party`, else an outlet or a source by its `name`."""

    name: str
    party: str = ""


def sayer_of(source: Source, report: Report | None) -> Sayer:
    """Who says so: officials are their side, nameless people all one, an outlet itself."""
    if source.party is not None and source.party.id not in _NO_SIDE:
        return Sayer(name=source.party.name, party=side(source.party.id))
    if source.kind == "outlet":
        return Sayer(name=(source.name if report is None else report.outlet) or "outlet not said")
    if source.kind in ("unnamed", "witness"):
        return Sayer(name=_NAMELESS)
    return Sayer(name=" ".join(source.name.split()))


def sayers_of(claims: Iterable[str], held: Mapping[str, tuple[Event, Claim]], reports: Mapping[str, Report]) -> tuple[Sayer, ...]:
    """Who says these claims (ids), each once: sides first, then by name."""
    found: dict[str, Sayer] = {}
    for name in claims:
        if name in held:
            event, claim = held[name]
            sayer = sayer_of(claim.attribution.source, reports.get(event.report))
            found.setdefault(sayer.party or sayer.name.casefold(), sayer)
    return tuple(sorted(found.values(), key=lambda s: (not s.party, s.party or s.name)))


def claims_of(incident: Incident) -> dict[str, tuple[Event, Claim]]:
    """Every claim of an incident by its id, with the first event that it speaks of."""
    found: dict[str, tuple[Event, Claim]] = {}
    for event in incident.events:
        for claim in event.claims:
            found.setdefault(claim.id, (event, claim))
    return found
