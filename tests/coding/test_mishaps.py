"""Harm that nobody did, and words that look like force and are other force, or none."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute
from tests.coding.reader import events_anywhere as read


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake killed 200 people in Izmir on 3 May.",
        "At least 70 people died in floods in Jakarta on 3 May.",
        "Eleven people were killed in a road accident near Lagos on 3 May.",
        "The death toll from the landslide rose to 66 in Lima on 3 May.",
        "Two workers were injured when a boiler exploded in a factory in Izmir on 3 May.",
        "Forty people died of cholera in Aden on 3 May.",
    ],
)
def test_what_nobody_did_is_no_assault(text: str) -> None:
    assert not [c for e in read(text) for c in e.of(Attribute.TYPE) if c.value == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in an attack on their convoy near Lagos on 3 May.",
        "After the floods, gunmen killed three aid workers in Jakarta on 3 May.",
        "Four soldiers were killed in a collision between two military vehicles near Izmir on 3 May.",
    ],
)
def test_what_somebody_did_stays(text: str) -> None:
    assert [c for e in read(text) for c in e.of(Attribute.TYPE) if c.value == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police fired tear gas at demonstrators in Nairobi on 3 May.", "crowd_control"),
        ("Officers used rubber bullets against students in Nairobi on 3 May.", "crowd_control"),
        ("Six people were killed in a chemical attack on Homs on 3 May.", "chemical_attack"),
        ("Soldiers sexually assaulted three women in Goma on 3 May.", "sexual_violence"),
        ("Dozens of shops were looted in Durban on 3 May.", "robbery"),
    ],
)
def test_force_is_told_by_its_own_word(text: str, kind: str) -> None:
    assert {c.value for e in read(text) for c in e.of(Attribute.KIND)} == {kind}


def test_sanctions_strike_nobody() -> None:
    """Sanctions targeting ten officials took effect in Caracas on 3 May."""
    found = read(test_sanctions_strike_nobody.__doc__ or "")
    assert not [c for e in found for c in e.of(Attribute.TYPE) if c.value == "ASSAULT"]
