"""Look-up among the theatre's places, the world's and the user's own."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest

from rashomon.knowledge import bundle
from rashomon.knowledge.adding.writing import AreaAsked, add_gazetteer
from rashomon.knowledge.geonames import Settlement
from rashomon.knowledge.places.added import open_added
from rashomon.knowledge.places.entries import load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.world import make_index

DUMP = Path(__file__).parents[1] / "adding" / "dumps" / "SY.txt"
CITIES = [
    Settlement(number, name, *point, country, "01", people)
    for number, name, point, country, people in (
        (9900001, "Tall Qasmiyah", (36.95, 41.71), "SY", 600),
        (2, "Tall Qasmiyah", (33.4, 44.3), "IQ", 900),
        (3, "Bir Ghazal", (33.1, 44.1), "IQ", 5_000),
        (4, "Damascus", (33.51, 36.29), "SY", 1_569_394),
    )
]  # fmt: skip
TABLE = """name,alt,lat,lon,country,population
Bir Ghazal,Beer Gazal,33.12,44.11,IQ,
Bir Ghazal,,36.2,43.9,IQ,
Qasr Yazdin,,36.8,41.9,,
"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Syria's places, four of the world, a dump and a table."""
    folder = tmp_path_factory.mktemp("own")
    table = folder / "mine.csv"
    table.write_text(TABLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASHOMON_DATA", str(folder))
        add_gazetteer(DUMP)
        add_gazetteer(table, AreaAsked(columns={"names": "alt"}))
        added = open_added()
    index = sqlite3.connect(make_index(folder / "world.sqlite", CITIES))
    return Gazetteer.of(load_places("syria"), theatre="syria", index=index, added=added)


def ids(gazetteer: Gazetteer, name: str, *countries: str) -> list[str]:
    return [entry.id for entry in gazetteer.find(name, countries)]


def test_a_village_that_only_the_dump_knows(gazetteer: Gazetteer) -> None:
    """By each of its names and in Arabic letters, with the gazetteer it stands in."""
    for name in ("Umm Zarqaniyah", "UMM ZARQĀNĪYAH", "أم زرقانية"):
        (entry,) = gazetteer.find(name)
        assert (entry.id, entry.gazetteer, entry.within) == ("geonames:9900002", "sy", ("SY-01",))


def test_another_spelling_is_found_by_its_sound(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Um Zarkaniyah", "SY") == ["geonames:9900002"]


def test_one_id_in_two_gazetteers_is_one_place(gazetteer: Gazetteer) -> None:
    """Under the added one's name with the larger's inhabitants; the namesake in Iraq stays a runner-up."""
    first, other = gazetteer.find("Tall Qasmiyah")
    assert {first.id, other.id} == {"geonames:9900001", "geonames:2"}
    mine = next(e for e in (first, other) if e.id == "geonames:9900001")
    assert (mine.name, mine.population, mine.latitude) == ("Tall Qāsmīyah", 600, 36.9512)
    assert gazetteer.entry("geonames:9900001") == mine


def test_places_of_one_name_a_few_km_apart_are_one(gazetteer: Gazetteer) -> None:
    """The world's, which counts its inhabitants; the one far away stands behind it."""
    first, second = gazetteer.find("Bir Ghazal")
    assert first.id == "geonames:3"
    assert second.id.startswith("mine:bir-ghazal-")
    assert second.latitude == 36.2
    assert gazetteer.entry(second.id) == second


def test_a_name_the_theatre_lacks_leads_to_the_theatres_own_place(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Dayrik City") == ["syria:al-malikiyah"]
    assert ids(gazetteer, "Derik") == ["syria:al-malikiyah"]


def test_areas_have_the_ids_they_have_everywhere(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Hasakah Governorate") == ["SY-01"]
    syria = gazetteer.entry("SY")
    assert syria is not None
    assert syria.gazetteer == "", "the world knows the reach of a country"


def test_many_names_are_asked_at_once(gazetteer: Gazetteer) -> None:
    assert gazetteer.known({"Qasr Yazdin", "Umm Zarqaniyah", "Damascus", "Nowheretown"}) == {
        "Qasr Yazdin",
        "Umm Zarqaniyah",
        "Damascus",
    }


def test_what_was_in_use_is_told(gazetteer: Gazetteer) -> None:
    assert set(gazetteer.versions) == {"gazetteer:mine", "gazetteer:sy"}
    assert all(len(digest) == 12 for digest in gazetteer.versions.values())


def test_a_gazetteer_travels_with_what_was_added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path))
    monkeypatch.setattr("rashomon.knowledge.places.gazetteer.open_index", lambda: None)
    add_gazetteer(DUMP)
    there = pickle.loads(pickle.dumps(Gazetteer.open("syria")))  # noqa: S301  what this process has pickled itself
    assert ids(there, "Umm Zarqaniyah") == ["geonames:9900002"]


def test_the_runs_versions_name_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So that a report is coded anew after one was added, and a ledger tells what was used."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path))
    made, _ = add_gazetteer(DUMP)
    bundle._known.cache_clear()
    versions = bundle.load_knowledge("syria").versions
    bundle._known.cache_clear()
    assert versions["gazetteer:sy"] == made.digest
    assert "syria" in versions
