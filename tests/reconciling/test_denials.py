"""What a denial is of: the side that tells what is denied. Each docstring tells the reports, the body the facts found."""

from __future__ import annotations

from rashomon.records import Attribute, Fact, Incident, Party, Status
from tests.linking.builders import event, report, source
from tests.reconciling.test_facts import fact, tell

TUR, SYR, RUS = "TUR_MIL", "SYR_MIL", "RUS_MIL"
WIRE, POST, MAIL, GLOBE = (report(n, f"2021-03-{d}") for n, d in (("Wire", 17), ("Post", 17), ("Mail", 18), ("Globe", 18)))
ANKARA = source("Turkey's Defense Ministry", side=TUR)
DAMASCUS = source("the Syrian Defense Ministry", side=SYR)
REPORTS = (WIRE, POST, MAIL, GLOBE)


def denied_values(found: Fact) -> list[list[str]]:
    """The parties of each position that somebody denies."""
    return [[v.id for v in p.values if isinstance(v, Party)] for p in found.positions if p.denied_by]


def clash(*, deny: str, attribute: Attribute = Attribute.ACTOR) -> Incident:
    """Damascus: Turkish forces did it. Ankara: Syrian forces did. Mail: both did it together. Ankara then denies that `deny` did."""
    said = {"who": [deny]} if attribute is Attribute.ACTOR else {"blame": deny}
    return tell(
        [
            event(WIRE, "shooting", who=[TUR], blame=TUR, by=DAMASCUS),
            event(POST, "shooting", who=[SYR], blame=SYR, by=ANKARA),
            event(MAIL, "exchange_of_fire", who=[TUR, SYR]),
            event(GLOBE, "shooting", by=ANKARA, denied=[attribute], **said),  # type: ignore[arg-type]
        ],
        REPORTS,
    )


def test_a_party_is_denied_where_it_is_told_of_alone() -> None:
    """Turkey denies that it fired: that is no denial that Syria did, though somebody says that both did."""
    found = fact(clash(deny=TUR), Attribute.ACTOR)
    assert found.status is Status.DISPUTED
    assert denied_values(found) == [[TUR]]
    assert denied_values(fact(clash(deny=SYR), Attribute.ACTOR)) == [[SYR]]


def test_blame_is_denied_where_it_is_laid() -> None:
    """Ankara denies that it is to blame, and nothing of whom else somebody blames."""
    assert denied_values(fact(clash(deny=TUR, attribute=Attribute.BLAME), Attribute.BLAME)) == [[TUR]]


def test_the_sides_of_a_clash_are_told_apart() -> None:
    """Who both sides name stands on each, and is no part of what sets either apart."""
    found = fact(clash(deny=TUR), Attribute.ACTOR)
    assert sorted([v.id for v in p.values if isinstance(v, Party)] for p in found.asserted) == [[SYR], [TUR]]


def test_the_shortest_list_that_names_it_is_denied() -> None:
    """Wire: Turkish and Russian forces did it. Post: Syrian forces did. Globe: Ankara denies that Turkish forces did."""
    events = [event(WIRE, "shelling", who=[TUR, RUS]), event(POST, "shelling", who=[SYR]), event(GLOBE, "shelling", who=[TUR], by=ANKARA, denied=[Attribute.ACTOR])]
    assert [set(named) for named in denied_values(fact(tell(events, REPORTS), Attribute.ACTOR))] == [{TUR, RUS}]


def test_a_government_denies_for_its_army() -> None:
    """Wire: Syrian forces did it. Post: Turkish forces did. Globe: Damascus denies that the Syrian state did."""
    events = [event(WIRE, "shelling", who=[SYR]), event(POST, "shelling", who=[TUR]), event(GLOBE, "shelling", who=["SYR_GOV"], by=DAMASCUS, denied=[Attribute.ACTOR])]
    assert denied_values(fact(tell(events, REPORTS), Attribute.ACTOR)) == [[SYR]]


def test_an_agreement_is_denied_of_whom_it_was_said() -> None:
    """Wire: Russia broke it. Post: the Americans did. Mail: it was broken. Moscow denies that Russia did."""
    item = "usa-rus-deconfliction"
    events = [
        *(event(r, "collision", stance=(item, "broken", who)) for r, who in ((WIRE, RUS), (POST, "USA_MIL"), (MAIL, None))),
        event(GLOBE, "collision", stance=(item, "broken", RUS), by=source("Moscow", side=RUS), denied=[Attribute.AGREEMENT]),
    ]
    found = fact(tell(events, REPORTS), Attribute.AGREEMENT)
    assert [[v.id for v in p.values if isinstance(v, Party)] for p in found.positions if p.denied_by] == [[RUS]]


def test_one_denial_by_two_is_one_position() -> None:
    """Wire and Post: each denies that it was an assault, and nobody says that it was."""
    events = [event(r, "other", by=by, denied=[Attribute.TYPE, Attribute.KIND]) for r, by in ((WIRE, ANKARA), (POST, DAMASCUS))]
    (position,) = fact(tell(events, REPORTS), Attribute.TYPE).positions
    assert (position.claims, len(position.denied_by)) == ((), 2)


def test_who_denies_a_deed_of_nobody_in_particular_holds_no_doer() -> None:
    """Wire: Turkish forces did it. Post: Syrian forces did. Globe, "Ministry denies shelling": that names no doer, and is no side of who did it."""
    events = [event(WIRE, "shelling", who=[TUR]), event(POST, "shelling", who=[SYR]), event(GLOBE, "shelling", who=["UNKNOWN"], by=ANKARA, denied=[Attribute.KIND, Attribute.ACTOR])]
    incident = tell(events, REPORTS)
    assert len(fact(incident, Attribute.ACTOR).positions) == 2
    assert not denied_values(fact(incident, Attribute.ACTOR))
    assert [p.values for p in fact(incident, Attribute.KIND).positions if p.denied_by] == [("shelling",)]
