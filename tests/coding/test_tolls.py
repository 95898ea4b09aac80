"""Who came to harm and how many, and who owns up to it: sentences in, tolls and doers out."""

from __future__ import annotations

import pytest

from rashomon.records import Attribute, Certainty, Count, Event
from tests.coding.reader import events_of, sources, told


def counted(events: tuple[Event, ...], attribute: Attribute, *, part: bool = False) -> set[tuple[int | None, int | None]]:
    """Low and best of each count of one attribute: of wholes, or of parts."""
    claims = [c for e in events for c in e.of(attribute)]
    return {(c.value.low, c.value.best) for c in claims if isinstance(c.value, Count) and c.value.part is part}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Nine villagers killed, 21 injured in bombing of Homs.", 9, 21),
        ("Nine villagers killed 21 injured in bombing of Homs.", 9, 21),
        ("6 persons killed 33 others injured in rocket attacks on Homs city.", 6, 33),
        ("Eleven dead 40 wounded in blast in Homs.", 11, 40),
        ("At least five people were killed and 17 wounded when a blast hit a bus in Homs.", 5, 17),
    ],
)
def test_a_number_belongs_to_the_word_of_harm_behind_it(text: str, killed: int, injured: int) -> None:
    events = events_of(text)
    assert {low for low, _ in counted(events, Attribute.KILLED)} == {killed}
    assert {low for low, _ in counted(events, Attribute.INJURED)} == {injured}


def test_who_harms_has_an_object_behind_the_word() -> None:
    """An army of gunmen is no toll of its own deed."""
    assert counted(events_of("Thirty gunmen killed four soldiers near Homs on Monday."), Attribute.KILLED) == {(4, 4)}
    assert counted(events_of("A Syrian gunner shot him dead near Homs on Monday."), Attribute.KILLED) == {(1, 1)}


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Shelling killed 26 people in Douma on Monday, seven of them children and three women.", 26, {7, 3}),
        ("An air strike on Idlib killed 26 people including seven children on Monday.", 26, {7}),
        ("At least 26 people, among them seven children, were killed in an air strike on Idlib.", 26, {7}),
        ("Seven children were among 26 civilians killed on Monday in shelling of Idlib.", 26, {7}),
    ],
)
def test_some_of_the_dead_are_a_part_and_no_further_toll(text: str, whole: int, parts: set[int]) -> None:
    events = events_of(text)
    assert {low for low, _ in counted(events, Attribute.KILLED)} == {whole}
    assert {best for _, best in counted(events, Attribute.KILLED, part=True)} == parts


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll from Monday's air strike on Idlib rose to 61.", 61),
        ("The bodies of 48 civilians were found in Palmyra on Sunday.", 48),
        ("Shelling of a market in Douma claimed the lives of 13 people on Monday.", 13),
        ("An air strike on Douma left 13 people dead on Monday.", 13),
        ("Three soldiers were martyred in Homs on Monday.", 3),
        ("A bomb in Homs killed nine people on Monday, bringing to 52 the number killed this month.", 9),
    ],
)
def test_one_toll(text: str, killed: int) -> None:
    assert {best for _, best in counted(events_of(text), Attribute.KILLED)} == {killed}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("A 12-year-old girl and a man, 40, were killed when a shell hit a house in Douma on Monday.", 2),
        ("Zeid Hamo, 34, and two other farmers were killed in Douma on Monday.", 3),
        ("Two women, Rana Hamo and Dima Sari, and three men were shot dead in Douma on Monday.", 5),
        ("A couple and their three children were killed in Douma on Monday.", 5),
    ],
)
def test_people_told_together_are_one_number(text: str, whole: int) -> None:
    """Whoever is told by name, by age or as a couple counts; names behind a number only say who they were."""
    assert max(best or 0 for _, best in counted(events_of(text), Attribute.KILLED)) == whole


def test_a_course_of_war_is_no_toll_of_the_news() -> None:
    """Since March 2011 310,000 people have been killed in Syria. On Monday a shell killed three people in Homs."""
    text = test_a_course_of_war_is_no_toll_of_the_news.__doc__ or ""
    assert counted(events_of(text), Attribute.KILLED) == {(3, 3)}


@pytest.mark.parametrize(
    "text",
    [
        "American aircraft attacked an army checkpoint near Homs on Monday, which claimed the life of a soldier.",
        "On Monday gunfire between an American patrol and a Syrian army post near Homs left one soldier dead.",
    ],
)
def test_an_unnamed_side_is_not_the_attackers(text: str) -> None:
    """Whose soldier it was stays open, or is the side that was attacked."""
    assert "USA_MIL" not in {party for _, _, party in told(events_of(text), Attribute.KILLED)}  # type: ignore[misc]


def test_headline_and_lead_tell_one_toll() -> None:
    events = events_of("17 killed in raids on Idlib. Air strikes killed 17 people in Idlib on Monday.")
    assert [counted((e,), Attribute.KILLED) for e in events if e.of(Attribute.KILLED)] == [{(17, 17)}]


def test_detained_without_a_name() -> None:
    assert counted(events_of("Soldiers arrested 12 men in Homs on Monday."), Attribute.DETAINED) == {(12, 12)}


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed 13 people in Homs on Monday. Daesh claimed responsibility for the bombing.",
        "A car bomb killed 13 people in Homs on Monday. The attack was claimed by Daesh.",
        "Daesh claimed responsibility for bombings that left 13 people dead near Damascus on Monday.",
    ],
)
def test_who_owns_up_did_it_and_tells_no_toll(text: str) -> None:
    events = events_of(text)
    assert told(events, Attribute.ACTOR) == {"ISIS"}
    assert sources(events, Attribute.ACTOR) == {"Daesh"}
    assert sources(events, Attribute.KILLED) == {"The Post"}


def test_nobody_owned_up() -> None:
    events = events_of("A car bomb killed 13 people in Homs on Monday. No group has claimed responsibility for the attack.")
    assert not told(events, Attribute.ACTOR)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Air strikes thought to have been carried out by Russian jets killed ten people in Idlib on Monday.", "RUS_MIL"),
        ("A car bombing blamed on Daesh killed 16 people in Homs on Friday.", "ISIS"),
        ("A blast killed nine people in Homs on Monday. Daesh is believed to be behind the attack.", "ISIS"),
    ],
)
def test_who_is_believed_to_have_done_it_is_so_probably(text: str, party: str) -> None:
    claims = [c for e in events_of(text) for c in e.of(Attribute.ACTOR)]
    assert {(c.resolved.id, c.certainty) for c in claims if c.resolved is not None} == {(party, Certainty.PROBABLE)}  # type: ignore[union-attr]


def test_what_killed_is_evidence_of_the_kind() -> None:
    events = events_of("Thirteen people were killed in a car bomb attack in Homs on Monday.")
    evidence = {span.text for e in events for c in e.of(Attribute.TYPE) for span in c.evidence}
    assert any("car bomb" in words for words in evidence)


def test_a_camp_is_targeted_by_strikes_and_not_by_their_dead() -> None:
    events = events_of("At least 14 members of Daesh were killed on Monday in air strikes targeting a camp near Raqqa.")
    assert "ISIS" not in told(events, Attribute.ACTOR)
    assert told(events, Attribute.KILLED) == {(14, None, "ISIS")}


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Shells hit a market in Qamishli on Monday. One shopkeeper was killed and three further were wounded.", 3),
        ("Shells hit a market in Qamishli on Monday. One shopkeeper lost his life and three further got wounds.", 3),
        ("Shells hit a market in Qamishli on Monday. Two children got injuries.", 2),
    ],
)
def test_those_further_who_got_wounds_are_counted(text: str, hurt: int) -> None:
    assert {low for low, _ in counted(events_of(text), Attribute.INJURED)} == {hurt}


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a market in Qamishli on Monday, killing four people. Syria's civil war has killed hundreds of thousands of people.",
        "Shells hit a market in Qamishli on Monday, killing four people. The alliance admitted the deaths of 710 people in its raids since 2014.",
        "Shells hit a market in Qamishli on Monday, killing four people. Activists say such raids have killed hundreds of people.",
        "Shells hit a market in Qamishli on Monday, killing four people. Villagers attended the funeral of nine people who died at the front.",
    ],
)
def test_the_sum_of_a_war_is_no_toll_of_one_shelling(text: str) -> None:
    assert counted(events_of(text), Attribute.KILLED) == {(4, 4)}


def test_who_told_the_number_is_not_among_the_dead() -> None:
    """Shells on a market left 12 people dead a source at the police told the agency on Monday in Qamishli."""
    assert {low for low, _ in counted(events_of(test_who_told_the_number_is_not_among_the_dead.__doc__ or ""), Attribute.KILLED)} == {12}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb hurt five people in Homs on Monday. Three of the five hurt have died.", 3, 5),
        ("Two of the 12 people hurt in Homs on Monday have died.", 2, 12),
    ],
)
def test_some_of_the_harmed_are_not_all_of_them(text: str, killed: int, injured: int) -> None:
    events = events_of(text)
    assert {low for low, _ in counted(events, Attribute.KILLED)} == {killed}
    assert {low for low, _ in counted(events, Attribute.INJURED)} == {injured}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The number of people killed in Monday's bombing in Homs has risen to 23, officials said.", 23),
        ("One more man died on Tuesday, bringing the death toll from Monday's shelling of the market in Homs to 23, officials said.", 23),
        ("A 12-year-old girl and a 50-year-old man were killed when a shell hit a house in Homs on Monday.", 2),
        ("Captain Juma Otieno and Sergeant Paul Kim were killed by a bomb in Homs on Monday, the army said.", 2),
        ("Four of the nine soldiers captured in Homs were killed on Monday, officials said.", 4),
    ],
)
def test_what_the_toll_has_come_to(text: str, killed: int) -> None:
    assert killed in {low for low, _ in counted(events_of(text), Attribute.KILLED)}
