"""Candidate pairs: few, and none of the true ones missing."""

from __future__ import annotations

import time

from hypothesis import given, settings

from rashomon.linking import link_events
from rashomon.linking.blocking import candidate_pairs
from rashomon.linking.comparisons import compare, excluded
from rashomon.linking.profiles import profiles_of
from rashomon.linking.weights import load_weights
from rashomon.records import Event, Report
from tests.linking.builders import event, place, report
from tests.linking.test_clusters import collections


@given(collections())
@settings(max_examples=60, deadline=None)
def test_no_link_is_missed(made: tuple[list[Event], list[Report]]) -> None:
    """Every pair that the evidence speaks for is proposed, whatever is missing of either account."""
    events, reports = made
    weights = load_weights()
    told = tuple(sorted((e for e in events if e.modality != "feared"), key=lambda e: e.id))
    profiles = profiles_of(told, {r.id: r for r in reports}, {}, weights)
    proposed = set(candidate_pairs(profiles))
    for i, left in enumerate(profiles):
        for j in range(i + 1, len(profiles)):
            right = profiles[j]
            if not excluded(left, right, weights) and sum(b for _, b in compare(left, right, weights)) > 0:
                assert (i, j) in proposed


def test_ten_thousand_events_in_seconds() -> None:
    """Two thousand five hundred happenings over two years, each told by four outlets: linked without looking at every pair."""
    reports, events = [], []
    for n in range(2500):
        where = place(f"Village {n % 400}", 33.0 + (n % 400) % 20 * 0.2, 36.0 + (n % 400) // 20 * 0.3)
        day = f"20{20 + n % 2}-{1 + n // 2 % 12:02}-{1 + n // 24 % 28:02}"
        for outlet in range(4):
            told = report(f"Outlet {outlet} of {n}", text=f"story {n} by {outlet} " * 3)
            reports.append(told)
            kind = ("block", "collision", "airstrike", "shelling")[n % 4]
            events.append(
                event(told, kind, when=day if outlet else None, where=where, who=["USA_MIL"], whom=["RUS_MIL"])
            )
    start = time.process_time()
    linked = link_events(events, reports)
    took = time.process_time() - start
    assert took < 20, took
    assert len(linked.clusters) < 5500
