"""Tables of articles: which column is which, and nothing held in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import SettingError
from rashomon.reading import ReadingOptions, parse_columns, read_paths
from rashomon.records import Issue, Report

TEXT = "The patrol of the Russian forces was stopped, and the soldiers left.\nIt was late."


def reports(path: Path, **columns: str) -> list[Report]:
    """The reports of a table."""
    return [f for f in read_paths([path], ReadingOptions(columns=columns)) if isinstance(f, Report)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_with_usual_names(tmp_path: Path, separator: str) -> None:
    """Body, Headline, Source, Date and Link are found by their names, in any case, whatever separates them."""
    path = tmp_path / "t.csv"
    rows = [
        ["Headline", "Body", "Source", "Date", "Link"],
        ["Stopped", f'"{TEXT}"', "Wire", "2020-08-28", "https://w.example"],
    ]
    path.write_text("\n".join(separator.join(row) for row in rows))
    (report,) = reports(path)
    assert (report.title, report.text, report.outlet) == ("Stopped", TEXT, "Wire")
    assert (str(report.published), report.published_from, report.url) == ("2020-08-28", "record", "https://w.example")
    assert report.path == f"{path.as_posix()}#1"


def test_columns_that_were_named(tmp_path: Path) -> None:
    """A mapping outweighs the usual names, and reaches into objects."""
    path = tmp_path / "t.jsonl"
    record = {
        "text": "a summary of the thing",
        "fields": {"body": TEXT},
        "head": "Stopped",
        "source": {"id": 1, "name": "Wire"},
    }
    path.write_text(json.dumps(record) + "\n")
    (report,) = reports(path, text="fields.body", title="head")
    assert (report.text, report.title, report.outlet) == (TEXT, "Stopped", "Wire")


def test_a_list_and_a_single_article_in_json(tmp_path: Path) -> None:
    """A .json file holds a list of articles, one article, or JSON lines."""
    for name, content in (
        ("list", json.dumps([{"text": TEXT}, {"text": TEXT + " Later."}], indent=1)),
        ("one", json.dumps({"text": TEXT}, indent=1)),
        ("lines", json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT + " Later."}) + "\n"),
    ):
        path = tmp_path / f"{name}.json"
        path.write_text(content)
        assert [r.text for r in reports(path)] == ([TEXT] if name == "one" else [TEXT, TEXT + " Later."])


def test_a_named_column_that_is_not_there(tmp_path: Path) -> None:
    """The columns that are there are listed, once."""
    path = tmp_path / "t.csv"
    path.write_text("id,story,when\n" + f'1,"{TEXT}",2020\n' * 3)
    (issue,) = read_paths([path], ReadingOptions(columns={"text": "body"}))
    assert isinstance(issue, Issue)
    assert "'body'" in issue.message
    assert "id, story, when" in issue.message
    found = list(read_paths([path], ReadingOptions(columns={"title": "head"})))
    assert [f.code for f in found if isinstance(f, Issue)] == ["missing-column"]
    assert len(reports(path)) == 3


def test_a_row_without_text_among_others(tmp_path: Path) -> None:
    """An empty cell is one empty article."""
    path = tmp_path / "t.jsonl"
    path.write_text(f'{{"title": "no text"}}\n{json.dumps({"text": TEXT})}\n{{"text": ""}}\n{{"text": null}}\n')
    found = list(read_paths([path]))
    assert len(reports(path)) == 1
    assert sorted(f.where.rpartition("#")[2] for f in found if isinstance(f, Issue)) == ["1", "3", "4"]
    assert {f.code for f in found if isinstance(f, Issue)} == {"empty-article"}


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """The first report is there before the last row is looked at."""
    path = tmp_path / "t.jsonl"
    path.write_text(f"{json.dumps({'text': TEXT})}\n" * 1000 + "{broken")
    found: Iterator[object] = read_paths([path])
    assert isinstance(next(found), Report)


def test_mapping_is_parsed_and_checked() -> None:
    """The words "text=body, title=headline" are a mapping; a field that does not exist is refused with those that do."""
    assert parse_columns("text=body, title=headline") == {"text": "body", "title": "headline"}
    with pytest.raises(SettingError, match="text, title, outlet"):
        parse_columns("body=text")
    with pytest.raises(SettingError, match="FIELD=COLUMN"):
        parse_columns("text")
    with pytest.raises(SettingError, match="there is no field"):
        ReadingOptions(columns={"author": "by"})


def test_an_old_encoding_of_a_table_is_told_once(tmp_path: Path) -> None:
    """A Windows-1252 table is read with one issue for the whole."""
    path = tmp_path / "t.csv"
    path.write_bytes(("text\n" + '"“They came,” he said of the patrol and the road."\n' * 5).encode("cp1252"))
    found = list(read_paths([path]))
    assert [f.code for f in found if isinstance(f, Issue)] == ["encoding-guessed"]
    assert reports(path)[4].text.startswith("“They came,”")
