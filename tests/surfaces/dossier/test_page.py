"""The page as a whole: complete, offline, escaped, the same every time."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from rashomon.records import Incident, Issue, Report
from rashomon.surfaces.dossier import write_dossier
from tests.surfaces.dossier import fixture
from tests.surfaces.dossier.fixture import COLLISION, INCIDENTS, ISSUES, REPORTS

VOID = {"meta", "br", "link", "img", "hr", "input", "use", "path", "circle", "rect", "ellipse"}


class Page(html.parser.HTMLParser):
    """The page's elements, its text, and whether every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return "".join(self.words)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(write_dossier(INCIDENTS, REPORTS, ISSUES, made="rashomon, for a test", whole=True))


def test_every_element_is_closed(page: Page) -> None:
    assert page.faults == []
    assert page.open == []


def test_every_evidence_stands_on_the_page_as_it_was_written(page: Page) -> None:
    for incident in INCIDENTS:
        for claim in incident.claims:
            for span in claim.evidence:
                assert span.text in page.text


def test_every_incident_and_every_report_is_named(page: Page) -> None:
    for incident in INCIDENTS:
        assert incident.title in page.text
    for report in REPORTS.values():
        assert report.outlet is not None
        assert report.outlet in page.text


def test_every_link_within_the_page_has_its_target_and_no_target_is_there_twice(page: Page) -> None:
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = [a["href"] for _, a in page.elements if a.get("href", "").startswith("#")]
    assert links
    assert {link[1:] for link in links} <= set(ids)
    referred = {i for _, a in page.elements for i in a.get("aria-labelledby", "").split()}
    assert referred <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    """A link to a report's own address is all that leads out, and only where the address is a web address."""
    assert not {"script", "link", "iframe", "img", "object", "embed", "form", "base", "video", "audio"} & {
        n for n, _ in page.elements
    }
    for name, attributes in page.elements:
        assert not any(
            key.startswith("on") or key in ("src", "srcset", "data", "action", "poster") for key in attributes
        )
        if not attributes.get("href", "#").startswith("#"):
            assert name == "a"
            assert attributes["href"].startswith(("http://", "https://"))
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy


def test_styles_ask_for_nothing() -> None:
    text = write_dossier(INCIDENTS, REPORTS)
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "@font-face" not in style


def test_a_report_with_a_script_for_an_address_has_no_link(page: Page) -> None:
    assert not any("javascript" in a.get("href", "") for a in page.all("a"))
    assert any(a.get("href") == "http://delta.example/a?b=1&c=2" for a in page.all("a"))


def test_the_same_ledger_gives_the_same_bytes_in_any_order() -> None:
    once = write_dossier(INCIDENTS, REPORTS, ISSUES, made="now")
    again = write_dossier(INCIDENTS[::-1], dict(reversed(REPORTS.items())), ISSUES[::-1], made="now")
    assert once == again


def test_headings_step_down_by_one(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_table_headers_say_what_they_head_and_drawings_have_a_title(page: Page) -> None:
    assert all(a.get("scope") in ("col", "row", "colgroup") for a in page.all("th"))
    assert all(a.get("aria-hidden") == "true" or "aria-labelledby" in a for a in page.all("svg"))


def test_an_empty_ledger_has_a_page() -> None:
    page = Page(write_dossier([], {}))
    assert page.faults == []
    assert "No incident was found" in page.text


def test_a_title_and_a_maker_are_printed_as_given() -> None:
    page = Page(write_dossier(INCIDENTS, REPORTS, title="Autumn & after", made="rashomon <9>"))
    assert "Autumn & after" in page.text
    assert "rashomon <9>" in page.text


def _hostile(text: str, outlet: str) -> tuple[Incident, dict[str, Report]]:
    report = fixture.make_report(outlet, text, "2020-08-26", title=text[:60])
    claims = [
        fixture.say(report, fixture.A.KIND, text, text),
        fixture.say(report, fixture.A.PLACE, text[:20], text[:20]),
    ]
    event = fixture.make_event(report, claims, text[:5])
    facts = [
        fixture.Fact(
            attribute=c.attribute,
            status=fixture.Status.UNCORROBORATED,
            positions=(fixture.hold([c.value], [c], [outlet]),),
        )
        for c in claims
    ]
    return fixture.make_incident(text, [event], facts, {outlet: [report]}), {report.id: report}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> struck </style></title><img src=x onerror=alert(1)> a convoy",
        "\u202egnirts desrever\u202c and \u2066left open, a patrol",
        "x" * 4000,
        '" onmouseover="alert(1)" {{ 7 * 7 }} {% raw %} &amp; &#60;b&#62;',
        "a\x00b\ud800c struck",
    ],
)
def test_hostile_text_is_text(text: str) -> None:
    incident, reports = _hostile(text, text[:80])
    written = write_dossier(
        [incident], reports, [Issue(code=text[:9], where=text, message=text)], title=text, made=text
    )
    page = Page(written)
    assert page.faults == []
    assert not {"script", "img"} & {n for n, _ in page.elements}
    assert not any(key.startswith("on") for _, a in page.elements for key in a)
    assert text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd") in page.text
    written.encode()


def test_a_report_that_is_not_at_hand_leaves_the_evidence() -> None:
    page = Page(write_dossier([COLLISION], {}))
    assert page.faults == []
    assert "Four American soldiers were hurt" in page.text
    assert "a report not at hand" in page.text


def test_three_hundred_incidents_stay_readable() -> None:
    many = [replace(i, id=f"{i.id}-{n}", title=f"{i.title} {n}") for n in range(75) for i in INCIDENTS]
    page = Page(write_dossier(many, REPORTS))
    assert page.faults == []
    assert 0 < len(page.all("article")) <= 12
    assert len(page.all("li")) + len(page.all("tr")) >= 300
