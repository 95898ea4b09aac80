"""A village that no gazetteer knows, before and after one that knows it is added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.knowledge import bundle
from rashomon.knowledge.adding.writing import add_gazetteer
from rashomon.records import Attribute, Claim, Place
from rashomon.running import reading
from rashomon.storing import Ledger

DUMP = Path(__file__).parent / "knowledge" / "adding" / "dumps" / "SY.txt"
REPORT = """Outlet: Harbour Wire
Published: 2020-08-28

Russian and American soldiers clashed near the village of Tall Qasmiyah on Tuesday. Two American soldiers were injured.
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing added yet, and a program that has just begun."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "own"))
    begin_anew()
    yield
    monkeypatch.undo()
    begin_anew()


def begin_anew() -> None:
    """As a process that starts: a running program keeps the gazetteers it began with."""
    bundle._known.cache_clear()


def where(ledger: Path) -> tuple[Claim, Place]:
    with Ledger.open(ledger) as kept:
        (claim,) = {c.id: c for e in kept.events() for c in e.claims if c.attribute is Attribute.PLACE}.values()
    assert isinstance(claim.resolved, Place)
    return claim, claim.resolved


def test_a_village_gets_its_point_from_an_added_gazetteer(tmp_path: Path) -> None:
    """Before: its words, no point, and an issue with the cure. After: the same claim, with the point."""
    report, ledger = tmp_path / "a.txt", tmp_path / "x.ledger"
    report.write_text(REPORT)
    first = reading.read([report], ledger)
    before, place = where(ledger)
    assert before.value == "near the village of Tall Qasmiyah"
    assert (place.id, place.latitude, place.longitude, place.name) == (None, None, None, "Tall Qasmiyah")
    (issue,) = first.issues
    assert issue.code == "unknown-place"
    assert issue.where == report.name
    assert issue.message.startswith("“Tall Qasmiyah” is in no gazetteer and has no point; ")
    assert "rashomon gazetteer add" in issue.message

    again = reading.read([report], ledger)
    assert again.unchanged == 1
    assert again.issues == first.issues, "what is kept unchanged keeps its issue"

    add_gazetteer(DUMP)
    begin_anew()
    after = reading.read([report], ledger)
    assert after.revised == 1, "other places are another way of reading"
    assert after.issues == ()
    claim, place = where(ledger)
    assert claim.id == before.id, "a claim is made of its words"
    assert place.id == "geonames:9900001"
    assert (place.latitude, place.longitude) == (36.9512, 41.7104)
    with Ledger.open(ledger) as kept:
        assert kept.issues() == ()
        (run,) = kept.runs()
    assert "gazetteer:sy" in run.packs


def test_a_place_held_by_another_is_said_to_lie_there_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT.replace("Tall Qasmiyah", "Bir Zebib, near Al-Malikiyah,"))
    outcome = reading.read([tmp_path / "a.txt"], tmp_path / "x.ledger")
    _, place = where(tmp_path / "x.ledger")
    assert place.id is None
    assert place.known
    assert [issue.code for issue in outcome.issues] == ["unknown-place"]
    assert "lies only where the words around it say" in outcome.issues[0].message
