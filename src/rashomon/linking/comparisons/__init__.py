"""What two accounts agree in, comparable by comparable, each with its weight in bits.

A comparison takes two profiles and gives the name of a level, or None where there is nothing to compare. The table of
weights (`weights.toml`) says what a level is worth. `compare` puts them together as a waterfall that a reader can follow:

    prior -9.5, period: same day +5.3, place: within the radii +3.6, parties: same +1.9, kind: close +0.9
"""

from __future__ import annotations

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
from rashomon.records import TOLLS

__all__ = ["compare", "excluded", "levels"]


def levels(left: Profile, right: Profile, weights: Weights) -> tuple[tuple[str, str], ...]:
    """The level of every comparable that has something to compare."""
    tolls = tuple((a.value, compare_counts(a, left, right, weights)) for a in TOLLS if left.tolls and right.tolls)
    found = (
        ("period", compare_periods(left, right)),
        ("publication", compare_publications(left, right)),
        ("standing", compare_standing(left, right)),
        ("place", compare_places(left, right)),
        ("parties", compare_parties(left, right, weights)),
        ("kind", compare_kinds(left, right, weights)),
        *tolls,
        ("series", compare_ordinals(left, right)),
        ("people", compare_people(left, right)),
        ("speakers", compare_speakers(left, right)),
        ("words", compare_words(left, right, weights.rarity)),
        (
            "denial",
            "denied in the same report" if left.report == right.report and left.negated != right.negated else None,
        ),
    )
    return tuple((name, level) for name, level in found if level is not None)


def compare(left: Profile, right: Profile, weights: Weights) -> tuple[tuple[str, float], ...]:
    """The evidence that the two are one occurrence, each part with its weight in bits, the prior odds first."""
    parts = ((f"{name}: {level}", weights.bits[name][level]) for name, level in levels(left, right, weights))
    return (("prior", weights.prior), *parts)


def excluded(left: Profile, right: Profile, weights: Weights) -> str | None:
    """Why the two can never be one occurrence, whatever else agrees; None where nothing forbids it."""
    if left.report == right.report and left.negated == right.negated:
        return "one report tells them apart"
    if left.days and right.days and all(periods.apart(a, b) for a in left.days for b in right.days):
        return "days apart"
    if publications.told_too_early(left, right):
        return "told before it happened"
    if publications.told_too_late(left, right):
        return "news of other weeks"
    if left.places and right.places and all(places.apart(a, b) for a in left.places for b in right.places):
        return "places apart"
    if kinds.exclude_each_other(left, right, weights):
        return "kinds that exclude each other"
    return None
