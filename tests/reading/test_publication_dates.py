"""Publication dates that files give badly: named with the file and a cure, and never guessed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.reading import ReadingOptions, read_paths, today
from rashomon.records import Issue, Report

TEXT = (
    "A Russian patrol was stopped by US vehicles near the village of Khirbet Ammu on Tuesday, residents said. "
    "The two sides stood on the road for an hour before the patrol turned back to its base at the airport."
)


def as_text(folder: Path, date: str) -> Path:
    path = folder / "a.txt"
    path.write_text(f"Title: Patrol stopped\nPublished: {date}\n\n{TEXT}\n")
    return path


def as_page(folder: Path, date: str) -> Path:
    path = folder / "a.html"
    head = f'<title>Patrol stopped</title><meta property="article:published_time" content="{date}">'
    path.write_text(f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body></html>")
    return path


def as_linked_page(folder: Path, date: str) -> Path:
    path = folder / "a.html"
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{date}"}}</script>'
    path.write_text(f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body></html>")
    return path


def as_json_lines(folder: Path, date: str) -> Path:
    path = folder / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "date": date}) + "\n")
    return path


def as_csv(folder: Path, date: str) -> Path:
    path = folder / "a.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["text", "published"], [TEXT, date]])
    return path


def as_catalogue(folder: Path, date: str) -> Path:
    (folder / "a.txt").write_text(TEXT)
    (folder / "reports.csv").write_text(f'file,published\na.txt,"{date}"\n')
    return folder


FORMS = [as_text, as_page, as_linked_page, as_json_lines, as_csv, as_catalogue]
Form = Callable[[Path, str], Path]


def read_one(path: Path) -> tuple[Report, list[Issue]]:
    found = list(read_paths([path]))
    (report,) = [f for f in found if isinstance(f, Report)]
    return report, [f for f in found if isinstance(f, Issue)]


@pytest.mark.parametrize("form", FORMS)
def test_a_day_is_taken(form: Form, tmp_path: Path) -> None:
    report, issues = read_one(form(tmp_path, "2020-08-26"))
    assert (str(report.published), issues) == ("2020-08-26", [])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("date", ["2620/08", "soon", "31 February 2020", "05/06/2020"])
def test_what_is_no_day_or_could_be_two_is_named(form: Form, date: str, tmp_path: Path) -> None:
    report, (issue,) = read_one(form(tmp_path, date))
    assert (report.published, report.published_from) == (None, None)
    assert (issue.code, issue.where) == ("unknown-date", report.path)
    assert date in issue.message
    assert "write it as 2020-08-28" in issue.message


@pytest.mark.parametrize("form", FORMS)
def test_a_day_that_is_still_to_come_is_named(form: Form, tmp_path: Path) -> None:
    date = today().replace(year=today().year + 2, day=1).isoformat()
    report, (issue,) = read_one(form(tmp_path, date))
    assert (report.published, report.published_from) == (None, None)
    assert (issue.code, issue.where) == ("future-date", report.path)
    assert date in issue.message
    assert "correct it" in issue.message


def test_an_option_that_is_still_to_come_is_refused() -> None:
    with pytest.raises(SettingError, match="still to come"):
        ReadingOptions(published=today().replace(year=today().year + 2, day=1))


def test_a_page_that_declares_nothing_has_no_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head></head><body><article><p>{TEXT}</p></article></body></html>")
    report, issues = read_one(path)
    assert (report.published, issues) == (None, [])


def test_the_first_declaration_that_is_a_day_is_taken(tmp_path: Path) -> None:
    """A template's empty date beside a whole one is passed over."""
    path = tmp_path / "a.html"
    head = '<meta name="date" content="[[date]]"><meta itemprop="datePublished" content="2020-08-26T10:00:00Z">'
    path.write_text(f"<html><head>{head}</head><body><article><p>{TEXT}</p></article></body></html>")
    report, issues = read_one(path)
    assert (str(report.published), issues) == ("2020-08-26", [])
