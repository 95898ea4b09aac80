"""Countries, provinces and regions of the world index, as the files of `data/regions` give them."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from rashomon.knowledge.geonames import read_settlements
from rashomon.knowledge.places.areas import Areas, load_areas, names_of, region_files
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.knowledge.places.kinds import KINDS
from rashomon.knowledge.places.names import fold


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def codes() -> set[tuple[str, str]]:
    return {(town.country, town.admin1) for town in read_settlements()}


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open(theatre=None)


def test_every_province_has_settlements_in_geonames(areas: Areas, codes: set[tuple[str, str]]) -> None:
    rows = {(country, code) for country, provinces in areas.provinces.items() for code in provinces}
    assert sorted(rows - codes) == []
    assert {ident for ident in areas.province_points if tuple(ident.split("-", 1)) not in rows} == set()


def test_every_file_names_its_source_and_no_country_stands_in_two() -> None:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in region_files()]
    assert all(table["source"] for table in tables)
    for key in ("provinces", "nouns", "country_names", "country_points", "province_points", "town_spellings"):
        told = Counter(name for table in tables for name in table.get(key, {}))
        assert [name for name, count in told.items() if count > 1] == [], key


def test_no_two_provinces_of_a_country_share_a_spelling(areas: Areas) -> None:
    shared = [
        (country, key)
        for country, provinces in areas.provinces.items()
        for key, count in Counter(fold(name) for names in provinces.values() for name in names).items()
        if count > 1
    ]
    assert shared == []


def test_no_region_has_the_name_of_another_or_of_a_province(areas: Areas) -> None:
    regions = Counter(fold(name) for r in areas.regions for name in (r["name"], *r.get("also", [])))
    provinces = {fold(name) for rows in areas.provinces.values() for names in rows.values() for name in names}
    assert [key for key, count in regions.items() if count > 1 or not key] == []
    assert sorted(set(regions) & provinces) == []


def test_every_region_lies_on_the_globe(areas: Areas) -> None:
    for region in areas.regions:
        lat, lon = region["at"]
        assert -90 <= lat <= 90, region
        assert -180 <= lon <= 180, region
        assert 0 < region["radius_km"] <= 8000, region
        assert region.get("kind", "region") in KINDS, region
        assert len(region.get("country", "XX")) == 2, region


def test_a_name_with_its_noun_leaves_the_name_without_it_to_the_town() -> None:
    alone, with_noun = names_of(["Kharkiv Oblast", "Харківська область"], ["oblast", "region"])
    assert alone == ["Kharkiv Oblast", "Kharkiv oblast", "Kharkiv region", "Харківська область"]
    assert with_noun == ["Kharkiv"]
    assert names_of(["Helmand"], ["province"]) == (["Helmand", "Helmand province"], [])


def test_a_name_that_half_the_world_has_never_stands_alone() -> None:
    assert names_of(["Northern Province"], ["province"]) == ([], ["Northern Province"])


def test_the_city_is_spelt_and_its_province_found_behind_it(world: Gazetteer) -> None:
    assert {e.kind for e in world.spelt("Kharkiv")} == {"city"}
    city, province = world.find("Kharkiv")[0], next(e for e in world.find("Kharkiv") if e.kind == "namesake")
    assert (city.kind, province.id, province.name) == ("city", "UA-07", "Kharkiv Oblast")
    assert [e.id for e in world.find("Kharkiv Region")] == ["UA-07"]
    assert world.entry("UA-07").kind == "province"  # type: ignore[union-attr]


def test_a_word_that_is_a_province_only_with_its_noun_is_no_known_name(world: Gazetteer) -> None:
    assert "SS-06" not in {e.id for e in world.spelt("Unity")}
    assert "SS-06" in {e.id for e in world.find("Unity")}
    assert world.known({"Helmand Oblast", "Huanuco Region"}) == {"Huanuco Region"}


def test_a_theatre_that_has_its_provinces_keeps_the_worlds_out() -> None:
    syria = Gazetteer.open(theatre="syria")
    assert not [e for e in syria.find("Aleppo") if e.id == "SY-09"]
    assert syria.find("Kirkuk Governorate")[0].id == "IQ-13"


@pytest.mark.parametrize(
    ("name", "identity", "point"),
    [
        ("Donetsk Oblast", "UA-05", (48.1, 37.8)),
        ("Crimea", "UA-11", (45.2, 34.2)),
        ("Chechnya", "RU-12", (43.3, 45.7)),
        ("Transnistria", "MD-58", (47.2, 29.4)),
        ("Syunik", "AM-08", (39.3, 46.2)),
        ("North Darfur", "SD-55", (15.7, 25.3)),
        ("Jonglei", "SS-03", (7.4, 32.0)),
        ("Tigray", "ET-53", (13.9, 38.8)),
        ("Lower Shabelle", "SO-14", (1.9, 44.6)),
        ("North Kivu", "CD-11", (-0.8, 28.9)),
        ("Cabo Delgado", "MZ-01", (-12.3, 39.6)),
        ("Borno", "NG-27", (11.7, 13.1)),
        ("Ménaka Region", "ML-12070577", (15.9, 2.5)),
        ("Marib Governorate", "YE-14", (15.5, 45.4)),
        ("Sistan and Baluchestan", "IR-04", (27.5, 60.6)),
        ("محافظة دير الزور", "SY-07", (35.1, 40.3)),
        ("North Sinai", "EG-27", (30.6, 33.6)),
        ("Hakkari Province", "TR-70", (37.5, 44.0)),
        ("Helmand", "AF-10", (31.4, 64.3)),
        ("Khyber Pakhtunkhwa", "PK-03", (34.3, 72.0)),
        ("Ladakh", "IN-41", (34.2, 77.6)),
        ("Xinjiang", "CN-13", (41.5, 83.5)),
        ("Rakhine", "MM-01", (19.8, 93.9)),
        ("Batken Region", "KG-09", (39.9, 70.9)),
        ("Papua Province", "ID-36", (-2.5, 138.8)),
        ("Norte de Santander", "CO-21", (8.1, -72.9)),
        ("Донецкая область", "UA-05", (48.1, 37.8)),
        ("Galwan Valley", "region:galwan-valley", (34.75, 78.2)),
        ("Bab el-Mandeb", "region:bab-al-mandab", (12.6, 43.3)),
    ],
)  # fmt: skip
def test_provinces_and_regions_lie_where_the_maps_have_them(
    world: Gazetteer, name: str, identity: str, point: tuple[float, float]
) -> None:
    entry = world.find(name)[0]
    assert entry.id == identity
    assert distance_km(entry.point, point) < 100
    assert entry.radius_km >= 10
