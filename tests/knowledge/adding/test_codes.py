"""What gazetteers' codes and words are among the program's kinds."""

from __future__ import annotations

import tomllib

import pytest

from rashomon.knowledge.adding.codes import FEATURE_CODES, kind_of_code, kind_of_word, radius_of, settlement_kind
from rashomon.knowledge.places.entries import KINDS

TABLE = tomllib.loads(FEATURE_CODES.read_text(encoding="utf-8"))


def test_every_kind_has_a_reach() -> None:
    assert set(TABLE["radius_km"]) == KINDS
    assert all(radius_of(kind) > 0 for kind in KINDS)


@pytest.mark.parametrize("part", ["codes", "words"])
def test_a_code_and_a_word_mean_one_kind(part: str) -> None:
    listed = [word for words in TABLE[part].values() for word in words]
    assert set(TABLE[part]) <= KINDS
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("code", "population", "kind"),
    [
        ("P.PPL", 320, "village"),
        ("P.PPL", 9_000, "town"),
        ("P.PPLA", 0, "city"),
        ("P.PPLA2", 30_000, "town"),
        ("P.PPLA2", 90_000, "city"),
        ("P.PPLC", 0, "capital"),
        ("A.ADM1", 0, "province"),
        ("S.AIRB", 0, "base"),
        ("S.PSTB", 0, "crossing"),
        ("L.OILF", 0, "field"),
        ("H.WAD", 0, "river"),
        ("T.ISL", 0, "island"),
        ("R.RD", 0, "road"),
        ("S.HTL", 0, None),
        ("U.RDGU", 0, None),
        (".", 0, None),
    ],
)
def test_a_feature_code(code: str, population: int, kind: str | None) -> None:
    assert kind_of_code(code, population) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Village", "village"),
        ("Governorate", "province"),
        ("oil_field", "field"),
        ("Refugee  camp", "camp"),
        ("PPL", "village"),
        ("AIRB", "base"),
        ("S.DAM", "dam"),
        ("souk", None),
        ("HTL", None),
    ],
)
def test_a_word_of_a_table(word: str, kind: str | None) -> None:
    assert kind_of_word(word) == kind


def test_inhabitants_make_a_settlement() -> None:
    assert [settlement_kind(n) for n in (0, 4_999, 5_000, 50_000)] == ["village", "village", "town", "city"]
