"""Marks and words of the terminal: round marks for a fact's status, square ones for what a source says, dots for origins.

Text of reports is other people's: before it is printed, every character that could command a terminal is taken out.
"""

from __future__ import annotations

import re

from rashomon.records import (
    Attribute,
    Certainty,
    Claim,
    Incident,
    Party,
    Polarity,
    Status,
    Summary,
    country_of,
    sector_of,
    side,
)
from rashomon.surfaces.describing import say_count, say_period, say_place, say_value, say_values
from rashomon.surfaces.doubting import UNSURE, is_unsure
from rashomon.surfaces.naming import LABELS, shorten_side, side_of

__all__ = ["LABELS", "say_count", "say_period", "say_place", "say_value", "say_values"]

STATUSES: dict[Status, tuple[str, str, str]] = {
    Status.AGREED: ("●", "agreed", ""),
    Status.DISPUTED: ("◐", "disputed", "dark_orange3"),
    Status.UNCORROBORATED: ("◉", "one origin", "dodger_blue1"),
    Status.SUPERSEDED: ("◎", "superseded", "dim"),
    Status.UNKNOWN: ("○", "unknown", "dim"),
}
"""Each status: its mark, its word, its colour. Agreement is quiet."""

_OTHERS = {"REB": "rebels", "OPP": "opposition", "PGM": "militia", "UAF": "armed groups", "MED": "media", "CIV": "civilians"}
"""Sectors of a country that do not speak for its state."""

_SMALL = {"AL": "al", "OF": "of", "UL": "ul"}
"""Small words of a body's code: JAISH_AL_FATAH is "Jaish al Fatah"."""

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_BOUND = "period.no-later-than-publication"
_SPACE = re.compile(r"\s+")
_MOST_DOTS = 8


def printable(text: str) -> str:
    """The text without control characters and without marks that turn the direction of writing."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def on_one_line(text: str) -> str:
    """Words of a report for a cell or a quotation: printable, every run of space one space."""
    return _SPACE.sub(" ", printable(text)).strip()


def say_status(status: Status) -> str:
    """The mark and the word: "◐ disputed"."""
    mark, word, _ = STATUSES[status]
    return f"{mark} {word}"


def say_origins(incident: Incident | Summary, *, dots: bool = True) -> str:
    """How many independent origins stand in how many reports: "●●∘∘ 2 in 4", a ring for each report that brings none."""
    origins, reports = len(incident.origins), len(incident.reports)
    words = f"{origins} in {reports}"
    if not dots or max(origins, reports) > _MOST_DOTS:
        return words
    return "●" * origins + "∘" * max(0, reports - origins) + " " + words


def say_stance(claim: Claim) -> str:
    """The square mark and the word for what a source does with a value: "■ says", "◧ says it is probable", "⊠ denies"."""
    if claim.polarity is Polarity.DENIED:
        return "⊠ denies"
    if claim.attribute is Attribute.WORDING:
        return "◧ keeps at a distance" if claim.certainty is Certainty.UNKNOWN else "■ uses"
    if claim.certainty is Certainty.CERTAIN:
        return "■ says"
    return {Certainty.PROBABLE: "◧ holds probable", Certainty.POSSIBLE: "◧ holds possible"}.get(
        claim.certainty, "◧ leaves open"
    )


def say_claim_value(claim: Claim) -> str:
    """A claim's value: as told, and after an arrow what it was resolved to where that says more.

    Where no day is told, the words are those of the event alone, and the day of publication bounds it. What the program is not sure of is told as such.
    """
    doubt = f" ({UNSURE})" if is_unsure(claim) else ""
    told = "no day told" if claim.coder == _BOUND else on_one_line(say_value(claim.value))
    if claim.resolved is None:
        return told + doubt
    stands_for = claim.resolved.id if isinstance(claim.resolved, Party) else on_one_line(say_value(claim.resolved))
    return (told if stands_for.casefold() == told.casefold() else f"{told} → {stands_for}") + doubt


def say_party(party: str) -> str:
    """A party in few letters: "US", "Russia", "SDF", "civilians", and those who are no part of their state: "Syria's rebels"."""
    country, sector = country_of(party), sector_of(party)
    if sector in _OTHERS and side(party) == party and side_of(country) == country:
        return f"{shorten_side(country, {})}'s {_OTHERS[sector]}"
    if party == "CIV":
        return "civilians"
    short = shorten_side(side_of(party), {})
    return " ".join(_SMALL.get(w, w.title() if len(w) > (3 if "_" in party else 4) else w) for w in party.split("_")) if short.casefold() == party.replace("_", " ").casefold() else short
