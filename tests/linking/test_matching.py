"""A weight that is looked up is the weight that is worked out."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from rashomon.linking.blocking import candidate_pairs
from rashomon.linking.comparisons import compare, excluded
from rashomon.linking.matching import Matcher
from rashomon.linking.profiles import profiles_of
from rashomon.linking.weights import load_weights
from rashomon.records import Event, Report
from tests.linking.test_clusters import collections


@given(collections())
@settings(max_examples=80, deadline=None)
def test_what_is_looked_up_is_what_is_worked_out(made: tuple[list[Event], list[Report]]) -> None:
    """Every pair has the sum of its waterfall, or none where a law forbids it; where it lies under a floor, none or the same."""
    weights = load_weights()
    told = tuple(sorted(made[0], key=lambda e: e.id))
    profiles = profiles_of(told, {r.id: r for r in made[1]}, {}, weights)
    matcher = Matcher(weights)
    proposed = set(candidate_pairs(profiles))
    for one, other in combinations(range(len(profiles)), 2):
        left, right = profiles[one], profiles[other]
        wanted = None if excluded(left, right, weights) else sum(bits for _, bits in compare(left, right, weights))
        assert matcher.total(left, right) == wanted
        above = matcher.total(left, right, 0.0)
        assert above == wanted or (above is None and wanted is not None and wanted <= 0)
        assert matcher.total(left, right) == wanted
        assert wanted is not None or (one, other) not in proposed or not _by_days(left, right, weights)


def _by_days(left: object, right: object, weights: object) -> bool:
    """Whether one report tells both: such a pair is never proposed."""
    return excluded(left, right, weights) == "one report tells them apart"  # type: ignore[arg-type]
