"""Scores of coreference by examples worked out by hand."""

import pytest

from benchmarks.coreference import b_cubed, ceaf_e, clusters_of, muc, score, without_singletons

KEY = [set("abc"), set("defg")]
RESPONSE = [set("ab"), set("cd"), set("fghi")]


def test_the_example_of_the_reference_scorer():
    """Pradhan and others 2014, section 4: mentions missed (e) and made up (h, i)."""
    found = score(KEY, RESPONSE)
    assert (found.muc.precision, found.muc.recall) == pytest.approx((0.4, 0.4))
    assert (found.b_cubed.precision, found.b_cubed.recall) == pytest.approx((0.5, (2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 1 / 2 + 1 / 2) / 7))
    assert (found.ceaf_e.precision, found.ceaf_e.recall) == pytest.approx(((0.8 + 0.5) / 3, (0.8 + 0.5) / 2))
    assert found.f1 == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=1e-4)


def test_two_partitions_of_the_same_mentions():
    """Key {1..5} {6 7} {8..12}, response {1..5} {6..12}: Bagga and Baldwin 1998, response A."""
    key = [set(range(1, 6)), {6, 7}, set(range(8, 13))]
    response = [set(range(1, 6)), set(range(6, 13))]
    assert (muc(key, response).precision, muc(key, response).recall) == pytest.approx((9 / 10, 1.0))
    assert (b_cubed(key, response).precision, b_cubed(key, response).recall) == pytest.approx(((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0))
    assert ceaf_e(key, response).recall == pytest.approx((1 + 10 / 12) / 3)


def test_the_same_clusters_score_one():
    assert score(KEY, KEY).f1 == 1.0


def test_all_apart_has_no_link_and_half_the_company():
    apart = [{m} for m in "abcdefg"]
    assert muc(KEY, apart).f1 == 0.0
    assert (b_cubed(KEY, apart).precision, b_cubed(KEY, apart).recall) == pytest.approx((1.0, 2 / 7))


def test_a_cluster_is_aligned_once():
    """One found cluster over two of gold's counts for the likelier of them."""
    assert ceaf_e([{1, 2, 3}, {4}], [{1, 2, 3, 4}]).recall == pytest.approx((6 / 7) / 2)


def test_nothing_found_scores_nothing():
    assert score(KEY, []).f1 == 0.0
    assert score([], []).f1 == 0.0


def test_clusters_by_name_and_without_singletons():
    clusters = clusters_of({"a": 1, "b": 1, "c": 2})
    assert sorted(map(sorted, clusters)) == [["a", "b"], ["c"]]
    assert without_singletons(clusters) == [{"a", "b"}]
