"""Equipment and evidence by their names."""

from __future__ import annotations

import pytest
import spacy

from rashomon.knowledge.things import load_things
from rashomon.language.parsed import Parsed
from rashomon.recognising.things import find_things
from rashomon.records import Report, report_id

ENGLISH = spacy.blank("en")


def items(text: str) -> list[str]:
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="x"), ENGLISH(text))
    return [m.item for m in find_things(parsed, load_things())]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("It was accompanied by an MI-8 attack helicopter.", "Mi-8 helicopter"),
        ("A soldier waved his Kalashnikov.", "Kalashnikov"),
        ("He brandished a rocket-propelled grenade.", "rocket-propelled grenade"),
        ("They lost two armoured vehicles.", "armored vehicle"),
        ("An improvised explosive device went off.", "improvised explosive device"),
        ("The M-ATVs drove on.", "M-ATV"),
        ("A Russian Tigr pulled out.", "Tigr"),
        ("They fired smoke bombs.", "smoke bomb"),
        ("A US F-15E flew low.", "F-15"),
        ("A BTR-80 was parked there.", "BTR-80"),
        ("The Bradley turned round.", "Bradley"),
        ("Footage shows a column.", "video"),
        ("SANA published photos of it.", "photo"),
        ("Satellite imagery shows the base.", "satellite"),
        ("A mine went off.", "mine"),
    ],
)
def test_one_thing(text: str, item: str) -> None:
    assert items(text) == [item]


def test_both_names_of_an_mrap() -> None:
    assert items("It struck a US Mine-Resistant Ambush Protected (MRAP) vehicle.") == ["MRAP", "MRAP"]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Bradley Cooper spoke.",
        "They will bomb the town.",
        "He played a video game by the water tank.",
        "A truck burns in this screen grab taken from a social media video, July 16, 2019 (photo credit: X/REUTERS)",
        "The mine-resistant hull held.",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert items(text) == []


def test_every_entry_is_cited() -> None:
    for thing in load_things().things:
        assert "http" in thing.source
