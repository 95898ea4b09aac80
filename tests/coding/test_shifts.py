"""Events told by their distance from another."""

from __future__ import annotations

import datetime as dt

from rashomon.records import Attribute
from tests.coding.reader import events_anywhere, told

MONDAY = dt.date(2024, 5, 13)


def test_days_after_another_event() -> None:
    """Gunmen attacked an army post in Pulwama on Saturday, three days after a soldier had been shot dead in Kupwara, police said."""
    events = events_anywhere(test_days_after_another_event.__doc__ or "", MONDAY)
    assert len(events) == 2
    assert {frozenset(told((e,), Attribute.PERIOD)) for e in events} == {
        frozenset({("2024-05-11", "2024-05-11")}),
        frozenset({("2024-05-08", "2024-05-08")}),
    }
    assert [told((e,), Attribute.KILLED) for e in events if e.focal] == [set()]


def test_a_week_before_another_event() -> None:
    """Russian missiles hit a depot in Odesa on Sunday, a week before Ukrainian drones had struck the port, officials said."""
    events = events_anywhere(test_a_week_before_another_event.__doc__ or "", dt.date(2024, 5, 31))
    assert ("2024-06-02", "2024-06-02") in told(events, Attribute.PERIOD)


def test_hours_apart_are_two_events_without_a_day_of_their_own() -> None:
    """Army jets bombed an RSF camp near El Fasher on Friday, hours after RSF fighters had stopped an army convoy."""
    events = events_anywhere(test_hours_apart_are_two_events_without_a_day_of_their_own.__doc__ or "", MONDAY)
    assert not any({"airstrike", "block"} <= told((e,), Attribute.KIND) for e in events)
