"""The day of publication that a page gives of itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from rashomon.reading import read_paths
from rashomon.records import Issue, Report
from rashomon.resolving import date_by_text

BODY = (
    "<p>A patrol of the border guard was fired on near the ford at Wadi Numan on Tuesday, two herdsmen who saw it said.</p>"
    "<p>Both sides sent more men to the ridge in the evening, and the road to the market stayed shut through the whole night.</p>"
    "<p>The district office said that it had asked for calm and that an officer of each side would meet on the bridge.</p>"
)


def read_page(tmp_path: Path, *, head: str = "", top: str = "", bottom: str = "", outside: str = "", lang: str = "en") -> tuple[Report, list[Issue]]:
    page = f"<html lang='{lang}'><head><title>Patrol fired on</title>{head}</head><body><article><h1>Patrol fired on at the ford</h1>{top}{BODY}{bottom}</article>{outside}</body></html>"
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    found = list(read_paths([path]))
    (report,) = [f for f in found if isinstance(f, Report)]
    return report, [f for f in found if isinstance(f, Issue)]


@pytest.mark.parametrize(
    ("head", "top", "element"),
    [
        ('<meta property="article:published_time" content="2019-05-08T06:00:00Z">', "", "<meta article:published_time>"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2019-05-08", "dateModified": "2019-06-01"}]}</script>', "", "JSON-LD datePublished"),
        ("", '<time datetime="2019-05-08">8 May</time>', "<time> under the headline"),
        ("", '<p class="byline">By our staff | Published 8 May 2019, updated 9 May 2019</p>', "<p> under the headline"),
        ("", '<div itemprop="datePublished" content="2019-05-08">yesterday</div>', "<div> marked as published"),
        ("", '<time datetime="2019-05-08">8 May 2019</time> Updated <time datetime="2019-05-09">9 May 2019</time>', "<time> under the headline"),
        ("", '<span class="date">14 Ramadan 1440 - 8 May 2019</span>', "<span> under the headline"),
        ('<link rel="canonical" href="https://wire.example/2019/05/08/ford">', "", "address"),
        ('<meta property="article:modified_time" content="2019-06-01">', '<p class="date">8 May 2019</p>', "<p> under the headline"),
    ],
)
def test_the_element_that_gives_the_day_is_named(tmp_path: Path, head: str, top: str, element: str) -> None:
    report, issues = read_page(tmp_path, head=head, top=top)
    assert (str(report.published), report.published_from) == ("2019-05-08", f"page, by its {element}")
    assert issues == []


@pytest.mark.parametrize(
    ("bottom", "outside"),
    [
        ('<p>The ford was last fired on on <time datetime="2017-02-03">3 February 2017</time>, when a mule was killed there.</p>', ""),
        ('<ul class="timeline"><li><time datetime="2016-01-02">2 January 2016</time> First shots</li></ul>', ""),
        ("", '<div class="comment"><time datetime="2021-06-05">5 June 2021</time> I saw it.</div>'),
        ("", '<aside><ul><li><time datetime="2020-01-05">5 Jan 2020</time> Another story</li></ul></aside>'),
        ("", "<footer>Site updated 12 March 2021. Copyright 2021</footer>"),
    ],
)
def test_a_time_elsewhere_on_the_page_is_no_day_of_publication(tmp_path: Path, bottom: str, outside: str) -> None:
    report, issues = read_page(tmp_path, bottom=bottom, outside=outside)
    assert (report.published, issues) == (None, [])


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta property="article:modified_time" content="2021-02-12">', ""),
        ('<meta property="og:updated_time" content="2021-02-12T08:00:00Z">', ""),
        ("", "<p>Last updated: 12 February 2021</p>"),
        ("", '<p class="meta">Last updated <time class="updated" datetime="2021-02-12">12 February 2021</time></p>'),
    ],
)
def test_a_day_of_change_is_named_and_not_taken(tmp_path: Path, head: str, top: str) -> None:
    report, (issue,) = read_page(tmp_path, head=head, top=top)
    assert report.published is None
    assert issue.code == "changed-date"
    assert date_by_text(report, dt.date(2026, 1, 1))[0].published is None


@pytest.mark.parametrize("head", ['<meta name="date" content="2020-08">', '<meta property="article:published_time" content="August 2020">'])
def test_a_month_is_no_day(tmp_path: Path, head: str) -> None:
    report, (issue,) = read_page(tmp_path, head=head)
    assert (report.published, issue.code) == (None, "unknown-date")


@pytest.mark.parametrize(
    "top", ['<time datetime="03/04/2020">03/04/2020</time>', "<time>03/04/2020</time>", '<p class="byline">Published 03/04/2020</p>', '<span class="date">04-03-2020</span>']
)
@pytest.mark.parametrize("lang", ["en", "en-US"])
def test_figures_that_could_be_two_days_are_none(tmp_path: Path, top: str, lang: str) -> None:
    report, _ = read_page(tmp_path, top=top, lang=lang)
    assert report.published is None


@pytest.mark.parametrize(("words", "day"), [("1442-01-07", "2020-08-26 by Lunar Hijri"), ("1399/06/05", "2020-08-26 by Solar Hijri")])
def test_a_year_of_another_calendar_is_named_as_such(tmp_path: Path, words: str, day: str) -> None:
    report, (issue,) = read_page(tmp_path, head=f'<meta name="date" content="{words}">')
    assert (report.published, issue.code) == (None, "other-calendar")
    assert day in issue.message


def test_quotations_keep_their_marks(tmp_path: Path) -> None:
    report, _ = read_page(
        tmp_path,
        bottom="<p>The herdsman said: <q>They fired <b>first</b></q>, and he left the ford.</p><blockquote><p>We did not begin this.</p><p>We shall end it.</p></blockquote>",
    )
    assert "said: “They fired first”, and he left" in report.text
    assert "“We did not begin this." in report.text
    assert "We shall end it.”" in report.text


def test_a_notice_about_cookies_is_no_part_of_the_article(tmp_path: Path) -> None:
    notice = "<div class='consent-banner'>" + "<p>We and our partners store and use information on your device, such as cookies, to show advertisements and to count visits.</p>" * 6 + "</div>"
    page = f"<html><body>{notice}<div class='story'><h1>Patrol fired on</h1>{BODY}</div></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (report,) = [f for f in read_paths([tmp_path / "page.html"]) if isinstance(f, Report)]
    assert "cookies" not in report.text
    assert "Wadi Numan" in report.text


def test_text_that_was_left_out_is_told(tmp_path: Path) -> None:
    more = "".join(f"<li><p>{word} herdsman of the valley told us what he had seen at the ford on that long and bitter evening.</p></li>" for word in ("One", "Another", "A third", "A fourth"))
    page = f"<html><body><article><h1>Patrol fired on</h1><p>{'A patrol was fired on near the ford on Tuesday. ' * 4}</p></article><div class='gallery'><ul>{more}</ul></div></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    found = list(read_paths([tmp_path / "page.html"]))
    kept = next(f for f in found if isinstance(f, Report))
    told = [f.code for f in found if isinstance(f, Issue)]
    assert ("partial-article" in told) == ("A fourth herdsman" not in kept.text)
