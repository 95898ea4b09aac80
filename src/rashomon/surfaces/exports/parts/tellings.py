"""One report's telling of a happening, as event data of the PLOVER family has it: who did what to whom, of what somebody asserts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import (
    TOLLS,
    UNKNOWN,
    Attribute,
    Claim,
    Count,
    Event,
    Fact,
    Party,
    Period,
    Place,
    Polarity,
    Position,
    Status,
    sums_of,
    tell_peoples_apart,
)
from rashomon.surfaces.exports.parts.days import Days, find_days
from rashomon.surfaces.exports.parts.tolls import bounds

QUADS = (
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ("COOPERATE", "AID", "RETREAT"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""PLOVER's types by quad: words and deeds of cooperation, words and deeds of conflict."""

_AUXILIARY = {"historical": "historical", "planned": "future", "threatened": "future", "feared": "hypothetical", "conditional": "hypothetical",
              "hypothetical": "hypothetical", "negated": "negation"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report has of one happening. `auxiliary` is PLOVER's mode for what is no present fact, "negation" where all that is said is that it is not so.

    The parties are those who are named, each with the words of the report that name them; `tolls` are numbers by what befell people.
    """

    event: Event
    type: str
    mode: str | None
    auxiliary: str | None
    actors: tuple[tuple[Party | None, str], ...]
    recipients: tuple[tuple[Party | None, str], ...]
    days: Days | None
    place: Place | None
    tolls: tuple[tuple[Attribute, int], ...]

    @property
    def quad(self) -> int:
        """1 to 4: words and deeds of cooperation, words and deeds of conflict."""
        return next((number for number, types in enumerate(QUADS, start=1) if self.type in types), 0)


def tell(event: Event) -> Telling | None:
    """The telling of an event, None where it has no type of PLOVER's."""
    asserted = [claim for claim in event.claims if claim.polarity is Polarity.ASSERTED]
    denied = not any(claim.attribute is Attribute.TYPE for claim in asserted)
    claims = event.claims if denied else asserted
    types = [str(c.value) for c in claims if c.attribute is Attribute.TYPE]
    types = [code for code in types if any(code in quad for quad in QUADS)]
    if not types:
        return None
    places = [c.resolved for c in claims if c.attribute is Attribute.PLACE and isinstance(c.resolved, Place)]
    periods = [c.resolved for c in claims if c.attribute is Attribute.PERIOD and isinstance(c.resolved, Period)]
    return Telling(
        event=event,
        type=types[0],
        mode=next((str(c.value) for c in claims if c.attribute is Attribute.MODE), None),
        auxiliary="negation" if denied else _AUXILIARY.get(event.modality),
        actors=_parties(c for c in claims if c.attribute is Attribute.ACTOR),
        recipients=_parties(c for c in claims if c.attribute is Attribute.RECIPIENT),
        days=find_days(periods),
        place=next((place for place in places if place.known), next(iter(places), None)),
        tolls=tuple((toll, number) for toll in TOLLS if (number := _toll(event, asserted, toll))),
    )


def _parties(claims: Iterable[Claim]) -> tuple[tuple[Party | None, str], ...]:
    """Each party once, with the first words for it; whom nobody knows by his words."""
    found: dict[str, tuple[Party | None, str]] = {}
    for claim in claims:
        party = claim.resolved if isinstance(claim.resolved, Party) and claim.resolved.id != UNKNOWN else None
        words = claim.value if isinstance(claim.value, str) else claim.evidence[0].text
        found.setdefault(party.id if party else words, (party, words))
    return tuple(found.values())


def _toll(event: Event, claims: Iterable[Claim], attribute: Attribute) -> int:
    """The most that the sides whose people are counted add up to, of each the first whole number that the report has; people of no side as far as they are more."""
    of: dict[str | None, int] = {}
    counted: dict[str, list[str]] = {}
    for claim in claims:
        if claim.attribute is attribute and isinstance(claim.value, Count) and claim.value.whole:
            subject = claim.resolved.id if isinstance(claim.resolved, Party) else None
            of.setdefault(subject, bounds(claim.value).best)
            if subject is not None:
                counted.setdefault(subject, []).append(claim.id)
    facts = [
        Fact(attribute=attribute, status=Status.UNCORROBORATED, subject=one, positions=(Position(values=(), claims=tuple(held), origins=()),))
        for one, held in counted.items()
    ]
    read_as = sums_of(counted, tell_peoples_apart(facts, [event])[attribute])
    return max([of.get(None, 0), *(sum(of[one] for one in peoples) for peoples in read_as)])
