"""Tables and JSON of known programs are read without naming their columns, and lists without texts say what to do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.reading.layouts import Layout
from rashomon.reading.paths import read_articles
from rashomon.records import Provenance
from tests.reading.formats.making import LONG, SHORT
from tests.reading.formats.reading import articles, kind, read


def table(rows: list[dict[str, str]]) -> str:
    """Rows as CSV."""
    held = io.StringIO()
    writer = csv.DictWriter(held, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue()


JSON: dict[str, tuple[Any, dict[str, str | None]]] = {
    "trafilatura JSON": (
        {"title": "Ford", "author": "Lena Aro", "hostname": "gazette.example", "date": "2020-08-28", "fingerprint": "f1", "text": LONG, "language": "en", "source": "https://gazette.example/1", "source-hostname": "Harbour Gazette", "excerpt": "x"},
        {"outlet": "Harbour Gazette", "url": "https://gazette.example/1", "byline": "Lena Aro"},
    ),
    "news-please JSON": (
        {"maintext": LONG, "title": "Ford", "source_domain": "gazette.example", "date_publish": "2020-08-28 10:00:00", "date_download": "2020-08-29", "url": "https://gazette.example/1", "authors": ["Lena Aro", "Omar Sayf"], "language": "en"},
        {"outlet": "gazette.example", "url": "https://gazette.example/1", "byline": "Lena Aro, Omar Sayf"},
    ),
    "fundus JSON": (
        [{"title": "Ford", "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [LONG]}]}, "authors": ["Lena Aro"], "publishing_date": "2020-08-28 10:00:00+00:00", "topics": []}],
        {"byline": "Lena Aro", "outlet": None},
    ),
    "Event Registry JSON": (
        {"articles": {"page": 1, "results": [{"uri": "77", "lang": "eng", "isDuplicate": False, "date": "2020-08-29", "dateTimePub": "2020-08-28T10:00:00Z", "url": "https://gazette.example/1", "title": "Ford", "body": LONG, "source": {"uri": "gazette.example", "title": "Harbour Gazette"}, "authors": [{"name": "Lena Aro"}]}]}},
        {"outlet": "Harbour Gazette", "byline": "Lena Aro", "language": "en"},
    ),
    "NewsAPI JSON": (
        {"status": "ok", "totalResults": 1, "articles": [{"source": {"id": None, "name": "Harbour Gazette"}, "author": "Lena Aro", "title": "Ford", "description": "x", "url": "https://gazette.example/1", "urlToImage": None, "publishedAt": "2020-08-28T10:00:00Z", "content": LONG}]},
        {"outlet": "Harbour Gazette", "byline": "Lena Aro"},
    ),
    "ninjs news item": ({"uri": "u1", "versioncreated": "2020-08-28T10:00:00Z", "headline": "Ford", "body_text": LONG, "provider": "Orontes Wire"}, {"outlet": "Orontes Wire"}),
}  # fmt: skip


@pytest.mark.parametrize("name", JSON)
def test_json_of_known_programs(tmp_path: Path, name: str) -> None:
    """Text, title and day, and what else each has: `source` of trafilatura is an address and no outlet."""
    content, wanted = JSON[name]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content))
    (article,) = articles(path)
    (report,), _ = read(path)
    assert (article.text, article.title, str(report.published)) == (LONG, "Ford", "2020-08-28")
    for field, value in wanted.items():
        found = getattr(report if field == "byline" else article, field)
        assert found == value, field
    assert kind(path) == name


def test_auto_archiver_sheet(tmp_path: Path) -> None:
    """Text and title as archived; address and time of the copy and the hash over it are kept."""
    row = {"link": "https://t.example/1", "archive status": "telegram: success", "destination folder": "x", "archive location": "https://archive.example/1.mp4", "archive date": "2020-08-30T07:00:00+00:00"}
    row |= {"thumbnail": "", "upload timestamp": "2020-08-28T10:00:00+00:00", "upload title": "Ford", "text content": LONG, "screenshot": "", "hash": "SHA-512 abc", "wacz": "", "replaywebpage": ""}
    path = tmp_path / "a.csv"
    path.write_text(table([row]))
    (report,), _ = read(path)
    assert (report.text, report.title, str(report.published), report.url) == (LONG, "Ford", "2020-08-28", "https://t.example/1")
    assert report.provenance == Provenance(captured="2020-08-30T07:00:00+00:00", digest="SHA-512 abc", archived="https://archive.example/1.mp4")
    assert kind(path) == "auto-archiver sheet"


@pytest.mark.parametrize(
    ("name", "content", "column"),
    [
        ("a.csv", table([{"id": "1", "indexed_date": "2020-08-29", "language": "en", "media_name": "gazette.example", "media_url": "gazette.example", "publish_date": "2020-08-28", "title": "Ford", "url": "https://x"}]), "url"),
        ("a.json", json.dumps({"articles": [{"url": "https://x", "title": "Ford", "seendate": "20200828T101500Z", "domain": "x", "language": "English", "sourcecountry": "Syria"}]}), "url"),
        ("a.export.CSV", "\t".join(["947510000", "20200828", "202008", "2020", "2020.6521", *[""] * 55, "https://x"]) + "\n", "SOURCEURL"),
    ],
)
def test_lists_without_texts_say_what_to_do(tmp_path: Path, name: str, content: str, column: str) -> None:
    """MediaCloud's and GDELT's lists have addresses: one issue, no report."""
    path = tmp_path / name
    path.write_text(content)
    reports, issues = read(path)
    assert not reports
    assert list(issues) == ["no-text"]
    assert column in issues["no-text"].message
    assert "trafilatura" in issues["no-text"].message


def test_first_lines_of_articles_are_told(tmp_path: Path) -> None:
    """NewsAPI ends a text that it cuts with how many characters are missing."""
    path = tmp_path / "a.json"
    cut = {**JSON["NewsAPI JSON"][0]["articles"][0], "content": f"{LONG[:100]}… [+2315 chars]"}
    path.write_text(json.dumps({"articles": [cut]}))
    _, issues = read(path)
    assert issues["partial-article"].message.startswith("1 of its texts")


def test_columns_asked_for_outweigh_a_known_layout(tmp_path: Path) -> None:
    """Also where it has no text of its own: a list with a column of texts added."""
    row = {"id": "1", "media_name": "g", "media_url": "g", "publish_date": "2020-08-28", "title": "Ford", "url": "https://x", "fetched": LONG}
    path = tmp_path / "a.csv"
    path.write_text(table([row]))
    (report,), _ = read(path, columns={"text": "fetched", "byline": "media_name"})
    assert (report.text, report.byline) == (LONG, "g")


def test_what_a_table_is_taken_for_is_told(tmp_path: Path) -> None:
    """Each column with its field, once."""
    path = tmp_path / "a.csv"
    path.write_text(table([{"Headline": "Ford", "Body": LONG, "Source": "Wire"}, {"Headline": "Mill", "Body": SHORT, "Source": "Wire"}]))
    (layout,) = [found for found in read_articles(path) if isinstance(found, Layout)]
    assert dict(layout.columns) == {"text": "Body", "title": "Headline", "outlet": "Source"}


def test_a_number_of_many_digits_breaks_its_row_alone(tmp_path: Path) -> None:
    """In JSON lines and in a list."""
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"n": {"9" * 5000}, "text": "{LONG}"}}\n{json.dumps({"text": SHORT})}\n')
    reports, issues = read(path)
    assert [report.text for report in reports] == [SHORT]
    assert "broken-row" in issues


def test_a_list_larger_than_a_text_is_read_item_by_item(tmp_path: Path) -> None:
    """As a table of any size is."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": f"{LONG} {number}"} for number in range(300)], indent=1))
    reports, issues = read(path, max_bytes=10_000)
    assert (len(reports), issues) == (300, {})
