"""Answers are kept, carried out at once, told before and after, taken back; and nobody overwrites anybody in silence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rashomon.records import Attribute, Count, Judgement, Ruling, Subject
from rashomon.surfaces.desk.application import make_desk
from rashomon.surfaces.desk.keeping import Desk
from tests import made_up
from tests.surfaces.desk.conftest import Browser, incident_of, open_claim

WIRE, TOLD = made_up.wire()
INJURED = TOLD.of(Attribute.INJURED)[0]


def answer(browser: Browser, claim: str, said: str, **values: str) -> str:
    page = browser.get(f"/claims/{claim}")
    return str(browser.send(page, f"/claims/{claim}/answer", answer=said, **values).text)


@pytest.mark.parametrize(("said", "ruling"), [("right", Ruling.RIGHT), ("unsure", Ruling.UNSURE), ("wrong", Ruling.WRONG)])
def test_an_answer_is_kept_and_goes_on_to_the_next_claim(browser: Browser, desk: Desk, said: str, ruling: Ruling) -> None:
    page = answer(browser, INJURED.id, said, why="because")
    (judgement,) = desk.kept.judgements()
    assert (judgement.ruling, judgement.by, judgement.why, judgement.about[0].name) == (ruling, "Ana", "because", INJURED.id)
    assert not desk.kept.stale
    assert open_claim(page) != INJURED.id
    assert judgement.id[:8] in page
    assert desk.catalogue.lines[incident_of(desk, "Al-Malikiyah")].judged == {INJURED.id}


def test_after_an_answer_the_next_claim_in_the_order_of_the_page_is_open(browser: Browser, desk: Desk) -> None:
    page = browser.get(f"/incidents/{incident_of(desk, 'Al-Malikiyah')}")
    first = open_claim(page)
    second = open_claim(browser.get(re.search(r'href="([^"]+)" data-key="j"', page)[1].replace("&amp;", "&")))  # type: ignore[index]
    third = open_claim(answer(browser, second, "wrong"))
    assert len({first, second, third}) == 3
    assert open_claim(answer(browser, third, "right")) != first


def test_what_a_wrong_claim_would_change_is_said_before_and_after(browser: Browser, desk: Desk) -> None:
    before = browser.get(f"/claims/{INJURED.id}")
    foretold = re.search(r"<i>wrong:</i> (.+?)</span>", before, re.DOTALL)
    assert foretold
    assert "Injured" in foretold[1]
    after = answer(browser, INJURED.id, "wrong")
    assert foretold[1].strip() in after
    struck = desk.kept.incident(incident_of(desk, "Al-Malikiyah")).struck
    assert [claim.id for claim in struck] == [INJURED.id]


def test_a_correction_is_read_and_shown_before_it_is_kept(browser: Browser, desk: Desk) -> None:
    page = browser.get(f"/claims/{INJURED.id}/correct?value=at least 12")
    assert "is read as <b><bdi>at least 12</bdi></b>" in page
    assert not desk.kept.judgements()
    browser.send(page, f"/claims/{INJURED.id}/answer", answer="corrected")
    (judgement,) = desk.kept.judgements()
    assert judgement.ruling is Ruling.CORRECTED
    assert judgement.value == Count(low=12, best=None, high=None, wording="at least 12", of="US soldiers")
    assert "at least 12" in browser.get(f"/incidents/{incident_of(desk, 'Al-Malikiyah')}")


def test_undo_takes_back_and_redo_restores(browser: Browser, desk: Desk) -> None:
    name = incident_of(desk, "Al-Malikiyah")
    was = desk.kept.incident(name)
    page = answer(browser, INJURED.id, "wrong")
    judgement = desk.kept.judgements()[0]
    undone = str(browser.send(page, f"/judgements/{judgement.id}/undo").text)
    now = desk.kept.incident(incident_of(desk, "Al-Malikiyah"))
    assert (now.facts, now.struck) == (was.facts, ())
    assert ">Redo <kbd>" in undone
    assert desk.catalogue.lines[now.id].judged == frozenset()
    browser.send(undone, f"/judgements/{desk.kept.judgements()[1].id}/undo")
    assert desk.kept.incident(now.id).struck


def test_the_second_to_answer_sees_the_first(browser: Browser, desk: Desk) -> None:
    other = Browser(make_desk(desk), judge="Omar")
    page = other.get(f"/claims/{INJURED.id}")
    answer(browser, INJURED.id, "right", why="I rang them")
    conflict = other.send(page, f"/claims/{INJURED.id}/answer", status=409, answer="wrong").text
    assert "Ana" in conflict
    assert "I rang them" in conflict
    assert [j.by for j in desk.kept.judgements()] == ["Ana"]
    other.send(conflict, f"/claims/{INJURED.id}/answer", answer="wrong")
    assert [(j.by, j.ruling) for j in desk.kept.judgements()] == [("Ana", Ruling.RIGHT), ("Omar", Ruling.WRONG)]
    shown = other.get(f"/claims/{INJURED.id}")
    assert "outweighed" in shown


def test_a_decision_that_no_longer_fits_waits_and_is_named(browser: Browser, desk: Desk) -> None:
    gone = Subject(kind="claim", name="c-0", words=(replace(INJURED.evidence[0], report="r-0"),), attribute=Attribute.INJURED)
    desk.kept.add_judgements([Judgement(ruling=Ruling.WRONG, about=(gone,), by="Omar", at="2020-09-01T08:15:00Z")])
    assert "Omar, 2020-09-01" not in browser.get("/activity")
    page = browser.get("/activity?unfit=1")
    assert "Decisions that no longer fit" in page
    assert "Four US soldiers were hurt" in page
    answer(browser, INJURED.id, "right")
    assert "None: every decision" not in browser.get("/activity?unfit=1")


def test_two_incidents_are_made_one_and_parted_again(browser: Browser, desk: Desk) -> None:
    collision, shooting = incident_of(desk, "Al-Malikiyah"), next(line.id for line in desk.catalogue.lines.values() if "hooting" in line.title)
    trial = browser.get(f"/incidents/{collision}/pair?other={shooting}")
    assert "account" in trial or "origin" in trial
    browser.send(trial, f"/incidents/{collision}/pair", answer="same")
    assert len(desk.catalogue.lines) == 1
    (one,) = desk.catalogue.lines.values()
    assert one.reports == 3
    split = browser.get(f"/incidents/{one.id}/pair?other={WIRE.id}")
    browser.send(split, f"/incidents/{one.id}/pair", answer="different")
    assert sorted(line.reports for line in desk.catalogue.lines.values()) == [1, 2]
    assert desk.catalogue.lines.keys() == set(desk.kept.incident_ids())


def test_a_pair_that_has_changed_meanwhile_is_not_decided(browser: Browser, desk: Desk) -> None:
    collision, shooting = incident_of(desk, "Al-Malikiyah"), next(line.id for line in desk.catalogue.lines.values() if "hooting" in line.title)
    trial = browser.get(f"/incidents/{collision}/pair?other={shooting}")
    answer(browser, INJURED.id, "wrong")
    browser.send(trial, f"/incidents/{collision}/pair", status=409, answer="same")
    assert len(desk.catalogue.lines) == 2


def test_a_form_of_another_page_is_not_taken(browser: Browser, desk: Desk) -> None:
    page, path = browser.get(f"/claims/{INJURED.id}"), f"/claims/{INJURED.id}/answer"
    fields = browser.fields(page, path) | {"answer": "wrong"}
    client = browser.client
    assert client.post(path, data=fields | {"token": "x" * 43}).status_code == 403
    assert client.post(path, data={name: value for name, value in fields.items() if name != "token"}).status_code == 403
    assert client.post(path, data=fields, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert client.post(path, data=fields, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 403
    client.cookies.delete("rashomon_token")
    assert client.post(path, data=fields).status_code == 403
    assert not desk.kept.judgements()


def test_whoever_says_so_is_the_judge(browser: Browser, desk: Desk) -> None:
    browser.send(browser.get("/"), "/judge", judge="Mara  Klein\u202e")
    answer(browser, INJURED.id, "right")
    assert desk.kept.judgements()[0].by == "Mara Klein"


@pytest.mark.parametrize("values", [{"answer": "odd"}, {"answer": "note"}, {"answer": "corrected", "value": ""}, {"answer": "corrected", "value": "green"}])
def test_what_is_no_answer_is_refused(browser: Browser, desk: Desk, values: dict[str, str]) -> None:
    page = browser.get(f"/claims/{INJURED.id}")
    browser.send(page, f"/claims/{INJURED.id}/answer", status=422, **values)
    assert not desk.kept.judgements()
