"""What was kept from happening, who only heard it, and a country that only holds the town."""

import pytest

from rashomon.records import Attribute
from tests.coding.coded import told


@pytest.mark.parametrize(
    "text",
    [
        "Guards thwarted a car bombing in Quetta, Pakistan, on Tuesday, officials said.",
        "Police said on Tuesday that they had prevented an attack on a market in Quetta, Pakistan.",
        "A bombing in Quetta, Pakistan, on Tuesday was foiled, officials said.",
    ],
)
def test_what_was_foiled_is_no_incident(text):
    assert not any(c.attribute is Attribute.KIND and c.value in ("ied", "car_bomb", "ground_attack", "raid") for c in told(text))


def test_a_foiled_attack_that_killed_happened():
    dead = [c for c in told("Guards thwarted an attack on a depot near Quetta, Pakistan, on Tuesday, killing three gunmen.") if c.attribute is Attribute.KILLED]
    assert [c.value.best for c in dead] == [3]


@pytest.mark.parametrize("text", ["Villagers near Quetta, Pakistan, said they heard shooting on Tuesday.", "Peacekeepers heard firing in Goma, Congo, on Tuesday."])
def test_who_hears_shots_fires_none(text):
    assert not any(c.attribute in (Attribute.ACTOR, Attribute.BLAME) for c in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Missiles struck Lviv, Ukraine, and killed four people, officials said.",
        "A rocket hit Kramatorsk, Ukraine, and killed four people, officials said.",
        "Russian jets bombed Sumy, Ukraine, and killed four people, officials said.",
    ],
)
def test_a_country_behind_its_town_is_no_victim(text):
    claims = told(text)
    assert {c.resolved.id for c in claims if c.attribute is Attribute.RECIPIENT} == {"CIV"}
    assert {c.resolved.country for c in claims if c.attribute is Attribute.PLACE} == {"UA"}


def test_who_foils_an_attack_is_not_its_victim():
    claims = told("Police thwarted a bomb attack on a depot near Quetta, Pakistan, on Tuesday, killing three gunmen.")
    assert {c.evidence[0].text for c in claims if c.attribute is Attribute.ACTOR} == {"Police"}
    assert "Police" not in {c.evidence[0].text for c in claims if c.attribute is Attribute.RECIPIENT}
