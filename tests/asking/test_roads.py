"""The way between places, along roads that are known."""

from __future__ import annotations

import pytest

from rashomon.asking import Spot, find_route, find_spot
from rashomon.errors import SettingError
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import Point, displaced

HERE: Point = (36.0, 40.0)


def spot(name: str, east: float, north: float = 0.0) -> Spot:
    return Spot(name=f"{name}, Somewhere", point=displaced(displaced(HERE, 90.0, east), 0.0, north), id=f"made:{name}", radius_km=3)


def road(name: str, *at: tuple[float, float]) -> PlaceEntry:
    path = tuple(displaced(displaced(HERE, 90.0, east), 0.0, north) for east, north in at)
    return PlaceEntry(id=f"made:{name}", name=name, kind="road", latitude=path[0][0], longitude=path[0][1], radius_km=5, path=path)


EAST = road("east road", (0, 0), (50, 10), (100, 0))
NORTH = road("north road", (100, 1), (100, 60))


def test_along_the_road() -> None:
    """A hundred km as the crow flies, a little more by road."""
    route = find_route([spot("A", 0), spot("B", 100)], [EAST])
    assert [leg.roads for leg in route.legs] == [("east road",)]
    assert 101 < route.target.length_km < 105
    assert route.name == "A to B, Somewhere"


def test_from_one_road_onto_another() -> None:
    """Where they come within a few km of each other."""
    route = find_route([spot("A", 0), spot("C", 100, 60)], [EAST, NORTH])
    assert route.legs[0].roads == ("east road", "north road")
    assert 158 < route.target.length_km < 170


def test_where_no_road_leads_it_is_the_straight_line() -> None:
    """Not along a road that ends elsewhere, nor on a long way round, nor where none is wanted."""
    for spots, roads, straight in (
        ([spot("A", 0), spot("D", 0, 80)], [EAST], False),
        ([spot("A", 0), spot("B", 100)], [road("loop", (0, 0), (0, 90), (100, 90), (100, 0))], False),
        ([spot("A", 0), spot("B", 100)], [EAST], True),
        ([spot("A", 0), spot("B", 100)], [], False),
    ):
        route = find_route(spots, roads, straight=straight)
        assert route.legs[0].roads == ()
        assert 79 < route.target.length_km < 101


def test_legs_add_up() -> None:
    """Through B to C; each leg ends where the next begins."""
    route = find_route([spot("A", 0), spot("B", 100), spot("C", 100, 60)], [EAST, NORTH])
    assert [leg.end.name for leg in route.legs] == ["B, Somewhere", "C, Somewhere"]
    assert route.legs[0].end_km < route.legs[1].end_km
    assert route.legs[1].end_km == pytest.approx(route.target.length_km)
    assert route.target.nearest(spot("B", 100).point)[1] == pytest.approx(route.legs[0].end_km, abs=3)


def test_no_way_to_speak_of() -> None:
    for spots in ([spot("A", 0)], [], [spot("A", 0), spot("A", 0)]):
        with pytest.raises(SettingError, match="two"):
            find_route(spots)


def test_a_road_is_no_place_to_go_to() -> None:
    with pytest.raises(SettingError, match="is a line"):
        find_route([spot("A", 0), find_spot("M4", [Gazetteer.open("syria")])])


def test_the_roads_of_the_syria_pack() -> None:
    """The Qamishli-Derik road; one road alone, whole; the long way to Damascus by two motorways."""
    syria = Gazetteer.open("syria")
    roads = [e for e in syria.entries.values() if e.kind == "road"]
    ends = [find_spot(name, [syria]) for name in ("Qamishli", "Derik", "Damascus")]
    assert find_route(ends[:2], roads).legs[0].roads == ("Qamishli-Derik road",)
    assert find_route(ends[1:], roads).legs[0].roads == ("M4 highway", "M5 highway")
    assert 600 < find_route([find_spot("M4", [syria])], roads).target.length_km < 680
