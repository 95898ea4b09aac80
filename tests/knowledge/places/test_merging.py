"""Places of one name from several gazetteers."""

from __future__ import annotations

from dataclasses import replace

from rashomon.knowledge.places.entries import PlaceEntry
from rashomon.knowledge.places.merging import merge

WORLD = PlaceEntry(
    id="geonames:1", name="Tall Birak", kind="town", latitude=36.66, longitude=41.06, radius_km=6, country="SY",
    within=("SY-01",), population=9_000,
)  # fmt: skip
ADDED = replace(
    WORLD, name="Tell Brak", latitude=36.67, kind="village", radius_km=4, population=0, within=(), gazetteer="sy"
)


def test_one_id_is_one_place() -> None:
    """The added name and point, the larger's inhabitants with the kind that goes by them, in either order."""
    for both in ([WORLD, ADDED], [ADDED, WORLD]):
        (one,) = merge(both)
        assert (one.name, one.latitude, one.gazetteer) == ("Tell Brak", 36.67, "sy")
        assert (one.kind, one.radius_km, one.population, one.within) == ("town", 6, 9_000, ("SY-01",))


def test_of_one_area_the_world_knows_the_reach() -> None:
    province = replace(WORLD, id="SY-01", kind="province", radius_km=95)
    (one,) = merge([replace(province, radius_km=70, gazetteer="sy"), province])
    assert (one.radius_km, one.gazetteer) == (95, "")


def test_settlements_a_few_km_apart_are_one() -> None:
    """Of two ids stays the one with more inhabitants, and where none are told the added one."""
    near = replace(ADDED, id="sy:tell-brak-1", latitude=36.69)
    assert merge([WORLD, near]) == (WORLD,)
    assert merge([replace(WORLD, population=0), near]) == (near,)


def test_others_are_runners_up() -> None:
    """Those farther off, of another kind, or in the same gazetteer; the order stays."""
    far = replace(ADDED, id="sy:a", latitude=36.75)
    river = replace(ADDED, id="sy:b", kind="river")
    assert merge([far, WORLD, river]) == (far, WORLD, river)
    beside = replace(WORLD, id="geonames:2", latitude=36.67)
    assert merge([WORLD, beside]) == (WORLD, beside)


def test_the_date_line_and_the_poles_are_no_obstacle() -> None:
    edge = replace(WORLD, longitude=179.99)
    assert len(merge([edge, replace(ADDED, id="sy:a", latitude=-89.99, longitude=-179.99)])) == 2
