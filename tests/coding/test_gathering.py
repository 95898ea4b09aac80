"""Which words of one report tell of one happening."""

from __future__ import annotations

from rashomon.records import Attribute, Event
from tests.coding.reader import events_anywhere, events_of, sources, told


def kinds(events: tuple[Event, ...]) -> set[frozenset[object]]:
    """The kinds that each event is told as."""
    return {frozenset(told((e,), Attribute.KIND)) for e in events}


def test_a_cleft_sentence_points_back() -> None:
    """A Chinese and a Philippine ship collided near the shoal on Monday. It was the Chinese ship that had blocked the other."""
    assert len(events_anywhere(test_a_cleft_sentence_points_back.__doc__ or "")) == 1


def test_a_new_paragraph_leaves_the_past() -> None:
    """What is told undated in a new paragraph goes on with the news."""
    events = events_of(
        "American soldiers blocked a Russian patrol near Derik on Wednesday.\n\n"
        "On Monday villagers had pelted a Russian convoy with stones at Qamishli.\n\n"
        "North Press said that there were no casualties."
    )
    blocked = next(e for e in events if "block" in told((e,), Attribute.KIND))
    assert "North Press" in sources((blocked,), Attribute.INJURED)


def test_an_announcement_sets_what_follows_apart() -> None:
    """American soldiers blocked a Russian patrol near Derik. A second encounter? Russian helicopters followed a US convoy on Monday."""
    events = events_of(test_an_announcement_sets_what_follows_apart.__doc__ or "")
    assert frozenset({"standoff", "block"}) not in kinds(events)


def test_a_sentence_that_turns_to_another_time_and_spot() -> None:
    """Four Americans were hurt, the army says. The Americans blocked its patrol. In February a man died in a scuffle with a US convoy at Qamishli."""
    events = events_of(test_a_sentence_that_turns_to_another_time_and_spot.__doc__ or "")
    assert not any({"INJURED", "KILLED"} <= {c.attribute.name for c in e.claims} for e in events)


def test_patrols_that_meet_tell_of_the_encounter() -> None:
    """Four American soldiers were injured in a run-in with Russian forces. Armored vehicles of the two armies met on Tuesday near Derik."""
    events = events_of(test_patrols_that_meet_tell_of_the_encounter.__doc__ or "")
    assert [told((e,), Attribute.PERIOD) for e in events] == [{("2020-08-25", "2020-08-25")}]


def test_ministers_who_meet_tell_of_no_encounter() -> None:
    """Four American soldiers were injured in a run-in with Russian forces. The two defence ministers met in Geneva on Tuesday."""
    events = events_of(test_ministers_who_meet_tell_of_no_encounter.__doc__ or "")
    assert "met" not in {mention.text for e in events for mention in e.mentions}


def test_a_number_given_again_is_of_the_same_dead() -> None:
    """An attack in Idlib killed at least 58 people. Talks go on. The UN met. Washington was silent. Jets had hit Khan Shaykhun on Tuesday, killing at least 58 people."""
    events = events_of(test_a_number_given_again_is_of_the_same_dead.__doc__ or "")
    assert len([e for e in events if e.of(Attribute.KILLED)]) == 1


def test_a_sentence_that_opens_elsewhere() -> None:
    """Thirty people were killed in air strikes on Jayrud. Separately Russian planes bombed Aleppo on Tuesday."""
    events = events_of(test_a_sentence_that_opens_elsewhere.__doc__ or "")
    assert sorted(sorted(map(str, told((e,), Attribute.PLACE))) for e in events) == [["Aleppo"], ["Jirud"]]


def test_what_was_done_last_year_is_not_the_news() -> None:
    """Chemical attack kills ten in Idlib. Victims were treated. Moscow said the rebels had used chemical weapons in Aleppo last year."""
    news = next(e for e in events_of(test_what_was_done_last_year_is_not_the_news.__doc__ or "") if e.of(Attribute.KILLED))
    assert ("2019-01-01", "2019-12-31") not in told((news,), Attribute.PERIOD)
