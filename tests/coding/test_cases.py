"""The case files: short texts with what the rules must and must not read in them, each named after the words and conditions that decide it.

`cases/ROOM.toml` belongs to `src/rashomon/coding/ROOM`. The texts are of the project's own corpus, and what is expected is what its annotation holds.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from rashomon.coders.rules import code_by_rules
from rashomon.records import Report, report_id
from tests.coding.saying import say
from tests.mutants import mutants, noticed

FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PUBLISHED = dt.date(2023, 3, 10)
CASES = [pytest.param(case, id=f"{path.stem}-{number}") for path in FILES for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)]


@pytest.mark.parametrize("case", CASES)
def test_what_the_rules_read(case: dict[str, object]) -> None:
    text = str(case["text"])
    events = code_by_rules(Report(id=report_id(text, None), text=text, path="case.txt", published=PUBLISHED))
    read = {say(claim) for event in events for claim in event.claims}
    assert set(case.get("expect", ())) <= read, sorted(read)  # type: ignore[call-overload]
    assert not set(case.get("never", ())) & read, sorted(read)  # type: ignore[call-overload]


THERE = {f"{one.module.removeprefix('rashomon.coding.')}.{one.name}" + (f": {one.word!r}" if one.word else " (a condition)") for one in mutants("coding")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_decides_a_case_is_there(path: Path) -> None:
    """A word or a condition that moved or went takes its name along."""
    named = {name for case in tomllib.loads(path.read_text("utf-8"))["case"] for name in case["decides"]}
    assert named <= THERE, sorted(named - THERE)


def test_what_is_taken_away_is_noticed() -> None:
    """The first case of tolls fails without the first word or condition that decides it; a guard and a word that decide nothing there are missed."""
    case = tomllib.loads((FILES[0].parent / "tolls.toml").read_text("utf-8"))["case"][0]
    chosen = next(one for one in mutants("coding.tolls") if f"{one.module.removeprefix('rashomon.coding.')}.{one.name}: {one.word!r}" == case["decides"][0])
    other = next(one for one in mutants("coding.acts") if one.word)
    only = [f"{__file__}::test_what_the_rules_read[tolls-1]"]
    assert noticed(chosen, only)
    assert not noticed(other, only)
