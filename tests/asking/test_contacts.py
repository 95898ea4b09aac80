"""Contacts over time: months, tolls, and who is said to have acted on whom."""

from __future__ import annotations

from rashomon.asking import Group, by_month, counterparts, find_contacts
from rashomon.asking.contacts import Cost, month_of, toll_of
from rashomon.records import Attribute, Party
from tests.asking.builders import (
    RUS,
    SDF,
    USA,
    YPG,
    days,
    did,
    four,
    incident,
    official,
    on,
    one,
    short,
    suffered,
    tell,
)

US, RU = Group(id="USA_MIL", name="US military"), Group(id="RUS", name="Russia")
KURDS = Group(id="SDF", name="SDF", belonging={"YPG": ("SDF",)})


def hurt(count: object, whom: Party = USA) -> tuple[Attribute, object, object]:
    return Attribute.INJURED, count, whom


def test_only_where_both_take_part() -> None:
    """As doer or as those it was done to, by any account; a party alone does not meet its own part."""
    both, alone = one("both", did(RUS), suffered(USA)), one("alone", did(USA))
    assert [c.incident for c in find_contacts(short(both, alone), [US, RU])] == short(both)
    assert len(find_contacts(short(both, alone), [US])) == 2
    sdf = Group(id="SDF", name="SDF")
    part = Group(id="YPG", name="YPG")
    assert find_contacts(short(one("x", did(YPG))), [KURDS, part]) == ()
    assert len(find_contacts(short(one("y", did(YPG), suffered(SDF))), [KURDS, sdf])) == 1


def test_months_in_order_and_what_has_none_last() -> None:
    told = [
        one("c"), one("b", on(days("2020-02-03"))), one("a", on(days("2020-01-05", "2020-01-09"))), one("d", on(days("2020-01-01", "2020-03-01"))),
        one("e", on(days("--01-02"))), one("f", on(days("2019-12-30", "2020-01-02"))),
    ]  # fmt: skip
    assert [month_of(i.summary) for i in told] == ["", "2020-02", "2020-01", "2020", "", ""]
    assert [(m.name, m.incidents) for m in by_month(find_contacts(short(*told), []))] == [("2020-01", 1), ("2020-02", 1), ("2020", 1), ("", 3)]


def test_tolls_run_from_the_least_to_the_most_told() -> None:
    """Four by one and seven by another is 4 to 7 and disputed; at least two is open upwards; peoples are added up."""
    rivals = incident(tell("A", "Four were hurt.", hurt(four(4))), tell("B", "Seven were hurt.", hurt(four(7))))
    assert toll_of(rivals.summary, Attribute.INJURED) == Cost(least=4, most=7, disputed=True, told=True)
    assert toll_of(one("x", hurt(four(0, low=2))).summary, Attribute.INJURED) == Cost(least=2, most=None, told=True)
    sums = one("y", hurt(four(4)), hurt(four(3), RUS))
    assert toll_of(sums.summary, Attribute.INJURED) == Cost(least=7, most=7, told=True)
    assert not toll_of(one("z").summary, Attribute.KILLED).told
    (month,) = by_month(find_contacts(short(rivals, sums, one("w")), []))
    assert month.injured == Cost(least=11, most=14, disputed=True, told=True)


def test_who_is_said_to_have_acted_on_whom() -> None:
    """The Pentagon says the Russians did, Moscow that the Americans did."""
    told = incident(
        tell("Wire", "They rammed us.", did(RUS), suffered(USA), by=official(USA)),
        tell("Agency", "They blocked us.", did(USA), suffered(RUS), by=official(RUS)),
    )
    (contact,) = find_contacts(short(told), [US, RU], lambda _: [(e.report, c) for e in told.events for c in e.of(Attribute.ACTOR, Attribute.RECIPIENT)])
    assert {d.doer: [s.party for s in d.sayers] for d in contact.deeds} == {"RUS": ["USA"], "USA_MIL": ["RUS"]}


def test_whom_a_party_meets() -> None:
    """The most frequent first, its own parts left out."""
    met = find_contacts(short(one("a", did(YPG), suffered(USA)), one("b", did(SDF), suffered(USA)), one("c", did(SDF), suffered(RUS))), [KURDS])
    assert [(party.id, len(held)) for party, held in counterparts(met, KURDS)] == [("USA_MIL", 2), ("RUS_MIL", 1)]
