"""The one sentence that heads a sheet, made of facts, each under its status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.records import UNKNOWN, Attribute, Count, Fact, Party, Period, Place, Stance, Status
from rashomon.surfaces.describing import (
    join_words,
    name_agreement,
    read_day,
    say_count,
    say_period,
    say_place,
    say_value,
)
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.naming import name_side, say_code, side_of

MUTUAL = ("collision", "standoff", "exchange_of_fire", "clash", "meeting", "call", "skirmish")
"""Kinds of encounter in which both parties do the same, so that the sentence says "between"."""

FRIENDLY = ("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "YIELD", "CONCEDE", "REQUEST", "RETREAT", "ENGAGE")
"""PLOVER types that are not done against anybody."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of the sentence: plain words, or a fact's value with its status."""

    text: str
    status: Status | None = None


def _best(entry: Entry, attribute: Attribute) -> tuple[Fact | None, object]:
    """The value that is best supported, with its fact; neither where nobody asserts one."""
    for fact in entry.facts(attribute):
        for position in fact.asserted:
            for value in position.values:
                return fact, value
    return None, None


def _denied(entry: Entry, attribute: Attribute) -> tuple[Fact | None, object]:
    """The value that is denied where nobody asserts any, with its fact."""
    facts = (fact for fact in entry.facts(attribute) if fact.denied)
    return next(((fact, value) for fact in facts for position in fact.positions for value in position.values), (None, None))


def write_lede(entry: Entry, index: Index) -> list[Bit]:
    """The facts in one breath: "On ◐ Tuesday 25 August 2020, ● within 15 km of Al-Malikiyah: ◐ collision, between ...".

    Every value is the best supported position's; a disputed one says so and the table below gives the rest.
    """
    bits: list[Bit] = []
    when, period = _best(entry, Attribute.PERIOD)
    if isinstance(period, Period) and period.known and when:
        day = read_day(period.earliest) == read_day(period.latest)
        bits += [Bit("On " if day else "At some time "), Bit(_lower(say_period(period), day), when.status), Bit(", ")]
    elif isinstance(period, Period):
        bits += [Bit("On a day that no report gives, ")]
    else:
        bits += [Bit("With no day given, ")]
    where, place = _best(entry, Attribute.PLACE)
    if isinstance(place, Place) and where:
        words = say_place(place)
        bits += [Bit("" if words.startswith("within") else "in "), Bit(words, where.status)]
    else:
        bits += [Bit("at a place that no report names")]
    bits += [
        Bit(": "),
        *_happening(entry),
        Bit(". "),
        *_harm(entry, index),
        *_blame(entry, index),
        *_kept(entry),
    ]
    return [b for b in bits if b.text]


def _lower(words: str, day: bool) -> str:
    if day or words.startswith(("by", "from")):
        return words
    return f"from {words}" if " to " in words else f"in {words}"


def _happening(entry: Entry) -> list[Bit]:
    kind, value = _best(entry, Attribute.KIND)
    if kind is None or value in ("other", "", None):
        kind, value = _best(entry, Attribute.TYPE)
    if kind is None and (denial := _denial(entry)):
        return denial
    word = say_code(str(value)) if isinstance(value, str) else "an event"
    bits = [Bit(word, kind.status if kind else None)]
    actor_fact, actor = _best(entry, Attribute.ACTOR)
    recipient_fact, recipient = _best(entry, Attribute.RECIPIENT)
    first, second = _party(actor), _party(recipient)
    crossed = first is not None and first == second
    if crossed and recipient_fact:
        # The accounts cross: each side says that the other did it. Who did it to whom stays open in the sentence.
        second = next((name for name in map(_party, _all(recipient_fact)) if name not in (None, first)), None)
    _, plover = _best(entry, Attribute.TYPE)
    if first and second and actor_fact and recipient_fact:
        mutual = crossed or str(value) in MUTUAL
        join = " and " if mutual else " with " if plover in FRIENDLY else " against "
        bits += [
            Bit(", between " if mutual else ", by "),
            Bit(first, actor_fact.status),
            Bit(join),
            Bit(second, recipient_fact.status),
        ]
    elif first and actor_fact:
        bits += [Bit(", by "), Bit(first, actor_fact.status)]
    elif second and recipient_fact:
        bits += [Bit(", done to "), Bit(second, recipient_fact.status)]
    return bits


def _denial(entry: Entry) -> list[Bit]:
    """What is said not to have happened, where nobody says that anything did."""
    kind, value = _denied(entry, Attribute.KIND)
    if kind is None:
        kind, value = _denied(entry, Attribute.TYPE)
    if kind is None:
        return []
    bits = [Bit(say_code(str(value)), kind.status)]
    for role, join in ((Attribute.ACTOR, ", by "), (Attribute.RECIPIENT, ", against ")):
        fact, value = _denied(entry, role)
        name = _party(value)
        if fact is not None and name:
            bits += [Bit(join), Bit(name, fact.status)]
    return [*bits, Bit(", which is denied")]


def _all(fact: Fact) -> Iterator[object]:
    return (value for position in fact.asserted for value in position.values)


def _party(value: object) -> str | None:
    if isinstance(value, Party):
        return None if value.id == UNKNOWN else value.name or say_code(value.id)
    return value if isinstance(value, str) and value else None


_HARMS = (
    (Attribute.KILLED, "killed"), (Attribute.INJURED, "hurt"), (Attribute.DETAINED, "held"), (Attribute.MISSING, "missing"),
)  # fmt: skip


def _harm(entry: Entry, index: Index) -> list[Bit]:
    """Each people's toll; those who may be one people under rival names are told with "or", so that nobody adds them up."""
    bits: list[Bit] = []
    for attribute, verb in _HARMS:
        others = {toll.of: toll.beside for toll in entry.summary.tolls if toll.attribute is attribute}
        before: str | None = None
        for fact in entry.facts(attribute):
            value = next((v for p in fact.asserted or fact.positions for v in p.values if isinstance(v, Count)), None)
            if value is None:
                continue
            whose = name_side(side_of(fact.subject), index.names) if fact.subject and fact.subject != UNKNOWN else ""
            said = f"{say_count(value)} {verb}"
            rival = before is not None and not fact.denied and fact.subject is not None and before not in others.get(fact.subject, ())
            if rival:
                bits[-1] = Bit(bits[-1].text.removesuffix(". ") + ", or ")
            bits += [Bit(f"Denied: {said}" if fact.denied else said if rival else _capital(said), fact.status), Bit(f" ({whose}). " if whose else ". ")]
            before = fact.subject if not fact.denied else None
    return bits


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _blame(entry: Entry, index: Index) -> list[Bit]:
    blamed: list[str] = []
    status = None
    for fact in entry.facts(Attribute.BLAME):
        status = status or (None if fact.denied else fact.status)
        for position in fact.asserted:
            party = next((v for v in position.values if isinstance(v, Party)), None)
            if party is not None:
                blamed.append(name_side(side_of(party.id), index.names))
            elif position.values:
                blamed.append(say_value(position.values[0]))
    named = list(dict.fromkeys(blamed))
    if not named or status is None:
        return []
    return [
        Bit("Blamed: "),
        Bit(join_words(named, last="or"), status),
        Bit(". "),
    ]


def _kept(entry: Entry) -> list[Bit]:
    bits: list[Bit] = []
    for fact in entry.facts(Attribute.AGREEMENT)[:1]:
        stances = [v for p in fact.asserted for v in p.values if isinstance(v, Stance)]
        if stances:
            said = join_words(list(dict.fromkeys(s.stance for s in stances if s.item == stances[0].item)), last="or")
            bits += [Bit(f"{name_agreement(stances[0].item)} is said to be "), Bit(said, fact.status), Bit(".")]
    return bits
