"""Incidents as FollowTheMoney's entities."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rashomon.records import Attribute, Incident, Report
from rashomon.surfaces.exports import writer_of
from tests import made_up
from tests.asking.builders import days, incident, on, suffered, tell
from tests.surfaces.exports.test_event_data import CIV, SHELLED, killed

REPORTS = (made_up.wire()[0], made_up.rival()[0])


def entities(*made: Incident, reports: tuple[Report, ...] = REPORTS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in writer_of("followthemoney")(made, reports)]


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


def test_an_incident_is_an_event_with_its_parties_and_reports() -> None:
    """Joined by ids that are there; each account documents it with its source and its words."""
    found = entities(made_up.incident())
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    (event,) = of_schema(found, "Event")
    assert (event["startDate"], event["endDate"], event["country"]) == (["2020-08-25"], ["2020-08-25"], ["sy"])
    assert event["location"] == ["within 15 km of Al-Malikiyah"]
    assert set(event["involved"]) | set(event["proof"]) <= ids
    assert {name for party in of_schema(found, "Organization") for name in party["name"]} == {"Russian forces", "United States forces"}
    assert {tuple(article["publisher"]) for article in of_schema(found, "Article")} == {("Harbour Wire",), ("Severnaya Svodka",)}
    said = {tuple(one["role"]): one for one in of_schema(found, "Documentation")}
    assert "Injured: 4" in said["the Pentagon",]["summary"][0]
    assert said["The Russian ministry",]["summary"] == ["Injured denied: at least 1"]
    assert all(one["entity"][0] in ids and one["document"][0] in ids for one in said.values())


def test_what_is_only_denied_is_in_no_event() -> None:
    """It is told by its question in the notes; the denier's account has it as denied."""
    told = (tell("Wire", "They shelled it.", *SHELLED, suffered(CIV)), tell("Post", "Nobody died.", killed(12, CIV), denied={Attribute.KILLED}))
    found = entities(incident(*told), reports=tuple(report for report, _ in told))
    (event,) = of_schema(found, "Event")
    assert "12" not in json.dumps(event)
    assert "Only denied: killed (CIV)." in event["notes"][0]
    assert ["Killed denied: 12"] in [one["summary"] for one in of_schema(found, "Documentation")]
    assert [party["name"] for party in of_schema(found, "Organization")] == [["Russian military"]]


def test_days_without_a_year_and_addresses_of_no_web_are_left_out() -> None:
    """The model would make something else of them."""
    report, event = tell("Wire", "They shelled it.", on(days("--06-02")))
    found = entities(incident((report, event)), reports=(replace(report, url="file:///tmp/x", language="und"),))
    assert "startDate" not in of_schema(found, "Event")[0]
    assert not {"sourceUrl", "language"} & of_schema(found, "Article")[0].keys()


def test_nothing_is_lost_when_followthemoney_reads_it() -> None:
    """Every value passes the library's cleaning as it is, and every property is one of the schema."""
    model = pytest.importorskip("followthemoney").model
    found = entities(made_up.incident())
    for entity in found:
        proxy = model.make_entity(entity["schema"])
        proxy.id = entity["id"]
        for name, values in entity["properties"].items():
            for value in values:
                proxy.add(name, value)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {name: sorted(values) for name, values in entity["properties"].items()}
