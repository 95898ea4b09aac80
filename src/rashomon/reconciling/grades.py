"""Who stands behind a position, and how well founded it is that somebody is responsible.

The grades are Airwars', reworded for encounters. They are of one claim, that a party is responsible, and so stand on the positions
of blame: an incident has as many as it has parties blamed. A day, a toll or who took part is agreed or disputed, and has no grade.
What the party blamed denies is shown beside its grade, and lowers none: a denial holds nobody else responsible.

Why: docs/decisions/reconciling.md#grades.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.records import (
    UNKNOWN,
    WHAT_HAPPENED,
    Attribute,
    Claim,
    Event,
    Grade,
    Party,
    Polarity,
    Position,
    Source,
    side,
)

_MUTUAL = frozenset({"collision", "exchange_of_fire", "standoff", "other"})
"""Kinds in which a party may say that its own acted without any fault being theirs."""
_HOSTILE = frozenset({"ASSAULT", "COERCE"})
_CLAIMED = "actor.claimed"


def speaks_for(source: Source) -> str | None:
    """The party whose official or mouth a source is; None where it speaks for nobody: residents, and the press of a country."""
    if source.party is None or source.party.id in (UNKNOWN, "CIV") or source.party.sector == "MED":
        return None
    return source.party.id


def parties_behind(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of those for whom the claims' sources speak."""
    return tuple(sorted({found for c in claims if (found := speaks_for(c.attribution.source)) is not None}))


def find_admissions(events: Sequence[Event]) -> frozenset[str]:
    """The sides that say themselves that they did it, and neither deny the blame nor lay it on another."""
    owned: set[str] = set()
    refused: set[str] = set()
    for event in events:
        said = {c.value for c in event.of(*WHAT_HAPPENED)}
        plain = bool(said & _HOSTILE) and not said & _MUTUAL and event.modality != "negated"
        for claim in event.of(Attribute.ACTOR, Attribute.BLAME):
            speaker = speaks_for(claim.attribution.source)
            if speaker is None or not isinstance(claim.resolved, Party) or claim.attribution.source.kind == "outlet":
                continue
            own = claim.resolved.side == side(speaker)
            if claim.attribute is Attribute.BLAME and (claim.polarity is Polarity.DENIED or not own):
                refused |= {side(speaker)} if own or claim.polarity is Polarity.ASSERTED else set()
            elif own and claim.polarity is Polarity.DENIED:
                refused.add(side(speaker))
            elif own and (plain or claim.attribute is Attribute.BLAME or claim.coder.startswith(_CLAIMED)):
                owned.add(side(speaker))
    return frozenset(owned - refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a grade rests on: each claim, its origin, and the sides that own up to it."""

    claims: Mapping[str, Claim]
    origins: Mapping[str, str]
    admissions: frozenset[str]


def give_grades(positions: Sequence[Position], grounds: Grounds) -> list[Position]:
    """The positions on blame, each with its grade; one that is denied only, and held by nobody, has none."""
    return [replace(p, grade=_grade(p, positions, grounds)) if p.claims and p.values else p for p in positions]


def _grade(position: Position, positions: Sequence[Position], grounds: Grounds) -> Grade | None:
    blamed = _blamed(position)
    if not blamed:
        return None
    if blamed & grounds.admissions:
        return Grade.CONFIRMED
    rivals = [p for p in positions if p is not position and p.origins and _blamed(p) and not _blamed(p) & blamed]
    if any(set(p.origins) - set(position.origins) for p in rivals):
        return Grade.CONTESTED
    speakers: dict[str, set[str | None]] = {}
    for name in position.claims:
        speaker = speaks_for(grounds.claims[name].attribution.source)
        speakers.setdefault(grounds.origins[name], set()).add(side(speaker) if speaker is not None else None)
    several = len(position.origins) > 1
    told_for = {s for origin in position.origins for s in speakers.get(origin, ())}
    one_party = len(told_for) == 1 and None not in told_for
    return Grade.FAIR if several and not one_party else Grade.WEAK


def _blamed(position: Position) -> set[str]:
    return {v.side for v in position.values if isinstance(v, Party) and v.id != UNKNOWN}
