"""Zip and gzip files: the files within are read as they would be beside each other, to a bound."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from rashomon.reading import read_paths
from rashomon.reading.formats import containers
from rashomon.records import Issue, Report
from tests.reading.formats.making import LONG, SHORT, make_docx, paragraph, zipped
from tests.reading.formats.reading import kind, read


def test_zip_of_many_kinds(tmp_path: Path) -> None:
    """Each file by its own reader, under a name that leads back to it; hidden files and style sheets are none, and a damaged file stops nothing."""
    document = make_docx(tmp_path / "x.docx", [paragraph(LONG)]).read_bytes()
    files = {"a/report.txt": LONG.encode(), "a/.hidden": b"x", "b.docx": document, "c.jsonl": json.dumps({"text": SHORT}).encode(), "d.css": b"p {}", "e.docx": document[:200], "z.txt": SHORT.encode()}
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(files))
    found = list(read_paths([path]))
    at = path.as_posix()
    assert [item.path for item in found if isinstance(item, Report)] == [f"{at}#a/report.txt", f"{at}#b.docx", f"{at}#c.jsonl#1", f"{at}#z.txt"]
    assert [(item.where, item.code) for item in found if isinstance(item, Issue)] == [(f"{at}#d.css", "not-a-report"), (f"{at}#e.docx", "broken-file")]
    assert kind(path) == "zip archive"


def test_gzip_of_anything(tmp_path: Path) -> None:
    """A table and a text under their own names; cut short, they are read as far as they go."""
    table = tmp_path / "t.jsonl.gz"
    table.write_bytes(gzip.compress(b"".join(json.dumps({"text": f"{LONG} {n}"}).encode() + b"\n" for n in range(3))))
    assert [report.path.rpartition("#")[2] for report in read(table)[0]] == ["1", "2", "3"]
    text = tmp_path / "a.txt.gz"
    text.write_bytes(gzip.compress(LONG.encode()))
    assert [(report.text, report.path) for report in read(text)[0]] == [(LONG, text.as_posix())]
    text.write_bytes(gzip.compress(LONG.encode() * 2_000)[:-30])
    reports, issues = read(text)
    assert reports[0].text.startswith(LONG)
    assert "truncated-file" in issues


def test_archives_that_unpack_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are refused at a bound over all their files, and the files before are read."""
    monkeypatch.setattr(containers, "MOST_UNPACKED", 1_000_000)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": LONG.encode(), "b.txt": bytes(2_000_000), "c.txt": LONG.encode()}))
    reports, issues = read(path)
    assert [report.text for report in reports] == [LONG]
    assert "unpack it yourself" in issues["too-large"].message
    packed = tmp_path / "a.txt.gz"
    packed.write_bytes(gzip.compress(bytes(2_000_000)))
    assert list(read(packed)[1]) == ["too-large"]


def test_archives_within_archives(tmp_path: Path) -> None:
    """To a depth; an archive that holds itself ends there too."""
    inner = zipped({"a.txt": LONG.encode()})
    for _ in range(2):
        inner = zipped({"in.zip": inner})
    path = tmp_path / "a.zip"
    path.write_bytes(inner)
    assert len(read(path)[0]) == 1
    path.write_bytes(zipped({"in.zip": zipped({"in.zip": inner})}))
    reports, issues = read(path)
    assert not reports
    assert "unpack it" in issues["too-large"].message


def test_locked_and_empty_archives(tmp_path: Path) -> None:
    """A file under a password is told; names that climb out of the folder stay names."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"../../climbs.txt": LONG.encode()}))
    assert len(read(path)[0]) == 1
    assert not (tmp_path.parent / "climbs.txt").exists()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", LONG)
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))
    assert "password" in read(path)[1]["broken-file"].message
    path.write_bytes(zipped({}) + b"")
    assert read(path)[1]
