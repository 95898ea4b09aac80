"""The day of what comes long after a deed is not the deed's."""

import pytest

from rashomon.records import Attribute, Period
from tests.coding.coded import events_of


def days(text: str):
    """The years of what dates the deed that killed, as far as they are known from both ends."""
    claims = [c for event in events_of(text) if event.of(Attribute.KILLED) for c in event.of(Attribute.PERIOD)]
    return {c.resolved.earliest[:4] for c in claims if isinstance(c.resolved, Period) and c.resolved.earliest}


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lima, Peru, on Tuesday sentenced three men for a bombing that killed nine people in Cusco.",
        "A judge on Tuesday jailed a man who had shot dead nine people in Cusco, Peru.",
        "Relatives on Tuesday marked the tenth anniversary of the shelling of Cusco, Peru, that killed nine people.",
        "A memorial to the nine people killed in a bombing in Cusco, Peru, was unveiled on Tuesday.",
        "Hundreds attended the funeral on Tuesday of nine teachers killed by a bomb in Cusco, Peru.",
        "Police on Tuesday released the names of nine people killed in a bombing in Cusco, Peru.",
        "The mayor laid a wreath on Tuesday at the school in Cusco, Peru, where rebels killed nine pupils.",
        "Nine people killed in an attack in Cusco, Peru, were buried on Tuesday.",
    ],
)
def test_it_dates_nothing(text):
    assert days(text) == set()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("A court in Lima, Peru, on Tuesday jailed a man for life for killing nine people in Cusco in 1992.", "1992"),
        ("Cusco, Peru, on Tuesday commemorated the nine people killed when a bomb hit a market in 2009.", "2009"),
        ("A bomb killed nine people in Cusco, Peru, on Tuesday; they were buried on Thursday.", "2023"),
    ],
)
def test_a_day_or_year_of_its_own_does(text, year):
    assert days(text) == {year}
