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
