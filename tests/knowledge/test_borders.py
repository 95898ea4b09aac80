"""Borders named by the two countries that they part."""

import pytest

from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.places.borders import find_borders


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Chad-Sudan border", "the border of Chad with Sudan"),
        ("the Thai-Cambodian frontier", "the border of Cambodia with Thailand"),
        ("the border between Kenya and Somalia", "the border of Kenya with Somalia"),
        ("Iran's border with Pakistan", "the border of Iran with Pakistan"),
    ],
)
def test_a_border_is_named_by_both_its_countries(words: str, name: str) -> None:
    assert [found for _, _, found in find_borders(words)] == [name]


@pytest.mark.parametrize("words", ["the US-Mexico border patrol", "the Kenyan border", "border guards of Chad and Sudan"])
def test_what_is_no_border_of_two_countries(words: str) -> None:
    assert not list(find_borders(words))


def test_a_border_has_its_width_and_lies_in_no_one_country() -> None:
    found = load_knowledge("south-china-sea").gazetteer.find("Chad-Sudan border")
    assert [(e.kind, e.country) for e in found[:1]] == [("border", None)]
    assert 300 < found[0].radius_km < 700


def test_a_theatres_own_border_comes_first() -> None:
    assert load_knowledge("syria").gazetteer.find("Syrian border with Turkey")[0].id == "syria:turkish-border"
