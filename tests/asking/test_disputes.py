"""What is disputed, most substantial first."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.asking import Disputed, find_disputes
from rashomon.records import Attribute, Incident, disputes_of
from tests.asking.builders import RUS, USA, at, days, did, four, incident, official, on, place, short, suffered, tell

KILLED = Attribute.KILLED


def disputed(*incidents: Incident, attributes: Collection[Attribute] = ()) -> tuple[Disputed, ...]:
    """The disputes of these."""
    return find_disputes(((i.summary, disputes_of(i.facts, i.events, {})) for i in incidents), attributes)


def test_between_parties_first_then_the_graver_question() -> None:
    """Who did it, each side against the other, before the dead told by two outlets, before the day."""
    sides = incident(tell("A", "They did.", did(RUS), by=official(USA)), tell("B", "They did it.", did(USA), by=official(RUS)))
    dead = incident(tell("C", "Four died.", (KILLED, four(4), USA)), tell("D", "Nine died.", (KILLED, four(9), USA)))
    day = incident(tell("E", "On the 2nd.", on(days("2020-09-02"))), tell("F", "On the 9th.", on(days("2020-09-09"))))
    found = disputed(day, dead, sides)
    assert [(d.dispute.attribute, d.dispute.between_parties) for d in found] == [(Attribute.ACTOR, True), (KILLED, False), (Attribute.PERIOD, False)]
    assert {s.sayers[0].party for s in found[0].dispute.sides} == {"USA", "RUS"}
    assert {s.sayers[0].name for s in found[1].dispute.sides} == {"C", "D"}
    assert found[1].dispute.gap == 5


def test_what_more_origins_dispute_weighs_more() -> None:
    """Two against two, before two against one."""
    split = [(KILLED, four(4), USA), (KILLED, four(9), USA)]
    even = incident(*(tell(f"E{n}", f"Report {n} of it.", split[n % 2]) for n in range(4)))
    odd = incident(*(tell(f"O{n}", f"Account {n} of it.", split[n // 2]) for n in range(3)))
    assert [d.incident for d in disputed(odd, even)] == short(even, odd)
    assert [d.dispute.backing for d in disputed(odd, even)] == [2, 1]


def test_the_type_stands_behind_the_kind() -> None:
    """Which says the same in wider words; it is told where it is asked for."""
    told = incident(
        tell("A", "They rammed them.", (Attribute.KIND, "collision", None), (Attribute.TYPE, "ASSAULT", None), did(RUS), suffered(USA)),
        tell("B", "They blocked them.", (Attribute.KIND, "block", None), (Attribute.TYPE, "COERCE", None), did(USA), suffered(RUS)),
    )
    asked = {Attribute.KIND, Attribute.ACTOR}
    assert {d.dispute.attribute for d in disputed(told, attributes=asked)} == asked
    assert Attribute.TYPE not in {d.dispute.attribute for d in disputed(told)}
    assert [d.dispute.attribute for d in disputed(told, attributes={Attribute.TYPE})] == [Attribute.TYPE]


def test_a_denial_is_a_side() -> None:
    """One says that two died, another that it is not so."""
    two = (KILLED, four(2), USA)
    told = incident(tell("A", "Two died.", two), tell("B", "It is not so.", two, by=official(RUS), denied=[KILLED]))
    (dispute,) = (d.dispute for d in disputed(told))
    assert [s.party for s in dispute.sides[0].deniers] == ["RUS"]
    assert dispute.backing == 1


def test_agreement_is_no_dispute() -> None:
    assert disputed(incident(tell("A", "Here.", at(place("X", (36, 40)))), tell("B", "There.", at(place("X", (36, 40)))))) == ()


def test_who_fits_both_sides_is_behind_neither() -> None:
    """Four by the Pentagon, nine by Moscow; "at least two", by another, fits both."""
    hurt = Attribute.INJURED
    told = incident(
        tell("A", "Four were hurt.", (hurt, four(4), USA), by=official(USA)), tell("B", "Nine were hurt.", (hurt, four(9), USA), by=official(RUS)),
        tell("C", "At least two were hurt.", (hurt, four(0, low=2), USA)),
    )  # fmt: skip
    (dispute,) = (d.dispute for d in disputed(told))
    assert sorted(s.party for side in dispute.sides for s in side.sayers) == ["RUS", "USA"]
    assert dispute.between_parties
