"""Every format cut short, drowned in empty bytes and under another's name: something is told, soon, and the file beside it is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.reading import read_paths
from rashomon.records import Issue, Report
from tests.reading.formats.making import SHORT
from tests.reading.formats.seeds import seeds

LARGE = 25_000_000
"""Bytes of a file that is nearly all empty: so many that what grows with their square would take minutes."""
SLOW = 8.0
"""Seconds in which each is done with on a busy machine; an idle one takes a tenth of it."""
WHOLE = frozenset({"a.docx", "b.docx", "a.xlsx", "a.pdf", "a.parquet", "a.rtf", "a.zip", "a.txt.gz", "result.json", "tweets.js", "a.rss", "a.xml", "a.warc.gz", "a.warc", "f.html", "n.html", "a.odt", "a.ods", "a.wacz"})
WHOLE |= {"a.html", "a.atom", "nexis.rtf", "factiva.rtf", "indexed.html", "integrum.html", "integrum.xlsx", "a.jsonl", "ninjs.json", "newsapi.json", "a.csv", "archiver.csv"}
"""Formats that show by their own form where they end. Of the others (texts, mail) nobody can say that something is missing."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return seeds(tmp_path_factory.mktemp("seeds"))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with a sound text that is read last."""
    (tmp_path / "zz.txt").write_text(SHORT)
    return tmp_path


def read(folder: Path) -> tuple[list[Report], list[Issue]]:
    """What a folder gives, the text beside apart."""
    begun = time.monotonic()
    found = list(read_paths([folder]))
    assert time.monotonic() - begun < SLOW
    reports = [item for item in found if isinstance(item, Report)]
    assert [report.text for report in reports if report.path.endswith("zz.txt")] == [SHORT]
    return [report for report in reports if not report.path.endswith("zz.txt")], [item for item in found if isinstance(item, Issue)]


def test_every_seed_is_sound(beside: Path, sound: dict[str, bytes]) -> None:
    """It gives a report, so that what the others say is of what was done to it."""
    for name, raw in sound.items():
        (beside / name).write_bytes(raw)
        reports, issues = read(beside)
        assert reports or [issue.code for issue in issues] == ["language-not-read"], name
        (beside / name).unlink()


def cuts(raw: bytes) -> Iterator[bytes]:
    return (raw[: len(raw) * share // 10] for share in (5, 9))


def test_every_format_cut_short(beside: Path, sound: dict[str, bytes]) -> None:
    """An issue says so wherever the format shows it; reports and issues, and never nothing, elsewhere."""
    for name, raw in sound.items():
        for part in cuts(raw):
            (beside / name).write_bytes(part)
            reports, issues = read(beside)
            assert reports or issues, name
            assert name not in WHOLE or issues, (name, len(part), len(raw))
        (beside / name).unlink()


def test_every_format_drowned_in_empty_bytes(beside: Path, sound: dict[str, bytes]) -> None:
    """A sound beginning and then empty bytes, as a broken copy leaves them: it is read or refused, soon."""
    for name, raw in sound.items():
        with (beside / name).open("wb") as stream:
            stream.write(raw)
            stream.truncate(LARGE)
        reports, issues = read(beside)
        assert reports or issues, name
        (beside / name).unlink()


def test_every_format_under_anothers_name(beside: Path, sound: dict[str, bytes]) -> None:
    """A picture is refused under every name, and noise gives an issue under every name; neither is taken for a text."""
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    noise = bytes((n * 7919 + n // 256 * 104_729) % 256 for n in range(20_000))
    for name in sound:
        for content in (picture, noise):
            (beside / name).write_bytes(content)
            reports, issues = read(beside)
            assert not reports, name
            assert issues, name
        (beside / name).unlink()
