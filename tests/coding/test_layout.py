"""Reports that are no running prose: headlines in capitals, lists, live pages, transcripts, tables, broken quotation marks."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.coders import RuleCoder
from rashomon.knowledge.bundle import load_knowledge
from rashomon.language.tables_not_coded import TABLE_NOT_CODED
from rashomon.records import Attribute, Count, Report, report_id
from rashomon.running.reading import code
from tests.coding.reader import events_of, sources, told

TABLES = {
    "columns": (
        "Incidents in the week to 14 May\n\n"
        "Date        Place        Event              Killed   Injured\n"
        "8 May       Homs         Roadside bomb      3        5\n"
        "9 May       Hama         Armed attack       12       -\n"
        "Total                                       15       5\n"
    ),
    "tabs": "Date\tPlace\tEvent\tActor\tKilled\n8 May\tHoms\tBomb killed soldiers\tISIS\t3\n9 May\tHama\tGunmen attacked village\tISIS\t12\n",
    "bars": "| Date | Place | Event | Killed |\n|---|---|---|---|\n| 8 May | Homs | Bomb killed soldiers | 3 |\n| 9 May | Hama | Gunmen attacked village | 12 |\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_yields_no_events_and_an_issue(table: str) -> None:
    report = Report(id=report_id(table, "The Post"), text=table, path="post.txt", outlet="The Post", published=dt.date(2020, 5, 20))
    coded = RuleCoder().code(report, load_knowledge("syria"))
    assert coded.events == ()
    assert [issue.code for issue in coded.issues] == [TABLE_NOT_CODED]


def test_prose_beside_a_table_is_coded() -> None:
    text = f"A car bomb killed 13 people in Homs on 8 May 2020.\n\n{TABLES['tabs']}\nThe army condemned it.\n"
    assert told(events_of(text), Attribute.KILLED) == {(13, 13, None)}


def test_a_headline_in_capitals_tells_the_story_of_its_report() -> None:
    text = (
        "THREE SOLDIERS KILLED AS ARMY CONVOY HIT BY ROADSIDE BOMB NEAR HOMS\n\n"
        "DAMASCUS, 12 May 2020 - Three Syrian soldiers were killed on Tuesday when a roadside bomb hit their convoy near Homs, SANA said."
    )
    events = events_of(text, dt.date(2020, 5, 13))
    assert len(events) == 1
    assert told(events, Attribute.KILLED) == {(3, 3, "SYR_MIL")}
    assert told(events, Attribute.KIND) == {"ied"}


def test_the_items_of_a_list_are_things_apart() -> None:
    text = (
        "Situation report, 12 May 2020\n\n"
        "- Two people were killed in shelling of Idlib on 11 May.\n"
        "- A drone strike on a depot in Homs wounded four workers on 10 May\n"
        "- Russian jets bombed Saraqib on 9 May; one woman died\n"
    )
    events = events_of(text, dt.date(2020, 5, 13))
    together = [
        {str(c.evidence[0].text) for c in e.claims if c.attribute in (Attribute.KILLED, Attribute.INJURED)} for e in events
    ]
    assert sorted(together, key=str) == [{"Two people"}, {"four workers"}, {"one woman"}]


def test_a_number_does_not_count_the_next_line() -> None:
    text = "Death toll in shelling of Idlib rises to 27\nDoctors said 27 people had been killed on Monday."
    counts = [c.value for e in events_of(text) for c in e.of(Attribute.KILLED)]
    assert not [c for c in counts if isinstance(c, Count) and "Doctors" in c.wording]


def test_a_transcript_is_told_by_its_speakers_and_asked_by_nobody() -> None:
    text = (
        "MODERATOR: We have time for a few questions.\n\n"
        "MR. HOFFMAN: On Tuesday a Russian vehicle struck an American one near Derik. Four soldiers were injured.\n\n"
        "QUESTION: Did US soldiers open fire on the Russians?\n\n"
        "MR. HOFFMAN: No.\n"
    )
    events = events_of(text)
    assert sources(events, Attribute.KIND) == {"MR. HOFFMAN"}
    assert told(events, Attribute.KIND) == {"collision"}


def test_quotation_marks_left_open() -> None:
    text = '"The Russians rammed our vehicle near Derik on Tuesday, said Col. Myles Caggins. "Four soldiers were hurt.'
    events = events_of(text)
    assert sources(events, Attribute.KIND) == {"Col. Myles Caggins"}


@pytest.mark.parametrize(
    "text",
    [
        "Did Russian jets bomb the market in Idlib on Monday?",
        "The bomb could have killed dozens in Homs on Monday, police said.",
        "Had Russia attacked Idlib on Monday, many would have died.",
        "The drill simulated an attack on a base near Homs on Monday in which 20 soldiers were killed.",
        "Two soldiers were nearly killed by a mine near Homs on Monday.",
        "Gunmen were told to kill policemen in Homs.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert not [c for e in events_of(text) for c in e.of(Attribute.TYPE, Attribute.KILLED) if c.value != "REQUEST"]


def test_an_event_of_years_ago_is_historical() -> None:
    """In February 1982 government forces killed thousands of people in Hama."""
    events = events_of(test_an_event_of_years_ago_is_historical.__doc__ or "")
    assert [e.modality for e in events] == ["historical"]


def test_suspected_doers_probably_did_it() -> None:
    """Suspected militants attacked a village near Homs on Monday, killing seven people."""
    events = events_of(test_suspected_doers_probably_did_it.__doc__ or "")
    assert {c.certainty for e in events for c in e.of(Attribute.ACTOR)} == {"probable"}
    assert {c.certainty for e in events for c in e.of(Attribute.KILLED)} == {"certain"}


def test_countries_and_provinces_head_what_is_told_of_them() -> None:
    """A country before a colon in a roundup says nothing itself."""
    text = "MALI: On 8 May drones killed seven civilians in Kidal.\n\nNIGER: On 9 May gunmen killed two soldiers in Tillaberi.\n\nKunduz province: Gunmen killed two teachers on 10 May."
    claims = [c for e in code(Report(id="r", text=text, path="p")) for c in e.claims]
    assert {c.attribution.source.kind for c in claims} == {"outlet"}


def test_a_link_to_another_story_is_none_of_this_report() -> None:
    """Neither rules nor heads make an incident of "READ MORE: six dead in a blast"."""
    text = (
        "Shelling killed two traders in Idlib on Monday, doctors said.\n\nREAD MORE: Six dead in Kabul market blast, 11 January\n\n"
        "The dead were a father and his son."
    )
    link = range(text.index("READ MORE"), text.index("The dead were"))
    events = code(Report(id=report_id(text, None), text=text, path="x"))
    assert events
    assert not any(span.start in link for event in events for span in (event.trigger, *event.mentions))
