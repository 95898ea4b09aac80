"""Every kind of bad input, each as a real file: one clear line, and the rest is read."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from rashomon.reading import ReadingOptions, read_paths
from rashomon.records import Issue, Report

GOOD = "A Russian patrol was stopped by US vehicles near the village on Tuesday, and the two sides stood there for an hour.\n"
TURKISH = (
    "Rus devriyesi salı günü köyün yakınında Amerikan araçları tarafından durduruldu ve iki taraf bir saat bekledi. "
    * 3
)
ARABIC = "أوقفت مركبات أمريكية دورية روسية قرب القرية يوم الثلاثاء وبقي الطرفان هناك ساعة كاملة دون إطلاق نار. " * 3


def read(*paths: Path, **options: object) -> tuple[list[Report], dict[str, Issue]]:
    """The reports, and the issues by code."""
    found = list(read_paths(paths, ReadingOptions(**options)))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Report)], {f.code: f for f in found if isinstance(f, Issue)}


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty-file"),
    "blank": ("a.txt", b" \n\n\t\n", "empty-file"),
    "header only": ("a.txt", b"Title: A patrol\nOutlet: Wire\n\n", "empty-article"),
    "zero bytes": ("a.txt", GOOD.encode() + bytes(100), "binary-file"),
    "control characters": ("a.txt", bytes(range(1, 32)) * 40, "binary-file"),
    "pdf": ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "broken-file"),
    "office document": ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "broken-file"),
    "old office document": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary-file"),
    "picture": ("a.html", b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary-file"),
    "unmarked UTF-16": ("a.txt", GOOD.encode("utf-16-le"), "encoding-unclear"),
    "Cyrillic in Windows-1251": (
        "a.txt",
        ("Российский патруль остановили у деревни. " * 5).encode("cp1251"),
        "encoding-unclear",
    ),
    "marked UTF-16 that is not": ("a.txt", b"\xff\xfe\x00\xd8\x00\xd8" + GOOD.encode(), "encoding-unclear"),
    "Turkish": ("a.txt", TURKISH.encode(), "language-not-read"),
    "Arabic": ("a.txt", ARABIC.encode(), "language-not-read"),
    "Arabic in Windows-1256": ("a.txt", ARABIC.encode("cp1256"), "language-not-read"),
    "page without article": (
        "a.html",
        b"<html><body><ul><li><a href='/'>Home</a></li><li>News</li></ul></body></html>",
        "no-article",
    ),
    "page of nothing": ("a.html", b"<!-- nothing -->", "no-article"),
    "own dossier": (
        "a.html",
        b"<!doctype html><html><head><meta name='generator' content='rashomon 0.1'></head></html>",
        "own-output",
    ),
    "table without text": ("a.csv", b"id,heading,when\n1,Patrol,2020\n", "missing-column"),
    "table of nothing": ("a.csv", b"text,title\n", "empty-file"),
    "lines without text": ("a.jsonl", b'{"id": 1, "summary": "x"}\n', "missing-column"),
    "lines of nothing": ("a.jsonl", b"\n\n", "empty-file"),
    "no JSON at all": ("a.json", b"this is not JSON", "broken-row"),
    "style sheet": ("a.css", b"body { color: red }", "not-a-report"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_is_named_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    """A folder with one bad file and one good one gives an issue that names the bad file, and the good report."""
    file, content, code = BAD[name]
    (tmp_path / file).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD)
    reports, issues = read(tmp_path)
    assert [r.text for r in reports] == [GOOD]
    assert code in issues, issues
    assert issues[code].where.startswith((tmp_path / file).as_posix())
    assert len(issues[code].message) > 7
    assert "\n" not in issues[code].message


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """A text of 100 MB is refused by its size; the file here has a hole, so that reading it whole would be slow but free."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(GOOD.encode() * 100)
        stream.truncate(100_000_000)
    _, issues = read(path)
    assert "100 MB" in issues["too-large"].message
    assert "20 MB" in issues["too-large"].message


def test_a_large_table_is_read_but_not_a_large_article(tmp_path: Path) -> None:
    """A table may be larger than a text may; one article in it may not. The next row is read."""
    path = tmp_path / "t.jsonl"
    path.write_text('{"text": "' + "x" * 3000 + '"}\n{"text": "' + GOOD.strip() + '"}\n')
    reports, issues = read(path, max_bytes=2000)
    assert [r.path for r in reports] == [f"{path.as_posix()}#2"]
    assert issues["broken-row"].where.endswith("#1")
    path = tmp_path / "t.csv"
    path.write_text("text\n" + '"' + "x\n" * 1500 + '"\n' + '"' + GOOD.strip() + '"\n')
    reports, issues = read(path, max_bytes=2000)
    assert [r.path for r in reports] == [f"{path.as_posix()}#2"]
    assert issues["too-large"].where.endswith("#1")


def test_western_text_in_an_old_encoding_is_read_and_told(tmp_path: Path) -> None:
    """Quotation marks of Windows-1252 are read as such, with an issue."""
    path = tmp_path / "a.txt"
    path.write_bytes(("“They came at noon,” a café owner said. " + GOOD).encode("cp1252"))
    reports, issues = read(path)
    assert reports[0].text.startswith("“They came at noon,” a café owner said.")
    assert "Windows-1252" in issues["encoding-guessed"].message


def test_a_broken_byte_is_shown_and_told(tmp_path: Path) -> None:
    """One bad byte in UTF-8 text becomes U+FFFD, and the issue names the line."""
    path = tmp_path / "a.txt"
    path.write_bytes(("“Stop,” he said — “now.”\n" * 3).encode() + b"The vill\xffage\n" + GOOD.encode())
    reports, issues = read(path)
    assert "vill\ufffdage" in reports[0].text
    assert "line 4" in issues["encoding-damaged"].message


def test_a_file_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A text cut inside a character and a page without its end are read, with an issue each."""
    text, page = tmp_path / "a.txt", tmp_path / "b.html"
    text.write_bytes((GOOD + "“Stop,” he said, “now").encode() + "”".encode()[:2])
    page.write_text("<html><body><article>" + f"<p>{GOOD}</p>" * 5 + "<p>And then the")
    reports, issues = read(text)
    assert reports[0].text.endswith("“now")
    assert issues["truncated-file"].where == text.as_posix()
    reports, issues = read(page)
    assert GOOD.strip() in reports[0].text
    assert issues["truncated-file"].where == page.as_posix()


def test_broken_rows_are_named_by_line_and_the_others_read(tmp_path: Path) -> None:
    """A cut JSON line, a line of another kind, a short row and a quotation mark left open cost one row each."""
    lines = tmp_path / "a.jsonl"
    article = '{"text": "' + GOOD.strip() + '"}'
    lines.write_text(f'{article}\n\n[1, 2]\n{{"text": "A pat\n{article[:-1]}, "title": "x"}}\n{{"text": "The end is')
    found = list(read_paths([lines]))
    assert [f.path.rpartition("#")[2] for f in found if isinstance(f, Report)] == ["1", "4"]
    assert [(f.where.rpartition("#")[2], f.message.split(":")[0]) for f in found if isinstance(f, Issue)] == [
        ("2", "line 3 is JSON but not an object with columns"),
        ("3", "line 4 is cut off"),
        ("5", "line 6 is cut off"),
    ]
    table = tmp_path / "a.csv"
    table.write_text(
        f'title,text\nOne,"{GOOD}"\nshort\nTwo,"{GOOD}"\nThree,"never closed {GOOD}Four,{GOOD.replace(",", ";")}'
    )
    found = list(read_paths([table]))
    assert [f.title for f in found if isinstance(f, Report)] == ["One", "Two", "Four"]
    messages = [f.message for f in found if isinstance(f, Issue)]
    assert messages[0].startswith("line 4 has 1 of 2 columns")
    assert messages[1].startswith("line 7 opens a quotation mark that never closes")


def test_what_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without rights, a link to nowhere, a path that is not there, a socket: an issue each."""
    denied = tmp_path / "denied.txt"
    denied.write_text(GOOD)
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # a socket's path may have 108 characters only
        server.bind("socket.txt")
        read_bytes = Path.read_bytes

        def refuse(path: Path) -> bytes:
            if path.name == "denied.txt":
                raise PermissionError(13, "Permission denied")
            return read_bytes(path)

        monkeypatch.setattr(Path, "read_bytes", refuse)
        found = list(read_paths([tmp_path, tmp_path / "not-there.txt"]))
    assert [(Path(f.where).name, f.code) for f in found if isinstance(f, Issue)] == [
        ("denied.txt", "unreadable-file"),
        ("link.txt", "missing-file"),
        ("socket.txt", "unreadable-file"),
        ("not-there.txt", "missing-file"),
    ]


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    """An empty folder, and one with hidden files only."""
    (tmp_path / ".hidden").write_text(GOOD)
    _, issues = read(tmp_path)
    assert issues["empty-folder"].where == tmp_path.as_posix()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_rights_are_respected(tmp_path: Path) -> None:
    """A file and a folder that may not be read are issues."""
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    codes = [f.code for f in read_paths([tmp_path]) if isinstance(f, Issue)]
    (tmp_path / "b").chmod(0o700)
    assert codes == ["unreadable-file", "unreadable-file"]


def test_a_file_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    """A name in an old encoding is escaped; the report is read."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    reports, _ = read(tmp_path)
    assert reports[0].path.endswith("caf\\xe9.txt")
    reports[0].path.encode()


def test_half_characters_and_zeros_in_json_are_replaced(tmp_path: Path) -> None:
    """JSON can write what no text can hold; it is shown as U+FFFD, so that it can be stored."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "The village \\ud800 of the patrol \\u0000 and the road.", "title": "A \\udfff"}\n')
    reports, _ = read(path)
    assert reports[0].text == "The village \ufffd of the patrol \ufffd and the road."
    assert reports[0].title == "A \ufffd"
