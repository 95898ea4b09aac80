"""Scores of coreference: MUC, B-cubed and CEAF-e of two clusterings of mentions, and their mean, the CoNLL score.

Defined as in Pradhan, Luo, Recasens, Hovy, Ng and Strube, "Scoring Coreference Partitions of Predicted Mentions: A Reference
Implementation" (ACL 2014). A mention that only one side has counts against the other: nobody found it, or it is nothing.
Clusters of one side hold no mention in common, and no cluster is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

Mention = TypeVar("Mention", bound=Hashable)
Clusters: TypeAlias = Sequence[AbstractSet[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Conll:
    """The three scores of two clusterings."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def f1(self) -> float:
        """The mean of their F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(gold: Clusters, found: Clusters) -> Conll:
    """All three."""
    return Conll(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def clusters_of(names: Mapping[Mention, Hashable]) -> list[frozenset[Hashable]]:
    """The clusters of mentions that bear one name each."""
    clusters: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in names.items():
        clusters[name].add(mention)
    return [frozenset(c) for c in clusters.values()]


def pairs_within(names: Mapping[Mention, Hashable]) -> set[frozenset[Hashable]]:
    """Every pair of mentions that bear one name."""
    return {frozenset(pair) for cluster in clusters_of(names) for pair in combinations(cluster, 2)}


def without_singletons(clusters: Clusters) -> list[AbstractSet[Hashable]]:
    """Clusters of two mentions and more."""
    return [c for c in clusters if len(c) > 1]


def muc(gold: Clusters, found: Clusters) -> Score:
    """Links that would have to be added to make one side of the other (Vilain and others 1995). Singletons have none."""
    return Score(_links_kept(found, gold), _links_kept(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """For each mention, how much of its cluster belongs with it (Bagga and Baldwin 1998)."""
    return Score(_company_kept(found, gold), _company_kept(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """Clusters aligned one to one so that their likeness 2|g ∩ f| / (|g| + |f|) is greatest on the whole (Luo 2005)."""
    likeness = _alignment(gold, found)
    return Score(likeness / len(found) if found else 0.0, likeness / len(gold) if gold else 0.0)


def _home(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _links_kept(clusters: Clusters, others: Clusters) -> float:
    home = _home(others)
    kept = total = 0
    for cluster in clusters:
        parts = {home.get(mention, mention) for mention in cluster if mention in home}
        alone = sum(mention not in home for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return kept / total if total else 0.0


def _company_kept(clusters: Clusters, others: Clusters) -> float:
    home = _home(others)
    kept, mentions = 0.0, 0
    for cluster in clusters:
        shares: defaultdict[int, int] = defaultdict(int)
        for mention in cluster:
            if mention in home:
                shares[home[mention]] += 1
        kept += sum(n * n for n in shares.values()) / len(cluster)
        mentions += len(cluster)
    return kept / mentions if mentions else 0.0


def _alignment(gold: Clusters, found: Clusters) -> float:
    """The likeness of the best alignment. Clusters that no mention joins, over however many others, are aligned apart."""
    home = _home(found)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for at, cluster in enumerate(gold):
        for mention in cluster:
            if mention in home:
                shared[at, home[mention]] += 1
    total = 0.0
    for pairs in _components(list(shared)):
        rows = sorted({g for g, _ in pairs})
        columns = sorted({f for _, f in pairs})
        likeness = np.zeros((len(rows), len(columns)))
        for g, f in pairs:
            likeness[rows.index(g), columns.index(f)] = 2 * shared[g, f] / (len(gold[g]) + len(found[f]))
        total += float(likeness[linear_sum_assignment(-likeness)].sum())
    return total


def _components(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs of a gold and a found cluster, grouped by which are joined by a chain of pairs."""
    by_gold: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    by_found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        by_gold[pair[0]].append(pair)
        by_found[pair[1]].append(pair)
    seen: set[tuple[int, int]] = set()
    components = []
    for start in pairs:
        if start in seen:
            continue
        seen.add(start)
        component = [start]
        for gold, found in component:  # grows while it is read
            for pair in (*by_gold[gold], *by_found[found]):
                if pair not in seen:
                    seen.add(pair)
                    component.append(pair)
        components.append(component)
    return components
