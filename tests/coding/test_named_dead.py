"""Nobody dies twice: a name says which killing is spoken of."""

from __future__ import annotations

from rashomon.records import Attribute
from tests.coding.reader import events_anywhere


def test_the_murder_of_somebody_named_is_one_occurrence() -> None:
    """The minister travelled to Lima on Monday. He recalled the talks on trade, and the murder of Pedro Vega."""
    events = events_anywhere(test_the_murder_of_somebody_named_is_one_occurrence.__doc__ or "")
    assert any(c.evidence[0].text == "Pedro Vega" for e in events for c in e.of(Attribute.RECIPIENT))


def test_an_arrest_is_not_the_murder_it_is_for() -> None:
    """Police in Bogota arrested two men on Monday for the murder of Pedro Vega."""
    events = events_anywhere(test_an_arrest_is_not_the_murder_it_is_for.__doc__ or "")
    arrest = next(e for e in events if any(c.value == "detention" for c in e.of(Attribute.KIND)))
    assert not any("Vega" in c.evidence[0].text for c in arrest.of(Attribute.RECIPIENT))


def test_two_people_are_murdered_apart() -> None:
    """The murder of Pedro Vega shook the country. The party also recalled the murder of Ana Mora."""
    events = events_anywhere(test_two_people_are_murdered_apart.__doc__ or "")
    assert [{c.evidence[0].text for c in e.of(Attribute.RECIPIENT)} for e in events if e.of(Attribute.KILLED)] == [{"Pedro Vega"}, {"Ana Mora"}]
