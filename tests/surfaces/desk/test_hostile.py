"""A report that would do something to a page is shown, everywhere, and does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rashomon.records import Attribute, Event, Report, report_id
from rashomon.surfaces.desk.application import make_desk
from rashomon.surfaces.desk.incident import TABS
from rashomon.surfaces.desk.keeping import Desk
from tests import made_up
from tests.surfaces.desk.conftest import Browser, write_ledger

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> fired near Al-Malikiyah on Tuesday <svg/onload=alert(3)>. "
    "\u202eIt was «quoted» {{ 7*7 }} javascript:alert(4)\u202c </textarea><style>*{display:none}</style> " + "A" * 1_000_000 + "\n"
)
"""What a page must never do, but show."""


def hostile() -> tuple[Report, Event]:
    """A report that would do something to a page, with claims on its worst words, by a source whose name is no better."""
    outlet = '"><script>alert(5)</script>'
    report = replace(
        made_up.make_report(HOSTILE, "reports/<b>hostile</b>.txt", outlet, 26), title="<script>alert(6)</script>\u202e", url="javascript:alert(7)",
        id=report_id(HOSTILE, outlet),
    )  # fmt: skip
    worst = "<script>alert(1)</script>"
    claims = (
        made_up.make_claim(report, Attribute.KIND, "shooting", "fired"),
        made_up.make_claim(report, Attribute.ACTOR, worst, worst),
        made_up.make_claim(report, Attribute.EVIDENCE, "<svg/onload=alert(3)>", "<svg/onload=alert(3)>"),
        made_up.make_claim(report, Attribute.PLACE, "near Al-Malikiyah", "near Al-Malikiyah", resolved=made_up.DERIK),
        made_up.make_claim(report, Attribute.EQUIPMENT, "A" * 1000, "A" * 1_000_000),
    )
    return report, made_up.make_event(report, "fired", *claims)

REPORT, EVENT = hostile()
PATHS = [
    "/", *(f"/events/{EVENT.id}?tab={tab}" for tab in TABS), *(f"/claims/{claim.id}" for claim in EVENT.claims), f"/reports/{REPORT.id}",
    f"/reports/{REPORT.id}?claim={EVENT.claims[1].id}", "/?text=<script>alert(8)</script>", '/?outlet="><script>alert(9)</script>', "/activity",
    "/incidents/<script>alert(10)</script>", "/?status=<script>", "/claims/" + EVENT.claims[1].id + "/correct?value=<script>alert(11)</script>",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser before a ledger that holds the hostile report alone."""
    desk = Desk(str(write_ledger(tmp_path_factory.mktemp("hostile") / "hostile.ledger", (REPORT, EVENT))), judge="Ana")
    yield Browser(make_desk(desk))
    desk.close()


class Doing(HTMLParser):
    """What a page does: its scripts and styles, what listens, and where its links go."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and not (held.get("src") or "").startswith("/assets/")):
            self.found.append(tag)
        if tag == "img":
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in held if name.startswith("on") or name == "style"]
        self.found += [f"{tag} {name} {value}" for name, value in attrs if name in ("href", "src", "action") and not (value or "").startswith(("/", "#", "?", "http"))]


@pytest.mark.parametrize("path", PATHS)
def test_it_is_shown_and_does_nothing(browser: Browser, path: str) -> None:
    answer = browser.client.get(path)
    doing = Doing()
    doing.feed(answer.text)
    assert not doing.found
    assert "\u202e" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_controls_are_printed_by_name_and_a_long_line_whole(browser: Browser) -> None:
    page = browser.get(f"/reports/{REPORT.id}")
    assert '<span class="ctl">U+202E</span>' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "A" * 1_000_000 in re.sub(r"<[^>]+>", "", page)


def test_what_somebody_answers_is_shown_too(browser: Browser) -> None:
    claim = EVENT.claims[0]
    page = browser.get(f"/claims/{claim.id}")
    browser.send(page, f"/claims/{claim.id}/answer", answer="wrong", why="<script>alert(12)</script>\u202e")
    shown = browser.get(f"/claims/{claim.id}") + browser.get("/activity")
    assert "<script>alert(12)" not in shown
    assert shown.count("&lt;script&gt;alert(12)") >= 2
