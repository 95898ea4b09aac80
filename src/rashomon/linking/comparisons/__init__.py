"""What two accounts agree in, comparable by comparable, each with its weight in bits.

A comparison takes two profiles and gives the name of a level, or None where there is nothing to compare. The table of
weights (`weights.toml`) says what a level is worth. `compare` puts them together as a waterfall that a reader can follow:

    prior -9.5, period: same day +5.3, place: within the radii +3.6, parties: same +1.9, kind: close +0.9
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.linking.comparisons import kinds, periods, places, publications
from rashomon.linking.comparisons.counts import compare_counts
from rashomon.linking.comparisons.kinds import compare_kinds
from rashomon.linking.comparisons.parties import compare_parties
from rashomon.linking.comparisons.periods import compare_periods
from rashomon.linking.comparisons.places import compare_places
from rashomon.linking.comparisons.publications import compare_publications, compare_standing
from rashomon.linking.comparisons.wordings import compare_ordinals, compare_people, compare_speakers, compare_words
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import Weights
from rashomon.records import TOLLS, Attribute

__all__ = ["COMPARED", "Comparable", "compare", "days_apart", "excluded", "levels", "places_apart"]


Level: TypeAlias = Callable[[Profile, Profile, Weights], str | None]


def _denial(left: Profile, right: Profile, _: Weights) -> str | None:
    return "denied in the same report" if left.report == right.report and left.negated != right.negated else None


def _toll(attribute: Attribute) -> Level:
    def level(left: Profile, right: Profile, weights: Weights) -> str | None:
        return compare_counts(attribute, left, right, weights) if left.tolls and right.tolls else None

    return level


@dataclass(frozen=True, slots=True)
class Comparable:
    """One thing that accounts are compared in: its name in the table of weights, how its level is found, and what that reads.

    `reads` are the fields of a profile that alone decide the level; two pairs of profiles with the same values there have the
    same level, so that it need not be found again. None where values are hardly ever met twice; there `speaks` tells of one profile
    whether it has anything to compare, and `alone` whether one of the two is enough for it.
    """

    name: str
    level: Level
    reads: tuple[str, ...] | None
    speaks: Callable[[Profile], bool] = lambda _: True
    alone: bool = False


COMPARED = (
    Comparable("period", lambda a, b, _: compare_periods(a, b), ("days", "chief", "published")),
    Comparable("publication", lambda a, b, _: compare_publications(a, b), None, publications.undated, alone=True),
    Comparable("standing", lambda a, b, _: compare_standing(a, b), ("focal", "chief")),
    Comparable("place", lambda a, b, _: compare_places(a, b), ("spots", "unmapped")),
    Comparable("parties", compare_parties, ("parties", "kinds")),
    Comparable("kind", compare_kinds, ("kinds", "types")),
    *(Comparable(toll.value, _toll(toll), ("tolls",)) for toll in TOLLS),
    Comparable("series", lambda a, b, _: compare_ordinals(a, b), None, lambda p: bool(p.ordinals)),
    Comparable("people", lambda a, b, _: compare_people(a, b), None, lambda p: bool(p.people)),
    Comparable("speakers", lambda a, b, _: compare_speakers(a, b), None, lambda p: bool(p.speakers)),
    Comparable("denial", _denial, None, lambda p: p.negated, alone=True),
    Comparable("words", lambda a, b, w: compare_words(a, b, w.rarity), None),
)
"""Every comparable, in the order of the waterfall."""


def levels(left: Profile, right: Profile, weights: Weights) -> tuple[tuple[str, str], ...]:
    """The level of every comparable that has something to compare."""
    found = ((c.name, c.level(left, right, weights)) for c in COMPARED)
    return tuple((name, level) for name, level in found if level is not None)


def compare(left: Profile, right: Profile, weights: Weights) -> tuple[tuple[str, float], ...]:
    """The evidence that the two are one occurrence, each part with its weight in bits, the prior odds first."""
    parts = ((f"{name}: {level}", weights.bits[name][level]) for name, level in levels(left, right, weights))
    return (("prior", weights.prior), *parts)


def excluded(left: Profile, right: Profile, weights: Weights) -> str | None:
    """Why the two can never be one occurrence, whatever else agrees; None where nothing forbids it."""
    if left.report == right.report and left.negated == right.negated:
        return "one report tells them apart"
    if days_apart(left, right):
        return "days apart"
    if publications.told_too_early(left, right):
        return "told before it happened"
    if publications.told_too_late(left, right):
        return "news of other weeks"
    if places_apart(left, right):
        return "places apart"
    if kinds.exclude_each_other(left, right, weights):
        return "kinds that exclude each other"
    return None


def days_apart(left: Profile, right: Profile) -> bool:
    """Whether both give days, and no day of the one can be a day of the other."""
    return bool(left.days and right.days) and all(periods.apart(a, b) for a in left.days for b in right.days)


def places_apart(left: Profile, right: Profile) -> bool:
    """Whether both give places, and no place of the one can be a place of the other."""
    return bool(left.places and right.places) and all(places.apart(a, b) for a in left.places for b in right.places)
