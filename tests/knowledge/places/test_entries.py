"""The places of the packs that ship."""

from collections import Counter
from itertools import combinations

import pytest

from rashomon.knowledge.places.entries import SETTLEMENTS, PlaceEntry, load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.names import fold


def test_an_entry_is_read_with_its_country_names_and_holders() -> None:
    """Al-Malikiyah, which the pack's country holds; a reef that several states claim has none."""
    entry = next(e for e in load_places("syria") if e.id == "syria:al-malikiyah")
    assert (entry.country, entry.pack, entry.kind) == ("SY", True, "town")
    assert "Derik" in entry.spelt
    reef = next(e for e in load_places("south-china-sea") if e.id == "south-china-sea:scarborough-shoal")
    assert (reef.country, reef.kind) == (None, "reef")


def test_a_line_reaches_from_end_to_end() -> None:
    """A road's point is its middle, and its radius half its length and half its width."""
    road = next(e for e in load_places("syria") if e.kind == "road")
    assert len(road.path) > 1
    assert all(distance_km(road.point, stop) <= road.radius_km for stop in road.path)


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


def test_the_places_of_the_sea_lie_in_or_about_it() -> None:
    """From Sarawak to Guangdong and from the coast of Vietnam to Luzon."""
    entries = load_places("south-china-sea")
    assert len(entries) > 90
    assert all(2 <= e.latitude <= 24 and 106 <= e.longitude <= 122.2 for e in entries)


def test_the_places_of_latin_america_lie_in_it() -> None:
    """From Peten to Magallanes and from the Pacific to Xapuri; what lies between two states has no country."""
    entries = load_places("latin-america")
    assert len(entries) > 800
    assert all(-56 <= e.latitude <= 18 and -92.5 <= e.longitude <= -50 for e in entries if e.kind != "region")
    assert {e.kind for e in entries if e.country is None} <= {"border", "river"}


def test_a_department_of_latin_america_has_the_towns_that_are_said_to_lie_in_it() -> None:
    """Circles, so that half as far again is no slip."""
    entries = {e.id: e for e in load_places("latin-america")}
    for entry in entries.values():
        for holder in (entries[h] for h in entry.within):
            assert entry.country == holder.country, entry.id
            assert distance_km(entry.point, holder.point) <= 2 * holder.radius_km + 25, (entry.id, holder.id)


def test_the_departments_at_war_are_all_there() -> None:
    """By the count of each state's own law of the time."""
    provinces = Counter(e.country for e in load_places("latin-america") if e.kind == "province")
    assert {c: provinces[c] for c in ("SV", "GT", "HN", "BO", "CL")} == {"SV": 14, "GT": 22, "HN": 18, "BO": 9, "CL": 13}


def test_what_several_states_claim_has_no_country() -> None:
    """The pack takes no side: no reef has a country, and no island of the Spratlys or the Paracels."""
    claimed = {"south-china-sea:spratly-islands", "south-china-sea:paracel-islands"}
    for entry in load_places("south-china-sea"):
        if entry.kind == "reef" or claimed & {entry.id, *entry.within}:
            assert entry.country is None, entry.id


def test_no_two_places_of_the_sea_share_a_spelling() -> None:
    spelt = Counter(fold(n) for e in load_places("south-china-sea") for n in dict.fromkeys(map(fold, e.spelt)))
    assert [name for name, times in spelt.items() if times > 1] == []


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
    assert Gazetteer.open("syria").find(written)[0].id == identity
