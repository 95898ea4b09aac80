"""`export --since MANIFEST`: what became of a living table's rows, in a ledger that gains, joins and loses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Attribute, Ruling
from rashomon.running.reading import link
from rashomon.storing import Ledger
from rashomon.surfaces.exports.parts.living import Kept, _names
from rashomon.surfaces.judgements.making import Hand, judge_pair
from tests.asking.builders import QAMISHLI, RUS, SDF, USA, at, days, did, four, on, place, suffered, tell

Run = Callable[..., Any]
HAND = Hand(by="Ana", why="", at="2020-09-09T00:00:00.000Z")
LAND = ("syria:al-hasakah-province", "SY")
SHELLED = ((Attribute.TYPE, "ASSAULT", None), (Attribute.KIND, "shelling", None))


def said(text: str, town: str, where: tuple[float, float], day: str, *more: Any, outlet: str = "Wire") -> Any:
    """A report of a shelling."""
    return tell(outlet, text, *SHELLED, did(RUS), suffered(SDF), at(place(town, where, within=LAND)), on(days(day)), *more)


NORTH = said("Russian forces shelled the SDF at Qamishli, killing four.", "Qamishli", QAMISHLI, "2020-08-03", (Attribute.KILLED, four(4), SDF))
NORTH_AGAIN = said("Near Qamishli shells fell on the SDF.", "Qamishli", QAMISHLI, "2020-08-11", outlet="Post")
SOUTH = said("Shells hit the SDF in Shaddadi, and two died.", "Shaddadi", (36.05, 40.73), "2020-06-01", (Attribute.KILLED, four(2), SDF))
EAST = said("In Derik the SDF came under fire, one was killed.", "Derik", (37.18, 42.14), "2020-04-20", (Attribute.KILLED, four(1), SDF))
LATER = tell(
    "Globe", "A strike on the SDF in Amuda killed three.", (Attribute.TYPE, "ASSAULT", None), (Attribute.KIND, "airstrike", None), did(USA), suffered(SDF),
    at(place("Amuda", (37.1, 40.93), within=LAND)), on(days("2020-09-01")), (Attribute.KILLED, four(3), SDF),
)  # fmt: skip
SOUTH_AGAIN = said("Five SDF men died when Shaddadi was shelled.", "Shaddadi", (36.05, 40.73), "2020-06-01", (Attribute.KILLED, four(5), SDF), outlet="Post")


@pytest.fixture
def kept(here: Path) -> Iterator[Ledger]:
    """Four incidents of a report each."""
    with Ledger.open(here / "war.ledger", create=True) as ledger:
        for report, event in (NORTH, NORTH_AGAIN, SOUTH, EAST):
            ledger.add_report(report, (event,))
        link(ledger)
        assert len(ledger.incident_ids()) == 4
        yield ledger


def happen(ledger: Ledger) -> None:
    """A new incident; a further account of one; two held to be one; one whose report, read anew, tells nothing."""
    for report, event in (LATER, SOUTH_AGAIN):
        ledger.add_report(report, (event,))
    ledger.add_judgements([
        judge_pair(ledger, Ruling.SAME, NORTH[1].id, NORTH_AGAIN[1].id, HAND),
        judge_pair(ledger, Ruling.SAME, SOUTH[1].id, SOUTH_AGAIN[1].id, HAND),
    ])  # fmt: skip
    ledger.add_report(EAST[0], ())
    link(ledger)
    assert len(ledger.incident_ids()) == 3


def read_rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(Path(name).open(encoding="utf-8")))


def by_town(name: str) -> dict[str, dict[str, str]]:
    return {row["location"]: row for row in read_rows(name)}


def test_what_was_added_changed_and_withdrawn(rashomon: Run, kept: Ledger) -> None:
    """Rows alone that are new or other than they were; ids stay with their rows; what was joined or lost is withdrawn, with where it went or why."""
    rashomon("export", "war.ledger", "--format", "acled", "-o", "first.csv")
    rows = {(row["location"], row["event_date"]): row["event_id_cnty"] for row in read_rows("first.csv")}
    assert len(set(rows.values())) == 4
    happen(kept)
    result = rashomon("export", "war.ledger", "--since", "first.csv.manifest.json", "-o", "second.csv")
    assert result.exit_code == 0, result.stderr
    assert "1 added, 2 changed, 2 withdrawn in second.csv" in result.stderr
    south, east = rows["Shaddadi", "2020-06-01"], rows["Derik", "2020-04-20"]
    north = {name for (town, _), name in rows.items() if town == "Qamishli"}
    found = by_town("second.csv")
    assert set(found) == {"Qamishli", "Shaddadi", "Amuda"}
    assert found["Shaddadi"]["event_id_cnty"] == south
    assert "2 reports" in found["Shaddadi"]["notes"]
    assert found["Qamishli"]["event_id_cnty"] in north
    assert found["Amuda"]["event_id_cnty"] not in rows.values()
    changes = {row["id"]: row for row in read_rows("second.csv.changes.csv")}
    (joined,) = north - {found["Qamishli"]["event_id_cnty"]}
    assert (changes[joined]["change"], changes[joined]["into"]) == ("withdrawn", found["Qamishli"]["event_id_cnty"])
    assert (changes[east]["change"], changes[east]["reason"]) == ("withdrawn", "no report in the ledger tells of it any more")
    assert (changes[south]["change"], changes[found["Amuda"]["event_id_cnty"]]["change"]) == ("changed", "added")
    page = json.loads(Path("second.csv.manifest.json").read_text())
    assert page["since"] == {"sha256": json.loads(Path("first.csv.manifest.json").read_text())["sha256"], "added": 1, "changed": 2, "withdrawn": 2}
    assert (page["rows"], len(page["table"])) == (3, 3)
    again = rashomon("export", "war.ledger", "--since", "second.csv", "-o", "third.csv")
    assert "0 added, 0 changed, 0 withdrawn" in again.stderr
    assert read_rows("third.csv") == read_rows("third.csv.changes.csv") == []
    assert json.loads(Path("third.csv.manifest.json").read_text())["table"] == page["table"]


@pytest.mark.parametrize("layout", ["acled", "ucdp-ged", "plover", "polecat"])
def test_a_table_kept_by_changes_is_the_table_written_whole(rashomon: Run, kept: Ledger, layout: str) -> None:
    """The rows of before, less what was withdrawn, with what was added and changed: as many as a whole export, and each telling what one of it tells."""
    made = {"plover": "jsonl", "polecat": "tsv"}.get(layout, "csv")
    rashomon("export", "war.ledger", "--format", layout, "-o", f"first.{made}")
    happen(kept)
    assert rashomon("export", "war.ledger", "--since", f"first.{made}", "-o", f"second.{made}").exit_code == 0
    rashomon("export", "war.ledger", "--format", layout, "-o", f"whole.{made}")
    first, second, whole = (lines(Path(f"{name}.{made}"), layout) for name in ("first", "second", "whole"))
    gone = {row["id"] for row in read_rows(f"second.{made}.changes.csv") if row["change"] == "withdrawn"}
    assert gone <= first.keys()
    assert not gone & second.keys()
    table = {name: row for name, row in (first | second).items() if name not in gone}
    assert sorted(table.values()) == sorted(whole.values())
    if layout in {"plover", "polecat"}:
        assert table == whole


def lines(path: Path, layout: str) -> dict[str, str]:
    """The rows of a file by id, each without it."""
    name = {"acled": "event_id_cnty", "ucdp-ged": "id", "plover": "id", "polecat": "Event ID"}[layout]
    with path.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream] if layout == "plover" else list(csv.DictReader(stream, delimiter="\t" if layout == "polecat" else ","))
    found = {str(row.pop(name)): json.dumps(row, sort_keys=True) for row in rows}
    assert len(found) == len(rows)
    return found


def test_a_row_parted_in_two_says_from_which(rashomon: Run, kept: Ledger) -> None:
    """Two incidents that were one: one row keeps the id, the other is added."""
    happen(kept)
    rashomon("export", "war.ledger", "--format", "acled", "-o", "first.csv")
    (before,) = [row["event_id_cnty"] for row in read_rows("first.csv") if row["location"] == "Shaddadi"]
    kept.add_judgements([judge_pair(kept, Ruling.DIFFERENT, SOUTH[1].id, SOUTH_AGAIN[1].id, Hand(by="Omar", why="", at="2020-09-10T00:00:00.000Z"))])
    link(kept)
    rashomon("export", "war.ledger", "--since", "first.csv", "-o", "second.csv")
    changes = {row["change"]: row for row in read_rows("second.csv.changes.csv")}
    assert changes["changed"]["id"] == before
    assert changes["added"]["reason"] == f"parted from {before}"
    assert changes["added"]["id"] != before


def test_filters_are_those_of_the_manifest(rashomon: Run, kept: Ledger) -> None:
    """They hold again; others are refused; what they do not ask for any more is withdrawn, as such."""
    rashomon("export", "war.ledger", "--format", "acled", "--status", "uncorroborated", "-o", "first.csv")
    happen(kept)
    other = rashomon("export", "war.ledger", "--since", "first.csv", "--status", "disputed", "-o", "second.csv")
    assert other.exit_code == 2
    assert "made with other filters" in other.stderr
    assert rashomon("export", "war.ledger", "--since", "first.csv", "--status", "uncorroborated", "-o", "second.csv").exit_code == 0
    reasons = [row["reason"] for row in read_rows("second.csv.changes.csv") if row["change"] == "withdrawn"]
    assert "its incident is not among those that are asked for any more" in reasons
    assert json.loads(Path("second.csv.manifest.json").read_text())["filters"] == {"status": "uncorroborated"}


@pytest.mark.parametrize(
    ("since", "more", "says"),
    [
        ("n-0123456789ab", (), "name the manifest that an earlier export left"),
        ("gone.csv.manifest.json", (), "is not there"),
        ("first.csv", ("--format", "ucdp-ged"), "of an export as acled, and this one is as ucdp-ged"),
        ("first.csv", ("--format", "csv"), "of an export as acled, and this one is as csv"),
        ("mine.json", (), "is no manifest of a table"),
        ("yesterday", (), "is no day"),
    ],
)
def test_what_cannot_be_gone_on_from(rashomon: Run, kept: Ledger, since: str, more: tuple[str, ...], says: str) -> None:
    """With the cure, and nothing written: a run, whose rows no ledger keeps; a file that is not there, of another format or none."""
    rashomon("export", "war.ledger", "--format", "acled", "-o", "first.csv")
    Path("mine.json").write_text('{"table": [1]}')
    result = rashomon("export", "war.ledger", "--since", since, *more, "-o", "second.csv")
    assert result.exit_code == 2
    assert says in result.stderr
    assert not Path("second.csv").exists()
    assert "name one with -o" in rashomon("export", "war.ledger", "--since", "first.csv").stderr


EVENTS = st.lists(st.integers(0, 9).map(str), max_size=10, unique=True)


@given(EVENTS, st.lists(st.integers(0, 3), min_size=10, max_size=10), st.lists(st.lists(st.integers(0, 3), min_size=10, max_size=10), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_no_two_rows_get_one_id(left: list[str], first: list[int], then: list[list[int]]) -> None:
    """However accounts are joined and parted, time after time; and what stays as it was keeps its id."""
    earlier: list[Kept] = []
    for grouping in (first, first, *then):
        groups: dict[int, list[str]] = {}
        for event, group in enumerate(grouping):
            if str(event) not in left or grouping is not then[-1]:
                groups.setdefault(group, []).append(str(event))
        own, events = [min(each) for each in groups.values()], list(groups.values())
        names = _names(own, events, earlier)
        assert len(set(names)) == len(names)
        before = {row.events: row.id for row in earlier}
        if set(before) == {tuple(each) for each in events}:
            assert [before[tuple(each)] for each in events] == names
        earlier = [Kept(id=name, incident=name, events=tuple(each), digest="") for name, each in zip(names, events, strict=True)]
