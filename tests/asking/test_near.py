"""What lies near a place: for certain, perhaps, by some accounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.asking import Section, Target, Window, Within, find_near, read_window
from rashomon.asking.reach import reach_of
from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.geometry import displaced, length_km, nearest_on
from rashomon.records import Attribute, Incident
from tests.asking.builders import QAMISHLI, at, days, incident, on, one, place, short, tell

TOWN = Target(name="Qamishli", points=(QAMISHLI,), ids=frozenset({"made:qamishli"}))


def east(km: float) -> tuple[float, float]:
    return displaced(QAMISHLI, 90.0, km)


def section(told: Incident, km: float = 20.0, window: Window | None = None) -> Section | None:
    found = find_near(short(told), TOWN, km, window)
    return found[0].section if found else None


@pytest.mark.parametrize(
    ("away", "radius", "expected"),
    [(10, 5, Section.CERTAIN), (18, 5, Section.POSSIBLE), (40, 25, Section.POSSIBLE), (30, 5, None), (60, 90, Section.AREA)],
)
def test_a_distance_is_as_doubtful_as_the_place(away: float, radius: float, expected: Section | None) -> None:
    """Ten km off and five wide is certainly within twenty; a province that reaches there tells of an area alone."""
    assert section(one("x", at(place("Somewhere", east(away), radius)))) is expected


def test_in_the_place_itself_no_radius_matters() -> None:
    """In the town, or in a quarter of it, is within one km of it; near the town need not be."""
    assert section(one("x", at(place("Qamishli", QAMISHLI, 8))), 1) is Section.CERTAIN
    assert section(one("x", at(place("Quarter", east(4), 2, within=("made:qamishli",)))), 1) is Section.CERTAIN
    assert section(one("x", at(place("Qamishli", QAMISHLI, 15, "near"))), 1) is Section.POSSIBLE


def test_rival_places_are_told_apart() -> None:
    """Qamishli by one, Derik by another: it lies there by some accounts."""
    rivals = incident(
        tell("A", "Shots fell in Qamishli.", at(place("Qamishli", QAMISHLI, 8))), tell("B", "Shots fell in Derik.", at(place("Derik", east(81), 5)))
    )
    (found,) = find_near(short(rivals), TOWN, 20)
    assert found.section is Section.DISPUTED
    assert {(s.place.name, s.within, s.origins) for s in found.sites} == {
        ("Qamishli", Within.CERTAIN, ("A",)), ("Derik", Within.OUTSIDE, ("B",)),
    }  # fmt: skip
    assert found.chief is not None
    assert found.chief.place.name == "Qamishli"


def test_no_day_and_no_place_are_never_dropped() -> None:
    """A window leaves out what was certainly at another time; what has no day or no place is answered apart."""
    august = read_window("2020-08", "2020-08")
    here = at(place("Qamishli", QAMISHLI, 8))
    assert section(one("x", here, on(days("2020-08-03"))), window=august) is Section.CERTAIN
    assert section(one("x", here, on(days("2020-09-03"))), window=august) is None
    assert section(one("x", here), window=august) is Section.UNDATED
    assert section(one("x", here)) is Section.CERTAIN
    assert section(one("x", at(place("Nowhere", None)))) is Section.UNPLACED
    assert section(one("x", on(days("2020-09-03"))), window=august) is None


def test_a_province_is_asked_for_from_its_edge() -> None:
    """In the province by name; thirty km beyond its edge of ninety."""
    province = Target(name="Hasakah", points=(QAMISHLI,), ids=frozenset({"made:hasakah"}), edge_km=90.0)
    inside = one("x", at(place("Village", east(100), 3, "near", within=("made:hasakah",))))
    beyond = one("y", at(place("Town", east(117), 3)))
    assert [f.section for f in find_near(short(inside, beyond), province, 0)] == [Section.CERTAIN]
    assert [f.section for f in find_near(short(inside, beyond), province, 31)] == [Section.CERTAIN, Section.CERTAIN]


def test_along_a_road_is_on_the_road() -> None:
    """The circle about a stretch of road reaches Qamishli, the road does not: it runs thirty km south."""
    south = displaced(QAMISHLI, 180.0, 30.0)
    path = (displaced(south, 270.0, 40.0), displaced(south, 90.0, 40.0))
    road = PlaceEntry(id="made:m4", name="M4", kind="road", latitude=south[0], longitude=south[1], radius_km=41, path=path)
    told = place("M4", south, 41, "along", id="made:m4")
    reach = reach_of(told, TOWN, {"made:m4": road}.get)
    assert reach is not None
    assert reach.stretch
    assert 25 < reach.least_km < 31
    assert find_near(short(one("x", at(told))), TOWN, 20, entry={"made:m4": road}.get) == ()
    assert section(one("x", at(told))) is Section.AREA


def test_nothing_but_the_place_is_asked() -> None:
    """A place that somebody denies is no place of it."""
    denied = incident(tell("A", "It was not in Qamishli.", at(place("Qamishli", QAMISHLI)), denied=[Attribute.PLACE]))
    assert section(denied) is Section.UNPLACED


@given(bearing=st.floats(0, 359), km=st.floats(0, 60), radius=st.floats(0, 39), asked=st.floats(0, 60))
def test_certain_and_possible_are_bounds(bearing: float, km: float, radius: float, asked: float) -> None:
    """Certain means that the farthest point of the circle is within, outside that the nearest is not."""
    told = place("X", displaced(QAMISHLI, bearing, km), radius)
    reach = reach_of(told, TOWN, lambda _: None)
    assert reach is not None
    assert abs(reach.most_km - (km + radius)) < 0.1
    assert reach.within(asked) is (Within.CERTAIN if reach.most_km <= asked else Within.POSSIBLE if reach.least_km <= asked else Within.OUTSIDE)


@given(share=st.floats(0, 1), off=st.floats(-20, 20))
def test_where_along_a_line(share: float, off: float) -> None:
    """A point beside a line of eighty km, `off` km to one side of it."""
    line = [displaced(QAMISHLI, 90.0, km) for km in (0, 20, 40, 60, 80)]
    point = displaced(displaced(QAMISHLI, 90.0, 80 * share), 180.0, off)
    away, along = nearest_on(line, point)
    assert abs(away - abs(off)) < 0.5
    assert abs(along - share * length_km(line)) < 0.5
