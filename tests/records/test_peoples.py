"""Whose dead are added to whose. Each docstring tells the reports, the body which peoples are other people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.reconciling import reconcile
from rashomon.records import Attribute, Event, sums_of, tell_peoples_apart
from tests.linking.builders import event, report, source

WIRE, POST, MAIL = (report(n, f"2020-02-{d}") for n, d in (("Wire", 12), ("Post", 13), ("Mail", 13)))
ARMY, CLINIC = source("the army", "official", "SYR_MIL"), source("a clinic", "unnamed")


def sums(*events: Event) -> set[frozenset[str]]:
    """The readings of who was killed, by these events."""
    incident = reconcile(events)
    peoples = [f.subject for f in incident.facts if f.attribute is Attribute.KILLED and f.subject]
    return set(sums_of(peoples, tell_peoples_apart(incident.facts, incident.events)[Attribute.KILLED]))


def one(*peoples: str) -> frozenset[str]:
    return frozenset(peoples)


def test_rival_names_of_one_man() -> None:
    """Wire: a civilian was killed. Post: a soldier was. Mail: a militiaman was. It may be one man."""
    told = (event(r, "shooting", killed={whose: 1}) for r, whose in ((WIRE, "CIV"), (POST, "SYR_MIL"), (MAIL, "NDF")))
    assert sums(*told) == {one("CIV"), one("SYR_MIL"), one("NDF")}


def test_told_side_by_side() -> None:
    """Wire: two soldiers and three civilians were killed. Post: four civilians were."""
    assert sums(event(WIRE, "shooting", killed={"SYR_MIL": 2, "CIV": 3}), event(POST, "shelling", killed={"CIV": 4})) == {one("SYR_MIL", "CIV")}


def test_two_sources_of_one_report() -> None:
    """Wire: a soldier was killed, the army said, and three civilians, a clinic said. With one civilian it may be the same man."""
    army = event(WIRE, "shooting", killed={"SYR_MIL": 1}, by=ARMY)
    assert sums(army, event(WIRE, "shelling", killed={"CIV": 3}, by=CLINIC)) == {one("SYR_MIL", "CIV")}
    assert sums(army, event(WIRE, "shelling", killed={"CIV": 1}, by=CLINIC)) == {one("SYR_MIL"), one("CIV")}


def test_states_and_enemies_are_other_people() -> None:
    """Wire: two Syrian soldiers were killed. Post: a Turkish soldier was. Mail: Turkish forces shelled the SDF, of whom three died."""
    syria, turkey = event(WIRE, "shooting", killed={"SYR_MIL": 2}), event(POST, "shooting", killed={"TUR_MIL": 1})
    sdf = event(MAIL, "shelling", who=["TUR_MIL"], whom=["SDF"], killed={"SDF": 3})
    assert sums(syria, turkey) == {one("SYR_MIL", "TUR_MIL")}
    assert sums(turkey, sdf) == {one("TUR_MIL", "SDF")}
    assert sums(syria, sdf) == {one("SYR_MIL"), one("SDF")}


def test_whom_one_calls_a_civilian_another_may_call_a_fighter() -> None:
    """Wire: soldiers shot at civilians, one of whom died. Post: a soldier died. That they were at odds makes them no two dead."""
    assert sums(event(WIRE, "shooting", who=["SYR_MIL"], whom=["CIV"], killed={"CIV": 1}), event(POST, "pelt", killed={"SYR_MIL": 1})) == {one("CIV"), one("SYR_MIL")}


def test_nobody_takes_nothing_from_a_sum() -> None:
    """Wire: no civilian was killed. Post: two soldiers were."""
    assert sums(event(WIRE, "shooting", killed={"CIV": 0}), event(POST, "shelling", killed={"SYR_MIL": 2})) == {one("CIV", "SYR_MIL")}


@given(st.sets(st.sampled_from("abcdef")), st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))))
def test_sums_are_the_largest_sets_of_other_people(peoples: set[str], pairs: set[tuple[str, str]]) -> None:
    """Every people is in one; any two of one are other people; nobody more could be added."""
    others = {a: frozenset(b for b in "abcdef" if a != b and ((a, b) in pairs or (b, a) in pairs)) for a in "abcdef"}
    found = sums_of(peoples, others)
    assert frozenset[str]().union(*found) == peoples
    for held in found:
        assert all(b in others[a] for a in held for b in held if a != b)
        assert not any(all(n in others[a] for a in held) for n in peoples - held)
