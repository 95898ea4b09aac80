"""What programs get: the same filters, tags of the content, and a document that describes it."""

from __future__ import annotations

import re

import pytest

from rashomon.records import Attribute
from rashomon.surfaces.desk.api import ROUTES
from rashomon.surfaces.desk.keeping import Desk
from rashomon.surfaces.desk.openapi import DOCUMENT
from tests import made_up
from tests.surfaces.desk.conftest import Browser, incident_of

REPORT, EVENT = made_up.wire()
INJURED = EVENT.of(Attribute.INJURED)[0]


def test_incidents_are_asked_for_as_on_the_page(browser: Browser, desk: Desk) -> None:
    told = browser.client.get("/api/incidents?status=disputed&order=told").json()
    assert (told["found"], told["held"], told["next_after"]) == (1, 2, None)
    (row,) = told["incidents"]
    assert row["id"] == incident_of(desk, "Al-Malikiyah")
    assert row["claims_left"] == row["claims_in_all"] > 10
    assert "blame" in row["doubted_for"] or "who" in row["doubted_for"]


def test_pages_follow_each_other(browser: Browser, desk: Desk) -> None:
    first = browser.client.get("/api/incidents?limit=1").json()
    second = browser.client.get(f"/api/incidents?limit=1&after={first['next_after']}").json()
    assert {first["incidents"][0]["id"], second["incidents"][0]["id"]} == desk.catalogue.lines.keys()
    assert second["next_after"] is None


def test_an_incident_a_claim_and_a_report_whole(browser: Browser, desk: Desk) -> None:
    name = incident_of(desk, "Al-Malikiyah")
    incident = browser.client.get(f"/api/incidents/{name}").json()
    claim = browser.client.get(f"/api/claims/{INJURED.id}").json()
    text = browser.client.get(f"/api/reports/{REPORT.id}").json()["text"]
    assert INJURED.id in {held["id"] for held in incident["claims"]}
    assert claim["evidence"][0]["text"] == text[claim["evidence"][0]["start"] : claim["evidence"][0]["end"]] == "Four US soldiers were hurt"
    assert claim["incidents"] == [name]


def test_a_tag_holds_until_something_is_decided(browser: Browser, desk: Desk) -> None:
    path = f"/api/incidents/{incident_of(desk, 'Al-Malikiyah')}"
    first = browser.client.get(path)
    tag = first.headers["etag"]
    assert browser.client.get(path, headers={"if-none-match": tag}).status_code == 304
    page = browser.get(f"/claims/{INJURED.id}")
    browser.send(page, f"/claims/{INJURED.id}/answer", answer="unsure")
    after = browser.client.get(path, headers={"if-none-match": tag})
    assert after.status_code == 200
    assert after.json()["version"] != first.json()["version"]
    assert [given["ruling"] for given in browser.client.get(f"/api/claims/{INJURED.id}").json()["answers"]] == ["unsure"]
    told = browser.client.get("/api/judgements").json()
    assert told["held"] == 1
    assert told["judgements"][0]["by"] == "Ana"


@pytest.mark.parametrize(("path", "status"), [
    ("/api/incidents?limit=0", 422), ("/api/incidents?limit=x", 422), ("/api/incidents?status=odd", 422), ("/api/incidents?after=i-1", 404),
    ("/api/incidents/i-0000", 404), ("/api/claims/x", 404), ("/api/reports/%00", 404), ("/api/nothing", 404), ("/api/judgements?skip=-1", 422),
])  # fmt: skip
def test_a_refusal_is_json_with_the_reason(browser: Browser, path: str, status: int) -> None:
    answer = browser.client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"].keys() == {"code", "message"}


def test_nothing_is_changed_from_there(browser: Browser) -> None:
    assert browser.client.post("/api/incidents").status_code == 405


def test_the_document_names_every_address_and_what_each_answers(browser: Browser, desk: Desk) -> None:
    document = browser.client.get("/api/openapi.json").json()
    assert document == DOCUMENT
    assert {route.path for route in ROUTES} - {"/api/openapi.json"} == document["paths"].keys()
    name = {"incident": incident_of(desk, "Al-Malikiyah"), "claim": INJURED.id, "report": REPORT.id}
    for path, held in document["paths"].items():
        schema = held["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        told = browser.client.get(re.sub(r"\{(\w+)\}", lambda found: name[found[1]], path)).json()
        assert set(schema["required"]) <= told.keys()
