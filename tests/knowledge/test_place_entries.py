"""Theatre packs of places: what is refused, and with what words."""

from itertools import combinations
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_entries import SETTLEMENTS, PlaceEntry, load_places, read_places
from rashomon.knowledge.place_names import fold

GOOD = """
country = "SY"
source = "test"
[[place]]
id = "x:a"
name = "A"
kind = "town"
at = [36.0, 41.0]
radius_km = 5
"""


def _read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "places.toml"
    path.write_text(text, encoding="utf-8")
    return read_places(path)


def test_a_good_entry_is_read(tmp_path: Path) -> None:
    (entry,) = _read(tmp_path, GOOD)  # type: ignore[misc]
    assert (entry.id, entry.point, entry.country, entry.pack) == ("x:a", (36.0, 41.0), "SY", True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("[36.0, 41.0]", "[96.0, 41.0]"), "no place on the globe"),
        (("[36.0, 41.0]", "[36.0]"), "a point is"),
        (('name = "A"', ""), "no name"),
        (('id = "x:a"', ""), "no id"),
        (('kind = "town"', 'kind = "burg"'), "kind 'burg'"),
        (("radius_km = 5", "radius_km = 0"), "radius_km"),
        (("radius_km = 5", "radius_km = true"), "radius_km"),
        (("radius_km = 5", 'radius_km = 5\nwithin = ["x:b"]'), "not an entry"),
        (("radius_km = 5", "radius_km = 5\nalso = [3]"), "lists of names"),
        (('source = "test"', ""), "no source"),
        (("at = [36.0, 41.0]", "path = [[36.0, 41.0]]"), "two points"),
        (("[[place]]", "[[place"), "TOML"),
        (("[[place]]", "[[town]]"), "no [[place]]"),
    ],
)
def test_a_bad_entry_is_refused_with_file_and_reason(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    with pytest.raises(SettingError) as refused:
        _read(tmp_path, GOOD.replace(*change))
    assert reason in str(refused.value)
    assert "places.toml" in str(refused.value)


def test_an_id_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="there twice"):
        _read(tmp_path, GOOD + GOOD[GOOD.index("[[place]]") :])


def test_an_unknown_theatre_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(SettingError, match="syria"):
        load_places("atlantis")


def test_every_syrian_place_lies_in_or_next_to_syria() -> None:
    entries = load_places("syria")
    assert len(entries) > 400
    assert all(32.2 < e.latitude < 37.6 and 35.5 < e.longitude < 42.8 for e in entries)


def test_a_syrian_town_lies_in_the_reach_of_the_places_that_hold_it() -> None:
    """OCHA's centres and areas make circles; a town outside its province's circle by half again would be a slip."""
    entries = {e.id: e for e in load_places("syria")}
    for entry in entries.values():
        for holder in (entries[h] for h in entry.within):
            assert distance_km(entry.point, holder.point) <= 1.9 * holder.radius_km + 12, (entry.id, holder.id)


def test_places_of_one_kind_share_a_spelling_only_where_they_lie_apart() -> None:
    """A city and its province share a name; so do quarters of two cities (Al-Zahraa of Homs and of Aleppo), villages and towns."""
    spelt: dict[tuple[str, str], list[PlaceEntry]] = {}
    for entry in load_places("syria"):
        for name in dict.fromkeys(map(fold, entry.spelt)):
            spelt.setdefault((name, entry.kind), []).append(entry)
    for (name, kind), sharing in spelt.items():
        if kind in ("village", "neighbourhood"):
            assert all(distance_km(a.point, b.point) > 12 for a, b in combinations(sharing, 2)), name
        elif name.isascii() and kind != "town":
            assert len(sharing) == 1, name


def test_no_village_or_quarter_takes_the_name_of_a_town() -> None:
    """A bare name is the town's: "Al-Kasrah" is no village by Raqqa."""
    entries = load_places("syria")
    towns = {fold(n) for e in entries if e.kind in ("capital", "city", "town") for n in e.spelt if fold(n).isascii()}
    villages = [e for e in entries if e.kind in ("village", "neighbourhood")]
    assert [(e.id, n) for e in villages for n in e.spelt if fold(n) in towns] == []


def test_every_sub_district_is_named_so_that_the_bare_name_stays_the_towns() -> None:
    areas = [e for e in load_places("syria") if e.kind == "subdistrict"]
    assert len(areas) == 272
    assert all(n.endswith((" subdistrict", " nahiya")) or n.startswith("ناحية ") for e in areas for n in e.spelt)
    assert all(len(e.within) == 2 for e in areas)


def test_every_name_has_a_spelling_key() -> None:
    """A name in a script that `fold` does not know would be lost without a word."""
    assert [(e.id, name) for e in load_places("syria") for name in e.spelt if not fold(name)] == []


def test_most_settlements_of_the_pack_have_their_arabic_name() -> None:
    settled = [e for e in load_places("syria") if e.kind in SETTLEMENTS]
    arabic = [e for e in settled if any("\u0600" <= letter <= "\u06ff" for name in e.spelt for letter in name)]
    assert len(arabic) > 0.8 * len(settled)


@pytest.mark.parametrize("letters", ["أإآا", "ىي", "ةه"])
def test_arabic_letters_that_writers_interchange_are_one_key(letters: str) -> None:
    assert len({fold(f"م{letter}ن") for letter in letters}) == 1


@pytest.mark.parametrize(
    ("written", "identity"),
    [
        ("Dayrick", "syria:al-malikiyah"),
        ("Derik", "syria:al-malikiyah"),
        ("Dêrik", "syria:al-malikiyah"),
        ("المالكية", "syria:al-malikiyah"),
        ("Tel Tamer", "syria:tal-tamr"),
        ("تل تمر", "syria:tal-tamr"),
        ("Qamishlo", "syria:qamishli"),
        ("Kamışlı", "syria:qamishli"),
        ("Deir Ezour", "syria:deir-ez-zor"),
        ("Lattakia", "syria:latakia"),
        ("Idleb", "syria:idlib"),
        ("Raqa", "syria:raqqa"),
        ("Jayrud", "syria:jirud"),
        ("Duma", "syria:douma"),
        ("Sere Kaniye", "syria:ras-al-ayn"),
        ("Girê Spî", "syria:tal-abyad"),
        ("Kobanê", "syria:kobani"),
    ],
)
def test_spellings_of_one_town_meet(written: str, identity: str) -> None:
    assert Gazetteer.open().find(written)[0].id == identity
