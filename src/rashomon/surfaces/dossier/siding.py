"""Who speaks on an incident, and for which side: the columns of the matrix and of the accounts."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import UNKNOWN, Claim
from rashomon.surfaces.dossier.indexing import Entry, Index
from rashomon.surfaces.naming import name_side, side_of

OWN = "\0own"
"""The key of the voice that all outlets share when they name no source."""

OTHERS = "\0others"
"""The key of the column for everyone who speaks for no side, or for a side with too little to fill a column."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One source as the incident hears it: every claim it makes, whichever outlet carries it."""

    key: str
    name: str
    side: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A column: a country or group that speaks, or everybody else."""

    key: str
    name: str
    voices: tuple[Voice, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim made from this side."""
        return tuple(c for v in self.voices for c in v.claims)


def voice_key(claim: Claim) -> str:
    """What makes two claims one voice: the source's name, and one key for every outlet that names no source."""
    return OWN if claim.attribution.source.kind == "outlet" else claim.attribution.source.key


def _speaks_for(claims: list[Claim]) -> str | None:
    for claim in claims:
        party = claim.attribution.source.party
        if party is not None and party.id != UNKNOWN:
            return side_of(party.id)
    return None


def find_voices(entry: Entry) -> list[Voice]:
    """Every voice on the incident, the most talkative first, outlets in their own voice last."""
    heard: dict[str, list[Claim]] = {}
    for claim in entry.incident.claims:
        heard.setdefault(voice_key(claim), []).append(claim)
    voices = []
    for key, claims in heard.items():
        if key == OWN:
            voices.append(Voice(key, "outlets, no source named", None, tuple(claims)))
        else:
            name = max((c.attribution.source.name for c in claims), key=len)
            voices.append(Voice(key, name, _speaks_for(claims), tuple(claims)))
    return sorted(voices, key=lambda v: (v.key == OWN, -len(v.claims), v.key))


def acting_sides(entry: Entry) -> list[str]:
    """The sides that act and are acted on, as the best supported positions have it."""
    return list(dict.fromkeys(side_of(party.id) for party in entry.summary.parties))


def find_sides(entry: Entry, index: Index, most: int = 3) -> list[Side]:
    """At most `most` columns: first the sides that act, then the others by how much they say, then everybody else.

    Order follows who acted, never preference.
    """
    voices = find_voices(entry)
    spoken = list(dict.fromkeys(v.side for v in voices if v.side))
    acting = [s for s in acting_sides(entry) if s in spoken]
    ranked = acting + [s for s in spoken if s not in acting]
    rest = any(v.side is None for v in voices)
    shown = ranked[: most if len(ranked) <= most and not rest else most - 1]
    sides = [Side(s, name_side(s, index.names), tuple(v for v in voices if v.side == s)) for s in shown]
    others = tuple(v for v in voices if v.side not in shown)
    if others:
        sides.append(Side(OTHERS, "Others" if sides else "All sources", others))
    return sides
