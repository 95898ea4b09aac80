"""The words for people beside the noun that fills a role."""

from __future__ import annotations

from rashomon.records import Attribute
from tests.coding.reader import events_anywhere


def words(text: str, attribute: Attribute) -> set[str]:
    return {c.evidence[0].text for e in events_anywhere(text) for c in e.of(attribute)}


def test_the_name_beside_an_office() -> None:
    """The mayor, Pedro Vega, was killed in Cali on Monday."""
    assert words(test_the_name_beside_an_office.__doc__ or "", Attribute.RECIPIENT) == {"The mayor, Pedro Vega"}


def test_the_people_of_a_couple() -> None:
    """Gunmen kidnapped a young couple, Silvia Ruiz and Victor Mora, in Cali on Monday."""
    found = words(test_the_people_of_a_couple.__doc__ or "", Attribute.RECIPIENT)
    assert {"Silvia Ruiz", "Victor Mora"} <= found


def test_a_band_is_told_whole() -> None:
    """A group of six armed men attacked a bank in Cali on Monday."""
    assert words(test_a_band_is_told_whole.__doc__ or "", Attribute.ACTOR) == {"A group of six armed men"}


def test_a_survivor_was_attacked() -> None:
    """Mayor Luis Mora emerged unharmed from an attack with a car bomb in Lima."""
    assert words(test_a_survivor_was_attacked.__doc__ or "", Attribute.RECIPIENT) == {"Mayor Luis Mora"}


def test_what_stands_beside_a_victim_is_not_another() -> None:
    """Hector Salas, a student, was kidnapped in San Salvador on Monday."""
    assert words(test_what_stands_beside_a_victim_is_not_another.__doc__ or "", Attribute.RECIPIENT) == {"Hector Salas"}


def test_the_doer_behind_the_place_of_an_act() -> None:
    """An attack on the police post in San Ramon by gunmen left the building in ruins on Monday."""
    assert "gunmen" in words(test_the_doer_behind_the_place_of_an_act.__doc__ or "", Attribute.ACTOR)


def test_acts_below_an_act_have_doers_of_their_own() -> None:
    """Students held a protest in Cali on Monday against the violations by the army."""
    assert "the army" not in words(test_acts_below_an_act_have_doers_of_their_own.__doc__ or "", Attribute.ACTOR)
