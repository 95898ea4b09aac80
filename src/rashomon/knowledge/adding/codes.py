"""What a gazetteer's codes and words are among the program's kinds of place: S.AIRB is a base, "governorate" a province."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.knowledge.places.kinds import KINDS

FEATURE_CODES = Path(__file__).parent.parent / "data" / "feature_codes.toml"
CITY, TOWN = 50_000, 5_000
"""Inhabitants from which a settlement is a city, and a town."""


def settlement_kind(population: int) -> str:
    """A settlement's kind by its inhabitants: "city", "town" or "village"."""
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


def kind_of_code(code: str, population: int = 0) -> str | None:
    """The kind of a GeoNames feature: "S.AIRB" is "base", "P.PPL" of 9,000 people "town"; None where no kind fits it."""
    kind = _codes().get(code)
    if code.startswith("P."):
        size = settlement_kind(population)
        # A province's seat is a city and a district's seat a town at least, whatever was counted.
        return size if kind is None or (kind == "town" and size == "city") else kind
    return kind


def kind_of_word(word: str, population: int = 0) -> str | None:
    """The kind that a table's word names: a kind, a word for one ("Governorate"), or a feature code ("PPL", "S.AIRB")."""
    plain = " ".join(word.lower().replace("_", " ").split())
    if plain in KINDS:
        return plain
    if plain in _words():
        return _words()[plain]
    code = word.strip().upper()
    if "." in code:
        return kind_of_code(code, population)
    return next(
        (k for c in "PASLTHR" if _is_code(f"{c}.{code}") and (k := kind_of_code(f"{c}.{code}", population))), None
    )


def radius_of(kind: str) -> float:
    """How far a place of this kind reaches, in km, where nothing tells."""
    return float(_table()["radius_km"][kind])


def _is_code(code: str) -> bool:
    return code in _codes() or code.startswith(("P.PPL", "P.STLMT"))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(FEATURE_CODES.read_text(encoding="utf-8"))


@cache
def _codes() -> dict[str, str]:
    return {code: kind for kind, codes in _table()["codes"].items() for code in codes}


@cache
def _words() -> dict[str, str]:
    return {word: kind for kind, words in _table()["words"].items() for word in words}
