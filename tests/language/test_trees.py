"""The best single-rooted tree, against trying every tree."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rashomon.language.trees import best_tree, find_cycle

scores = st.integers(1, 5).flatmap(
    lambda count: arrays(np.float32, (count, count + 1), elements=st.floats(-4, 4, width=32).map(lambda x: round(x, 2)))
)


def total(table, heads):
    table = table - np.logaddexp.reduce(table, axis=1, keepdims=True)
    return sum(table[word, head] for word, head in enumerate(heads))


@given(scores)
def test_no_single_rooted_tree_scores_higher(table):
    heads = best_tree(table)
    assert (heads == 0).sum() == 1
    assert not find_cycle(heads)
    count = len(table)
    trees = [
        candidate
        for candidate in product(range(count + 1), repeat=count)
        if candidate.count(0) == 1 and not find_cycle(np.array(candidate)) and all(h != w + 1 for w, h in enumerate(candidate))
    ]
    if count <= 4:  # every root is tried
        assert total(table, heads) >= max(total(table, tree) for tree in trees) - 1e-3


def test_a_cycle_of_two_is_broken_at_its_weakest_arc():
    table = np.full((3, 4), -5.0, np.float32)
    table[0, 2] = table[1, 1] = 5.0  # words 1 and 2 hold on to each other
    table[1, 3] = 4.0  # word 2 would rather hang on word 3 than word 1 would
    table[2, 0] = 5.0
    assert best_tree(table).tolist() == [2, 3, 0]


def test_a_lone_word_is_the_root():
    assert best_tree(np.zeros((1, 2), np.float32)).tolist() == [0]
