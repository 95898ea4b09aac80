"""What the accounts of one incident disagree on: each side of a question, who says so and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records.claim import Attribute, Claim, Resolved, Value
from rashomon.records.count import Count
from rashomon.records.event import Event
from rashomon.records.fact import Fact, Position, Status
from rashomon.records.party import UNKNOWN, Party
from rashomon.records.period import Period
from rashomon.records.place import Place
from rashomon.records.sayer import Sayer, sayer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSide:
    """One position of a dispute: who says so, and who denies it; `held` is false of what is only denied.

    `values` are those that set it apart: what fits other positions too is not among them. `origins` are the independent ones, `parties` the
    ids of those who are behind it. `sayers` are those who say so, `deniers` those who deny it.
    """

    values: tuple[Value | Resolved, ...]
    held: bool
    origins: tuple[str, ...]
    parties: tuple[str, ...]
    sayers: tuple[Sayer, ...]
    deniers: tuple[Sayer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A disputed fact with its sides, the best supported first.

    `attribute` is the question, `subject` the party whose people are counted (None of other questions). `sides` are its positions. `gap` is how far apart the least and the most people told are; 0 for other questions.
    """

    attribute: Attribute
    subject: str | None
    sides: tuple[DisputeSide, ...]
    gap: int = 0

    @property
    def between_parties(self) -> bool:
        """Whether different parties are behind its sides, none of them behind both."""
        behind = [s.sayers for s in self.sides if s.held] + [s.deniers for s in self.sides]
        told = [parties for each in behind if (parties := {s.party for s in each if s.party})]
        return any(not (one & other) for at, one in enumerate(told) for other in told[:at])

    @property
    def backing(self) -> int:
        """Independent origins behind the second strongest side: a dispute weighs what its weaker side does."""
        each = sorted((len(s.origins) for s in self.sides if s.held), reverse=True)
        denied = [len(s.deniers) for s in self.sides if s.deniers]
        return sorted([*each, *denied], reverse=True)[1] if len(each) + len(denied) > 1 else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """What puts disputes in order, and names each.

    `incident` is an id; `attribute`, `subject`, `between_parties`, `backing` and `gap` are as in `Dispute`.
    """

    incident: str
    attribute: Attribute
    subject: str | None
    between_parties: bool
    backing: int
    gap: int

    @classmethod
    def of(cls, incident: str, dispute: Dispute) -> Rank:
        """The rank of a dispute of this incident."""
        return cls(
            incident=incident,
            attribute=dispute.attribute,
            subject=dispute.subject,
            between_parties=dispute.between_parties,
            backing=dispute.backing,
            gap=dispute.gap,
        )


def disputes_of(facts: Iterable[Fact], events: Sequence[Event], outlets: Mapping[str, str | None]) -> tuple[Dispute, ...]:
    """A dispute for each disputed fact of an incident. `outlets` gives the outlet of each report that is at hand, by the report's id."""
    disputed = [fact for fact in facts if fact.status is Status.DISPUTED]
    if not disputed:
        return ()
    held: dict[str, tuple[str, Claim]] = {}
    for event in events:
        for claim in event.claims:
            held.setdefault(claim.id, (event.report, claim))
    return tuple(_dispute(fact, held, outlets) for fact in disputed)


def set_apart(fact: Fact, position: Position, claims: Mapping[str, Claim]) -> tuple[Value | Resolved, ...]:
    """The values that a position alone holds: "this week" fits Tuesday and Wednesday, and tells neither side from the other.

    `claims` are the incident's, by id. All values, where it shares every one.
    """
    said = {_key(v) for c in fact.own(position) if c in claims for v in (claims[c].value, claims[c].resolved)}
    return tuple(v for v in position.values if _key(v) in said) or position.values


def _dispute(fact: Fact, held: Mapping[str, tuple[str, Claim]], outlets: Mapping[str, str | None]) -> Dispute:
    """A fact's positions with those who hold them: whoever holds what fits two of them ("at least two") is behind neither, where others are."""
    claims = {name: claim for name, (_, claim) in held.items()}
    shown = [p for p in fact.positions if p.denied_by or not all(isinstance(v, Party) and v.id == UNKNOWN for v in p.values)]
    told = [n for p in shown for v in p.values if isinstance(v, Count) for n in (v.low, v.best, v.high) if n is not None]
    sides = tuple(
        DisputeSide(
            values=set_apart(fact, position, claims),
            held=bool(position.claims),
            origins=position.origins,
            parties=position.parties,
            sayers=_sayers(fact.own(position), held, outlets),
            deniers=_sayers(position.denied_by, held, outlets),
        )
        for position in shown
    )
    return Dispute(attribute=fact.attribute, subject=fact.subject, sides=sides, gap=max(told) - min(told) if told else 0)


def _sayers(claims: Iterable[str], held: Mapping[str, tuple[str, Claim]], outlets: Mapping[str, str | None]) -> tuple[Sayer, ...]:
    """Who says these claims (ids), each once: sides first, then by name."""
    found: dict[str, Sayer] = {}
    for report, claim in (held[name] for name in claims if name in held):
        source = claim.attribution.source
        sayer = sayer_of(source, outlets.get(report, source.name))
        found.setdefault(sayer.key, sayer)
    return tuple(sorted(found.values(), key=lambda s: (not s.party, s.party or s.name)))


def _key(value: object) -> object:
    """What makes two values one, whatever words they rest on."""
    if isinstance(value, Party):
        return value.id
    if isinstance(value, Period):
        return value.earliest, value.latest, value.part
    return (value.id or value.name, "place") if isinstance(value, Place) else value
