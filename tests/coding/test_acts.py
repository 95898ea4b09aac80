"""Acts of speech and of policy: coded where they are the news, typed as PLOVER has it, and left to the clash where there is one."""

from __future__ import annotations

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Event, Report, report_id


def coded(text: str) -> tuple[Event, ...]:
    """The events of a report in these words, outside every theatre; every span is in the text."""
    events = code(Report(id=report_id(text, None), text=text, path="act.txt"), load_knowledge(None))
    for event in events:
        for claim in event.claims:
            assert all(text[span.start : span.end] == span.text for span in claim.evidence)
    return events


def values(events: tuple[Event, ...], attribute: Attribute) -> list[str]:
    """The values of one attribute, in the order of the events."""
    return [str(claim.value) for event in events for claim in event.of(attribute)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kenya demanded an apology from Uganda.", ["REQUEST"]),
        ("The Kenyan government said that Uganda must hand over the two officers.", ["REQUEST"]),
        ("Brazil will send food to Haiti, the ministry said.", ["AGREE"]),
        ("Brazil sent food to Haiti.", ["AID"]),
        ("Sudan threatened to expel the ambassador of Chad.", ["THREATEN"]),
        ("Sudan said it would expel the ambassador of Chad.", ["THREATEN"]),
        ("Sudan expelled the ambassador of Chad.", ["SANCTION"]),
        ("Portugal refused to meet the Spanish minister.", ["REJECT"]),
        ("Chile condemned the decision of Bolivia.", ["ACCUSE"]),
        ("Ghana praised the efforts of Togo.", ["SUPPORT"]),
        ("The Thai government lifted the curfew in the capital.", ["CONCEDE"]),
        ("The Peruvian president resigned on Sunday.", ["RETREAT"]),
        ("Greek police imposed a curfew on the city.", ["COERCE"]),
        ("Greek workers went on strike against the government.", ["PROTEST"]),
        ("Armenia mobilized its reservists against Azerbaijan.", ["MOBILIZE"]),
        ("Greece and Cyprus shared intelligence.", ["COOPERATE"]),
    ],
)
def test_an_act_has_the_type_that_plover_gives_it(text: str, types: list[str]) -> None:
    """What is promised, threatened, demanded or refused takes its type from how it is told."""
    assert values(coded(text), Attribute.TYPE) == types


def test_an_act_has_its_actor_its_recipient_and_its_mode() -> None:
    events = coded("Brazilian police launched an investigation into the embassy of Chile.")
    assert values(events, Attribute.ACTOR) == ["Brazilian police"]
    assert values(events, Attribute.RECIPIENT) == ["the embassy of Chile"]
    assert values(events, Attribute.MODE) == ["investigate"]


def test_who_meets_is_on_both_sides() -> None:
    events = coded("The Kenyan president met the Ugandan president on Monday.")
    assert values(events, Attribute.ACTOR) == values(events, Attribute.RECIPIENT)
    assert len(values(events, Attribute.ACTOR)) == 2


def test_an_agent_after_the_verb_acts() -> None:
    events = coded("Two editors were jailed by the Belarusian police.")
    assert values(events, Attribute.ACTOR) == ["the Belarusian police"]


def test_a_nation_before_a_noun_is_whom_the_act_is_aimed_at() -> None:
    assert values(coded("Serbia rejected an Australian ultimatum."), Attribute.RECIPIENT) == ["Australian"]


def test_comments_on_a_clash_are_no_events_of_their_own() -> None:
    """The report narrates the attack; what governments say of it stays with its claims."""
    told = "Russian troops attacked a Turkish convoy near Aleppo on Monday. Turkey condemned the attack. Iran demanded an apology."
    assert set(values(coded(told), Attribute.TYPE)) == {"ASSAULT"}


def test_a_threat_is_an_event_and_what_is_threatened_none() -> None:
    assert values(coded("Ecuador threatened to attack the town."), Attribute.TYPE) == ["THREATEN"]


def test_a_comment_on_a_clash_that_nobody_narrates_is_background() -> None:
    """The clash is the news even where it stands beneath a condemnation."""
    events = coded("The French ministry condemned the shelling of Gorazde by Serbian forces.")
    assert {(str(c.value), e.focal) for e in events for c in e.of(Attribute.TYPE)} == {
        ("ASSAULT", True),
        ("ACCUSE", False),
    }


def test_what_came_before_an_act_does_not_hide_it() -> None:
    events = coded("Italy suspended aid to Serbia on Wednesday, after a Serbian jet shot down a helicopter.")
    assert "SANCTION" in values(events, Attribute.TYPE)


def test_words_in_the_body_of_a_report_are_not_its_news() -> None:
    body = "The council sat on Monday. It was warm. Nobody spoke for long. Later the hall was empty. "
    assert coded(body + "Kenya demanded an apology from Uganda.") == ()


def test_a_headline_and_its_lead_tell_one_act() -> None:
    events = coded("Kenya rejects Ugandan offer\n\nKenya rejected an offer of Uganda on Monday.")
    assert len(events) == 1
    assert len(events[0].mentions) == 2


def test_a_denied_act_is_a_refusal_of_what_helps_and_nothing_else() -> None:
    assert values(coded("Norway will not send aid to Belarus."), Attribute.TYPE) == ["REJECT"]
    assert coded("Norway did not threaten Belarus.") == ()
