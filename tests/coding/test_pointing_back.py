"""Denials and echoes of what was said before: claims of their own, by whoever denies or repeats."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute, Polarity
from tests.coding.reader import blamers, events_anywhere


@pytest.mark.parametrize(
    ("text", "denier", "blamed"),
    [
        ("Ukraine said Russian missiles struck a clinic in Kharkiv on Monday. Moscow denied it.", "Moscow", "RUS_MIL"),
        ("Ukrainian forces shelled a market in Donetsk on Sunday, Moscow said. Kyiv rejected the accusation.", "Kyiv", "UKR_MIL"),
        (
            "The Sudanese army accused the RSF of shelling a market in Omdurman on Tuesday. The RSF denies the allegation.",
            "The RSF",
            "RSF",
        ),
    ],
)
def test_a_denial_that_points_back(text: str, denier: str, blamed: str) -> None:
    """The blame before it is denied by whoever denies it, and stays asserted by whoever laid it."""
    events = events_anywhere(text)
    assert (denier, blamed) in blamers(events, Polarity.DENIED)
    assert {b for _, b in blamers(events)} == {blamed}
    assert denier not in {who for who, _ in blamers(events)}


def test_what_is_denied_without_blame_is_the_kind() -> None:
    """An air raid near El Geneina was reported by residents on Monday. The army denies it."""
    events = events_anywhere(test_what_is_denied_without_blame_is_the_kind.__doc__ or "")
    kinds = {(c.attribution.source.name, c.value, c.polarity) for e in events for c in e.of(Attribute.KIND)}
    assert ("The army", "airstrike", Polarity.DENIED) in kinds


def test_an_echo_repeats_its_own_side() -> None:
    """India's army said Pakistani troops were to blame for the explosion near Uri. Its chief, Gen. Arun Sethi, made that case again."""
    events = events_anywhere(test_an_echo_repeats_its_own_side.__doc__ or "")
    assert {b for _, b in blamers(events)} == {"PAK_MIL"}
    assert any("Sethi" in who for who, _ in blamers(events))


def test_a_denial_with_content_of_its_own_points_nowhere() -> None:
    """Manila said a Chinese ship rammed its boat on Monday. Beijing denied that its crews were ever near the shoal."""
    assert not blamers(events_anywhere(test_a_denial_with_content_of_its_own_points_nowhere.__doc__ or ""), Polarity.DENIED)


@pytest.mark.parametrize("denial", ["There was no strike, the defence ministry said.", "The defence ministry said no such attack had taken place."])
def test_nothing_of_the_kind_happened(denial: str) -> None:
    """Who says that no such thing took place denies what was told before."""
    events = events_anywhere(f"Residents said Malian jets struck Kidal on Sunday, killing nine. {denial}")
    denied = {(c.attribution.source.name.lower(), c.value) for e in events for c in e.of(Attribute.KIND) if c.polarity is Polarity.DENIED}
    assert ("the defence ministry", "airstrike") in denied


def test_no_attack_on_somebody_leaves_the_rest() -> None:
    """A Russian jet struck Kherson on Sunday, residents said. The ministry said there was no attack on civilians."""
    events = events_anywhere(test_no_attack_on_somebody_leaves_the_rest.__doc__ or "")
    assert not [c for e in events for c in e.of(Attribute.KIND) if c.polarity is Polarity.DENIED]
