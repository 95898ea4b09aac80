"""How many were killed, hurt, held or are missing, and how numbers of one report stand to each other."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute, Certainty, Count, Event, Party
from tests.coding.reader import events_of

KILLED, INJURED, DETAINED, MISSING = Attribute.KILLED, Attribute.INJURED, Attribute.DETAINED, Attribute.MISSING


def counts(events: tuple[Event, ...], attribute: Attribute) -> list[Count]:
    return [c.value for e in events for c in e.of(attribute) if isinstance(c.value, Count) and c.polarity == "asserted"]


def bounds(events: tuple[Event, ...], attribute: Attribute) -> set[tuple[int | None, int | None, int | None]]:
    return {(c.low, c.best, c.high) for c in counts(events, attribute) if c.whole}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("A missile struck a hotel in Homs on Monday. Seven guests were killed and nine others are missing.", (9, 9, 9)),
        ("Shelling of Douma on Sunday left 20 dead, 31 wounded and six missing.", (6, 6, 6)),
        ("An air strike levelled a house in Idlib on Monday. Between 12 and 15 people remained unaccounted for.", (12, None, 15)),
        ("Gunmen attacked a village near Homs on Friday, and three of its shepherds have since disappeared.", (3, 3, 3)),
    ],
)
def test_the_missing_are_counted(text: str, missing: tuple[int | None, ...]) -> None:
    assert bounds(events_of(text), MISSING) == {missing}


def test_who_is_only_missing_was_attacked_by_nobody() -> None:
    """Thirty migrants are missing off Tartus since Monday."""
    assert not events_of(test_who_is_only_missing_was_attacked_by_nobody.__doc__ or "")


def test_the_kidnapped_are_detained_and_not_missing() -> None:
    events = events_of("Gunmen kidnapped 14 workers near Homs on Monday and seized nine nuns in Maaloula on Tuesday.")
    assert bounds(events, DETAINED) == {(14, 14, 14), (9, 9, 9)}
    assert not bounds(events, MISSING)


def test_feared_dead_is_possibly_dead() -> None:
    """Dozens of villagers are feared dead after an air strike on a market in Idlib on Monday."""
    events = events_of(test_feared_dead_is_possibly_dead.__doc__ or "")
    assert {c.certainty for e in events for c in e.of(KILLED)} == {Certainty.POSSIBLE}
    assert any(c.value == "airstrike" and c.certainty is Certainty.CERTAIN for e in events for c in e.of(Attribute.KIND))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed between 12 and 15 villagers near Homs on Monday. Three children were among them.", (12, None, 15)),
        ("Rebels killed up to 15 villagers near Homs on Monday.", (None, None, 15)),
        ("About 15 to 20 soldiers were killed in the shelling of Idlib on Monday.", (15, None, 20)),
        ("An air strike on Idlib killed a woman and her two children on Monday.", (3, 3, 3)),
        ("A bomber killed 20 people in Homs on Saturday. One more died of wounds on Sunday.", (20, 20, 20)),
        ("The death toll rose to 30 after a wounded man died, a day after an air strike on Idlib.", (30, 30, 30)),
        ("Militant attack kills two injures three in Homs.", (2, 2, 2)),
        ("A bomb killed three officers in Homs on Monday, raising to 19 the number of officers killed this month.", (3, 3, 3)),
    ],
)
def test_one_number_of_the_dead(text: str, killed: tuple[int | None, ...]) -> None:
    assert bounds(events_of(text), KILLED) == {killed}


def test_an_addition_and_a_part_are_told_and_gainsay_nothing() -> None:
    events = events_of("A bomber killed 20 people in Homs on Saturday, two of whom were officers. One more died of wounds on Sunday.")
    assert {c.best for c in counts(events, KILLED) if c.further} == {1}
    assert {c.best for c in counts(events, KILLED) if c.part} == {2}


def test_a_part_told_in_the_next_sentence_has_its_own_source() -> None:
    """An air strike killed 12 people in Idlib on Monday. Among the dead were four women and five children, doctors said."""
    events = events_of(test_a_part_told_in_the_next_sentence_has_its_own_source.__doc__ or "")
    parts = [c for e in events for c in e.of(KILLED) if isinstance(c.value, Count) and c.value.part]
    assert {(c.value.best, c.attribution.source.name) for c in parts if isinstance(c.value, Count)} == {(4, "doctors"), (5, "doctors")}


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties in the drone attack on Idlib on Monday, the governor said.",
        "Rockets were fired at the base near Homs on Monday without causing casualties, the governor said.",
    ],
)
def test_nobody_hurt_is_a_number_and_denies_no_attack(text: str) -> None:
    events = events_of(text)
    assert bounds(events, KILLED) == bounds(events, INJURED) == {(0, 0, 0)}
    assert not [c for e in events for c in e.claims if c.polarity == "denied"]


def test_nobody_hurt_among_one_side_says_nothing_of_the_other() -> None:
    """US soldiers blocked a Russian patrol near Qamishli on Monday. No casualties were reported among the Americans."""
    events = events_of(test_nobody_hurt_among_one_side_says_nothing_of_the_other.__doc__ or "")
    assert {c.resolved.id for e in events for c in e.of(KILLED, INJURED) if isinstance(c.resolved, Party)} == {"USA_MIL"}


def test_whoever_strikes_from_afar_is_not_who_stayed_unhurt() -> None:
    """Turkish drones struck a convoy near Kobani on Friday. No casualties were reported."""
    events = events_of(test_whoever_strikes_from_afar_is_not_who_stayed_unhurt.__doc__ or "")
    assert {c.resolved for e in events for c in e.of(INJURED)} == {None}
