"""Whose dead are added to whose: people who are counted side by side are parts of a sum, rival names of the same people are not.

One dead man whom one account calls a civilian, another a soldier and a third a militiaman is one dead. So peoples are other people only where
somebody tells them apart: one source of a report counts both, a report has different numbers for them, two states' bodies are not each other's,
one fights the other, or nobody is dead of one of them. Whoever is told by separate accounts alone may be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias

from rashomon.records.claim import Attribute, Claim, Polarity
from rashomon.records.count import Count
from rashomon.records.event import Event
from rashomon.records.fact import Fact
from rashomon.records.party import Party, is_of_state, side
from rashomon.records.questions import TAKING_PART, TOLLS

Others: TypeAlias = Mapping[str, frozenset[str]]
"""For each people (a party's id) those that are other people for sure."""

_MOST = 12
"""Peoples of which all sums are looked for; of more, which no incident is told of, one sum is made from each."""


def tell_peoples_apart(facts: Sequence[Fact], events: Iterable[Event]) -> Mapping[Attribute, Others]:
    """Of each harm, which of the peoples that are counted are other people than which."""
    held = {claim.id: (event.report, claim) for event in events for claim in event.claims}
    opposed = _opposed(claim for _, claim in held.values())
    found: dict[Attribute, Others] = {}
    for attribute in TOLLS:
        counted: dict[str, list[tuple[str, Claim, Count]]] = {}
        for fact in facts:
            if fact.attribute is attribute and fact.subject is not None and fact.asserted:
                each = ((*held[name], held[name][1].value) for position in fact.asserted for name in position.claims if name in held)
                counted[fact.subject] = [(report, claim, value) for report, claim, value in each if isinstance(value, Count)]
        pairs = {frozenset(pair) for pair in combinations(sorted(counted), 2) if _other_people(*pair, counted, opposed)}
        found[attribute] = {one: frozenset(b for b in counted if frozenset((one, b)) in pairs) for one in counted}
    return found


def sums_of(peoples: Collection[str], others: Others) -> tuple[frozenset[str], ...]:
    """The largest sets of these peoples of which any two are other people: what can be added up, each a reading of who came to harm."""
    named = sorted(peoples)

    def fits(one: str, more: Iterable[str]) -> bool:
        return all(one in others.get(another, ()) for another in more)

    if len(named) > _MOST:
        grown = []
        for first in named:
            held = [first]
            held += [one for one in named if one not in held and fits(one, held)]
            grown.append(frozenset(held))
        return tuple(dict.fromkeys(grown))
    sets = [frozenset(one) for size in range(len(named), 0, -1) for one in combinations(named, size) if all(fits(a, set(one) - {a}) for a in one)]
    return tuple(one for one in sets if not any(one < more for more in sets))


def _other_people(one: str, other: str, counted: Mapping[str, Sequence[tuple[str, Claim, Count]]], opposed: Collection[frozenset[str]]) -> bool:
    if is_of_state(one) and is_of_state(other) and side(one) != side(other):
        return True
    if frozenset((side(one), side(other))) in opposed or any(all(count.most == 0 for *_, count in counted[people]) for people in (one, other)):
        return True
    return any(report == report_too and _beside(claim, count, claim_too, count_too) for (report, claim, count), (report_too, claim_too, count_too) in product(counted[one], counted[other]))


def _beside(claim: Claim, count: Count, other: Claim, count_too: Count) -> bool:
    """Whether two counts of one report are of other people: one source gives both, or they cannot be one number."""
    return claim.attribution.source.key == other.attribution.source.key or not count.fits(count_too)


def _opposed(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """The sides of which one source says that the one acted on the other, civilians apart: whom a word calls civilian another may call a fighter."""
    told: defaultdict[tuple[str, str], defaultdict[Attribute, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.attribute in TAKING_PART and claim.polarity is Polarity.ASSERTED and isinstance(claim.resolved, Party):
            told[claim.event, claim.attribution.source.key][claim.attribute].add(claim.resolved.side)
    pairs = (frozenset(pair) for each in told.values() for pair in product(each[Attribute.ACTOR] - each[Attribute.RECIPIENT], each[Attribute.RECIPIENT] - each[Attribute.ACTOR]))
    return frozenset(pair for pair in pairs if not pair & {"CIV", "UNKNOWN"})
