"""Times and places that are of something else than the event beside them."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute
from tests.coding.reader import events_of, told


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed in a shelling attack, the minister told a forum in Vienna.",
        "The minister said in Moscow that ten people were killed in a shelling attack on Monday.",
        "The shelling killed ten people, an aid group said in a report issued in Geneva.",
    ],
)
def test_where_it_is_told_is_not_where_it_happened(text: str) -> None:
    """Neither by the tree nor lent by the discourse."""
    events = events_of(text)
    assert told(events, Attribute.KILLED)
    assert told(events, Attribute.PLACE) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ten people were killed when shells hit a conference in Derik.",
        "The minister said in Moscow on Monday that ten people were killed by shells in Derik.",
    ],
)
def test_where_it_happened(text: str) -> None:
    """A conference that is hit is where it happened."""
    assert told(events_of(text), Attribute.PLACE) == {"Al-Malikiyah"}


def test_the_day_on_which_a_toll_rose() -> None:
    """The death toll from air strikes on a market in Derik rose to 61 on Wednesday. The strikes hit the market on Monday."""
    events = events_of(test_the_day_on_which_a_toll_rose.__doc__ or "")
    assert told(events, Attribute.PERIOD) == {("2020-08-24", "2020-08-24")}


def test_the_day_on_which_somebody_was_asked() -> None:
    """Shells fell on the village of Tal Tamr and killed two farmers. Asked about it on Thursday, the mayor spoke of a crime."""
    events = events_of(test_the_day_on_which_somebody_was_asked.__doc__ or "")
    assert told(events, Attribute.KILLED)
    assert ("2020-08-27", "2020-08-27") not in told(events, Attribute.PERIOD)
