"""Whom an incident is named by. Each docstring tells the reports, the body the title."""

from __future__ import annotations

from dataclasses import replace

from rashomon.records import Attribute, Certainty, Event, Report, Span
from tests.linking.builders import DERIK, event, party, place, report, source
from tests.reconciling.test_facts import tell

TUR, SYR, RUS = "TUR_MIL", "SYR_MIL", "RUS_MIL"
WIRE, POST, MAIL, GLOBE, ECHO = (report(n, f"2021-03-{d}") for n, d in (("Wire", 17), ("Post", 17), ("Mail", 18), ("Globe", 18), ("Echo", 19)))


def title(*events: Event, reports: tuple[Report, ...] = (WIRE, POST, MAIL, GLOBE, ECHO)) -> str:
    return tell(events, reports).title


def recoded(told: Event, attribute: Attribute, **changed: object) -> Event:
    """The event with its claims of this attribute told otherwise."""
    return replace(told, claims=tuple(replace(c, **changed) if c.attribute is attribute else c for c in told.claims))  # type: ignore[arg-type]


def test_who_stopped_a_fight_is_no_side_of_it() -> None:
    """Wire: Turkish and Syrian soldiers clashed. Post: Russian police, who are told to have acted, stopped a clash of Turkish and Syrian soldiers."""
    clash = event(WIRE, "exchange_of_fire", who=[TUR, SYR], whom=[TUR, SYR])
    assert title(event(POST, "exchange_of_fire", who=[RUS, TUR, SYR], whom=[TUR, SYR])) == title(clash) == "Exchange of fire between Syrian government and Turkish forces"


def test_whom_one_of_many_names_is_passed_over() -> None:
    """Four outlets: Turkish forces shelled Syrian forces. A fifth: Russian and Turkish forces did."""
    told = [event(r, "shelling", who=[TUR], whom=[SYR]) for r in (WIRE, POST, MAIL, GLOBE)]
    assert title(*told, event(ECHO, "shelling", who=[TUR, RUS], whom=[SYR])) == "Shelling by Turkish forces of Syrian government forces"


def test_whose_soldiers_they_are_taken_for_is_not_in_the_title() -> None:
    """Wire: soldiers stopped American vehicles. Whose soldiers, no word says."""
    taken = recoded(event(WIRE, "block", who=[SYR], whom=["USA_MIL"]), Attribute.ACTOR, coder="role.bare-forces")
    assert title(taken) == "Road block against US forces"


def test_a_doer_from_another_sentence_is_not_in_the_title() -> None:
    """A doer is named where its words and those of the deed stand in one sentence."""
    text = "Russian troops were in town. Shells fell on the village."
    paper = report("Paper", "2021-03-17", text)
    told = event(paper, "shelling", who=[RUS], trigger="Shells")

    def on(words: str) -> Span:
        return paper.span(text.index(words), text.index(words) + len(words))

    apart = recoded(told, Attribute.ACTOR, evidence=(on("Russian troops"), on("Shells")))
    beside = recoded(told, Attribute.ACTOR, evidence=(on("Shells"), on("fell")))
    assert title(apart, reports=(paper,)) == "Shelling"
    assert title(beside, reports=(paper,)) == "Shelling by Russian forces"


def test_a_title_hedges_as_its_claims_do() -> None:
    """ISIS claimed the bombing; suspected militants did it; a witness says simply that they did."""
    bombing = event(WIRE, "ied", who=["ISIS"], whom=[RUS], where=DERIK)
    claimed = recoded(bombing, Attribute.ACTOR, coder="actor.claimed", resolved=replace(party("ISIS"), name="Islamic State"))
    assert title(claimed) == "Bomb attack on Russian forces near Al-Malikiyah, claimed by Islamic State"
    suspected = recoded(claimed, Attribute.ACTOR, coder="role.subject", certainty=Certainty.PROBABLE)
    assert title(suspected) == "Bomb attack on Russian forces near Al-Malikiyah, blamed on Islamic State"
    plain = recoded(event(POST, "ied", who=["ISIS"], by=source("a witness", "witness")), Attribute.ACTOR, resolved=replace(party("ISIS"), name="Islamic State"))
    assert title(claimed, plain) == "Bomb attack by Islamic State on Russian forces near Al-Malikiyah"


def test_civilians_fire_no_tear_gas() -> None:
    """Villagers barred the road to a patrol, which fired tear gas: they protested. Told of the gas alone, nobody is named for it."""
    assert title(event(WIRE, "protest", plover="PROTEST", who=["CIV"], whom=["USA_MIL"]), event(POST, "crowd_control", who=["CIV"], whom=["USA_MIL"])) == (
        "Protest by civilians against US forces"
    )
    assert title(event(WIRE, "crowd_control", who=["CIV"], whom=["USA_MIL"])) == "Tear gas or batons against US forces"


def test_a_border_has_one_article() -> None:
    border = place("the border of Syria with Turkey", 36.8, 39.0, 40.0, precision="along")
    assert title(event(WIRE, "withdrawal", plover="RETREAT", who=["USA_MIL"], where=border)) == "Withdrawal of US forces on the border of Syria with Turkey"
