"""`rashomon theatres`, and `read --theatre`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.knowledge.theatres.made_up import write_pack

Run = Callable[..., Any]


def test_the_packs_that_ship_are_listed(rashomon: Run) -> None:
    """Name, title, years, and how much each holds."""
    rows = json.loads(rashomon("theatres", "--format", "json").stdout)
    assert [row["name"] for row in rows] == ["latin-america", "south-china-sea", "syria"]
    assert (rows[2]["title"], rows[2]["years"]) == ("Syrian civil war", "2011-2024")
    assert all(int(row[key]) > 5 for row in rows for key in ("places", "actors", "agreements", "outlets"))


def test_the_packs_that_ship_are_sound(rashomon: Run) -> None:
    """No argument, all of them; a name, that one."""
    result = rashomon("theatres", "check")
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["latin-america", "south-china-sea", "syria"]
    assert rashomon("theatres", "check", "syria").stdout.startswith("syria: sound, ")


def test_a_broken_pack_leaves_with_two(rashomon: Run, here: Path) -> None:
    """Two faults in two files, each on a line that begins with its file."""
    write_pack(here / "reefs", "places.toml", 'kind = "reef"', 'kind = "rock"')
    (here / "reefs" / "actors.toml").write_text("[[actor]\n")
    result = rashomon("theatres", "check", "reefs")
    assert result.exit_code == 2
    actors, places, last = result.stdout.splitlines()
    assert actors.startswith(f"{here}/reefs/actors.toml: cannot be read as TOML")
    assert "line 1" in actors
    assert places.startswith(f"{here}/reefs/places.toml: place 2 (reefs:north): kind 'rock' is none of")
    assert last == "reefs: broken, 2 faults"


def test_a_warning_breaks_nothing(rashomon: Run, here: Path) -> None:
    """A pack that auto would never choose."""
    write_pack(here / "reefs", "theatre.toml", 'signs = ["Northern Reef"]', "")
    result = rashomon("theatres", "check", "reefs")
    assert result.exit_code == 0
    assert "theatre.toml: warning: neither host nor signs" in result.stdout
    assert result.stdout.splitlines()[-1] == "reefs: sound, 3 places, 2 actors, 1 agreements, 1 outlets; 1 warning"


def test_a_pack_that_is_not_there_is_refused(rashomon: Run) -> None:
    """With the names of those that are."""
    result = rashomon("theatres", "check", "atlantis")
    assert result.exit_code == 2
    assert "those that ship are latin-america, south-china-sea, syria" in result.stderr


@pytest.mark.parametrize("theatre", ["atlantis", "reefs"])
def test_a_read_with_no_pack_or_a_broken_one_is_refused_and_writes_nothing(
    rashomon: Run, here: Path, theatre: str
) -> None:
    """No such pack; one with a fault, told in the words of the check."""
    write_pack(here / "reefs", "places.toml", 'kind = "reef"', 'kind = "rock"')
    (here / "a.txt").write_text("A ship was stopped at Northern Reef.\n")
    result = rashomon("read", "a.txt", "--theatre", theatre, "--ledger", "l.ledger")
    assert result.exit_code == 2
    told = {"atlantis": "no theatre 'atlantis'", "reefs": "places.toml: place 2 (reefs:north): kind 'rock' is none of"}
    assert told[theatre] in result.stderr
    assert not (here / "l.ledger").exists()
