"""A happening: the tellings of one report that speak of one thing, with what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rashomon.coding.telling.telling import Telling
from rashomon.coding.tolls.tolls import Toll
from rashomon.records import UNKNOWN, Party, Period, Place

VAGUE = frozenset({"", "other"})
"""Kinds that say nothing of what kind it was."""

STRIKES = frozenset({"airstrike", "drone_strike", "shelling"})
"""Kinds that often stand within a larger encounter."""

CALM = frozenset({"meeting", "agreement", "patrol", "base", "deployment", "statement"})
"""Kinds that are never one with a clash, whoever takes part."""


@dataclass(slots=True)
class Happening:
    """Tellings in text order. The rest is kept as they come in, so that each further one is compared in constant time.

    `kinds` leaves vague ones out; `parties` are ids of all who take part or are harmed; `armed` those who act or are acted
    upon, civilians left out; `periods` and `places` the known ones, each once.
    """

    tellings: list[Telling] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    armed: dict[str, Party] = field(default_factory=dict)
    periods: list[Period] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)

    def add(self, told: Telling) -> None:
        """Take in one more telling."""
        self.tellings.append(told)
        if not told.aside and told.kind not in VAGUE:
            self.kinds.add(told.kind)
        self.parties |= parties_of(told)
        for argument in (*told.roles.actors, *told.roles.recipients):
            self.armed |= {p.id: p for p in argument.parties if p.id not in (UNKNOWN, "CIV")}
        for period in (d.period for d in told.dates):
            if period.known and period not in self.periods:
                self.periods.append(period)
        for place in (p.place for p in told.places):
            if place.known and place not in self.places:
                self.places.append(place)
        self.tolls.extend(toll for toll in told.tolls if toll.count.whole)

    @property
    def exposed(self) -> tuple[Party, ...]:
        """The armed parties whose people could have come to harm: of blows struck from afar only those who are struck."""
        struck = {p.id for t in self.tellings for a in t.roles.recipients for p in a.parties}
        afar = bool(self.kinds) and self.kinds <= STRIKES | {"ied", "car_bomb"}
        return tuple(self.armed[i] for i in sorted(self.armed) if not afar or i in struck)


def whose(happening: Happening, toll: Toll) -> Toll:
    """A toll with the side that the happening's other tellings give the same number: a headline's "four hurt" are the lead's four."""
    if toll.party is not None or not toll.count.best or not toll.count.whole:
        return toll
    alike = [t for t in happening.tolls if t.attribute == toll.attribute and t.count.best == toll.count.best and t.party]
    sides = {t.party.id: t for t in alike if t.party is not None}
    if len(sides) != 1:
        return toll
    return replace(toll, party=next(iter(sides.values())).party, rule="toll.same-number")


def parties_of(told: Telling) -> set[str]:
    """The ids of everyone known to take part in one telling or to be harmed in it."""
    return (set(told.roles.everybody) | {toll.party.id for toll in told.tolls if toll.party}) - {UNKNOWN}


def near(happening: Happening, sentence: int, reach: int) -> bool:
    """Whether a sentence stands within `reach` sentences of one that tells of the happening."""
    return any(abs(t.sentence - sentence) <= reach for t in happening.tellings)


def beside(one: Happening, other: Happening, reach: int = 2) -> bool:
    """Whether two happenings are told within `reach` sentences of each other."""
    return any(near(one, t.sentence, reach) for t in other.tellings)
