"""Names of sources that name nobody: "Ministry" in a headline, "the Chief", "two officials", "reports", "the four"."""

from __future__ import annotations

import re
from collections.abc import Collection

from rashomon.records import UNKNOWN, Source, sector_of

_SMALL = frozenset({"a", "an", "another", "other", "of", "our", "the", "his", "its", "their"})
_OFFICES = frozenset({
    "army", "chief", "command", "commander", "department", "general", "government", "military", "minister", "ministry", "navy", "office", "officer", "officers",
    "official", "officials", "police", "spokesman", "spokesmen", "spokesperson", "spokeswoman", "statement",
})  # fmt: skip
"""Offices of a body that the text leaves open: those of whoever officially speaks in the report, where that is one side alone."""
_NOBODY = frozenset({
    "he", "information", "informations", "it", "many", "one", "others", "point", "q", "report", "reports", "she", "some", "that", "they", "this", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "which", "who",
})  # fmt: skip
"""Words that stand for nobody who could have known: what they say, the outlet says."""
_SPOKEN_FOR = frozenset({"CIV", "MED"})
"""Sectors for which nobody speaks: residents, and the press of a country."""


def official_side(source: Source) -> str | None:
    """The side that an unnamed source speaks for as one of its officials; None for residents, reporters, witnesses and whoever is of no known side."""
    party = source.party
    if source.kind != "unnamed" or party is None or party.id == UNKNOWN or party.id in _SPOKEN_FOR or sector_of(party.id) in _SPOKEN_FOR:
        return None
    return party.side


def stands_for(source: Source, sides: Collection[str]) -> str | None:
    """Whose words they are of a source whose name names nobody: "side:X" of the one of `sides` that speaks officially in the report, "outlet", None of any other."""
    words = set(re.findall(r"[^\W_]+", source.name.lower())) - _SMALL - {"s"}
    if source.kind == "outlet" or not words <= _OFFICES | _NOBODY:
        return None
    if words & _OFFICES:
        return f"side:{next(iter(sides))}" if len(sides) == 1 else None
    return "outlet"
