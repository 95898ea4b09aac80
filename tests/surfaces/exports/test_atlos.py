"""Rows for Atlos's bulk import, and HXL's tags."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rashomon.records import Incident, Report
from rashomon.storing import Ledger
from rashomon.surfaces.cli import app
from rashomon.surfaces.exports import format_of, writer_of
from rashomon.surfaces.exports.csv import COLUMNS, HXL
from tests import made_up
from tests.asking.builders import QAMISHLI, at, days, on, one, place

REPORTS = (made_up.wire()[0], made_up.rival()[0])


def rows(made: list[Incident], *reports: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(writer_of("atlos")(made, reports)))))


def test_a_row_for_atlos() -> None:
    """What it requires under its own names, and the reports' addresses of the web each in a column."""
    odd = replace(REPORTS[1], url="ftp://outlet.example/2")
    wire = replace(REPORTS[0], url="https://harbour.example/1")
    (row, bare) = rows([made_up.incident(), one("a clash")], wire, odd)
    assert (row["status"], row["description"], row["sensitive"], row["date"]) == ("Unclaimed", "Collision near Al-Malikiyah", "Not Sensitive", "2020-08-25")
    assert row["tags"] == "disputed, i-5b0c7d41aa02"
    assert "Disputed, what happened" in row["more_info"]
    assert (row["source_1"], bare["source_1"]) == ("https://harbour.example/1", "")
    assert "source_2" not in row
    (heading,) = writer_of("atlos")([], [])
    assert heading == "status,description,sensitive,date,latitude,longitude,more_info,tags\n"
    assert format_of("atlos").policy


def test_atlos_has_a_point_for_a_spot_alone() -> None:
    """A town's middle is no geolocation; a day without its neighbours alone is a date; long words are cut."""
    town, spot = (one("a clash", at(place("Qamishli", QAMISHLI, radius))) for radius in (5.0, 0.5))
    (first,), (second,) = rows([town]), rows([spot])
    assert (first["latitude"], first["longitude"]) == ("", "")
    assert first["more_info"].startswith("Place: within 5 km of Qamishli. ")
    assert (second["latitude"], second["longitude"]) == ("37.045", "41.226")
    (stretch,) = rows([one("a clash", on(days("2020-08-25", "2020-08-27")))])
    assert stretch["date"] == ""
    (long,) = rows([replace(town, title="Shelling " * 60)])
    assert len(long["description"]) == 240
    assert 8 <= len(rows([replace(town, title="Raid")])[0]["description"]) <= 240


def test_hxl_is_a_row_of_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the heading, the rows as without; plain numbers of a toll; of other formats it is refused."""
    monkeypatch.chdir(tmp_path)
    with Ledger.open("clash.ledger", create=True) as ledger:
        for report, event in (made_up.wire(), made_up.rival()):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([made_up.incident()])

    def export(*words: str) -> Any:
        return CliRunner().invoke(app, ["export", "clash.ledger", *words])

    plain, tagged = export("--format", "csv").stdout.splitlines(), export("--format", "csv", "--hxl").stdout.splitlines()
    assert [tagged[0], *tagged[2:]] == plain
    (tags,) = csv.DictReader(io.StringIO(f"{tagged[0]}\n{tagged[1]}\n"))
    assert {name: tag for name, tag in tags.items() if tag} == HXL
    assert set(COLUMNS) >= HXL.keys()
    assert (tags["injured_low"], tags["injured_best"], tags["earliest"]) == ("#affected+injured+min", "#affected+injured", "#date+start")
    refused = export("--format", "jsonl", "--hxl")
    assert refused.exit_code == 2
    assert "--hxl is for csv" in refused.stderr
