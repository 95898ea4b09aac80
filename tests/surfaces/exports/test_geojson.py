"""Incidents as areas of a map."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from rashomon.knowledge.places.geometry import distance_km
from rashomon.records import Attribute, Incident, Place
from rashomon.surfaces.exports import writer_of
from rashomon.surfaces.exports.parts.circles import circle_of
from tests.asking.builders import QAMISHLI, at, four, incident, one, place, tell
from tests.surfaces.exports.test_event_data import CIV, killed


def features(*made: Incident) -> list[dict[str, Any]]:
    page = json.loads("".join(writer_of("geojson")(made, [])))
    assert page["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = page["features"]
    return found


def area(ring: list[list[float]]) -> float:
    """Twice the signed area: positive against the clock."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))


@pytest.mark.parametrize(("radius", "precision"), [(5.0, "exact"), (120.0, "region"), (350.0, "country")])
def test_a_place_is_its_circle_and_no_pin(radius: float, precision: str) -> None:
    """Every corner of the ring lies at the radius from the middle, against the clock, closed, whatever the precision."""
    (feature,) = features(one("a", at(place("There", QAMISHLI, radius, precision))))
    assert feature["geometry"]["type"] == "Polygon"
    (ring,) = feature["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    assert area(ring) > 0
    for lon, lat in ring:
        assert distance_km(QAMISHLI, (lat, lon)) == pytest.approx(radius, rel=0.01)
    assert (feature["properties"]["radius_km"], feature["properties"]["precision"]) == (radius, precision)


def test_a_circle_over_the_end_of_longitudes_is_cut_in_two() -> None:
    """Each part lies within -180 and 180, and both together are as wide as the circle."""
    rings = circle_of(Place(id="x", name="Taveuni", wording="Taveuni", precision="exact", latitude=-16.8, longitude=179.95, radius_km=30.0))
    assert rings is not None
    assert len(rings) == 2
    assert all(-180 <= lon <= 180 for ring in rings for lon, _ in ring)
    assert any(lon == 180 for lon, _ in rings[0])
    assert any(lon == -180 for lon, _ in rings[1])
    assert all(area(ring) > 0 for ring in rings)


def test_rival_places_are_features_each() -> None:
    """With who holds it, the best supported first; one incident all the same."""
    far = place("Aleppo", (36.2, 37.16))
    made = incident(
        tell("Wire", "It was there.", at(place("Qamishli", QAMISHLI))), tell("Globe", "It was there, they say.", at(place("Qamishli", QAMISHLI))), tell("Post", "It was in Aleppo.", at(far))
    )
    first, second = (feature["properties"] for feature in features(made))
    assert (first["place"], first["placed_by"], first["side"], first["sides"], first["place_status"]) == ("Qamishli", "Globe; Wire", 1, 2, "disputed")
    assert (second["place"], second["placed_by"], second["incident"]) == ("Aleppo", "Post", first["incident"])


def test_an_incident_on_no_map_is_not_lost() -> None:
    """A place without a point, and none at all: null geometry."""
    nowhere, untold = features(one("a", at(place("Nowhere", None)))), features(one("b", (Attribute.KILLED, four(2), CIV)))
    assert nowhere[0]["geometry"] is None
    assert nowhere[0]["properties"]["place"] == "Nowhere"
    assert untold[0]["geometry"] is None
    assert untold[0]["properties"]["killed"] == "CIV 2 uncorroborated"


def test_a_denied_toll_is_called_denied_on_a_map() -> None:
    (feature,) = features(incident(tell("Post", "Nobody died.", killed(12, CIV), at(place("There", QAMISHLI)), denied={Attribute.KILLED})))
    assert feature["properties"]["killed"] == "CIV denied"
