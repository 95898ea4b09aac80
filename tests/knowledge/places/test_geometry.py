"""Distances and directions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.knowledge.places.geometry import displaced, distance_km, enclosing, gap_km, holds, midpoint, sampled
from rashomon.records import Place

QAMISHLI, DERIK = (37.045, 41.226), (37.174, 42.140)
points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def test_qamishli_and_derik_lie_82_km_apart() -> None:
    assert distance_km(QAMISHLI, DERIK) == pytest.approx(82.2, abs=0.5)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_negative(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert 0 <= distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)


@given(points, st.floats(0, 359), st.floats(1, 500))
def test_a_displaced_point_lies_as_far_away_as_told(start: tuple[float, float], bearing: float, km: float) -> None:
    assert distance_km(start, displaced(start, bearing, km)) == pytest.approx(km, rel=1e-3, abs=0.01)


@given(points, st.floats(0, 359), st.floats(1, 900))
def test_the_midpoint_is_as_far_from_both(start: tuple[float, float], bearing: float, km: float) -> None:
    other = displaced(start, bearing, km)
    middle = midpoint(start, other)
    assert distance_km(start, middle) == pytest.approx(km / 2, rel=1e-2, abs=0.05)
    assert distance_km(other, middle) == pytest.approx(km / 2, rel=1e-2, abs=0.05)


@given(st.lists(st.tuples(st.floats(30, 38), st.floats(34, 44)), min_size=2, max_size=8))
def test_a_sampled_path_has_no_wide_gap_and_its_circle_holds_it(path: list[tuple[float, float]]) -> None:
    fine = sampled(path, 10.0)
    assert fine[0] == path[0]
    assert fine[-1] == pytest.approx(path[-1])
    assert all(distance_km(a, b) <= 10.5 for a, b in pairwise(fine))
    centre, radius = enclosing(fine)
    assert all(distance_km(centre, point) <= radius + 1e-6 for point in fine)


def test_east_of_qamishli_is_at_a_greater_longitude() -> None:
    lat, lon = displaced(QAMISHLI, 90.0, 20.0)
    assert lat == pytest.approx(37.045, abs=0.01)
    assert lon == pytest.approx(41.451, abs=0.01)


def test_a_place_without_a_point_has_no_gap() -> None:
    known = Place(id="x", name="X", wording="X", precision="exact", latitude=37.0, longitude=41.0, radius_km=5.0)
    unknown = Place(id=None, name="Y", wording="Y", precision="unknown")
    assert gap_km(known, unknown) is None
    assert gap_km(known, known) == 0


def test_a_bare_name_of_a_city_and_its_province_may_hold_a_town_of_the_province() -> None:
    """"In Idlib" may be said of Khan Shaykhun, "in Idlib city" not."""
    town = Place(id="khan", name="Khan Shaykhun", wording="Khan Shaykhun", precision="exact", within=("idlib-province", "SY"))
    bare = Place(id="idlib", name="Idlib", wording="Idlib", precision="part_of", within=("idlib-province", "SY"), alternatives=("idlib-province",))
    city = Place(id="idlib", name="Idlib", wording="Idlib city", precision="exact", within=("idlib-province", "SY"), alternatives=("idlib-province",))
    assert [holds(p, town) for p in (bare, city)] == [True, False]
    assert not holds(town, bare)
