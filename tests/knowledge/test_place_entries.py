"""Theatre packs of places: what is refused, and with what words."""

from collections import Counter
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.knowledge.geometry import distance_km
from rashomon.knowledge.place_entries import load_places, read_places
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


def test_no_two_towns_share_a_spelling_save_a_city_and_its_area() -> None:
    spelt = Counter(
        (fold(n), e.kind) for e in load_places("syria") for n in dict.fromkeys(map(fold, e.spelt)) if fold(n).isascii()
    )
    assert [name for name, times in spelt.items() if times > 1 and name[1] != "town"] == []
