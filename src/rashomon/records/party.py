"""Who takes part or speaks, once known."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "UNKNOWN"
"""The id of a party that the text leaves open."""
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


def side(party: str) -> str:
    """What a body's officials speak for: the state of "USA_MIL" and "USA_GOV" alike, "SDF" of the SDF."""
    country, _, sector = party.partition("_")
    return country if sector in _STATE else party


def is_of_state(party: str) -> bool:
    """Whether the id is that of a state's body: "RUS_MIL", and no group's or civilians'."""
    return party.partition("_")[2] in _STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An entry of the actor registry that some wording stands for.

    `id` is ISO 3166 alpha-3 country + sector ("USA_MIL", "RUS_GOV"), a group's usual short name ("SDF"), "CIV", or
    "UNKNOWN". `how` tells what made the match: "alias", "nationality", "reference" (a pronoun or "the convoy", followed to
    its antecedent), "speaker" (a word whose meaning depends on who speaks, such as "occupation forces").
    """

    id: str
    name: str
    how: str
