"""Tables that are parsed once, and parsed all the same where nothing can be kept."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from rashomon.knowledge import tables
from rashomon.knowledge.tables import parse_table

ROWS = "".join(f'[[row]]\nname = "Ṭall {n}"\nat = [{n}.25, -0.1]\nlarge = true\n' for n in range(300))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RASHOMON_CACHE", str(tmp_path))
    return tmp_path / "tables"


def test_a_kept_table_is_the_table(cache: Path) -> None:
    first = parse_table(ROWS)
    assert first == tomllib.loads(ROWS)
    (kept,) = cache.iterdir()
    kept.write_text(json.dumps({"row": []}))
    assert parse_table(ROWS) == {"row": []}
    assert parse_table(f"{ROWS}more = 1\n") != {"row": []}


def test_a_broken_one_is_made_again(cache: Path) -> None:
    parse_table(ROWS)
    (kept,) = cache.iterdir()
    kept.write_text("{")
    assert parse_table(ROWS) == tomllib.loads(ROWS) == parse_table(ROWS)
    assert json.loads(kept.read_text()) == tomllib.loads(ROWS)


def test_a_small_one_and_one_with_days_are_not_kept(cache: Path) -> None:
    assert parse_table("a = 1") == {"a": 1}
    dated = f"{ROWS}day = 2020-08-28\n"
    assert parse_table(dated) == tomllib.loads(dated)
    assert not cache.exists() or list(cache.iterdir()) == []


def test_no_more_are_kept_than_the_newest(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST", 2)
    for age in range(4):
        parse_table(f"{ROWS}n = {age}\n")
        newest = max(cache.iterdir(), key=lambda file: file.stat().st_mtime)
        os.utime(newest, (age, age))
    assert len(list(cache.iterdir())) == 2


def test_a_cache_that_cannot_be_written_is_no_matter(cache: Path) -> None:
    cache.write_text("in the way")
    assert parse_table(ROWS) == tomllib.loads(ROWS)


def test_no_table_is_no_table() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_table("row = [\n" * 2000)
