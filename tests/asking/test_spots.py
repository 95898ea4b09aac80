"""Places by name, id and coordinates, and what a name leaves open."""

from __future__ import annotations

import pytest

from rashomon.asking import find_spot
from rashomon.errors import NotFound, SettingError
from rashomon.knowledge.places.gazetteer import Gazetteer

SYRIA = [Gazetteer.open("syria")]


def test_a_town_by_any_of_its_names() -> None:
    """The theatre's own, in whatever spelling, before a village of the name elsewhere, which is told."""
    for name in ("Derik", "al-Malikiyah", "المالكية", "syria:al-malikiyah", "Derik, Syria", "Derik, SY", "Derik, Al-Hasakah province"):
        assert find_spot(name, SYRIA).id == "syria:al-malikiyah", name
    assert find_spot("Derik", SYRIA).others == ("Derik, Turkey (village)",)
    assert find_spot("Derik, Turkey", SYRIA).name == "Derik, Turkey"
    heard = find_spot("Qaamishly", SYRIA)
    assert (heard.id, heard.exact) == ("syria:qamishli", False)


def test_a_town_before_its_province_and_the_province_by_its_kind() -> None:
    assert find_spot("Aleppo", SYRIA).kind == "city"
    province = find_spot("Aleppo, province", SYRIA)
    assert province.kind == "province"
    assert province.target.edge_km > 50
    assert find_spot("Aleppo", SYRIA).target.edge_km == 0


def test_a_road_is_a_line() -> None:
    """And an article before a name is none of it."""
    assert find_spot("the Euphrates", SYRIA).kind == "river"
    assert find_spot("M4", SYRIA).target.length_km > 500


def test_coordinates() -> None:
    spot = find_spot("37.05,41.23", SYRIA)
    assert (spot.name, spot.point, spot.id) == ("37.05, 41.23", (37.05, 41.23), None)
    assert find_spot(" -12.5; 130 ", SYRIA).point == (-12.5, 130.0)
    with pytest.raises(SettingError, match="latitude comes first"):
        find_spot("95.2,41.2", SYRIA)


def test_several_places_of_a_name_are_asked_back() -> None:
    """With what tells each apart; unless the ledger tells of one of them alone."""
    with pytest.raises(SettingError) as refused:
        find_spot("Tripoli", SYRIA)
    text = str(refused.value)
    assert '"Tripoli, North Governorate, Lebanon"' in text
    assert "geonames:2210247" in text
    assert find_spot("Tripoli, Lebanon", SYRIA).id == "geonames:266826"
    assert find_spot("Tripoli", SYRIA, {"geonames:266826": "Tripoli"}).id == "geonames:266826"
    assert find_spot("Tripoli, North Governorate, Lebanon", SYRIA).id == "geonames:266826"


def test_one_far_greater_than_the_others_is_meant() -> None:
    paris = find_spot("Paris", SYRIA)
    assert paris.name == "Paris, France"
    assert "Paris, United States (town)" in paris.others


def test_what_nobody_knows_is_told_with_what_comes_near() -> None:
    with pytest.raises(NotFound, match="near it are Qamishli"):
        find_spot("Qamislhi", SYRIA, {"syria:qamishli": "Qamishli"})
    with pytest.raises(NotFound, match="there is Qamishli, Syria"):
        find_spot("Qamishli, Lebanon", SYRIA)
    with pytest.raises(SettingError, match="names no place"):
        find_spot(" ", SYRIA)
    with pytest.raises(NotFound, match="rashomon gazetteer add"):
        find_spot("Xyzzyville", SYRIA)
