"""First steps that go wrong: what was meant is said, and nothing is left behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import made_up

Run = Callable[..., Any]


@pytest.mark.parametrize("path", ["nowhere.txt", "empty"])
def test_a_read_of_nothing_makes_no_ledger(rashomon: Run, here: Path, path: str) -> None:
    (here / "empty").mkdir()
    result = rashomon("read", path, "-l", "clash.ledger")
    assert (result.exit_code, result.stdout) == (1, "nothing was read, and clash.ledger was not made\n")
    assert f"rashomon: {path}: " in result.stderr
    told = json.loads(rashomon("read", path, "-l", "clash.ledger", "--json").stdout)
    assert (told["incidents"], told["issues"][0]["where"]) == (0, path)
    assert not (here / "clash.ledger").exists()


@pytest.mark.usefixtures("modelless")
def test_a_read_of_something_too_makes_one(rashomon: Run, here: Path) -> None:
    (here / "a.txt").write_text("Outlet: Wire\n\nThe patrol of the Russian forces was stopped near the village.\n")
    assert rashomon("read", "nowhere.txt", "a.txt", "-l", "clash.ledger").exit_code == 0
    assert (here / "clash.ledger").exists()


def test_an_id_of_something_else_is_told_for_what_it_is(rashomon: Run, filled: Path) -> None:
    claim = made_up.incident().claims[0].id
    shown = rashomon("show", claim, "-l", "clash.ledger")
    assert (shown.exit_code, f"'{claim}' is a claim's id" in shown.stderr, f"rashomon why {claim}" in shown.stderr) == (4, True, True)
    judged = rashomon("judge", "wrong", "i-5b0c", "--by", "Ana", "-l", "clash.ledger")
    assert (judged.exit_code, "'i-5b0c' is an incident's id" in judged.stderr) == (4, True)
    assert "there is no incident 'i-ffff'" in rashomon("show", "i-ffff", "-l", "clash.ledger").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("judge", "apart", "a", "b"), "Did you mean different?"),
        (("judge", "rihgt", "a"), "Did you mean 'right'?"),
        (("issues", "--format", "bad"), "'bad' is not one of"),
        (("near", "37,41", "--km", "x"), "write a number."),
        (("near", "37,41", "--km", "-5"), "it must be greater than"),
    ],
)
def test_a_bad_word_is_answered_in_plain_ones(rashomon: Run, words: tuple[str, ...], told: str) -> None:
    result = rashomon(*words)
    said = " ".join(result.stderr.replace("│", " ").split())
    assert (result.exit_code, told in said) == (2, True), said
    assert "Value error" not in said
    assert "Input should" not in said
