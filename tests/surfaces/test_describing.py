"""Values in words keep their doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.records import Count, Period, Place, Stance
from rashomon.surfaces.describing import say_count, say_period, say_place, say_value


@pytest.mark.parametrize(
    ("earliest", "latest", "long", "short"),
    [
        ("2020-08-25", "2020-08-25", "Tuesday 25 August 2020", "25 Aug 2020"),
        ("2020-08-25", "2020-08-26", "25 to 26 August 2020", "25–26 Aug 2020"),
        ("2020-08-31", "2020-09-02", "31 August to 2 September 2020", "31 Aug – 2 Sep 2020"),
        ("2020-06-01", "2020-06-30", "June 2020", "Jun 2020"),
        ("2020-01-01", "2020-12-31", "2020", "2020"),
        ("2020-01-01", "2020-11-30", "1 January to 30 November 2020", "1 Jan – 30 Nov 2020"),
        (None, "2020-09-18", "by 18 September 2020", "by 18 Sep 2020"),
        ("2020-02-03", None, "from 3 February 2020 on", "from 3 Feb 2020 on"),
        ("--08-01", None, "from 1 August on, year not said", "from 1 Aug on, no year"),
        ("--06-02", "--06-02", "2 June, year not said", "2 Jun, no year"),
        (None, None, "no day given", "no date"),
        ("2019-12-30", "2020-01-02", "30 December 2019 to 2 January 2020", "30 Dec 2019 – 2 Jan 2020"),
    ],
)
def test_a_period_is_as_wide_as_its_bounds(earliest: str | None, latest: str | None, long: str, short: str) -> None:
    period = Period(earliest=earliest, latest=latest, precision="range", wording="then")
    assert say_period(period) == long
    assert say_period(period, short=True) == short


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (4, 4, 4, "4"),
        (12, None, None, "at least 12"),
        (None, None, 7, "up to 7"),
        (12, None, 15, "12 to 15"),
        (0, 0, 0, "none"),
        (None, None, None, "some"),
    ],
)
def test_a_bound_is_no_number(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert say_count(Count(low=low, best=best, high=high, wording="some")) == words


def test_some_of_them_and_some_more() -> None:
    three = Count(low=3, best=3, high=3, wording="three")
    assert say_count(replace(three, part=True)) == "3 of them"
    assert say_count(replace(three, further=True)) == "3 more"


def test_who_holds_a_place() -> None:
    assert say_value(Stance(item="Ain Issa", stance="held")) == "Ain Issa held"


def test_a_place_has_a_size_where_it_has_a_point() -> None:
    derik = Place(
        id="g:1", name="Al-Malikiyah", wording="Derik", precision="near", latitude=37.2, longitude=42.1, radius_km=15
    )
    nowhere = Place(id=None, name="", wording="the crossroads", precision="unknown")
    assert say_place(derik) == "within 15 km of Al-Malikiyah"
    assert say_place(nowhere) == "the crossroads"


def test_a_place_in_no_gazetteer_is_said_to_be_in_none() -> None:
    """With a point where the words around its name say where it lies, else without."""
    village = Place(id=None, name="Umm Zebib", wording="the village of Umm Zebib", precision="unknown")
    held = replace(village, precision="near", latitude=37.2, longitude=42.1, radius_km=20)
    assert say_place(village) == "Umm Zebib (in no gazetteer)"
    assert say_place(held) == "within 20 km of Umm Zebib (in no gazetteer)"
    assert say_place(village, short=True) == "Umm Zebib"


def test_codes_are_read_out() -> None:
    assert say_value("exchange_of_fire") == "exchange of fire"
    assert say_value("ASSAULT") == "assault"
    assert say_value("MRAP") == "MRAP"
    assert say_value(Stance(item="usa-rus-deconfliction", stance="kept")) == "USA–RUS deconfliction: kept"
