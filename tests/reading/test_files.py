"""Which files are read."""

from __future__ import annotations

from pathlib import Path

from rashomon.reading import list_files


def test_folders_through_and_through(tmp_path: Path) -> None:
    """In order of name; hidden files, ledgers, reports.csv and a saved page's own folder are passed over."""
    for name in (
        "b.txt", "a.html", "a_files/logo.txt", "sub/c.txt", "sub/deep/d.jsonl", ".hidden/e.txt", ".f.txt",
        "rashomon.ledger", "rashomon.ledger-wal", "no ending",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "reports.csv").write_text("file,outlet\nb.txt,Wire\n")
    found = [p.relative_to(tmp_path).as_posix() for p in list_files([tmp_path])]
    assert found == ["a.html", "b.txt", "no ending", "sub/c.txt", "sub/deep/d.jsonl"]


def test_a_link_that_leads_back_is_entered_once(tmp_path: Path) -> None:
    """A folder linked into itself ends."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    assert [p.name for p in list_files([tmp_path])] == ["a.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By itself and in its folder."""
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert list_files([path, tmp_path, tmp_path / "." / "a.txt"]) == (path,)


def test_a_reports_csv_with_texts_is_a_table(tmp_path: Path) -> None:
    """Without a column `file` it describes no files, and is read."""
    path = tmp_path / "reports.csv"
    path.write_text("title,text\nA,B\n")
    assert list_files([tmp_path]) == (path,)
