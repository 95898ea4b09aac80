"""What came near an occurrence and was left apart."""

from __future__ import annotations

from rashomon.linking import find_near_misses
from rashomon.linking.profiles import Profile, profiles_of
from rashomon.linking.weights import load_weights
from rashomon.records import Event
from tests.linking.builders import DERIK, KHIRBET_AMMU, event, report

US, RUS = "USA_MIL", "RUS_MIL"


def of(*events: Event) -> tuple[Profile, ...]:
    return profiles_of(events, {}, {}, load_weights())


def test_a_near_miss_tells_what_forbids_it() -> None:
    """Wire: US troops stopped a Russian patrol near Derik on 2 June. Monitor: they did on 4 June. Desk: and did in May at Khirbet Ammu."""
    wire, monitor, desk = report("Wire"), report("Monitor"), report("Desk")
    told = event(wire, "block", when="2020-06-02", where=DERIK, who=[US], whom=[RUS])
    later = event(monitor, "block", when="2020-06-04", where=DERIK, who=[US], whom=[RUS])
    elsewhere = event(desk, "block", when="2020-05-02", where=KHIRBET_AMMU, who=[US], whom=[RUS])
    (miss,) = find_near_misses(of(told), of(later, elsewhere))
    assert (miss.link.left, miss.link.right) == (told.id, later.id)
    assert miss.forbidden == "days apart"
    assert "prior" in dict(miss.link.weights)


def test_what_one_report_tells_apart_is_no_near_miss() -> None:
    """Wire: a patrol was stopped near Derik on 2 June, and another was, an hour later."""
    wire = report("Wire")
    one, two = (event(wire, kind, when="2020-06-02", where=DERIK, who=[US], whom=[RUS]) for kind in ("block", "standoff"))
    assert not find_near_misses(of(one), of(two))
