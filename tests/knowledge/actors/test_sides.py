"""Whose people a noun phrase speaks of, by its own words."""

from __future__ import annotations

import pytest

from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.knowledge.actors.sides import Phrase, live_matches, sides_of

REGISTRY = ActorRegistry.open("syria")


def sides(text: str, head: str, on: str | None = None) -> list[str]:
    at = text.index(head)
    noun = REGISTRY.noun(text[: at + len(head)].split())
    matches = live_matches(text, REGISTRY.find(text), REGISTRY)
    return [s.actor for s in sides_of(text, Phrase(0, len(text), at, at + len(head), noun), matches, REGISTRY, on)]


@pytest.mark.parametrize(
    ("text", "head", "actors"),
    [
        ("Turkish troops", "troops", ["TUR_MIL"]),
        ("Israeli warplanes", "warplanes", ["ISR_MIL"]),
        ("Russian officials", "officials", ["RUS_GOV"]),
        ("French police", "police", ["FRA_COP"]),
        ("an Iraqi official", "official", ["IRQ_GOV"]),
        ("Russian and Turkish soldiers", "soldiers", ["RUS_MIL", "TUR_MIL"]),
        ("a joint Russia-Turkey convoy", "convoy", ["RUS_MIL", "TUR_MIL"]),
        ("a U.S.-led coalition patrol", "patrol", ["USA_MIL"]),
        ("the US-flagged patrol unit", "unit", ["USA_MIL"]),
        ("two US defense officials", "officials", ["USA_MIL"]),
        ("US National Security Council spokesman", "spokesman", ["USA_GOV"]),
        ("the deputy commander of US forces", "commander", ["USA_MIL"]),
        ("Russia's Defense Ministry", "Ministry", ["RUS_MIL"]),
        ("the Ministry of Defense of Turkey", "Ministry", ["TUR_MIL"]),
        ("members of the National Defense Forces", "members", ["NDF"]),
        ("supporters of the government", "supporters", ["SYR_PGM"]),
        ("a Syrian military police patrol", "patrol", ["SYR_MIL"]),
        ("an Egyptian police patrol", "patrol", ["EGY_COP"]),
        ("Coalition and SDF troops", "troops", ["USA_MIL", "SDF"]),
        ("a U.S. and Kurdish column", "column", ["USA_MIL", "SDF"]),
        ("Turkish-backed Syrian rebels", "rebels", ["SNA"]),
        ("pro-Assad militia", "militia", ["SYR_PGM"]),
        ("Syrian regime soldiers", "soldiers", ["SYR_MIL"]),
        ("Putin's troops", "troops", ["RUS_MIL"]),
        ("Syrian civilians", "civilians", ["CIV"]),
    ],
)
def test_a_phrase_names_its_sides(text: str, head: str, actors: list[str]) -> None:
    """Nationality and noun, alias, joint adjectives, offices."""
    assert sides(text, head) == actors


@pytest.mark.parametrize(
    ("text", "head"),
    [("a Russian-made tank", "tank"), ("anti-American crowds", "crowds"), ("a Washington newspaper", "newspaper")],
)
def test_some_nationalities_are_undone(text: str, head: str) -> None:
    """What is made in a state, or against it, is not its own."""
    assert all(actor == "CIV" for actor in sides(text, head))


def test_the_theatre_s_words_yield_to_another_state() -> None:
    """Turkish government forces are not the Syrian government's."""
    assert sides("Turkish government forces", "forces") == ["TUR_MIL"]
    assert sides("government forces", "forces") == ["SYR_MIL"]


def test_a_word_that_hangs_on_the_speaker_says_so() -> None:
    """Occupation forces fled."""
    text = "occupation forces"
    matches = REGISTRY.find(text)
    found = sides_of(text, Phrase(0, 17, 11, 17, REGISTRY.noun(["forces"])), matches, REGISTRY)
    assert [s.how for s in found] == ["speaker"]


def test_dated_words_hold_from_their_day() -> None:
    """US-backed fighters are the SDF from their founding in October 2015."""
    assert sides("US-backed fighters", "fighters", "2017-01-01") == ["SDF"]
    assert sides("US-backed fighters", "fighters", "2014-01-01") == []
