"""The places of the packs that ship."""

from collections import Counter

from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_entries import load_places
from rashomon.knowledge.place_names import fold


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


def test_no_two_towns_share_a_spelling_save_a_city_and_its_area() -> None:
    spelt = Counter(
        (fold(n), e.kind) for e in load_places("syria") for n in dict.fromkeys(map(fold, e.spelt)) if fold(n).isascii()
    )
    assert [name for name, times in spelt.items() if times > 1 and name[1] != "town"] == []


def test_the_places_of_the_sea_lie_in_or_about_it() -> None:
    """From Sarawak to Guangdong and from the coast of Vietnam to Luzon."""
    entries = load_places("south-china-sea")
    assert len(entries) > 90
    assert all(2 <= e.latitude <= 24 and 106 <= e.longitude <= 122.2 for e in entries)


def test_what_several_states_claim_has_no_country() -> None:
    """The pack takes no side: no reef has a country, and no island of the Spratlys or the Paracels."""
    claimed = {"south-china-sea:spratly-islands", "south-china-sea:paracel-islands"}
    for entry in load_places("south-china-sea"):
        if entry.kind == "reef" or claimed & {entry.id, *entry.within}:
            assert entry.country is None, entry.id


def test_no_two_places_of_the_sea_share_a_spelling() -> None:
    spelt = Counter(fold(n) for e in load_places("south-china-sea") for n in dict.fromkeys(map(fold, e.spelt)))
    assert [name for name, times in spelt.items() if times > 1] == []
