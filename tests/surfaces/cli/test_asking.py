"""`near`, `route`, `actors`, `outlet` and `disputes` over a made-up ledger and over the example reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import rashomon as rashomon_package
from rashomon.asking import read_window
from rashomon.reconciling import reconcile
from rashomon.storing import Ledger
from rashomon.surfaces.asking import Asked
from rashomon.surfaces.cli.answering import bar, sparkline
from tests.asking import builders as b

Run = Callable[..., Any]
DERIK = (37.174, 42.14)


@pytest.fixture
def asked(here: Path) -> Path:
    """A ledger of six incidents: in Qamishli, near it, disputed with Derik, in a province, undated, and without a place."""
    told = [
        [b.tell("Wire", "Shots in the town.", b.at(b.place("Qamishli", b.QAMISHLI, 8, id="syria:qamishli")), b.on(b.days("2020-02-03")), b.did(b.USA), b.suffered(b.RUS))],
        [b.tell("Wire", "A block outside the town.", b.at(b.place("Qamishli", b.QAMISHLI, 30, "near", id="syria:qamishli")), b.on(b.days("2020-03-01")), b.did(b.RUS), b.suffered(b.USA))],
        [
            b.tell("Wire", "Four hurt in the town.", b.at(b.place("Qamishli", b.QAMISHLI, 8)), b.on(b.days("2020-02-09")), (b.Attribute.INJURED, b.four(4), b.USA), b.did(b.RUS)),
            b.tell("Post", "Seven hurt in Derik.", b.at(b.place("Derik", DERIK, 5)), b.on(b.days("2020-02-09")), (b.Attribute.INJURED, b.four(7), b.USA), b.did(b.USA)),
        ],
        [b.tell("Post", "A raid in the province.", b.at(b.place("Al-Hasakah province", (36.5, 40.8), 90, "region")), b.on(b.days("2020-02-11")))],
        [b.tell("Post", "A patrol in the town.", b.at(b.place("Qamishli", b.QAMISHLI, 8)), b.did(b.YPG))],
        [b.tell("Post", "A talk somewhere.", b.on(b.days("2020-02-12")))],
    ]  # fmt: skip
    path = here / "clash.ledger"
    with Ledger.open(path, create=True) as ledger:
        for group in told:
            for report, event in group:
                ledger.add_report(report, (event,))
        ledger.replace_incidents([reconcile([event for _, event in group], reports={r.id: r for r, _ in group}) for group in told])
    return path


def rows(result: Any) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_near_in_sections(rashomon: Run, asked: Path) -> None:
    found = rows(rashomon("near", "Qamishli", "--km", "20", "--since", "2020-01", "--format", "json", "-l", "clash.ledger"))
    assert found["place"]["id"] == "syria:qamishli"
    assert sorted(i["section"] for i in found["incidents"]) == ["area", "certain", "disputed", "possible", "undated", "unplaced"]
    disputed = next(i for i in found["incidents"] if i["section"] == "disputed")
    assert {(s["place"], s["within"], *s["behind"]) for s in disputed["sites"]} == {("Qamishli", "certain", "Wire"), ("Derik", "outside", "Post")}


def test_near_as_text(rashomon: Run, asked: Path) -> None:
    """Each part with its heading, the doubt in km, who says which place; what is only counted is named with --all."""
    text = rashomon("near", "Qamishli", "--since", "2020-01", "-l", "clash.ledger").stdout
    assert max(map(len, text.splitlines())) <= 100
    text = " ".join(text.split())
    for words in (
        "Within 20 km of Qamishli, Syria, since 1 January 2020",
        "1 certainly, 1 possibly, 1 by some accounts; may be: 1 without a day, 1 in a wider area, 1 without a place",
        "Qamishli ±30 km, 0–30 km away: Wire", "Derik ±5 km, 77–87 km away: Post", "Al-Hasakah province 1", "--all names it",
    ):  # fmt: skip
        assert words in text
    assert "No place told" in rashomon("near", "Qamishli", "--all", "-l", "clash.ledger").stdout


def test_near_as_rows(rashomon: Run, asked: Path) -> None:
    result = rashomon("near", "37.05,41.23", "--format", "csv", "-l", "clash.ledger")
    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 6


def test_near_nothing(rashomon: Run, asked: Path) -> None:
    """Elsewhere: nothing is there, and what has no place may be."""
    text = rashomon("near", "San Salvador, El Salvador", "-l", "clash.ledger").stdout
    assert "no incident is told to be there; may be: 1 without a place" in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["near", "Tripoli"], 2, "Tripoli, North Governorate, Lebanon"),
        (["near", "Qamislhi"], 4, "near it are Qamishli"),
        (["near", "Qamishli", "--since", "yesterday"], 2, "2020-01-15"),
        (["near", "Qamishli", "--theatre", "nowhere"], 2, "no theatre"),
        (["route", "Qamishli"], 2, "two places or more"),
        (["actors", "USA", "RUS", "SDF"], 2, "one or two"),
        (["actors", "Xyzzy"], 4, "no party is called"),
        (["actors", "USA", "US"], 2, "two parties"),
        (["outlet", "Wyre"], 4, "near it are Wire"),
        (["disputes", "--actor", "Rusia"], 4, "Russia (RUS)"),
        (["disputes", "--attribute", "colour"], 2, ""),
    ],
)
def test_what_cannot_be_answered(rashomon: Run, asked: Path, words: list[str], code: int, said: str) -> None:
    """A line that says why and how to ask again."""
    result = rashomon(*words, "-l", "clash.ledger")
    assert result.exit_code == code
    assert said in result.stderr


def test_route_in_the_order_of_the_way(rashomon: Run, asked: Path) -> None:
    """Along the road of the Syria pack; or straight, where that is asked for, and the answer says which."""
    text = rashomon("route", "Qamishli", "Derik", "-l", "clash.ledger").stdout
    assert "Qamishli to Al-Malikiyah, Syria: 92 km" in text
    assert "Along the Qamishli-Derik road." in text
    assert text.index("─ Qamishli") < text.index("Qamishli ±8 km, 0–8 km away: Wire") < text.index("─ Al-Malikiyah")
    found = rows(rashomon("route", "Qamishli", "Derik", "--straight", "-f", "json", "-l", "clash.ledger"))
    assert found["legs"][0]["roads"] == []
    assert 80 < found["length_km"] < 84
    assert "straight line" in rashomon("route", "Qamishli", "Derik", "--straight", "-l", "clash.ledger").stdout


def test_actors(rashomon: Run, asked: Path) -> None:
    """Two, one, all: months, tolls, who acted on whom, by how many."""
    text = rashomon("actors", "US forces", "Russia", "-l", "clash.ledger").stdout
    assert "3 incidents, 1 disputed" in text
    assert "Feb 2020" in text
    assert "4–7 ◐" in text
    assert "US on Russia" in text
    found = rows(rashomon("actors", "USA_MIL", "RUS_MIL", "-f", "json", "-l", "clash.ledger"))
    assert [(m["month"], m["incidents"]) for m in found["months"]] == [("2020-02", 2), ("2020-03", 1)]
    assert (found["months"][0]["injured_least"], found["months"][0]["injured_most"]) == (4, 7)
    assert "Russian military (RUS_MIL)" in rashomon("actors", "USA", "-l", "clash.ledger").stdout
    assert "3 parties in 6 incidents" in rashomon("actors", "-l", "clash.ledger").stdout
    assert len(rashomon("actors", "YPG", "-f", "csv", "-l", "clash.ledger").stdout.splitlines()) == 2
    assert "No incident has both; the ledger tells nothing of IRN" in rashomon("actors", "US", "Iran", "-l", "clash.ledger").stdout


def test_outlets(rashomon: Run, asked: Path) -> None:
    """One, and a line for each."""
    text = rashomon("outlet", "wire", "-l", "clash.ledger").stdout
    assert "3 reports, 3 incidents" in text
    assert "of its 12 claims are its own word" in text
    assert "What it leaves out" in text
    (wire, post) = sorted(rows(rashomon("outlet", "-f", "json", "-l", "clash.ledger")), key=lambda r: r["outlet"], reverse=True)
    assert (wire["outlet"], wire["reports"], post["reports"]) == ("Wire", 3, 4)
    assert "2 outlets" in rashomon("outlet", "-l", "clash.ledger").stdout
    assert len(rashomon("outlet", "-f", "csv", "-l", "clash.ledger").stdout.splitlines()) == 3
    result = rashomon("outlet", "wire", "--since", "2021", "-l", "clash.ledger")
    assert result.exit_code == 4


def test_disputes(rashomon: Run, asked: Path) -> None:
    """Each disputed fact with its sides; by question, by party, by place and by day."""
    text = rashomon("disputes", "-l", "clash.ledger").stdout
    assert "disputed facts in 1 incident" in text
    assert " 4 — 1 origin: Wire" in text
    found = rows(rashomon("disputes", "-f", "json", "-l", "clash.ledger"))
    assert [d["rank"] for d in found] == list(range(1, len(found) + 1))
    assert found[0]["attribute"] == "actor"
    for words, number in (
        (["--attribute", "injured"], 1), (["--attribute", "killed"], 0), (["--actor", "Russia"], len(found)), (["--actor", "YPG"], 0),
        (["--near", "Qamishli", "--attribute", "injured"], 1), (["--near", "Damascus"], 0), (["--until", "2019"], 0), (["--since", "2020-02", "--attribute", "place"], 1),
    ):  # fmt: skip
        assert len(rows(rashomon("disputes", *words, "-f", "json", "-l", "clash.ledger"))) == number, words
    assert "Nothing is disputed so." in rashomon("disputes", "--until", "2019", "-l", "clash.ledger").stdout
    lines = rashomon("disputes", "--attribute", "injured", "-f", "csv", "-l", "clash.ledger").stdout.splitlines()
    assert len(lines) == 3
    assert "and 2 more" in rashomon("disputes", "--most", str(len(found) - 2), "-l", "clash.ledger").stdout


@pytest.mark.parametrize("words", [["near", "Qamishli"], ["route", "Qamishli", "Derik"], ["actors"], ["actors", "USA_MIL"], ["outlet"], ["disputes"]])
def test_an_empty_ledger_has_an_answer(rashomon: Run, here: Path, words: list[str]) -> None:
    """Nothing, said in words."""
    Ledger.open(here / "rashomon.ledger", create=True).close()
    result = rashomon(*words)
    assert result.exit_code == 0, result.stderr
    assert result.stdout


def test_a_missing_ledger(rashomon: Run, here: Path) -> None:
    for words in (["near", "Qamishli"], ["route", "Qamishli", "Derik"], ["actors"], ["outlet"], ["disputes"]):
        assert rashomon(*words).exit_code == 3
    assert list(here.iterdir()) == []


def test_from_python(asked: Path) -> None:
    """The same rows as the commands write."""
    with rashomon_package.open_ledger(asked) as ledger:
        near = rashomon_package.near(ledger, "Qamishli", km=20, since="2020-01")
        assert [row["section"] for row in near].count("certain") == 1
        along = rashomon_package.route(ledger, "Qamishli", "Derik")
        assert along[0]["along_km"] is not None
        assert len(rashomon_package.actors(ledger, "USA_MIL", "RUS_MIL")) == 3
        assert rashomon_package.outlet(ledger, "Wire")["reports"] == 3
        found = rashomon_package.disputes(ledger, attribute="injured", actor="US", near="Qamishli", since="2020")
        assert [len(row["positions"]) for row in found] == [2]


def test_a_report_cannot_command_the_terminal(rashomon: Run, here: Path) -> None:
    """Escape sequences in an outlet, a source, a place and a title come out as harmless marks."""
    evil = "\x1b[2J\u202eWire"
    told = b.tell(evil, "Shots.", b.at(b.place(evil, b.QAMISHLI)), b.did(b.USA), by=b.Source(name=evil, kind="monitor"))
    rival = b.tell("Post", "Shots there.", b.at(b.place("Derik", DERIK)), b.did(b.RUS))
    incident = replace(b.incident(told, rival), title=evil)
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        for report, event in (told, rival):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([incident])
    for words in (["near", "Qamishli"], ["route", "Qamishli", "Derik"], ["actors", "USA_MIL"], ["outlet"], ["outlet", "wire"], ["disputes"]):
        result = rashomon(*words)
        assert result.exit_code == 0, result.stderr
        assert "\x1b" not in result.stdout + result.stderr
        assert "\u202e" not in result.stdout + result.stderr


def test_bars() -> None:
    assert sparkline([0, 1, 4, 8]) == "·▁▄█"
    assert sparkline([]) == ""
    assert [bar(n, 8, 4) for n in (0, 1, 4, 8)] == ["", "▌", "██", "████"]


def test_an_order_of_reading_changes_no_answer(asked: Path, tmp_path: Path) -> None:
    """The same reports and incidents written the other way round."""
    window = read_window()
    with Ledger.open(asked) as forth, Ledger.open(tmp_path / "back.ledger", create=True) as back:
        for report in reversed(forth.reports()):
            back.add_report(report, [event for event in reversed(forth.events()) if event.report == report.id])
        back.replace_incidents(forth.incidents()[::-1])
        one, other = Asked.of(forth), Asked.of(back)
        assert one.near(one.spot("Qamishli").target, 20, window) == other.near(other.spot("Qamishli").target, 20, window)
        assert one.disputes(window) == other.disputes(window)
        assert one.opened(one.disputes(window)) == other.opened(other.disputes(window))
        assert one.contacts([one.group("USA_MIL")], window) == other.contacts([other.group("USA_MIL")], window)
        assert one.contacts([one.group("USA_MIL"), one.group("RUS")], window) == other.contacts([other.group("USA_MIL"), other.group("RUS")], window)
