"""Reports of one story, by their words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.rarity import Rarity
from rashomon.linking.stories import content_of, find_stories, likeness

ACEH = {
    "aceh-1": "A quake of magnitude 6.1 struck Bener Meriah in Aceh on Tuesday, killing 22 people. Officials said houses and mosques collapsed.",
    "aceh-2": "Indonesia: 22 die as earthquake hits Aceh. Mosques and houses fell in Bener Meriah, a magnitude 6.1 quake, the agency said.",
    "aceh-3": "Rescuers in Bener Meriah dug for survivors after the earthquake. The Aceh quake of magnitude 6.1 killed 22, officials said.",
}
BUSHEHR = {
    "bushehr-1": "A quake of magnitude 6.3 struck near Kaki in Bushehr on Tuesday, killing 37 people. Officials said houses collapsed in villages.",
    "bushehr-2": "Iran: 37 die as earthquake hits Bushehr. Villages near Kaki fell in the magnitude 6.3 quake, the Red Crescent said.",
    "bushehr-3": "The Bushehr earthquake of magnitude 6.3 flattened villages near Kaki and killed 37 people, the Red Crescent said on Wednesday.",
}


def stories(reports):
    return find_stories({name: content_of(text) for name, text in reports.items()})


def test_two_quakes_are_two_stories():
    assert stories({**ACEH, **BUSHEHR}) == (("aceh-1", "aceh-2", "aceh-3"), ("bushehr-1", "bushehr-2", "bushehr-3"))


def test_a_report_of_something_else_stands_alone():
    """The council of Thornbury put off its vote on the library roof."""
    other = {"zz": "The council of Thornbury put off its vote on the library roof until spring."}
    assert stories({**ACEH, **other}) == (("aceh-1", "aceh-2", "aceh-3"), ("zz",))


def test_a_report_is_wholly_like_itself_and_no_more_like_a_stranger_than_chance():
    aceh = content_of(ACEH["aceh-1"])
    assert likeness(aceh, aceh) == pytest.approx(1.0)
    assert likeness(aceh, content_of("The council of Thornbury put off its vote on the library roof.")) == 0.0
    assert likeness(aceh, content_of("")) == 0.0


def test_a_name_weighs_more_than_a_word_and_a_rare_word_more_than_a_common_one():
    """The village guard of Barzan fled."""
    weights = content_of("The village guard of Barzan fled.", Rarity(bits={"village": 4.0}, rarest=9.0)).weights
    assert weights == {"village": 4.0, "guard": 9.0, "fled": 9.0, "barzan": 18.0}


def test_in_a_text_of_capitals_nothing_is_a_name():
    """THE VILLAGE GUARD OF BARZAN FLED."""
    weights = content_of("THE VILLAGE GUARD OF BARZAN FLED.", Rarity(bits={}, rarest=9.0)).weights
    assert set(weights.values()) == {9.0}


def test_how_alike_two_reports_are_does_not_hang_on_what_else_is_at_hand():
    left, right = content_of(ACEH["aceh-1"]), content_of(ACEH["aceh-2"])
    alone = likeness(left, right)
    find_stories({name: content_of(text) for name, text in {**ACEH, **BUSHEHR}.items()})
    assert likeness(right, left) == likeness(left, right) == alone


@given(st.permutations(sorted({**ACEH, **BUSHEHR})))
def test_the_order_of_reports_never_matters(names):
    texts = {**ACEH, **BUSHEHR}
    assert stories({name: texts[name] for name in names}) == stories(texts)


def test_no_report_no_story():
    assert find_stories({}) == ()
