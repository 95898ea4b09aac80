"""How well founded blame is, and who is behind it. Each docstring tells the reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rashomon.reconciling import reconcile
from rashomon.records import Attribute, Attribution, Event, Grade, Position
from tests.linking.builders import event, report, source

US, RUS, TUR = "USA_MIL", "RUS_MIL", "TUR_MIL"
WIRE, POST, MAIL = (report(name, "2020-08-26") for name in ("Wire", "Post", "Mail"))
NSC = source("John Ullyot", side="USA_GOV")
MOD = source("the Russian Defense Ministry", side=RUS)
PENTAGON = source("the Pentagon", side=US)
ANKARA = source("the Turkish Defence Ministry", side=TUR)
RESIDENTS = source("residents", "witness", side="CIV")


def blame(*events: Event) -> tuple[Position, ...]:
    fact = reconcile(events).fact(Attribute.BLAME)
    return fact.positions if fact is not None else ()


def grades(positions: Iterable[Position]) -> list[Grade | None]:
    return [p.grade for p in positions]


def test_one_origin_is_weak() -> None:
    """Wire and Post: Russian forces are to blame, John Ullyot said."""
    (only,) = blame(event(WIRE, "collision", blame=RUS, by=NSC), event(POST, "collision", blame=RUS, by=NSC))
    assert (only.grade, only.parties) == (Grade.WEAK, ("USA_GOV",))


def test_two_offices_of_one_party_are_weak() -> None:
    """Wire: Russian forces are to blame, the Pentagon said. Post: they are, the White House's agency said."""
    mouth = source("an agency of the White House", "agency", side="USA_GOV")
    (only,) = blame(event(WIRE, "collision", blame=RUS, by=PENTAGON), event(POST, "collision", blame=RUS, by=mouth))
    assert len(only.origins) == 2
    assert only.grade is Grade.WEAK


def test_two_origins_are_fair() -> None:
    """Wire: Russian forces are to blame, John Ullyot said. Post: they are, residents said."""
    (only,) = blame(event(WIRE, "collision", blame=RUS, by=NSC), event(POST, "collision", blame=RUS, by=RESIDENTS))
    assert (only.grade, only.parties) == (Grade.FAIR, ("USA_GOV",))


def test_a_denial_lowers_nothing() -> None:
    """Wire: Russian forces are to blame, Ullyot and residents said. Post: the Russian ministry denied it."""
    events = [event(WIRE, "collision", blame=RUS, by=NSC), event(MAIL, "collision", blame=RUS, by=RESIDENTS)]
    (only,) = blame(*events, event(POST, "collision", blame=RUS, by=MOD, denied=[Attribute.BLAME]))
    assert only.grade is Grade.FAIR
    assert only.denied_by


def test_rival_blame_is_contested() -> None:
    """Wire: Russian forces are to blame, Ullyot said. Post: US forces are, the Russian ministry said."""
    both = blame(event(WIRE, "collision", blame=RUS, by=NSC), event(POST, "collision", blame=US, by=MOD))
    assert grades(both) == [Grade.CONTESTED, Grade.CONTESTED]
    assert {p.parties for p in both} == {("USA_GOV",), (RUS,)}


def test_what_the_party_owns_up_to_is_confirmed() -> None:
    """Wire: Turkish aircraft struck the village, residents said. Post: its aircraft struck there, the Turkish ministry said."""
    told = event(WIRE, "airstrike", blame=TUR, by=RESIDENTS)
    owned = event(POST, "airstrike", who=[TUR], whom=["YPG"], by=ANKARA)
    assert grades(blame(told, owned)) == [Grade.CONFIRMED]
    denied = event(MAIL, "airstrike", blame=TUR, by=ANKARA, denied=[Attribute.BLAME])
    assert grades(blame(told, owned, denied)) == [Grade.WEAK]


def test_shooting_back_owns_up_to_nothing() -> None:
    """Wire: US forces are to blame, residents said. Post: US troops exchanged fire with gunmen, the Pentagon said."""
    told = event(WIRE, "exchange_of_fire", blame=US, by=RESIDENTS)
    assert grades(blame(told, event(POST, "exchange_of_fire", who=[US], by=PENTAGON))) == [Grade.WEAK]


def test_an_outlet_speaks_for_its_owner() -> None:
    """The state's agency, in its own voice: US forces are to blame."""
    made = event(WIRE, "airstrike", blame=US)
    agency = source("Wire", "outlet", side="SYR_GOV")
    claims = tuple(replace(c, attribution=Attribution(source=agency)) for c in made.claims)
    (only,) = blame(replace(made, claims=claims))
    assert only.parties == ("SYR_GOV",)
