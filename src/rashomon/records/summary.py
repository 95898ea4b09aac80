"""What an incident says, in short: the one account of it that lists, tables, maps and answers are made of."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records.claim import TOLLS, Attribute, Resolved, Value
from rashomon.records.fact import Fact, Status
from rashomon.records.party import UNKNOWN, Party
from rashomon.records.period import Period
from rashomon.records.place import Place
from rashomon.records.silence import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An incident without its accounts: its name, how they stand, and what they say to each question.

    Whatever it gives for a question somebody asserts: a value that is only denied stands in `facts` as denied and is nowhere
    else. `reports` are ids, `origins` the names of the independent ones. `left_out` has each matter on which some accounts are
    silent, with the party that it is about where there is one.
    """

    id: str
    title: str
    status: Status
    focal: bool
    facts: tuple[Fact, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    left_out: tuple[tuple[Matter, str | None], ...] = ()

    def fact(self, attribute: Attribute, subject: str | None = None) -> Fact | None:
        """The fact of this attribute (and subject, where given); the first where several people are counted."""
        for found in self.facts:
            if found.attribute == attribute and (subject is None or found.subject == subject):
                return found
        return None

    def values(self, *attributes: Attribute) -> tuple[Value | Resolved, ...]:
        """Every value that somebody asserts for these attributes, the best supported first, each once."""
        asserted = (p for a in attributes for f in self.facts if f.attribute == a for p in f.asserted)
        return tuple(dict.fromkeys(value for position in asserted for value in position.values))

    @property
    def when(self) -> tuple[Period, ...]:
        """Its days: of each side the narrowest period that is known, the best supported side first."""
        fact = self.fact(Attribute.PERIOD)
        each = [[v for v in p.values if isinstance(v, Period) and v.known] for p in fact.asserted] if fact is not None else []
        return tuple(known[0] for known in each if known)

    @property
    def where(self) -> tuple[Place, ...]:
        """Its places: of each side the narrowest with a point, else the narrowest; words that stand for no place are their own name."""
        fact = self.fact(Attribute.PLACE)
        each = [[_place(value) for value in p.values] for p in fact.asserted] if fact is not None else []
        return tuple(next((place for place in places if place.known), places[0]) for places in each if places)

    @property
    def site(self) -> Place | None:
        """The one place to name it by: that of the best supported side that has a point, else of the best supported."""
        return next((place for place in self.where if place.known), next(iter(self.where), None))

    @property
    def who(self) -> tuple[Party, ...]:
        """Who did it, by any account. Whom nobody names is left out."""
        return self._parties(Attribute.ACTOR)

    @property
    def whom(self) -> tuple[Party, ...]:
        """To whom it was done, by any account."""
        return self._parties(Attribute.RECIPIENT)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who takes part, as doer or as the one it was done to, each once."""
        return tuple({party.id: party for party in (*self.who, *self.whom)}.values())

    @property
    def kind(self) -> tuple[str, ...]:
        """What it was, a kind a side, the best supported first; the types of event where no kind is told."""
        for attribute in (Attribute.KIND, Attribute.TYPE):
            fact = self.fact(attribute)
            told = [str(value) for p in fact.asserted for value in p.values[:1]] if fact is not None else []
            if told:
                return tuple(dict.fromkeys(told))
        return ()

    @property
    def tolls(self) -> tuple[Fact, ...]:
        """The facts that count people, by what befell them and then by whose people they are; `denied` tells those that nobody asserts."""
        counted = [fact for fact in self.facts if fact.attribute in TOLLS]
        return tuple(sorted(counted, key=lambda f: (TOLLS.index(f.attribute), f.subject is None, f.subject or "")))

    def _parties(self, role: Attribute) -> tuple[Party, ...]:
        told = (value for value in self.values(role) if isinstance(value, Party) and value.id != UNKNOWN)
        return tuple({party.id: party for party in told}.values())


def _place(value: Value | Resolved) -> Place:
    if isinstance(value, Place):
        return value
    return Place(id=None, name=str(value), wording=str(value), precision="unknown")
