"""Every page of the desk is there, shows what the ledger holds, and can be reached by an address that stays."""

from __future__ import annotations

import csv
import io
import re

import pytest

from rashomon.running.between import Between
from rashomon.surfaces.desk.incident import TABS
from rashomon.surfaces.desk.keeping import Desk
from tests import made_up
from tests.surfaces.desk.conftest import Browser, incident_of, open_claim


def test_the_queue_has_every_incident_with_its_reason(browser: Browser, desk: Desk) -> None:
    page = browser.get("/")
    assert page.count('class="qi"') == len(desk.catalogue.lines) == 2
    assert "blame" in page or "who" in page
    first = re.search(r'class="qi" href="/incidents/(i-[0-9a-f]+)"', page)
    assert first
    assert first[1] == max(desk.catalogue.lines.values(), key=lambda line: line.doubt).id


@pytest.mark.parametrize("tab", TABS)
def test_every_part_of_an_incident(browser: Browser, desk: Desk, tab: str) -> None:
    name = incident_of(desk, "Al-Malikiyah")
    page = browser.get(f"/incidents/{name}?tab={tab}")
    assert f'data-tab="{tab}" aria-current="page"' in page


def test_the_words_stand_in_the_report_as_they_came(browser: Browser) -> None:
    report, event = made_up.wire()
    page = browser.get(f"/reports/{report.id}?claim={event.claims[7].id}")
    held = re.search(r'<div class="rep long"[^>]*>(.*?)</div>', page, re.DOTALL)
    assert held
    assert re.sub(r"<sup>.*?</sup>|<[^>]+>", "", held[1]) == report.text


def test_a_claim_and_an_event_lead_to_their_incident(browser: Browser, desk: Desk) -> None:
    _, event = made_up.wire()
    claim = event.claims[7]
    assert open_claim(browser.get(f"/claims/{claim.id}")) == claim.id
    assert incident_of(desk, "Al-Malikiyah") in browser.client.get(f"/events/{event.id}").url.path
    assert browser.client.get("/?text=1").url.path.startswith("/incidents/i-")


def test_what_is_asked_for_stands_in_the_address_and_can_be_taken_out(browser: Browser, desk: Desk) -> None:
    page = browser.get("/?status=disputed&party=USA&since=2020-08&order=told")
    assert "1 of 2 incidents" in page
    chips = re.findall(r'class="chip on" href="([^"]+)"', page)
    assert len(chips) == 3
    assert all("order=told" in chip for chip in chips)
    assert "Nothing here is like that" in browser.get("/?until=1999")
    assert incident_of(desk, "Al-Malikiyah") in browser.get("/?box=36,41,38,43&text=video")


@pytest.mark.parametrize("query", ["status=odd", "box=1,2", "box=9,9,1,1", "since=yesterday", "order=odd", "judged=odd", "text=" + "a" * 300])
def test_what_cannot_be_asked_is_refused_in_words(browser: Browser, query: str) -> None:
    answer = browser.client.get(f"/?{query}")
    assert answer.status_code == 422
    assert "Unprocessable" in answer.text


@pytest.mark.parametrize("path", ["/incidents/i-0000", "/claims/c-0000", "/reports/r-0000", "/events/e-0000", "/nothing", "/assets/x/../../pages.py", "/assets/x/none.css"])
def test_what_is_not_there_is_said(browser: Browser, path: str) -> None:
    assert browser.client.get(path).status_code == 404


def test_what_is_in_view_as_a_table_of_chosen_columns(browser: Browser) -> None:
    page = browser.get("/?column=title&column=latitude")
    assert "<th" in page
    assert "Latitude" in page
    assert "Origins</th>" not in page
    rows = list(csv.DictReader(io.StringIO(browser.client.get("/table.csv?column=title&column=latitude&column=outlets").text)))
    assert {row["latitude"] for row in rows} == {"37.1770"}
    assert {"title", "latitude", "outlets"} == rows[0].keys()


def test_what_may_be_the_same_is_warned_of(browser: Browser, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = desk.catalogue.lines.values()
    assert "may be" not in browser.get("/")
    monkeypatch.setattr("rashomon.surfaces.desk.keeping.may_be_one", lambda _: [Between(left=one.id, right=other.id, bits=1.0)])
    desk.compare_all()
    page = browser.get("/")
    assert f"<b>{other.number} may be {one.number}.</b>" in page
    assert "2 incidents" in browser.get("/?similar=1")


def test_others_are_seen_who_look_at_the_same(browser: Browser, desk: Desk) -> None:
    name = incident_of(desk, "Al-Malikiyah")
    browser.client.cookies.set("rashomon_judge", "Omar Nasr")
    browser.get(f"/incidents/{name}")
    browser.client.cookies.set("rashomon_judge", "Ana")
    assert "Omar Nasr</bdi> looks at this too" in browser.get(f"/incidents/{name}")
