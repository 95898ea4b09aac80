"""Positions written in figures."""

from __future__ import annotations

import pytest

from rashomon.knowledge.places.coordinates import find_positions


@pytest.mark.parametrize(
    ("words", "latitude", "longitude"),
    [
        ("in position 01:12.5N 104:05.5E, at anchor", 1.20833, 104.09167),
        ("02°30.0'S - 041°15.0'W", -2.5, -41.25),
        ("(12 30 N 045 15 E)", 12.5, 45.25),
        ("30°15′30″N, 035°00′00″E", 30.25833, 35.0),
        ("at 47.1250 N, 37.5000 E", 47.125, 37.5),
        ("Lat: 03 06.00N, Long: 101 12.00E", 3.1, 101.2),
        ("N 48.5 E 39.25", 48.5, 39.25),
    ],
)
def test_the_ways_in_which_positions_are_written(words: str, latitude: float, longitude: float) -> None:
    """Degrees with decimals, minutes or seconds, hemispheres before or behind."""
    (found,) = find_positions(words)
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=1e-4)
    assert words[found.start : found.end] in words.removeprefix("(").removesuffix(")")


def test_how_far_a_position_reaches() -> None:
    """The last figure tells: whole minutes a sea mile, decimals less, whole degrees sixty."""
    reach = [next(find_positions(words)).radius_km for words in ("12 30 N 045 15 E", "01:12.5N 104:05.5E", "12 N 45 E")]
    assert reach == [1.9, 1.0, 111.1]


@pytest.mark.parametrize("words", ["won 3-1 in 2014", "12 killed and 20 injured", "on 24 N Street", "91 00 N 010 00 E", "12 75 N 045 15 E"])
def test_other_figures_are_no_positions(words: str) -> None:
    """Scores, tolls, addresses, and what lies on no globe."""
    assert not list(find_positions(words))
