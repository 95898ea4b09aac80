"""`rashomon` from Python: what is read, what a ledger and an incident look like, and tables of what is held."""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import rashomon
from rashomon.errors import SettingError
from rashomon.storing import Ledger
from rashomon.surfaces import frames
from rashomon.surfaces.given import is_text
from rashomon.surfaces.notebook import OpenLedger
from tests import made_up

ROWS: list[dict[str, Any]] = [
    {"id": "A-1", "body": "On 3 May 2020 gunmen killed four soldiers near Derik, Syria.", "day": dt.date(2020, 5, 4), "paper": "Wire"},
    {"id": "A-2", "body": "Two soldiers were killed near Derik on Sunday, the army said.", "day": "2020-05-04", "paper": math.nan},
]


class Polars:
    """A frame as polars has it: rows by `to_dicts`."""

    def to_dicts(self) -> list[dict[str, Any]]:
        return ROWS


class Pandas:
    """A frame as pandas has it: rows by `to_dict("records")`."""

    columns = tuple(ROWS[0])

    def to_dict(self, how: str) -> list[dict[str, Any]]:
        assert how == "records"
        return ROWS


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def held(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenLedger]:
    """A ledger of two reports of one incident; no library of frames is there."""
    monkeypatch.setattr(frames, "LIBRARIES", ())
    with Ledger.open("clash.ledger", create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])
    with OpenLedger.open("clash.ledger") as ledger:
        yield ledger


@pytest.mark.parametrize("source", [ROWS, Polars(), Pandas()], ids=["rows", "polars", "pandas"])
def test_a_frame_is_read(here: Path, source: Any) -> None:
    """A report a row, with its own id, its day and its outlet; what a frame marks as missing is nothing."""
    with rashomon.read(source, ledger="clash.ledger", text="body", published="day", outlet="paper") as ledger:
        first, second = sorted(ledger.reports(), key=lambda report: report.path)
        assert (first.path, first.outlet, first.published, second.outlet) == ("frame#1", "Wire", dt.date(2020, 5, 4), None)
        assert [report.provenance and report.provenance.document for report in (first, second)] == ["A-1", "A-2"]
        (incident,) = ledger.incidents()
        assert len(incident.reports) == 2


def test_texts_are_read(here: Path) -> None:
    """What is said holds for all, or is a list with one for each."""
    texts = [str(row["body"]) for row in ROWS]
    with rashomon.read(texts, ledger="clash.ledger", outlet=["Wire", "Post"], published="2020-05-04") as ledger:
        assert {(r.path, r.outlet, str(r.published)) for r in ledger.reports()} == {("texts#1", "Wire", "2020-05-04"), ("texts#2", "Post", "2020-05-04")}
        again = rashomon.read(texts[0], ledger="clash.ledger", outlet="Wire", published="2020-05-04")
        assert len(again.reports()) == 2
        again.close()


@pytest.mark.parametrize(
    ("source", "said", "message"),
    [
        ("reports/", {}, "reports/: is not there"),
        (["none.txt"], {}, "none.txt: is not there"),
        ([3], {}, "int: cannot be read"),
        (ROWS, {"text": "story"}, "the frame has no such column; it has id, body, day, paper"),
        (["Gunmen killed four soldiers near Derik."], {"outlet": ["a", "b"]}, "has 2 for 1 texts"),
        (["Gunmen killed four soldiers near Derik.", "none.txt"], {}, "is a text and the others are paths"),
        (["."], {"outlet": "Wire"}, "of files with options"),
    ],
)
def test_what_cannot_be_read_is_an_error(here: Path, source: Any, said: dict[str, Any], message: str) -> None:
    """With what to do; no ledger is made."""
    with pytest.raises(SettingError, match=message.replace("(", r"\(")):
        rashomon.read(source, ledger="clash.ledger", **said)
    assert not Path("clash.ledger").exists()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Gunmen killed four soldiers near Derik.", True),
        ("Gunmen killed four soldiers\nnear Derik", True),
        ("He came at noon. Four soldiers died", True),
        ("reports of the third week.txt", False),
        ("my reports of the week.html", False),
        ("reports", False),
    ],
)
def test_a_text_is_no_path(words: str, text: bool) -> None:
    """A sentence, not what ends as a file does."""
    assert is_text(words) is text


def test_a_repr_is_one_line(held: OpenLedger) -> None:
    """Of an incident and of a ledger: which it is and how much it holds."""
    incident = made_up.incident()
    assert repr(incident) == f"<Incident {incident.id} {incident.title!r}: disputed, 2 origins in 2 reports>"
    assert repr(held).startswith("<Ledger clash.ledger: 2 reports, 1 incident, ")


def test_a_notebook_shows_an_incident(held: OpenLedger) -> None:
    """Its title, each fact with its status and positions, as HTML without a tag of the report's."""
    (incident,) = held.incidents()
    page = incident._repr_html_()
    assert page is not None
    assert f"<b>{incident.title}</b>" in page
    assert "<td>What happened</td><td>disputed</td><td>collision — 1 origin<br>block — 1 origin</td>" in page
    shown = held._repr_html_()
    assert incident.id in shown
    assert "2 reports" in shown


@pytest.mark.parametrize("what", sorted(frames.TABLES))
def test_tables_are_rows_where_no_library_is(held: OpenLedger, what: str) -> None:
    """Every row has the same columns under names that are strings, and no cell is an object of ours."""
    rows = held.frame(what)
    assert rows
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    plain = (str, int, float, bool, dt.date, type(None))
    assert all(type(name) is str for name in rows[0])
    assert all(isinstance(cell, (*plain, list)) for row in rows for cell in row.values())


def test_the_tables_fit_together(held: OpenLedger) -> None:
    """Claims, facts and positions name their incident, claims their report."""
    (incident,) = held.frame("incidents")
    for what in ("claims", "facts", "positions"):
        assert {row["incident"] for row in held.frame(what)} == {incident["id"]}
    assert {row["report"] for row in held.frame("claims")} == {row["report"] for row in held.frame("reports")}
    hurt = next(row for row in held.frame("claims") if row["attribute"] == "injured")
    assert (hurt["value"], hurt["id"], hurt["best"]) == ("4", "USA_MIL", 4)
    denied = [row for row in held.frame("positions") if not row["held"]]
    assert all(row["claims"] == 0 for row in denied)
    assert {row["source"] for row in held.frame("sources")} >= {"the Pentagon", "Harbour Wire"}


def test_a_table_that_is_none(held: OpenLedger) -> None:
    """The tables there are, by name."""
    with pytest.raises(SettingError, match="the tables are incidents, claims, facts, positions, accounts, reports, sources"):
        held.frame("clashes")


def test_the_library_that_is_loaded_makes_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandas, or polars where only that is loaded; a name that is none is refused."""
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(DataFrame=lambda rows, **_: ("polars", rows)))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    assert frames.make_frame([{"a": 1}]) == ("polars", [{"a": 1}])
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=lambda rows: ("pandas", rows)))
    assert frames.make_frame([{"a": 1}]) == ("pandas", [{"a": 1}])
    assert frames.make_frame([{"a": 1}], "polars") == ("polars", [{"a": 1}])
    with pytest.raises(SettingError, match="name pandas or polars"):
        frames.make_frame([], "arrow")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_the_libraries_take_every_table(held: OpenLedger, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """Where one is installed."""
    pytest.importorskip(library)
    monkeypatch.setattr(frames, "LIBRARIES", ("pandas", "polars"))
    for what in frames.TABLES:
        assert len(held.frame(what, library=library)) > 0


def test_exporting_from_python(held: OpenLedger) -> None:
    """As the command does: the ending chooses, a manifest lies beside, what became since is written, and nothing is overwritten unasked."""
    assert held.export("clash.csv").read_text(encoding="utf-8").startswith("id,title")
    first = held.export("first.tsv", status="disputed")
    assert Path("first.tsv.manifest.json").is_file()
    since = held.export("since.tsv", since=str(first))
    assert len(since.read_text(encoding="utf-8").splitlines()) == 1
    assert sorted(path.suffix for path in held.export("marks", "brat").iterdir()) == [".ann", ".ann", ".conf", ".json", ".txt", ".txt"]
    with pytest.raises(SettingError, match=r"is there already.*force=True"):
        held.export("clash.csv")
    held.export("clash.csv", force=True)
    with pytest.raises(SettingError, match="made with other filters"):
        held.export("other.tsv", since="first.tsv", status="agreed")
