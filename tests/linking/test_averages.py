"""Average linkage over sparse pairs."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.averages import group


def test_a_chain_is_cut_where_its_ends_are_apart():
    """0-1 and 1-2 are alike, 0-2 speaks against it more."""
    assert group([(0, 1, 2.0), (1, 2, 1.5), (0, 2, -4.0)], 3) == [[0, 1], [2]]


def test_pairs_that_nobody_weighed_count_as_missing():
    assert group([(0, 1, 2.0), (1, 2, 1.5)], 3, missing=-1.0) == [[0, 1, 2]]
    assert group([(0, 1, 2.0), (1, 2, 1.5)], 3, missing=-2.0) == [[0, 1], [2]]


def test_what_is_not_allowed_stays_apart():
    assert group([(0, 1, 2.0)], 2, allowed=lambda *_: False) == [[0], [1]]


def test_what_stands_alone_is_a_group():
    assert group([], 2) == [[0], [1]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.integers(-8, 8)), st.randoms())
def test_the_order_of_pairs_never_matters(weights, random):
    pairs = [(a, b, w / 2) for (a, b), w in weights.items() if a < b]
    shuffled = random.sample(pairs, len(pairs))
    found = group(pairs, 8, missing=-3.0)
    assert found == group(shuffled, 8, missing=-3.0)
    assert sorted(i for members in found for i in members) == list(range(8))
