"""What a shared word says: a fixed table."""

from __future__ import annotations

from rashomon.linking.rarity import load_rarity, words_of


def test_common_words_say_less_than_rare_ones() -> None:
    """Army is in many reports of conflict, minaret in few, and a word that the table does not hold is as rare as any."""
    rarity = load_rarity()
    assert 0 < rarity.of({"syrian"}) < rarity.of({"army"}) < rarity.of({"minaret"})
    assert rarity.of({"minaret"}) <= rarity.of({"xyzzyx"}) == rarity.rarest


def test_sums_are_exact_in_any_order() -> None:
    """Weights are quarters of a bit, so that no order of adding changes a sum."""
    rarity = load_rarity()
    assert all((4 * bits).is_integer() for bits in rarity.bits.values())


def test_telling_words() -> None:
    """A Russian shell hit the mosque's minaret near Bāb al-Hawā on Friday, the agency said."""
    assert words_of([test_telling_words.__doc__ or ""]) == {"russian", "shell", "mosque", "minaret", "hawa", "agency"}
