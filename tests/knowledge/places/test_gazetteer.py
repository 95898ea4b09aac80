"""Look-up of places: the theatre's first, the world's behind, by sound where the spelling is new."""

import pickle
import sqlite3
from pathlib import Path

import pytest

from rashomon.knowledge.geonames import Settlement
from rashomon.knowledge.places import world
from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.world import make_index


def _city(number: int, name: str, point: tuple[float, float], where: str, people: int, *also: str) -> Settlement:
    return Settlement(number, name, *point, *where.split("-"), people, also)


CITIES = [
    _city(1, "Reading", (51.456, -0.971), "GB-ENG", 318_014),
    _city(2, "Reading", (40.336, -75.927), "US-PA", 87_575),
    _city(3, "Derik", (37.363, 40.265), "TR-72", 0),
    _city(4, "Al Mālikīyah", (37.177, 42.140), "SY-01", 26_311, "Derik", "KAC", "المالكية"),
    _city(5, "Mosul", (36.335, 43.119), "IQ-15", 1_739_800, "Al Mawşil", "Мосул"),
    _city(6, "Damascus", (33.510, 36.291), "SY-13", 1_569_394),
    _city(7, "Washington", (38.895, -77.036), "US-DC", 689_545),
    _city(8, "Tall ‘Afar", (36.374, 42.448), "IQ-15", 200_000, "Tel Afar"),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = make_index(tmp_path_factory.mktemp("cache") / "world.sqlite", CITIES)
    return Gazetteer.of(load_places("syria"), theatre="syria", index=sqlite3.connect(path))


@pytest.mark.parametrize("name", ["Derik", "DÊRIK", "Dayrick", "Derrick", "al-Malikiya", "Malkiyeh", "المالكية"])
def test_every_spelling_of_derik_is_al_malikiyah(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name)[0].id == "syria:al-malikiyah"


def test_the_turkish_derik_is_a_runner_up_and_the_same_syrian_town_is_not(gazetteer: Gazetteer) -> None:
    assert [e.id for e in gazetteer.find("Derik")] == ["syria:al-malikiyah", "geonames:3"]


def test_of_two_readings_the_larger_comes_first(gazetteer: Gazetteer) -> None:
    assert [e.id for e in gazetteer.find("Reading")] == ["geonames:1", "geonames:2"]


def test_a_city_comes_before_the_province_of_its_name(gazetteer: Gazetteer) -> None:
    assert [e.kind for e in gazetteer.find("Hasakah")] == ["city", "province"]


def test_a_new_spelling_is_found_by_its_sound_in_countries_that_are_named(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Tal Affar") == ()
    assert [e.id for e in gazetteer.find("Tal Affar", countries=("IQ",))] == ["geonames:8"]


def test_countries_states_and_regions_are_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("U.S.")[0].id == "US"
    assert {e.id for e in gazetteer.find("Washington")} == {"geonames:7"}
    assert gazetteer.find("Nineveh")[0].kind == "province"
    assert gazetteer.find("Persian Gulf")[0].kind == "sea"


def test_a_county_lies_where_the_census_puts_it(gazetteer: Gazetteer) -> None:
    """Pennsylvania has settlements here (Reading), so its counties are there."""
    (county,) = gazetteer.find("Berks County")
    assert distance_km(county.point, (40.42, -75.93)) < 10
    assert county.within == ("US-PA",)


def test_an_airports_code_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("KAC") == ()


def test_nonsense_is_not_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzyville") == ()
    assert gazetteer.find("") == ()


def test_entries_are_found_by_id(gazetteer: Gazetteer) -> None:
    for identity in ("syria:m4", "geonames:5", "SY", "IQ-15"):
        entry = gazetteer.entry(identity)
        assert entry is not None
        assert entry.id == identity
    assert gazetteer.entry("geonames:999") is None
    assert gazetteer.entry("syria:nowhere") is None


def test_many_names_are_asked_at_once(gazetteer: Gazetteer) -> None:
    assert gazetteer.known({"Mosul", "MOSUL", "Nowheretown", "Derik"}) == {"Mosul", "MOSUL", "Derik"}


def test_a_gazetteer_of_the_theatre_alone_needs_no_index() -> None:
    alone = Gazetteer.of(load_places("syria"))
    assert alone.countries == {"SY"}
    assert alone.find("Qamishlo")[0].id == "syria:qamishli"
    assert alone.find("Reading") == ()


def test_a_gazetteer_travels_to_another_process_by_its_theatre(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.knowledge.places.gazetteer.open_index", lambda: None)
    there = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301  what this process has pickled itself
    assert there.theatre == "syria"
    assert there.find("Derik")[0].id == "syria:al-malikiyah"


def test_an_index_leaves_no_half_written_file(tmp_path: Path) -> None:
    made = make_index(tmp_path / "deep" / "world.sqlite", CITIES)
    assert [p.name for p in made.parent.iterdir()] == ["world.sqlite"]


def test_a_failed_index_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        make_index(tmp_path / "world.sqlite", (CITIES[1 // len(())] for _ in CITIES))
    assert list(tmp_path.iterdir()) == []


def test_an_index_goes_to_a_temporary_folder_where_the_cache_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(world.tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    made = make_index(tmp_path / "file" / "world.sqlite", CITIES)
    assert made.is_file()
    assert (tmp_path / "tmp") in made.parents
    assert make_index(tmp_path / "file" / "world.sqlite", CITIES) == made


def test_two_consonants_are_not_enough_to_go_by_sound(gazetteer: Gazetteer) -> None:
    """Duwayleh, in Idlib, is not in the pack; Dalyeh, by the coast, is."""
    assert gazetteer.find("Dalyeh")
    assert not gazetteer.find("Duwayleh")
