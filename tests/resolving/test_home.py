"""Outside every theatre, the country in which the events lie says whose "the army" is."""

from __future__ import annotations

import datetime as dt

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Report, report_id
from tests.coding.reader import told


def events_of(text: str) -> set[object]:
    report = Report(id=report_id(text, None), text=text, path="a.txt", published=dt.date(2023, 5, 10))
    return told(code(report, load_knowledge(None)), Attribute.ACTOR)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Shelling killed three people in Omdurman and Khartoum. The army had bombed a market in Omdurman on Monday.", "SDN_MIL"),
        ("The army attacked rebels near Goma on Monday. Fighting went on in Sake and Minova.", "COD_MIL"),
    ],
)
def test_the_army_is_that_of_the_country_where_it_happened(text: str, doer: str) -> None:
    assert doer in events_of(text)


def test_where_two_countries_are_spoken_of_the_army_stays_open() -> None:
    text = "Shells fell in Omdurman in Sudan and near Goma in the DR Congo. The army attacked a village on Monday."
    assert not events_of(text) & {"SDN_MIL", "COD_MIL"}
