"""Where a report is bounds what its names can mean."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.coders.reading import read_report
from rashomon.knowledge.theatres.choice import knowledge_for
from rashomon.knowledge.theatres.finding import AUTO
from rashomon.recognising import recognise
from rashomon.records import Place, Report
from rashomon.resolving import resolve


def places_of(text: str) -> dict[str, Place]:
    """The places of a text by their wording."""
    report = Report(id="r", text=text, path="p", published=dt.date(2024, 5, 5))
    known = knowledge_for(AUTO)(report)
    parsed = read_report(report, known)
    mentions = recognise(parsed, known)
    return {mention.span.text: place for mention, place in zip(mentions.places, (resolve(parsed, mentions, known).places[m.span] for m in mentions.places), strict=True)}


def test_no_namesake_abroad() -> None:
    """A hamlet that no gazetteer holds is not the town of that name in another country, and lies in the area that is told."""
    found = places_of("KATSINA, Nigeria - Gunmen raided the village of Springfield in Katsina State, Nigeria, on Sunday, police in Nigeria said.")
    place = next(place for words, place in found.items() if "Springfield" in words)
    assert place.country in ("NG", None)
    assert place.latitude is None or 11 < place.latitude < 14


def test_a_position_in_figures_is_where_its_phrase_lies() -> None:
    """The figures win over the bearing, since they are finer."""
    found = places_of("Pirates boarded a bulk carrier 300 NM east of Hobyo, Somalia (05 20 N 053 30 E) on Friday.")
    (place,) = (place for words, place in found.items() if "Hobyo" in words)
    assert (place.latitude, place.longitude) == pytest.approx((5.3333, 53.5), abs=0.01)
    assert place.precision == "exact"


def test_sea_miles_in_capitals_are_gone() -> None:
    """Two hundred of them are 370 km."""
    found = places_of("A skiff closed in on a tanker 200 NM east of Mogadishu on Friday.")
    (place,) = (place for words, place in found.items() if "Mogadishu" in words)
    assert place.longitude == pytest.approx(45.34 + 370 / 111.2, abs=0.3)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Raiders killed nine villagers in Cordoba, Uganda, on Monday.", "UG"),
        ("Raiders killed nine villagers in the village of Lima in Malawi on Monday.", "MW"),
        ("Raiders attacked Vienna, Gabon, and killed nine villagers.", "GA"),
        ("Raiders attacked the town of Naples in southern Zambia, killing nine.", "ZM"),
    ],
)
def test_a_country_in_the_phrase_itself_binds(text: str, country: str) -> None:
    """However great the city abroad: a name that its phrase puts in a country that has no such place is a place unknown there."""
    (place,) = (place for words, place in places_of(text).items() if country != words)
    assert place.country == country
    assert not place.known


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb went off in Athens, Georgia, on Monday.", "US"),
        ("A bomb went off in Batumi, Georgia, on Monday.", "GE"),
        ("Militiamen killed nine people in Beni, eastern Congo, on Monday.", "CD"),
        ("Shells fell on Suruc near the Syrian border on Monday.", "TR"),
    ],
)
def test_a_name_of_two_countries_and_a_border_bind_neither(text: str, country: str) -> None:
    """What Georgia is, the town in it tells; and nothing near a border lies behind it."""
    assert {place.country for place in places_of(text).values() if place.known} == {country}


def test_the_tail_of_a_name_is_no_town() -> None:
    """A town of Nigeria ends the name of a town that no gazetteer of the world holds."""
    assert not any(place.known for place in places_of("An airstrike on Khirbat al-Numan killed four people on Monday.").values())


@pytest.mark.parametrize(
    "text",
    [
        "Raiders killed nine villagers in Chad on Monday, the interior ministry in N'Djamena said.",
        "Raiders killed nine villagers in Chad on Monday, according to officials in Rome.",
        "A court in Rome on Monday jailed two men for killing nine villagers in Abéché, Chad.",
        "Relatives in Boston, Massachusetts, said that he had been killed by a bomb in Abéché, Chad.",
        "Raiders wounded nine villagers in Chad on Monday and they were flown to a hospital in Paris.",
        "Planes bombed villages in Chad on Monday as foreign ministers gathered in Brussels.",
    ],
)
def test_where_somebody_sits_or_speaks_is_where_nothing_happened(text: str) -> None:
    """Only what is left is where it may have happened: Chad, or Abéché."""
    report = Report(id="r", text=text, path="p", published=dt.date(2024, 5, 5))
    known = knowledge_for(AUTO)(report)
    parsed = read_report(report, known)
    mentions = recognise(parsed, known)
    resolved = resolve(parsed, mentions, known).places
    assert {resolved[m.span].country for m in mentions.places if m.role == "event"} == {"TD"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israeli troops killed two men in Jenin on Sunday.", "PS"),
        ("Malian troops killed thirty villagers in Moura on Sunday.", "ML"),
        ("British and Pakistani officials said that a bomb killed six people in London.", "GB"),
    ],
)
def test_a_people_s_country_and_its_neighbours_are_likelier_than_a_namesake_afar(text: str, country: str) -> None:
    """Jenin lies in Poland too, and Moura in Portugal; a great city is known wherever it is named."""
    assert {place.country for place in places_of(text).values() if place.known} == {country}


def test_a_doer_does_not_lie_where_it_struck() -> None:
    """The town was shelled by Turkey in northern Syria on Friday."""
    report = Report(id="r", text=test_a_doer_does_not_lie_where_it_struck.__doc__ or "", path="p")
    known = knowledge_for(AUTO)(report)
    mentions = recognise(read_report(report, known), known)
    assert [m.span.text for m in mentions.places if m.role == "event"] == ["in northern Syria"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The White House called it alarming on Friday.", []),
        ("Two people were shot at the White House on Friday.", ["at the White House"]),
        ("Shells hit Omdurman and Khartoum on Friday.", ["Omdurman", "Khartoum"]),
        ("Rockets fell on a shop in Ban Phue, Kantharalak district, Thailand.", ["in Ban Phue, Kantharalak district, Thailand"]),
        ("Iraq recalled its ambassador from Paris after the shelling of Zakho.", ["Zakho"]),
        ("He blamed the government in Kinshasa for the blast in Bukavu.", ["in Bukavu"]),
    ],
)
def test_what_a_place_name_does(text: str, places: list[str]) -> None:
    """A seat of government is a place only where somebody is at it; a district behind a village holds it; capitals in a list are hit as towns are."""
    report = Report(id="r", text=text, path="p")
    known = knowledge_for(AUTO)(report)
    mentions = recognise(read_report(report, known), known)
    assert [m.span.text for m in mentions.places if m.role == "event"] == places
