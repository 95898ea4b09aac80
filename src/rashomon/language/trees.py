"""Dependency trees from scores: the best tree in which exactly one word hangs on the root.

Most sentences' best heads form a tree by themselves; for the others this is Chu and Liu's (1965) and Edmonds' (1967)
algorithm, once per likely root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
LIKELY_ROOTS = 4


def best_tree(scores: Scores) -> Heads:
    """Heads [n] of the best tree for arc scores [n, n + 1]; column 0 is the root, column j the j-th word, from 1."""
    scores = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    count = len(scores)
    scores[np.arange(count), np.arange(1, count + 1)] = -1e9
    heads: Heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not find_cycle(heads):
        return heads
    best, best_score = heads, -np.inf
    for root in np.argsort(-scores[:, 0])[:LIKELY_ROOTS]:
        single = scores.copy()
        single[:, 0] = -1e9
        single[root] = -1e9
        single[root, 0] = 0.0
        heads = _arborescence(single)
        total = scores[np.arange(count), heads].sum()
        if total > best_score:
            best, best_score = heads, total
    return best


def find_cycle(heads: Heads) -> list[int]:
    """Words (from 1) of one cycle, or an empty list."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word - 1])
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: Scores) -> Heads:
    """Chu-Liu/Edmonds on [n, n + 1] scores: contract a cycle, solve the smaller sentence, break the cycle."""
    heads: Heads = scores.argmax(1)
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    count = len(scores)
    inside = np.zeros(count + 1, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # column numbers, 0 (the root) first
    rows = np.array(cycle) - 1
    within = scores[rows, heads[rows]]
    entering = scores[np.ix_(rows, outside)] - within[:, None]
    leaving = scores[np.ix_(outside[1:] - 1, np.array(cycle))]
    small = np.full((len(outside), len(outside) + 1), -1e9, scores.dtype)
    small[:-1, :-1] = scores[np.ix_(outside[1:] - 1, outside)]
    small[:-1, -1] = leaving.max(1) if len(leaving) else 0.0
    small[-1, :-1] = entering.max(0)
    solved = _arborescence(small)
    result = heads.copy()
    for number, column in enumerate(outside[1:]):
        head = solved[number]
        result[column - 1] = cycle[int(leaving[number].argmax())] if head == len(outside) else outside[head]
    gate = solved[-1]
    result[rows[int(entering[:, gate].argmax())]] = outside[gate]
    return result
