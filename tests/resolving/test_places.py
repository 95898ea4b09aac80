"""Place phrases on the map."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy

from rashomon.knowledge.places.entries import PlaceEntry, load_places
from rashomon.knowledge.places.gazetteer import Gazetteer
from rashomon.knowledge.places.geometry import distance_km
from rashomon.language.parsed import Parsed
from rashomon.recognising.places.places import find_places
from rashomon.records import Place, Report, report_id
from rashomon.resolving.places.place_choice import Context, PlaceQuestion, choose
from rashomon.resolving.places.places import resolve_places


def _entry(identity: str, name: str, kind: str, point: tuple[float, float], radius: float = 10.0) -> PlaceEntry:
    country = identity[:2] if identity[:2].isupper() else None
    return PlaceEntry(
        id=identity, name=name, kind=kind, latitude=point[0], longitude=point[1], radius_km=radius, country=country
    )


SYRIA = _entry("SY", "Syria", "country", (35.0, 38.0), 240)
ILLINOIS = replace(_entry("US-IL", "Illinois", "province", (40.0, -89.25), 300), country="US")


def _american(number: int, name: str, state: str, point: tuple[float, float], people: int) -> PlaceEntry:
    entry = _entry(f"geonames:{number}", name, "city", point)
    return replace(entry, country="US", within=(state,), population=people)


SPRINGFIELDS = (
    _american(1, "Springfield", "US-MO", (37.2, -93.3), 170_000),
    _american(2, "Springfield", "US-IL", (39.8, -89.6), 115_000),
)
GAZETTEER = Gazetteer.of(
    (
        *load_places("syria"),
        SYRIA,
        _entry("LY", "Libya", "country", (28.0, 17.0), 750),
        replace(_entry("geonames:3", "Derik", "village", (37.36, 40.27)), country="TR"),
        _entry("LB", "Lebanon", "country", (33.9, 35.8), 57),
        replace(_entry("geonames:20", "Tripoli", "capital", (32.9, 13.2)), country="LY", population=1_100_000),
        replace(_entry("geonames:21", "Tripoli", "city", (34.4, 35.8)), country="LB", population=230_000),
        replace(_entry("geonames:4", "Washington", "capital", (38.9, -77.0)), country="US"),
    ),
    theatre="syria",
)
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


def _place(text: str, words: str | None = None) -> Place:
    """What the phrase that holds `words` stands for; the first phrase where none are given."""
    parsed = Parsed(Report(id=report_id(text, None), text=text, path="made-up"), NLP(text))
    mentions = find_places(parsed, GAZETTEER)
    places = resolve_places(parsed, mentions, GAZETTEER)
    assert set(places) == {m.span for m in mentions}
    return next(p for span, p in places.items() if words is None or words in span.text)


def _km(place: Place, lat: float, lon: float) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    return distance_km((place.latitude, place.longitude), (lat, lon))


def test_near_a_town() -> None:
    place = _place("It unfolded outside of the Syrian town of Al-Malikiyah.")
    assert place.id == "syria:al-malikiyah"
    assert place.precision == "near"
    assert place.radius_km == pytest.approx(15)
    assert _km(place, 37.177, 42.140) < 2
    assert place.within == ("syria:al-malikiyah-district", "syria:al-hasakah-province", "SY")
    assert place.country == "SY"
    assert place.wording == "outside of the Syrian town of Al-Malikiyah"


def test_an_added_place_without_a_country_is_meant_for_what_is_read() -> None:
    """In a report on Syria a village of a country that nobody speaks of is no candidate; one of no country is."""
    context = Context.of({"Qamishli": GAZETTEER.find("Qamishli")})
    village = replace(_entry("mine:bir-1", "Bir Ghazal", "village", (36.2, 43.9)), gazetteer="mine")
    assert choose(PlaceQuestion("Bir Ghazal"), [replace(village, country="IQ")], context) == []
    assert choose(PlaceQuestion("Bir Ghazal"), [village], context) == [village]


def test_an_added_region_outranks_no_town_by_its_kind() -> None:
    town = _entry("geonames:1", "Hajar", "town", (36.2, 43.9))
    region = replace(_entry("geonames:2", "Hajar", "region", (36.2, 44.9)), gazetteer="mine")
    context = Context.of({})
    assert choose(PlaceQuestion("Hajar"), [region, town], context) == [region, town]
    assert choose(PlaceQuestion("Hajar"), [town, region], context) == [town, region]
    assert choose(PlaceQuestion("Hajar"), [town, replace(region, gazetteer="")], context)[0].kind == "region"


def test_derik_is_the_same_town_and_the_turkish_derik_a_runner_up() -> None:
    place = _place("The patrol entered Derik.", "Derik")
    assert place.id == "syria:al-malikiyah"
    assert place.alternatives == ("geonames:3",)
    assert place.precision == "exact"
    assert place.radius_km is not None
    assert place.radius_km <= 8


def test_so_many_kilometres_in_a_direction() -> None:
    place = _place("They met 20 km east of Qamishli.")
    assert _km(place, 37.045, 41.226) == pytest.approx(20, abs=0.5)
    assert place.longitude is not None
    assert place.longitude > 41.4
    assert place.radius_km == pytest.approx(6)


def test_so_many_kilometres_away_is_a_ring_and_so_a_wide_circle() -> None:
    place = _place("They met 10 km from Qamishli.")
    assert _km(place, 37.045, 41.226) < 1
    assert place.radius_km == pytest.approx(13)


def test_between_two_villages_on_a_road() -> None:
    """The gold of a reader: 35.80, 36.55, within 12 km."""
    place = _place("It is along a stretch of M4 highway between Arihah and Kafr Shlaya near Idlib in northwest Syria.")
    assert place.id == "syria:m4"
    assert place.precision == "between"
    assert _km(place, 35.80, 36.55) < 12


def test_a_side_of_a_province_along_a_road() -> None:
    """The gold of a reader: 36.68, 40.33, within 30 km."""
    place = _place("It took place in western Hasakah along the M-4 highway.")
    assert place.id == "syria:m4"
    assert place.precision == "along"
    assert _km(place, 36.68, 40.33) < 40
    assert place.radius_km is not None
    assert place.radius_km < 70
    assert "syria:al-hasakah-province" in place.within


def test_a_road_by_itself_is_narrowed_by_the_town_of_its_sentence() -> None:
    narrow = _place("A convoy on the M4 was stopped at Tal Tamr.", "M4")
    wide = _place("A convoy on the M4 was stopped.", "M4")
    assert _km(narrow, 36.65, 40.37) < 15
    assert narrow.radius_km is not None
    assert wide.radius_km is not None
    assert narrow.radius_km < 40 < wide.radius_km


def test_a_border_is_not_narrowed_by_a_town_of_another_sentence() -> None:
    place = _place("They met near Derik. Kurds were driven from the Turkish border.", "border")
    assert place.radius_km is not None
    assert place.radius_km > 200


@pytest.mark.parametrize(
    ("text", "identity", "precision"),
    [
        ("It was in northeastern Syria.", "syria:northeastern-syria", "region"),
        ("It was in the north-east of Syria.", "syria:northeastern-syria", "region"),
        ("It was in Syria's north-east.", "syria:northeastern-syria", "region"),
        ("It was in Syria.", "SY", "country"),
        ("It was in Hasakah province.", "syria:al-hasakah-province", "part_of"),
        ("It was in Hasakah.", "syria:al-hasakah", "part_of"),
        ("It was in the city of Hasakah.", "syria:al-hasakah", "exact"),
        ("It was in the Idlib countryside.", "syria:idlib-province", "part_of"),
        ("It was at the al-Omar oil field.", "syria:al-omar-field", "exact"),
    ],
)
def test_what_is_meant_and_how_precisely(text: str, identity: str, precision: str) -> None:
    place = _place(text)
    assert (place.id, place.precision) == (identity, precision)


def test_the_northeast_is_of_the_country_that_the_report_speaks_of() -> None:
    place = _place("Syria is torn. Clashes broke out in the country's northeast.", "northeast")
    assert place.id == "syria:northeastern-syria"


def test_a_village_in_no_gazetteer_has_no_point() -> None:
    place = _place("It happened in the village of Umm Zebib.")
    assert place == Place(id=None, name="Umm Zebib", wording="in the village of Umm Zebib", precision="unknown")
    assert not place.known


def test_a_village_in_no_gazetteer_lies_where_its_phrase_says() -> None:
    place = _place("It happened in the village of Umm Zebib, near Derik.")
    assert place.id is None
    assert place.name == "Umm Zebib"
    assert place.precision == "near"
    assert place.radius_km == pytest.approx(20)
    assert _km(place, 37.177, 42.140) < 2


def test_a_village_in_no_gazetteer_lies_in_the_stretch_that_the_sentence_before_tells() -> None:
    """It took place in western Hasakah. State media spoke of the village of Umm Zebib."""
    place = _place("It took place in western Hasakah. State media spoke of the village of Umm Zebib.", "Zebib")
    assert place.id is None
    assert place.precision == "part_of"
    assert "syria:al-hasakah-province" in place.within


def test_a_country_is_no_holder_of_an_unknown_village() -> None:
    assert not _place("It happened in the village of Umm Zebib in Syria.").known


def test_a_capital_in_a_dateline_is_the_city() -> None:
    place = _place("WASHINGTON (Harbour Wire) -- Nobody was hurt.")
    assert place.id == "geonames:4"


def test_what_the_phrase_says_holds_it_decides_between_namesakes() -> None:
    context = Context.of({"Springfield": SPRINGFIELDS})
    assert choose(PlaceQuestion("Springfield"), SPRINGFIELDS, context)[0].id == "geonames:1"
    assert choose(PlaceQuestion("Springfield", holders=(ILLINOIS,)), SPRINGFIELDS, context)[0].id == "geonames:2"


def test_the_provinces_of_the_other_names_decide_between_namesakes() -> None:
    peoria = _american(9, "Peoria", "US-IL", (40.7, -89.6), 115_000)
    context = Context.of({"Springfield": SPRINGFIELDS, "Peoria": (peoria,)})
    assert choose(PlaceQuestion("Springfield"), SPRINGFIELDS, context)[0].id == "geonames:2"


def test_a_name_is_not_its_own_evidence() -> None:
    context = Context.of({"Springfield": SPRINGFIELDS})
    assert not context.support.get("Springfield")
    assert not context.spoken_of(but="Springfield")


def test_two_doubtful_names_settle_each_other() -> None:
    """Neither name says which state is meant; only one state has both."""
    decaturs = (
        _american(11, "Decatur", "US-AL", (34.6, -86.98), 57_000),
        _american(12, "Decatur", "US-IL", (39.84, -88.95), 70_000),
    )
    lincolns = (
        _american(13, "Lincoln", "US-NE", (40.8, -96.7), 280_000),
        _american(14, "Lincoln", "US-IL", (40.15, -89.36), 14_000),
    )
    context = Context.of({"Decatur": decaturs, "Lincoln": lincolns})
    assert choose(PlaceQuestion("Decatur"), decaturs, context)[0].id == "geonames:12"
    assert choose(PlaceQuestion("Lincoln"), lincolns, context)[0].id == "geonames:14"


def test_a_village_elsewhere_that_only_shares_the_name_is_not_meant() -> None:
    """GeoNames has a Derik-like namesake village in a country that the report does not speak of."""
    here = GAZETTEER.in_theatre("Tal Tamr")[0]
    elsewhere = _american(5, "Umm al-Khayr", "US-MO", (37.0, -93.0), 500)
    village = replace(elsewhere, kind="village")
    context = Context.of({"Tal Tamr": (here,), "Umm al-Khayr": (village,)})
    assert choose(PlaceQuestion("Umm al-Khayr"), (village,), context) == []
    assert choose(PlaceQuestion("Umm al-Khayr", holders=(here,)), (village,), context) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Tripoli.", "geonames:20"),
        ("A bomb went off in Tripoli, Lebanon.", "geonames:21"),
        ("A bomb went off in the Lebanese city of Tripoli.", "geonames:21"),
        ("A bomb went off in Tripoli, a port in the Lebanese north.", "geonames:21"),
        ("A bomb went off in the Lebanese-held town of Tripoli.", "geonames:20"),
    ],
)
def test_the_adjective_of_a_country_says_which_namesake_is_meant(text: str, expected: str) -> None:
    assert _place(text, "Tripoli").id == expected


def test_nautical_miles() -> None:
    place = _place("They were rammed 10 nautical miles off Tripoli, Lebanon.")
    assert place.radius_km == pytest.approx(18.5 * 1.3, abs=0.1)


def test_an_area_named_after_a_town_reaches_beyond_it() -> None:
    """No gazetteer here holds the province of Tripoli."""
    place = _place("Fighting spread in Tripoli province.")
    assert place.precision == "part_of"
    assert place.radius_km == 70


@pytest.mark.parametrize(
    ("text", "words", "identity"),
    [
        ("A bomb went off in al-Zahraa neighborhood in Homs city.", "Zahraa", "syria:al-zahraa-homs"),
        ("Shells fell on al-Zahraa neighborhood in Aleppo city.", "Zahraa", "syria:al-zahraa-aleppo"),
        ("Rebels besieged the towns of Nubl and al-Zahraa.", "al-Zahraa", "syria:al-zahraa"),
        ("Troops entered the town of Jayrud.", "Jayrud", "syria:jirud"),
        ("A blast hit the Sayyeda Zeinab district.", "Zeinab", "syria:sayyidah-zaynab"),
        ("Rebels fought along the Castello Road.", "Castello", "syria:castello-road"),
        ("Warplanes struck the town of Khan Touman.", "Touman", "syria:khan-tuman"),
    ],
)
def test_names_that_places_share_are_told_apart_by_what_holds_them(text: str, words: str, identity: str) -> None:
    """Quarters of one name lie in several cities; a town's village neighbours lie by it."""
    assert _place(text, words).id == identity


def test_a_quarter_of_another_city_is_not_meant() -> None:
    """No quarter called al-Sabil is known in Daraa; Aleppo's lies 400 km away."""
    place = _place("Shells fell on al-Sabil neighborhood in Daraa city.", "Sabil")
    assert place.id != "syria:al-sabil"
    assert distance_km((place.latitude or 0.0, place.longitude or 0.0), (32.62, 36.1)) < 40
