"""What an incident says, in short: the one account of it that lists, tables, maps and answers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.records.claim import Attribute, Resolved, Stance, Value
from rashomon.records.count import Count
from rashomon.records.fact import Fact, Grade, Position, Status
from rashomon.records.party import UNKNOWN, Party
from rashomon.records.peoples import Others
from rashomon.records.period import Period
from rashomon.records.place import Place
from rashomon.records.questions import TOLLS, WHAT_HAPPENED
from rashomon.records.silence import Matter

DENIED = "denied"
"""How the accounts stand on what somebody denies and nobody asserts."""

Parties: TypeAlias = tuple[tuple[Party | str, ...], ...]
"""Of each side those whom it names, resolved where that is known, else in the report's words."""

_CODED = (
    Attribute.TYPE, Attribute.KIND, Attribute.ORDINAL, Attribute.OBJECT, Attribute.EQUIPMENT, Attribute.EVIDENCE, Attribute.AGREEMENT,
    Attribute.CONTROL,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many of one people came to one kind of harm, as the sides tell it.

    `counts` has one count a side, the narrowest, the best supported side first; none where it is only denied.
    `attribute` is what befell them, `of` the party whose people they are, None where it is not said. `stands` is as in `Summary`. `beside` are
    the parties whose people are other people for sure, so that their numbers can be added; the others may be rival names of the same people.
    """

    attribute: Attribute
    counts: tuple[Count, ...]
    stands: str
    of: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An incident without its accounts: its name, and what somebody asserts to each question, the best supported side first.

    `id` and `title` are the incident's, `status` how its accounts stand on the whole, `focal` whether any report tells it as its news. `who` did it, `whom` it was
    done to and whose `blame` it is are told a tuple a side, `tolls` a people and harm. What is only denied is in none of the values. `stands` has how the accounts stand to each other on a question that they speak of: a
    status, or "denied" where nobody asserts anything. `when` and `where` are the narrowest period and place of each side (of places one with
    a point before one without), `placed_by` the independent origins behind each of `where`. `coded` has the codes and words of the
    questions that are answered by such, a tuple a side. `grade` and `blamed_by` are of the best supported blame. `reports` are ids, `origins`
    the names of the independent ones; `left_out` has each matter on which some accounts are silent, with the party that it is about.
    """

    id: str
    title: str
    status: Status
    focal: bool
    stands: tuple[tuple[Attribute, str], ...]
    when: tuple[Period, ...]
    where: tuple[Place, ...]
    placed_by: tuple[tuple[str, ...], ...]
    who: Parties
    whom: Parties
    blame: Parties
    coded: tuple[tuple[Attribute, tuple[tuple[str, ...], ...]], ...]
    tolls: tuple[Toll, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    grade: Grade | None = None
    blamed_by: tuple[str, ...] = ()
    left_out: tuple[tuple[Matter, str | None], ...] = ()

    @property
    def kind(self) -> tuple[str, ...]:
        """What it was, a kind a side; the types of event where no kind is told."""
        for attribute in WHAT_HAPPENED:
            told = dict.fromkeys(side[0] for side in self.codes(attribute) if side)
            if told:
                return tuple(told)
        return ()

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who takes part by any account, as doer or as the one it was done to, each once. Whom nobody names is left out."""
        each = (value for side in (*self.who, *self.whom) for value in side if isinstance(value, Party) and value.id != UNKNOWN)
        return tuple({party.id: party for party in each}.values())

    @property
    def site(self) -> Place | None:
        """The one place to name it by: that of the best supported side that has a point, else of the best supported."""
        return next((place for place in self.where if place.known), next(iter(self.where), None))

    def codes(self, attribute: Attribute) -> tuple[tuple[str, ...], ...]:
        """What each side has for a question that is answered by codes and words."""
        return next((sides for asked, sides in self.coded if asked is attribute), ())

    def stands_on(self, attribute: Attribute) -> str | None:
        """How the accounts stand on a question, None where none speaks of it."""
        return next((stands for asked, stands in self.stands if asked is attribute), None)


def summarise(
    incident: str,
    title: str,
    *,
    status: Status,
    focal: bool,
    facts: Sequence[Fact],
    apart: Mapping[Attribute, Others],
    reports: tuple[str, ...],
    origins: tuple[str, ...],
    left_out: tuple[tuple[Matter, str | None], ...],
) -> Summary:
    """The summary of the incident of this id and title, from its facts. `apart` tells which peoples are other people than which."""
    of = {attribute: fact for fact in reversed(facts) if (attribute := fact.attribute) not in TOLLS}
    sides = {attribute: fact.asserted for attribute, fact in of.items()}
    placed = [(places, p.origins) for p in sides.get(Attribute.PLACE, ()) if (places := [_place(value) for value in p.values])]
    days = ([v for v in p.values if isinstance(v, Period) and v.known] for p in sides.get(Attribute.PERIOD, ()))
    counted = sorted((f for f in facts if f.attribute in TOLLS), key=lambda f: (TOLLS.index(f.attribute), f.subject is None, f.subject or ""))
    blame = next(iter(sides.get(Attribute.BLAME, ())), None)
    return Summary(
        id=incident,
        title=title,
        status=status,
        focal=focal,
        stands=tuple((attribute, _stands(of[attribute])) for attribute in Attribute if attribute in of),
        when=tuple(known[0] for known in days if known),
        where=tuple(next((place for place in places if place.known), places[0]) for places, _ in placed),
        placed_by=tuple(behind for _, behind in placed),
        who=_parties(sides.get(Attribute.ACTOR, ())),
        whom=_parties(sides.get(Attribute.RECIPIENT, ())),
        blame=_parties(sides.get(Attribute.BLAME, ())),
        coded=tuple((a, tuple(_words(p.values) for p in sides[a])) for a in _CODED if sides.get(a)),
        tolls=tuple(_toll(fact, apart.get(fact.attribute, {})) for fact in counted),
        reports=reports,
        origins=origins,
        grade=blame.grade if blame is not None else None,
        blamed_by=blame.parties if blame is not None else (),
        left_out=left_out,
    )


def _stands(fact: Fact) -> str:
    return DENIED if fact.denied else fact.status.value


def _toll(fact: Fact, apart: Others) -> Toll:
    counts = (next((v for v in p.values if isinstance(v, Count)), None) for p in fact.asserted)
    beside = tuple(sorted(apart.get(fact.subject or "", ())))
    return Toll(attribute=fact.attribute, counts=tuple(c for c in counts if c is not None), stands=_stands(fact), of=fact.subject, beside=beside)


def _parties(sides: Iterable[Position]) -> Parties:
    return tuple(tuple(v if isinstance(v, Party) else str(v) for v in position.values) for position in sides)


def _words(values: Iterable[Value | Resolved]) -> tuple[str, ...]:
    """Values as codes: a party's id, "item: stance", and whatever else as it is told, each once."""
    each = (v.id if isinstance(v, Party) else f"{v.item}: {v.stance}" if isinstance(v, Stance) else str(v) for v in values)
    return tuple(dict.fromkeys(each))


def _place(value: Value | Resolved) -> Place:
    """A place told; words that stand for none are its name."""
    if isinstance(value, Place):
        return value
    return Place(id=None, name=str(value), wording=str(value), precision="unknown")
