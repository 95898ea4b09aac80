"""Parties by code and by name, and who belongs to whom."""

from __future__ import annotations

import pytest

from rashomon.asking import find_group
from rashomon.errors import NotFound
from rashomon.knowledge.actors.registry import ActorRegistry

SYRIA = [ActorRegistry.open("syria")]
TOLD = {"USA_MIL": "US military", "RUS_MIL": "Russian military", "SDF": "Syrian Democratic Forces", "SYR_REB": "Syrian armed opposition"}
BELONGING = {"YPG": ("SDF",), "NUSRA": ("SYR_REB",)}


@pytest.mark.parametrize(
    ("asked", "party"),
    [
        ("USA_MIL", "USA_MIL"), ("usa_mil", "USA_MIL"), ("US forces", "USA_MIL"), ("the coalition", "USA_MIL"), ("Pentagon", "USA_MIL"),
        ("Russian troops", "RUS_MIL"), ("Russia", "RUS"), ("russians", "RUS"), ("USA", "USA"), ("SDF", "SDF"), ("sdf", "SDF"),
        ("Syrian Democratic Forces", "SDF"), ("isis", "ISIS"), ("rebels", "SYR_REB"), ("Turkish-backed fighters", "SNA"), ("civilians", "CIV"),
        ("French police", "FRA_COP"),
    ],
)  # fmt: skip
def test_as_people_name_them(asked: str, party: str) -> None:
    assert find_group(asked, SYRIA, TOLD, BELONGING).id == party


def test_a_party_holds_its_parts() -> None:
    """The SDF the YPG, a government its army, a country its state; no rebels, and no part its whole."""
    sdf = find_group("SDF", SYRIA, TOLD, BELONGING)
    assert sdf.holds("YPG")
    assert sdf.holds("SDF")
    assert not find_group("YPG", SYRIA, TOLD, BELONGING).holds("SDF")
    russia = find_group("Russia", SYRIA, TOLD)
    assert russia.holds("RUS_MIL")
    assert russia.holds("RUS_GOV")
    syria = find_group("SYR", SYRIA, TOLD)
    assert syria.holds("SYR_MIL")
    assert not syria.holds("SYR_REB")


def test_a_typo_is_answered_with_what_comes_near() -> None:
    with pytest.raises(NotFound, match=r"Russia \(RUS\)"):
        find_group("Rusia", SYRIA, TOLD)
    with pytest.raises(NotFound, match="rashomon actors"):
        find_group("Xyzzy", SYRIA, TOLD)
