"""Plain-text reports and what is said about them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading import ReadingOptions, read_paths
from rashomon.reading.headers import read_header
from rashomon.records import Issue, Report, report_id

BODY = "Qamishli, ONA - A citizen was wounded on Wednesday when the patrol of the forces opened fire.\n\nThe end.\n"


def read_one(path: Path, options: ReadingOptions | None = None) -> Report:
    """The only report at this path."""
    (report,) = [f for f in read_paths([path], options) if isinstance(f, Report)]
    return report


def test_a_header_block_and_the_article_after_it(tmp_path: Path) -> None:
    """Title, outlet, day and address come from the header; the text is what follows its blank line, to the letter, under its headline."""
    path = tmp_path / "a.txt"
    path.write_text(
        f"Title: Fire at a checkpoint\nOutlet: Orontes\nPublished: 12 February 2020\nURL: https://o.example/1\n\n{BODY}"
    )
    report = read_one(path)
    assert report == Report(
        id=report_id(f"Fire at a checkpoint\n\n{BODY}", "Orontes"),
        text=f"Fire at a checkpoint\n\n{BODY}",
        path=path.as_posix(),
        title="Fire at a checkpoint",
        outlet="Orontes",
        published=dt.date(2020, 2, 12),
        published_from="header",
        url="https://o.example/1",
        language="en",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title: unknown\nThe patrol was stopped by the villagers and the soldiers of the convoy left.\n",
        "Title: the war\nBy a reporter in the field\n\nThe patrol was stopped by the villagers.\n",
        "The patrol of the forces was stopped.\nOutlet: none\n\nIt left.\n",
        "\nTitle: after a blank line\n\nThe patrol was stopped by the villagers.\n",
        "Title: one\nTitle: two\n\nThe patrol was stopped by the villagers.\n",
        "Headline: a name that no header has\n\nThe patrol was stopped by the villagers.\n",
    ],
)
def test_what_is_no_header_stays_in_the_article(tmp_path: Path, text: str) -> None:
    """A block is a header only when every line of it is, once, from the first line to a blank one."""
    path = tmp_path / "a.txt"
    path.write_text(text)
    report = read_one(path)
    assert report.text == text
    assert report.title is None


def test_a_header_without_its_blank_line_is_told(tmp_path: Path) -> None:
    """Two lines like a header run into the article: they stay there, with an issue."""
    path = tmp_path / "a.txt"
    path.write_text(f"Title: Fire\nOutlet: Orontes\n{BODY}")
    found = list(read_paths([path]))
    assert [f.code for f in found if isinstance(f, Issue)] == ["header-unclear"]


@given(st.text(max_size=60))
def test_a_header_never_eats_or_changes_the_article(text: str) -> None:
    """For every text: what follows the header is a tail of the text."""
    header = read_header(text)
    assert text.endswith(text[header.start :])
    assert read_header(f"Title: x\n\n{text}").start == len("Title: x\n\n")


def test_line_ends_are_one_character(tmp_path: Path) -> None:
    """CRLF and a mark at the start are the file's, not the text's; offsets are counted without them."""
    path = tmp_path / "a.txt"
    path.write_bytes(
        b"\xef\xbb\xbf" + f"Outlet: Orontes\r\n\r\n{BODY}".replace("\n", "\r\n").replace("\r\r", "\r").encode()
    )
    report = read_one(path)
    assert report.text == BODY
    assert report.outlet == "Orontes"


def test_utf16_with_its_mark(tmp_path: Path) -> None:
    """A text in UTF-16 is read when it says so."""
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode("utf-16"))
    assert read_one(path).text == BODY


def test_the_nearer_hand_outweighs(tmp_path: Path) -> None:
    """The option outweighs reports.csv, which outweighs the header; each day tells where it is from."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Title: Header\nOutlet: Header\nPublished: 2020-01-01\n\n{BODY}")
    (tmp_path / "reports.csv").write_text("file,title,outlet,published,url\na.txt,Table,,2 Feb 2020,\n")
    a, b = (f for f in read_paths([tmp_path]) if isinstance(f, Report))
    assert (a.title, a.outlet, str(a.published), a.published_from) == ("Table", "Header", "2020-02-02", "table")
    assert (b.title, b.outlet, str(b.published), b.published_from) == ("Header", "Header", "2020-01-01", "header")
    options = ReadingOptions(published=dt.date(2020, 3, 3), outlet="Option")
    a, b = (f for f in read_paths([tmp_path], options) if isinstance(f, Report))
    assert (a.title, a.outlet, str(a.published), a.published_from) == ("Table", "Option", "2020-03-03", "option")


def test_a_day_that_is_no_day_is_told_and_not_guessed(tmp_path: Path) -> None:
    """The form "03/04/2020" could be two days: the report is undated, and an issue says why."""
    path = tmp_path / "a.txt"
    path.write_text(f"Published: 03/04/2020\n\n{BODY}")
    found = list(read_paths([path]))
    assert [(f.code, "03/04/2020" in f.message) for f in found if isinstance(f, Issue)] == [("unknown-date", True)]
    assert read_one(path).published is None
    assert read_one(path).published_from is None


def test_a_bad_catalogue_is_told_once(tmp_path: Path) -> None:
    """reports.csv that names a file which is not there, and has a short row: an issue each, once for the folder."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    (tmp_path / "reports.csv").write_text("file,outlet,published\nc.txt,Wire,2020-01-01\na.txt\nb.txt,Wire,someday\n")
    issues = [f for f in read_paths([tmp_path]) if isinstance(f, Issue)]
    assert [(i.code, Path(i.where).name) for i in issues] == [
        ("missing-file", "reports.csv#1"),
        ("broken-row", "reports.csv#2"),
        ("unknown-date", "b.txt"),
    ]


def test_a_headline_that_the_article_repeats_stands_once(tmp_path: Path) -> None:
    """Other quotes, dashes and capitals do not make it another; a title of one word is a label and no headline."""
    path = tmp_path / "b.txt"
    path.write_text("Title: Two hurt in ‘blast’ at Dori - police\nOutlet: Post\n\nTWO HURT IN 'BLAST' AT DORI – POLICE\n\nA mine went off.\n")
    assert read_one(path).text == "TWO HURT IN 'BLAST' AT DORI – POLICE\n\nA mine went off.\n"
    path.write_text("Title: News\nOutlet: Post\n\nA mine went off near Dori on Friday, hurting two people.\n")
    assert read_one(path).headline == 0
    path.write_text("Title: Two hurt near Dori\nOutlet: Post\n\nA mine went off near Dori on Friday, hurting two people.\n")
    report = read_one(path)
    assert report.text[: report.headline] == "Two hurt near Dori"


def test_each_header_block_begins_an_article(tmp_path: Path) -> None:
    """Two articles in one file, each under its own block, are two reports; a quoted "Outlet: unknown" is text."""
    blocks = "Title: One\nOutlet: Wire\n\nDrones hit a depot near Kosti.\n\nTitle: Two\nOutlet: Post\n\nShells hit a market in Omdurman.\n\nOutlet: unknown\n"
    path = tmp_path / "a.txt"
    path.write_text(blocks, "utf-8")
    found = [r for r in read_paths([path], ReadingOptions()) if isinstance(r, Report)]
    assert [(r.title, r.outlet, r.path.rpartition("#")[2]) for r in found] == [("One", "Wire", "1"), ("Two", "Post", "2")]
    assert found[1].text.rstrip().endswith("Outlet: unknown")
