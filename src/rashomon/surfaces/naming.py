"""What the surfaces call things: the plain words for attributes, statuses, kinds of event and sides."""

from __future__ import annotations

from functools import cache

from rashomon.knowledge.geonames import load_countries
from rashomon.records import QUESTIONS, UNKNOWN, Attribute, Status

ORDER = tuple(QUESTIONS)
"""The order in which a sheet takes up the questions: what, when, where, who, whose fault, what it cost, what is shown."""

LABELS = {attribute: asked.label for attribute, asked in QUESTIONS.items()}

READ_ACROSS: tuple[tuple[str, tuple[Attribute, ...]], ...] = (
    ("What happened?", (Attribute.TYPE, Attribute.KIND, Attribute.ORDINAL)),
    ("Who did it to whom?", (Attribute.ACTOR, Attribute.RECIPIENT)),
    ("Who is to blame?", (Attribute.BLAME,)),
    ("Was an agreement kept?", (Attribute.AGREEMENT,)),
    ("Who holds the ground?", (Attribute.CONTROL,)),
    ("Who was killed?", (Attribute.KILLED,)),
    ("Who was hurt?", (Attribute.INJURED,)),
    ("Who was held?", (Attribute.DETAINED,)),
    ("Who is missing?", (Attribute.MISSING,)),
    ("When was it?", (Attribute.PERIOD,)),
    ("Where was it?", (Attribute.PLACE,)),
    ("What was hit?", (Attribute.OBJECT,)),
    ("With what?", (Attribute.EQUIPMENT,)),
    ("What is shown for it?", (Attribute.EVIDENCE, Attribute.TIME_MARK)),
    ("What else is said?", (Attribute.STATEMENT,)),
)
"""The questions on which accounts are read across, each with the attributes that answer it."""

COLUMNS: tuple[tuple[str, str, tuple[Attribute, ...]], ...] = (
    ("Type", "type", (Attribute.KIND, Attribute.TYPE)),
    ("When", "when", (Attribute.PERIOD,)),
    ("Where", "where", (Attribute.PLACE,)),
    ("Who", "who", (Attribute.ACTOR, Attribute.RECIPIENT)),
    ("Killed", "killed", (Attribute.KILLED,)),
    ("Injured", "hurt", (Attribute.INJURED,)),
    ("Equipment", "equip", (Attribute.EQUIPMENT,)),
    ("Evidence", "evid", (Attribute.EVIDENCE,)),
    ("Blame", "blame", (Attribute.BLAME,)),
)
"""The nine small marks of the list: heading, the short form for a narrow screen, and the attributes."""

MARKS: dict[Status, str] = {
    Status.AGREED: "a",
    Status.DISPUTED: "d",
    Status.UNCORROBORATED: "u",
    Status.SUPERSEDED: "s",
    Status.UNKNOWN: "k",
}
"""The letter of each status: it names the glyph (`#s-a`) and its colour (`.st-a`)."""

SILENCES = {attribute: asked.unsaid for attribute, asked in QUESTIONS.items()}
"""How a sheet says that somebody leaves the attribute out."""

CIVILIANS = "CIV"
"""The party of people who belong to no force."""

SHORT = {"USA": "US", "GBR": "UK", "ARE": "UAE"}
"""Country codes whose usual short form is no shorter name but initials."""


CODES = {
    "airstrike": "air strike",
    "ied": "bomb attack",
    "pelt": "stoning",
    "standoff": "stand-off",
}
"""Kinds of encounter whose code is no word of plain English."""


def say_code(code: str) -> str:
    """A code in plain words: "exchange_of_fire" is "exchange of fire", "ASSAULT" is "assault", "M-ATV" stays."""
    words = code.replace("_", " ").strip()
    if words in CODES:
        return CODES[words]
    return words.lower() if words.isupper() and words.replace(" ", "").isalpha() and len(words) > 4 else words


def mixed(statuses: list[Status]) -> Status:
    """The status of several facts shown as one mark: the one that a reader must not miss.

    A dispute outweighs everything, a single origin outweighs agreement, and nothing said is unknown.
    """
    for status in (Status.DISPUTED, Status.UNCORROBORATED, Status.AGREED, Status.SUPERSEDED):
        if status in statuses:
            return status
    return Status.UNKNOWN


@cache
def _countries() -> dict[str, str]:
    return {country.iso3: country.name for country in load_countries().values()}


def side_of(party: str) -> str:
    """The side that a party belongs to: the country of a national party ("USA_MIL" is "USA"), else the party itself.

    "CIV" are civilians wherever they live, though ISO 3166 has it for Côte d'Ivoire.
    """
    head = party.split("_", 1)[0]
    return head if head in _countries() and party != CIVILIANS else party


def name_side(side: str, names: dict[str, str]) -> str:
    """A side in words: the country's name, the party's own, or its id where neither is known."""
    if side == UNKNOWN:
        return "not said"
    if side == CIVILIANS:
        return names.get(side) or "civilians"
    return _countries().get(side) or names.get(side) or say_code(side)


def shorten_side(side: str, names: dict[str, str]) -> str:
    """A side in as few letters as a lane allows: "US", "Russia", "SDF"."""
    name = SHORT.get(side) or name_side(side, names)
    return name if len(name) <= 16 else (side if len(side) <= 16 else name[:15] + "…")
