"""What the accounts of a ledger's incidents disagree on, the disputes of most substance first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rashomon.asking.sayers import Sayer, claims_of, sayers_of
from rashomon.records import (
    UNKNOWN,
    Attribute,
    Claim,
    Count,
    Event,
    Fact,
    Incident,
    Party,
    Period,
    Place,
    Position,
    Report,
    Resolved,
    Status,
    Summary,
    Value,
)

_FIRST = frozenset({Attribute.ACTOR, Attribute.RECIPIENT, Attribute.BLAME, Attribute.KILLED, Attribute.AGREEMENT})
"""Who did it to whom, by whose fault, at what cost in lives, against which agreement."""
_SECOND = frozenset(
    {Attribute.KIND, Attribute.TYPE, Attribute.INJURED, Attribute.DETAINED, Attribute.MISSING, Attribute.CONTROL, Attribute.OBJECT}
)
"""What it was, and at what other cost; when and where come after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position of a dispute: who says so, and who denies it. `values` are those that set it apart: what fits other positions too is not among them."""

    position: Position
    values: tuple[Value | Resolved, ...]
    sayers: tuple[Sayer, ...]
    deniers: tuple[Sayer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disputed fact of an incident with its sides, the best supported first."""

    incident: Summary
    fact: Fact
    sides: tuple[Side, ...]

    @property
    def between_parties(self) -> bool:
        """Whether different parties are behind its sides, none of them behind both."""
        behind = [s.sayers for s in self.sides if s.position.claims] + [s.deniers for s in self.sides]
        told = [parties for each in behind if (parties := {s.party for s in each if s.party})]
        return any(not (one & other) for at, one in enumerate(told) for other in told[:at])

    @property
    def backing(self) -> int:
        """Independent origins behind the second strongest side: a dispute weighs what its weaker side does."""
        each = sorted((len(s.position.origins) for s in self.sides if s.position.claims), reverse=True)
        denied = [len(s.deniers) for s in self.sides if s.deniers]
        return sorted([*each, *denied], reverse=True)[1] if len(each) + len(denied) > 1 else 0

    @property
    def gap(self) -> int:
        """How far apart the least and the most people told are; 0 for other questions."""
        told = [n for s in self.sides for v in s.position.values if isinstance(v, Count) for n in (v.low, v.best, v.high) if n is not None]
        return max(told) - min(told) if told else 0


def find_disputes(
    incidents: Iterable[Incident], reports: Mapping[str, Report] | None = None, attributes: Collection[Attribute] = ()
) -> tuple[Dispute, ...]:
    """Every disputed fact, most substantial first.

    First come those between parties; of these and of the rest, who did it to whom, blame, the dead and agreements, then what it was and its
    other costs, then when and where; then the more origins the weaker side has, and the farther the numbers are apart. Where what
    it was is disputed, its type of event, which says the same in wider words, is left out unless asked for.
    """
    found = []
    for incident in incidents:
        disputed = [f for f in incident.facts if f.status is Status.DISPUTED and (not attributes or f.attribute in attributes)]
        if Attribute.TYPE not in attributes and any(f.attribute is Attribute.KIND for f in disputed):
            disputed = [f for f in disputed if f.attribute is not Attribute.TYPE]
        if disputed:
            held = claims_of(incident)
            found += [Dispute(incident=incident.summary, fact=f, sides=_sides(f, held, reports or {})) for f in disputed]
    return tuple(sorted(found, key=_order))


def _order(dispute: Dispute) -> tuple[bool, int, int, int, str, str]:
    attribute = dispute.fact.attribute
    tier = 0 if attribute in _FIRST else 1 if attribute in _SECOND else 2
    return not dispute.between_parties, tier, -dispute.backing, -dispute.gap, dispute.incident.id, f"{attribute}{dispute.fact.subject}"


def _sides(fact: Fact, held: Mapping[str, tuple[Event, Claim]], reports: Mapping[str, Report]) -> tuple[Side, ...]:
    """The positions with those who hold them: whoever holds what fits two of them ("at least two") is behind neither, where others are."""
    claims = {name: claim for name, (_, claim) in held.items()}
    found = []
    for position in fact.positions:
        if not position.denied_by and all(isinstance(v, Party) and v.id == UNKNOWN for v in position.values):
            continue
        found.append(
            Side(
                position=position,
                values=set_apart(fact, position, claims),
                sayers=sayers_of(fact.own(position), held, reports),
                deniers=sayers_of(position.denied_by, held, reports),
            )
        )
    return tuple(found)


def set_apart(fact: Fact, position: Position, claims: Mapping[str, Claim]) -> tuple[Value | Resolved, ...]:
    """The values that a position alone holds: "this week" fits Tuesday and Wednesday, and tells neither side from the other.

    `claims` are the incident's, by id. All values, where it shares every one.
    """
    said = {_key(v) for c in fact.own(position) if c in claims for v in (claims[c].value, claims[c].resolved)}
    return tuple(v for v in position.values if _key(v) in said) or position.values


def _key(value: object) -> object:
    """What makes two values one, whatever words they rest on."""
    if isinstance(value, Party):
        return value.id
    if isinstance(value, Period):
        return value.earliest, value.latest, value.part
    return (value.id or value.name, "place") if isinstance(value, Place) else value
