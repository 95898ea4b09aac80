"""What is found by sketches among many texts is what two sketches say of each other."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking.syndication import Sketch, candidates, worth_comparing

SKETCHES = st.builds(
    Sketch,
    st.tuples(st.integers(0, 6), st.integers(10, 16)),
    st.frozensets(st.integers(0, 12)),
    st.none() | st.integers(0, 4),
)


@given(st.lists(SKETCHES, max_size=14))
@settings(max_examples=150, deadline=None)
def test_candidates_are_those_worth_comparing(sketches: list[Sketch]) -> None:
    """A pair is proposed where its two texts alone say so: a new report changes nothing between others."""
    named = {f"r-{n:02}": sketch for n, sketch in enumerate(sketches)}
    wanted = {(a, b) for a, b in combinations(sorted(named), 2) if worth_comparing(named[a], named[b])}
    assert candidates(named) == wanted
