"""Which theatre a report speaks of, told by its words."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.errors import SettingError
from rashomon.knowledge.theatres.choice import SignIndex, choose_theatre, knowledge_for
from rashomon.records import Report

INDEX = SignIndex.of(
    [("hills", ["Hillia", "Hillian", "Stony Pass"]), ("reefs", ["Northern Reef", "Ren'ai Jiao", "Pagoda"])]
)


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("Villagers near Tal Tamr turned back an American convoy.", "syria"),
        ("The Syrian army said it had shelled nobody.", "syria"),
        ("DAMASCUS, Friday - The minister said no.", "syria"),
        ("A ship was hit near Scarborough Shoal.", "south-china-sea"),
        ("Two vessels collided off Ren\u2019ai Jiao.", "south-china-sea"),
        ("CLASH IN THE SOUTH CHINA SEA", "south-china-sea"),
        ("Guerrillas attacked a barracks in Chalatenango.", "latin-america"),
        ("BOGOTA, 3 DEC 89 -- A BOMB EXPLODED AT A BANK.", "latin-america"),
        ("Carabineros found leaflets of the Manuel Rodriguez Patriotic Front.", "latin-america"),
        ("Four peasants died in a village above the Huallaga.", "latin-america"),
        ("The URNG stopped cars on the highway.", "latin-america"),
        ("The band of the regiment played in the arena.", None),
        ("Chinese and Indian soldiers fought in the Galwan valley.", None),
        ("The council of Scarborough in Yorkshire met on Monday.", None),
        ("Manila police arrested two men.", None),
        ("A Tigr passed an American M-ATV.", None),
        ("", None),
    ],
)
def test_a_report_is_of_the_theatre_it_names(text: str, theatre: str | None) -> None:
    assert choose_theatre(text) == theatre


def test_the_theatre_named_oftener_is_chosen() -> None:
    """Hillia once, two reefs; then Hillia thrice."""
    assert INDEX.choose("Hillia sent a ship to the Northern Reef, not to Ren'ai Jiao.") == "reefs"
    assert INDEX.choose("Hillia, Hillia and Hillia again, but the Northern Reef and Ren'ai Jiao.") == "hills"


def test_a_report_of_another_time_is_not_of_the_theatre() -> None:
    """Colombia at war with the Medellin cartel, at the trials ten years later, and in 2023; without a day, by its words."""
    text = "Gunmen shot a judge in Medellin, Colombia."
    days = [dt.date(1989, 8, 18), dt.date(2005, 3, 1), dt.date(2023, 5, 10), None]
    assert [choose_theatre(text, None, day) for day in days] == ["latin-america", "latin-america", None, "latin-america"]
    assert choose_theatre("A patrol met another near Tal Tamr.", None, dt.date(2025, 1, 5)) == "syria"


def test_a_title_counts_more_than_the_text() -> None:
    """The text names Hillia twice, the title the reef."""
    text = "Hillia said nothing. Hillia was silent."
    assert INDEX.choose(text) == "hills"
    assert INDEX.choose(text, "Ships meet at Northern Reef") == "reefs"


def test_of_two_named_equally_often_the_one_of_more_names_is_chosen() -> None:
    """Twice Hillia, against a reef and a pagoda."""
    assert INDEX.choose("Hillia and Hillia. The Northern Reef and the Pagoda.") == "reefs"
    assert INDEX.choose("Hillia and the Hillian pass. The Pagoda of Pagoda.") == "hills"


def test_a_mention_in_passing_is_not_enough() -> None:
    """One word in 600, and the same in the title."""
    text = "The harvest was good. " * 150
    assert INDEX.choose(f"{text} Hillia bought wheat.") is None
    assert INDEX.choose(f"{text} Hillia bought wheat.", "Hillia buys wheat") == "hills"


def test_words_in_small_letters_and_parts_of_words_are_no_sign() -> None:
    """A pagoda, and Hillians."""
    assert INDEX.choose("A pagoda of the Hillians on the northern reef.") is None


def test_what_is_asked_for_is_used_whatever_the_report_says() -> None:
    """With "none", a name, and "auto"."""
    report = Report(id="r", text="A ship was hit near Scarborough Shoal.", path="r.txt")
    assert knowledge_for("none")(report).versions.keys() == {"none"}
    assert knowledge_for("syria")(report).versions.keys() == {"syria"}
    assert knowledge_for("auto")(report).versions.keys() == {"south-china-sea"}
    with pytest.raises(SettingError):
        knowledge_for("atlantis")
