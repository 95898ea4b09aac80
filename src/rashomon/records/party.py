"""Who takes part or speaks, once known."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "UNKNOWN"
"""The id of a party that the text leaves open."""
GOVERNMENT, MILITARY = "GOV", "MIL"
"""The sectors of PLOVER that most rules ask for."""
SECTORS = frozenset({GOVERNMENT, MILITARY, "COP", "REB", "UAF", "SPY", "LEG", "JUD", "MED", "CIV", "PGM", "PMC", "OPP"})
"""The sectors that a country's bodies and people have, PLOVER's and two of ours: pro-government militias (PGM), private military companies (PMC)."""
_STATE = frozenset({GOVERNMENT, MILITARY, "LEG", "JUD", "SPY", "COP"})


def body_of(country: str, sector: str) -> str:
    """The id of a country's body: "USA_MIL" of "USA" and "MIL"."""
    return f"{country}_{sector}"


def country_of(party: str) -> str:
    """The country that an id begins with, "USA" of "USA_MIL" and "SYR" of "SYR_REB"; a group's id whole, "SDF", "AL_AQSA_BRIGADES"."""
    country, _, sector = party.partition("_")
    return country if sector in SECTORS else party


def sector_of(party: str) -> str:
    """The sector that an id ends with, "MIL" of "USA_MIL"; "" for a group's."""
    sector = party.partition("_")[2]
    return sector if sector in SECTORS else ""


def side(party: str) -> str:
    """What a body's officials speak for: the state of "USA_MIL" and "USA_GOV" alike, "SDF" of the SDF, "SYR_REB" of Syria's rebels."""
    return country_of(party) if sector_of(party) in _STATE else party


def is_of_state(party: str) -> bool:
    """Whether the id is that of a state's body: "RUS_MIL", and no group's or civilians'."""
    return sector_of(party) in _STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An entry of the actor registry that some wording stands for.

    `id` is ISO 3166 alpha-3 country + sector ("USA_MIL", "RUS_GOV"), a group's usual short name ("SDF"), "CIV", or
    "UNKNOWN". `name` is its name for readers. `how` tells what made the match: "alias", "nationality", "reference" (a pronoun or "the convoy", followed to
    its antecedent), "speaker" (a word whose meaning depends on who speaks, such as "occupation forces").
    """

    id: str
    name: str
    how: str

    @property
    def country(self) -> str:
        """The country that it is of, alpha-3; of a group its own id."""
        return country_of(self.id)

    @property
    def sector(self) -> str:
        """PLOVER's sector of a country's body, "MIL" of "USA_MIL"; "" for a group."""
        return sector_of(self.id)

    @property
    def side(self) -> str:
        """What its officials speak for."""
        return side(self.id)
