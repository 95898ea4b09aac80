"""What one side tells of an incident and another leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Matter(StrEnum):
    """What a silence is about: of what happened only what an account of it would be expected to tell."""

    KILLED = "killed"
    """That people were killed."""
    INJURED = "injured"
    """That people were hurt, where none are told to be dead."""
    DETAINED = "detained"
    """That people were held."""
    FORCE = "force"
    """That force was used, where others tell of a road held or of words only."""
    PRESENCE = "presence"
    """That a party took part at all."""
    BLAME = "blame"
    """That a party is held responsible."""
    DENIAL = "denial"
    """That a party denies what it is blamed for: told only against those who do tell the blame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One matter of one incident that some tell and some leave out.

    `matter` is what it is about, `party` whose dead, whose presence or whose blame it is, None where nobody is named. `claims` are the ids of the claims that
    tell it. `reports` are the ids of the reports that tell the incident as news and do not tell this, `parties` the ids of those
    whose officials speak of the incident, in whichever report, and none of whose side says this.
    """

    matter: Matter
    claims: tuple[str, ...]
    reports: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    party: str | None = None
