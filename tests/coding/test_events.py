"""From sentences to events with claims: the docstring is the report, the body states what a careful reader finds in it."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from rashomon.records import Attribute, Event, Polarity
from tests.coding.reader import events_of, sources, told


def report(test: Callable[..., None]) -> tuple[Event, ...]:
    """The events of the report that a test's docstring is."""
    return events_of(inspect.cleandoc(test.__doc__ or ""))


def test_active_roles() -> None:
    """US troops blocked a Russian convoy near Qamishli on Tuesday."""
    events = report(test_active_roles)
    assert told(events, Attribute.KIND) == {"block"}
    assert told(events, Attribute.TYPE) == {"COERCE"}
    assert told(events, Attribute.ACTOR) == {"USA_MIL"}
    assert told(events, Attribute.RECIPIENT) == {"RUS_MIL"}
    assert told(events, Attribute.PERIOD) == {("2020-08-25", "2020-08-25")}
    assert told(events, Attribute.PLACE) == {"Qamishli"}


def test_passive_roles() -> None:
    """A Russian convoy was blocked by US troops near Qamishli on Tuesday."""
    events = report(test_passive_roles)
    assert told(events, Attribute.ACTOR) == {"USA_MIL"}
    assert told(events, Attribute.RECIPIENT) == {"RUS_MIL"}


def test_a_headline_tells_of_its_victims() -> None:
    """Three villagers killed 6 others injured in mortar attack on Idlib."""
    events = report(test_a_headline_tells_of_its_victims)
    assert told(events, Attribute.KILLED) == {(3, 3, "CIV")}
    assert told(events, Attribute.INJURED) == {(6, 6, "CIV")}
    assert not told(events, Attribute.ACTOR)


def test_an_armed_band_that_killed_did_kill() -> None:
    """Twenty gunmen killed four soldiers near Homs on Monday."""
    assert told(report(test_an_armed_band_that_killed_did_kill), Attribute.KILLED) == {(4, 4, None)}


@pytest.mark.parametrize(
    "text",
    [
        "A shell landed on a school, killing two pupils, injuring nine others.",
        "Two women were killed while attending a wedding targeted with mortars.",
        "Five children among 12 dead in bombing of Douma.",
    ],
)
def test_victims_did_not_do_it(text: str) -> None:
    assert "CIV" not in told(events_of(text), Attribute.ACTOR)


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed in Turkish strikes on a village near Tal Tamr.",
        "Seven people were killed near Tal Tamr in an attack carried out by Turkish forces.",
        "Seven people were wounded near Tal Tamr by Turkish shelling.",
        "Seven people were killed near Tal Tamr in clashes with Turkish troops.",
        "Turkish forces carried out a series of air raids near Tal Tamr.",
        "A raid, probably launched by Turkish jets, killed seven people near Tal Tamr.",
    ],
)
def test_the_doer_behind_the_means(text: str) -> None:
    assert told(events_of(text), Attribute.ACTOR) == {"TUR_MIL"}


def test_a_vehicle_that_is_hit_is_not_what_hit() -> None:
    """A UN vehicle was hit by gunfire near Qamishli on Monday."""
    assert told(report(test_a_vehicle_that_is_hit_is_not_what_hit), Attribute.KIND) == {"shooting"}


def test_who_died_in_a_clash_blames_nobody() -> None:
    """Two soldiers were killed near Tal Tamr on Monday in clashes with Turkish troops."""
    events = report(test_who_died_in_a_clash_blames_nobody)
    assert told(events, Attribute.ACTOR) == {"TUR_MIL"}
    assert not told(events, Attribute.BLAME)


def test_an_attempt_is_an_act() -> None:
    """American vehicles tried to intercept a Russian patrol near Derik."""
    events = report(test_an_attempt_is_an_act)
    assert told(events, Attribute.KIND) == {"block"}
    assert told(events, Attribute.ACTOR) == {"USA_MIL"}
    assert told(events, Attribute.PLACE) == {"Al-Malikiyah"}


def test_a_mutual_clash_has_both_on_both_sides() -> None:
    """Turkish and Syrian soldiers exchanged fire near Tal Tamr on Monday."""
    events = report(test_a_mutual_clash_has_both_on_both_sides)
    assert told(events, Attribute.ACTOR) == {"TUR_MIL", "SYR_MIL"}
    assert told(events, Attribute.RECIPIENT) == {"TUR_MIL", "SYR_MIL"}


def test_rivals_tell_it_differently() -> None:
    """Four American soldiers were injured near Al-Malikiyah on Tuesday. The Pentagon said a Russian vehicle rammed a US vehicle.

    The Russian Defense Ministry said US forces tried to block the Russian patrol.
    """
    events = report(test_rivals_tell_it_differently)
    assert len([e for e in events if e.focal]) == 1
    assert told(events, Attribute.KIND) == {"collision", "block"}
    assert told(events, Attribute.INJURED) == {(4, 4, "USA_MIL")}
    assert told(events, Attribute.BLAME) == {"RUS_MIL", "USA_MIL"}
    assert sources(events, Attribute.BLAME) == {"The Pentagon", "The Russian Defense Ministry"}


@pytest.mark.parametrize(
    "text",
    [
        "Diplomats fear that Russian troops will attack the base.",
        "If Russian forces attack the base, Washington will respond.",
        "The general wants to block the convoy.",
        "There is a danger of a clash between US and Russian troops in Syria.",
        "American patrols should not be blocked by anyone, the senator said.",
    ],
)
def test_what_has_not_happened_is_no_event(text: str) -> None:
    """Fears, conditions, plans, dangers and demands."""
    assert events_of(text) == ()


def test_a_denial_is_a_claim() -> None:
    """Syrian state media said US aircraft bombed a checkpoint near Qamishli on Monday. The coalition denied that it had bombed it."""
    events = report(test_a_denial_is_a_claim)
    denied = [c for e in events for c in e.claims if c.polarity is Polarity.DENIED]
    assert {c.attribution.source.name for c in denied} == {"The coalition"}
    assert "airstrike" in {c.value for c in denied if c.attribute is Attribute.KIND}


def test_a_death_takes_its_kind_from_the_means() -> None:
    """A Russian general was killed by an improvised explosive device near Deir ez-Zor on August 18."""
    events = report(test_a_death_takes_its_kind_from_the_means)
    assert told(events, Attribute.KIND) == {"ied"}
    assert told(events, Attribute.KILLED) == {(1, 1, "RUS_MIL")}
    assert told(events, Attribute.PERIOD) == {("2020-08-18", "2020-08-18")}


def test_nobody_hurt_is_nought_for_each_side() -> None:
    """US troops blocked a Russian patrol near Qamishli on Monday. Nobody was injured."""
    events = report(test_nobody_hurt_is_nought_for_each_side)
    assert told(events, Attribute.INJURED) == {(0, 0, "USA_MIL"), (0, 0, "RUS_MIL")}


def test_bare_numbers_take_the_side_before_them() -> None:
    """One Syrian soldier was killed and two were wounded in an American airstrike near Qamishli on Monday."""
    events = report(test_bare_numbers_take_the_side_before_them)
    assert told(events, Attribute.KILLED) == {(1, 1, "SYR_MIL")}
    assert told(events, Attribute.INJURED) == {(2, 2, "SYR_MIL")}


def test_a_place_gone_to_is_not_where_it_happened() -> None:
    """American soldiers stopped a Russian convoy outside Tal Tamr on Monday, and it returned to Qamishli."""
    events = report(test_a_place_gone_to_is_not_where_it_happened)
    assert told(events, Attribute.PLACE) == {"Tal Tamr"}


def test_the_day_of_a_statement_is_not_the_day_of_the_event() -> None:
    """A Russian vehicle rammed a US patrol near Derik on Tuesday, the White House said in a statement on Thursday."""
    events = report(test_the_day_of_a_statement_is_not_the_day_of_the_event)
    assert told(events, Attribute.PERIOD) == {("2020-08-25", "2020-08-25")}


def test_another_incident_is_another_event() -> None:
    """US troops blocked a Russian convoy near Derik on Monday. Another incident took place on Wednesday, when Turkish soldiers shelled Tal Tamr."""
    events = report(test_another_incident_is_another_event)
    periods = {frozenset(told((e,), Attribute.PERIOD)) for e in events}
    assert periods == {frozenset({("2020-08-24", "2020-08-24")}), frozenset({("2020-08-26", "2020-08-26")})}


def test_what_is_told_as_past_is_bounded_by_publication() -> None:
    """Russian soldiers rammed an American patrol in Syria."""
    claims = [c for e in report(test_what_is_told_as_past_is_bounded_by_publication) for c in e.of(Attribute.PERIOD)]
    assert [c.coder for c in claims] == ["period.no-later-than-publication"]
    assert told(report(test_what_is_told_as_past_is_bounded_by_publication), Attribute.PERIOD) == {(None, "2020-08-28")}


def test_without_a_publication_day_nothing_is_guessed() -> None:
    """Russian soldiers rammed an American patrol in Syria this week."""
    text = inspect.cleandoc(test_without_a_publication_day_nothing_is_guessed.__doc__ or "")
    assert told(events_of(text, None), Attribute.PERIOD) == {(None, None)}


def test_entries_of_a_digest_are_stories_of_their_own() -> None:
    """Syria weekly.

    * 2 June: Residents near Derik protested against a Russian patrol.

    * 3 June: US troops blocked a Russian convoy near Derik.
    """
    events = report(test_entries_of_a_digest_are_stories_of_their_own)
    assert [sorted(told((e,), Attribute.PERIOD)) for e in events] == [[("2020-06-02", "2020-06-02")], [("2020-06-03", "2020-06-03")]]


def test_rivals_break_one_agreement() -> None:
    """The White House said a Russian vehicle struck a US vehicle near Derik on Tuesday, breaching de-confliction protocols.

    The Russian Defense Ministry said US forces violated the de-confliction agreement by blocking the patrol.
    """
    claims = [c for e in report(test_rivals_break_one_agreement) for c in e.of(Attribute.AGREEMENT)]
    stances = {(c.attribution.source.name, c.value.item, c.value.stance, c.resolved.id) for c in claims}
    assert stances == {
        ("The White House", "usa-rus-deconfliction", "broken", "RUS_MIL"),
        ("The Russian Defense Ministry", "usa-rus-deconfliction", "broken", "USA_MIL"),
    }


def test_a_comment_keeps_its_own_words() -> None:
    """A Russian vehicle rammed a US patrol near Derik on Tuesday. John Ullyot, a spokesman for the White House, called it unsafe and unprofessional behaviour."""
    said = [c for e in report(test_a_comment_keeps_its_own_words) for c in e.of(Attribute.STATEMENT)]
    assert [c.attribution.source.name for c in said] == ["John Ullyot"]
    assert "unsafe and unprofessional" in str(said[0].value)


def test_fire_from_the_air_upon_one_who_clashes_is_part_of_the_clash() -> None:
    """Syrian soldiers stopped a US patrol at a checkpoint near Qamishli on Monday. US helicopters then fired on the Syrian soldiers, killing one."""
    events = report(test_fire_from_the_air_upon_one_who_clashes_is_part_of_the_clash)
    assert len(events) == 1
    assert told(events, Attribute.KIND) == {"block", "airstrike"}
    assert told(events, Attribute.KILLED) == {(1, 1, "SYR_MIL")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US troops blocked a Russian convoy near Derik on Tuesday, the ministry said on Thursday.", {"Tuesday": "clause"}),
        ("The ministry said in a statement Thursday that US troops had blocked a Russian convoy near Derik on Tuesday.", {"Tuesday": "clause"}),
        ("On Thursday the ministry accused Turkish forces of shelling Ain Issa on Tuesday.", {"Tuesday": "discourse"}),
        ("US troops, in Syria since October 2019, blocked a Russian convoy near Derik on Tuesday.", {"Tuesday": "clause"}),
        ("Russian troops violated the October 22 memorandum when they shelled Ain Issa on Monday.", {"Monday": "clause"}),
        ("Russian jets bombed Derik late on Tuesday, hours before the truce began on Wednesday.", {"late on Tuesday": "clause"}),
        ("US troops blocked a Russian convoy near Derik on Tuesday ahead of talks due on Friday.", {"Tuesday": "clause"}),
        ("The commander told reporters on Wednesday about Tuesday's collision of US and Russian vehicles near Derik.", {"Tuesday": "clause"}),
        ("Recently US troops blocked a Russian convoy near Derik. It happened on Tuesday morning.", {"Tuesday morning": "discourse"}),
        ("It is quiet in Derik this Thursday. On Tuesday morning US troops blocked a Russian convoy.", {"Tuesday morning": "clause"}),
        ("Shops in Derik remain shut on Thursday. Recently US troops blocked a Russian convoy there.", {"blocked": "no-later-than-publication"}),
        ("Turkish forces have shelled Ain Issa since Sunday.", {"Sunday": "clause"}),
    ],
)  # fmt: skip
def test_the_days_of_an_event_and_how_they_were_attached(text: str, words: dict[str, str]) -> None:
    """By clause, by sentence, or from the discourse; no day of a statement, an agreement, talks or a truce among them."""
    told_days = {c.value: c.coder.removeprefix("period.") for e in events_of(text) for c in e.of(Attribute.PERIOD)}
    assert told_days == words


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Thursday that US troops blocked a Russian convoy near Derik.",
        "Turkish forces shelled Ain Issa, SANA reported Thursday.",
        "The ministry on Thursday accused Turkish forces of shelling Ain Issa.",
        "In a tweet on Thursday, the ministry condemned the shelling of Ain Issa by Turkish forces.",
        "The Security Council met on Wednesday to debate a resolution condemning the air strike on Derik.",
        "The funeral on Thursday of two men killed in shelling of Ain Issa drew thousands.",
        "Footage that emerged on Wednesday shows a Russian vehicle ramming an American one near Derik.",
        "Turkish forces shelled Ain Issa, in breach of the October 22 memorandum.",
        "Turkish forces shelled Ain Issa. The attack came two days after a truce of 20 August took hold.",
        "Turkish forces shelled Ain Issa. More than 300000 people have died since the war began in March 2011.",
    ],
)
def test_what_dates_no_event(text: str) -> None:
    """The day of a statement, a debate, a funeral, of footage coming out or of an agreement leaves the event with its bound alone."""
    (event,) = (e for e in events_of(text) if e.focal)
    assert {c.coder for c in event.of(Attribute.PERIOD)} == {"period.no-later-than-publication"}


def test_a_picture_is_older_than_the_news() -> None:
    """Shells hit Ain Issa, the council said. Smoke rises over the town, August 6, 2020 (Post and agencies photo) Two were killed."""
    events = report(test_a_picture_is_older_than_the_news)
    assert ("2020-08-06", "2020-08-06") not in told(events, Attribute.PERIOD)


def test_who_is_told_by_is_not_whom_it_befell() -> None:
    """The patrol fired after its convoy was halted at a checkpoint near Khirbet Ammu on Monday, leaving one Syrian dead, according to the U.S.-led coalition and state media, whose versions agree on little."""
    events = events_of(test_who_is_told_by_is_not_whom_it_befell.__doc__ or "")
    told_of = {c.evidence[0].text for e in events for c in e.of(Attribute.RECIPIENT)}
    assert not told_of & {"state media", "the U.S.-led coalition"}


@pytest.mark.parametrize(
    "text",
    [
        "Neither Russian nor Syrian planes bombed Idlib on Monday, the defence ministry in Moscow said.",
        "No Russian jets bombed Idlib on Monday, the defence ministry in Moscow said.",
    ],
)
def test_an_act_said_of_nobody_is_denied(text: str) -> None:
    actors = [c for e in events_of(text) for c in e.of(Attribute.ACTOR)]
    assert actors
    assert all(c.polarity == "denied" for c in actors)


def test_one_of_them_is_one_of_the_many() -> None:
    """American vehicles blocked a Russian convoy near Derik on Saturday, two days after one of them had squeezed a Russian car off the road in the same province."""
    events = events_of(test_one_of_them_is_one_of_the_many.__doc__ or "")
    assert told(events, Attribute.ACTOR) == {"USA_MIL"}
    assert {"American vehicles", "them"} <= {c.value for e in events for c in e.of(Attribute.ACTOR)}
