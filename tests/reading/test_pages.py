"""Saved web pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import trafilatura

from rashomon.reading import read_paths
from rashomon.reading.page_heads import take_head
from rashomon.records import Report

PARAGRAPHS = [
    "A Russian patrol was stopped by US vehicles near the village of Khirbet Ammu on Tuesday, residents said.",
    "The two sides stood on the road for an hour before the patrol turned back to its base at the airport.",
    "A spokesman for the coalition said that nobody was hurt, and that the road had been agreed beforehand.",
]
PAGE = """<!doctype html><html lang="en"><head><title>Patrol stopped | Harbour Wire</title>
<meta property="og:title" content="Patrol stopped near Khirbet Ammu">
<meta property="og:site_name" content="Harbour Wire">
<meta property="article:published_time" content="2020-08-26T10:00:00+00:00">
<link rel="canonical" href="https://harbour.example/patrol"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Patrol stopped near Khirbet Ammu</h1>{body}</article>
<section id="comments"><h2>Comments</h2><p class="comment">I was there and it was all different, believe me, all of it.</p></section>
<footer>Copyright 2019 Harbour Wire. All rights reserved.</footer></body></html>"""


def write_page(path: Path, encoding: str = "utf-8") -> Report:
    """The page as a file, read."""
    path.write_bytes(PAGE.replace("{body}", "".join(f"<p>{p}</p>" for p in PARAGRAPHS)).encode(encoding))
    (report,) = [f for f in read_paths([path]) if isinstance(f, Report)]
    return report


def test_the_article_alone_a_line_a_paragraph(tmp_path: Path) -> None:
    """No menu, comments or footer; what the page declares of itself is taken."""
    report = write_page(tmp_path / "a.html")
    assert [line for line in report.text.splitlines() if line in PARAGRAPHS] == PARAGRAPHS
    assert "Home" not in report.text
    assert "believe me" not in report.text
    assert "Copyright" not in report.text
    assert (report.title, report.outlet) == ("Patrol stopped near Khirbet Ammu", "Harbour Wire")
    assert (str(report.published), report.published_from) == ("2020-08-26", "page, by its <meta article:published_time>")
    assert report.url == "https://harbour.example/patrol"


def test_a_page_without_a_declared_day_is_undated(tmp_path: Path) -> None:
    """A day in the text or the footer is not the day of publication."""
    path = tmp_path / "a.html"
    body = "".join(f"<p>{p} It was 14 May 2019.</p>" for p in PARAGRAPHS)
    path.write_text(f"<html><body><article>{body}</article><footer>Copyright 2019</footer></body></html>")
    (report,) = [f for f in read_paths([path]) if isinstance(f, Report)]
    assert report.published is None


def test_a_page_by_its_content(tmp_path: Path) -> None:
    """A file without an ending that begins like a page is one."""
    assert write_page(tmp_path / "saved").text.count("patrol") >= 2


def test_a_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    """A page that says it is Latin-1 is read so."""
    path = tmp_path / "a.html"
    body = "".join(f"<p>{p} Café, naïve, déjà vu: àéîõü ÀÉÎÕÜ.</p>" for p in PARAGRAPHS)
    page = f"<html><head><meta charset=iso-8859-1></head><body><article>{body}</article></body></html>"
    path.write_bytes(page.encode("latin-1"))
    (report,) = [f for f in read_paths([path]) if isinstance(f, Report)]
    assert "déjà vu: àéîõü" in report.text


@pytest.mark.parametrize(
    "page",
    [
        "<head><title>Ford closed - Gazette.example</title></head><body><h1>The ford is closed</h1><h2 class='title'>Others</h2></body>",
        "<head><title>x</title><meta property='og:title' content='The ford'><meta property='og:site_name' content='Gazette'><link rel='canonical' href='https://gazette.example/ford'></head><body><h1>Menu</h1></body>",
        "<head><title>a.b</title></head><body><h1>Menu</h1><h1 class='post-title'>The ford is closed</h1></body>",
        "<head><title>a.b</title></head><body><div class='entry-title'><b>The ford</b> is closed</div><h2>Others</h2></body>",
        "<head><title>a.b</title></head><body><h2>The ford is closed</h2><h2>Others</h2></body>",
        '<head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ford", "publisher": {"@type": "Organization", "name": "Gazette"}}</script></head><body><p>x</p></body>',
        '<head></head><body><h1>Menu</h1><script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ford", "author": {"name": "A. Writer"}}</script></body>',
        "<p>no head at all</p>",
    ],
)
def test_a_page_is_named_as_trafilatura_names_it(page: str) -> None:
    """From the head and the headings alone, whichever of them names it."""
    whole = trafilatura.extract_metadata(trafilatura.load_html(f"<html>{page}</html>"))
    found = take_head(trafilatura.load_html(f"<html>{page}</html>"))
    assert (found.title, found.site, found.address) == (whole.title, whole.sitename, whole.url)
