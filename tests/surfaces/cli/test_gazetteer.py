"""`rashomon gazetteer`: add, list, find, remove."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.surfaces.cli.gazetteer import add

Run = Callable[..., Any]
DUMP = Path(__file__).parents[2] / "knowledge" / "adding" / "dumps" / "SY.txt"
TABLE = "town;lat;lon;type\nTall Qasmiyah;36,95;41,71;village\nNorth;96;41;village\nUmm Zarqa;36.6;40.9;souk\n"


@pytest.fixture
def folder(here: Path) -> Path:
    """A dump and a table."""
    shutil.copy(DUMP, here / "SY.txt")
    (here / "villages.csv").write_text(TABLE)
    return here


def test_a_dump_is_added(rashomon: Run, folder: Path) -> None:
    """What was added goes to standard output, what was not to standard error."""
    result = rashomon("gazetteer", "add", "SY.txt")
    assert result.exit_code == 0
    assert result.stdout == f"11 places added as sy, kept in {folder / 'own' / 'gazetteers' / 'sy.sqlite'}\n"
    assert result.stderr == "rashomon: passed over 1 feature of kinds that no report is placed by (S.HTL 1)\n"


def test_a_table_is_added(rashomon: Run, folder: Path) -> None:
    """Rows that cannot be used are named; so are kinds that are not known, and that no country was told."""
    result = rashomon("gazetteer", "add", "villages.csv", "--name", "mine")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "rashomon: villages.csv: line 3 has a latitude of 96, which is not between -90 and 90: not added",
        "rashomon: villages.csv: unknown kinds, taken as settlements by their inhabitants: souk (1)",
        "rashomon: 2 without a country: other spellings of their names are not looked for; tell it with --country",
    ]
    result = rashomon("gazetteer", "add", "villages.csv", "--name", "mine", "--replace", "--country", "SY", "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(result.stderr.splitlines()) == 2


def test_what_is_refused(rashomon: Run, folder: Path) -> None:
    """A name that is taken, missing columns, a file that is not there: exit 2, with the cure."""
    rashomon("gazetteer", "add", "SY.txt")
    for words, cure in (
        (["SY.txt"], "--replace"),
        (
            ["villages.csv", "--columns", "name=lat,latitude=where"],
            "has no column 'where' for latitude; it has town, lat, lon, type",
        ),
        (["none.csv"], "there is no such file"),
        (["villages.csv", "--columns", "name"], "FIELD=COLUMN"),
    ):
        result = rashomon("gazetteer", "add", *words)
        assert result.exit_code == 2
        assert cure in result.stderr


def test_progress_in_a_pipe(rashomon: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain line now and then, none when quiet."""
    monkeypatch.setattr(add, "_LINE_EVERY", 0.0)
    assert "read 100% of SY.txt, 11 places\n" in rashomon("gazetteer", "add", "SY.txt").stderr
    assert "read" not in rashomon("gazetteer", "add", "SY.txt", "--replace", "--quiet").stderr


def test_interrupted(rashomon: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 130, and nothing is half added."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(add._Teller, "tell", interrupt)
    result = rashomon("gazetteer", "add", "SY.txt")
    assert (result.exit_code, result.stderr) == (130, "rashomon: interrupted; nothing was added\n")
    assert list((folder / "own" / "gazetteers").iterdir()) == []


def test_listing(rashomon: Run, folder: Path) -> None:
    """Where each came from, whose it is and when it was added; where they would lie if there is none."""
    result = rashomon("gazetteer", "list")
    assert str(folder / "own" / "gazetteers") in result.stderr
    rashomon("gazetteer", "add", "SY.txt")
    rashomon("gazetteer", "add", "villages.csv", "--source", "field notes, CC0")
    sy, mine = json.loads(rashomon("gazetteer", "list", "--format", "json").stdout)
    assert (sy["name"], sy["places"], sy["from"]) == ("sy", 11, "SY.txt")
    assert sy["source"] == "GeoNames (geonames.org), CC BY 4.0"
    assert (mine["name"], mine["source"]) == ("villages", "field notes, CC0")
    assert len(sy["added"]) > 10


def test_finding(rashomon: Run, folder: Path) -> None:
    """The likeliest first, the runners-up behind it, each with where it is known from."""
    rashomon("gazetteer", "add", "villages.csv", "--country", "SY")
    first, *others = json.loads(rashomon("gazetteer", "find", "Derik", "--format", "json").stdout)
    assert (first["id"], first["theatre"]) == ("syria:al-malikiyah", "syria")
    assert others[0]["country"] == "TR"
    assert others[0]["gazetteer"] == "world"
    (mine,) = json.loads(rashomon("gazetteer", "find", "Tal Qasimiya", "-f", "json").stdout)
    assert mine == {
        "place": "Tall Qasmiyah", "kind": "village", "country": "SY", "population": mine["population"],
        "latitude": 36.95, "longitude": 41.71, "id": mine["id"], "gazetteer": "villages", "theatre": None,
    }  # fmt: skip


def test_finding_shows_no_more_than_asked(rashomon: Run, here: Path) -> None:
    result = rashomon("gazetteer", "find", "Springfield", "--most", "3")
    assert len(result.stdout.splitlines()) == 4
    assert "3 of " in result.stderr


def test_a_name_in_no_gazetteer(rashomon: Run, here: Path) -> None:
    """Exit 4, with the cure."""
    result = rashomon("gazetteer", "find", "Xyzzyville")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith("rashomon: 'Xyzzyville' is in no gazetteer; add one that knows it")


def test_removing_asks(rashomon: Run, folder: Path) -> None:
    """In a pipe nobody can answer, so that --yes is needed; what is not there is not found."""
    rashomon("gazetteer", "add", "SY.txt")
    result = rashomon("gazetteer", "remove", "sy")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert rashomon("gazetteer", "remove", "sy", "--yes").stdout == "sy removed\n"
    assert rashomon("gazetteer", "remove", "sy", "--yes").exit_code == 4


def test_a_damaged_one_stops_what_would_read_with_it(rashomon: Run, folder: Path) -> None:
    """It is named with its cure, and never left out in silence."""
    rashomon("gazetteer", "add", "SY.txt")
    (folder / "own" / "gazetteers" / "sy.sqlite").write_bytes(b"x" * 5_000)
    assert "is damaged" in rashomon("gazetteer", "list").stderr
    result = rashomon("gazetteer", "find", "Derik")
    assert result.exit_code == 2
    assert "rashomon gazetteer remove sy" in result.stderr
    assert rashomon("gazetteer", "remove", "sy", "--yes").exit_code == 0
    assert rashomon("gazetteer", "find", "Derik").exit_code == 0


def test_a_place_that_a_pack_has_as_its_own_is_told_once(rashomon: Callable[..., Any]) -> None:
    """The world's Al Malikiyah is the Syrian pack's; the pack of another theatre does not bring it back."""
    found = json.loads(rashomon("gazetteer", "find", "Derik", "--format", "json").stdout)
    assert [row["id"] for row in found] == ["syria:al-malikiyah", "geonames:316899"]
