"""`search`, `verify` and `runs`: what a ledger holds, whether it holds it as it came, and what made it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.storing import Ledger, Run
from tests import made_up
from tests.postgresql import Server

Program = Callable[..., Any]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_search_in_claims(rashomon: Program, filled: Path) -> None:
    """Each claim with its day, outlet, what it says by whom, the words between marks, and its incident."""
    (row, *_) = rows_of(rashomon("search", "rammed", "-l", "clash.ledger").stdout)
    assert row["claim"].startswith("c-")
    assert row["published"] == "2020-08-28"
    assert row["words"].startswith("A Russian vehicle «rammed» a US")
    assert row["incident"] == made_up.incident().id
    result = rashomon("search", "Pentagon", "-l", "clash.ledger", "--limit", "1")
    assert len(rows_of(result.stdout)) == 1
    assert "the Pentagon" in result.stdout
    assert "more with --limit" in result.stderr


def test_search_in_reports(rashomon: Program, filled: Path) -> None:
    """Several words in a row of their own quotation marks, or anywhere."""
    for words in (["Russian", "patrol"], ['"Russian patrol"'], ["russ* patrol"], ["tank OR patrol"]):
        (row,) = rows_of(rashomon("search", *words, "--reports", "-l", "clash.ledger").stdout)
        assert row["report"] == made_up.rival()[0].id
    assert "«Russian patrol»" in rashomon("search", '"Russian patrol"', "--reports", "-l", "clash.ledger").stdout
    assert json.loads(rashomon("search", "patrol", "--reports", "-l", "clash.ledger", "-f", "json").stdout)


def test_nothing_found_is_said(rashomon: Program, filled: Path) -> None:
    """On standard error, and it is no failure; no word at all is a bad call."""
    result = rashomon("search", "zeppelin", "-l", "clash.ledger")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert "no claim has these words" in result.stderr
    result = rashomon("search", "?!", "-l", "clash.ledger")
    assert result.exit_code == 2
    assert "no word" in result.stderr


def test_verify_says_that_all_is_well(rashomon: Program, filled: Path) -> None:
    """What was checked, the head, and the verdict."""
    result = rashomon("verify", "-l", "clash.ledger")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["chain", "2", "links", "checked"]
    assert lines[-1] == "verdict     all as it came in"
    head = lines[4].split()[1]
    assert rashomon("verify", "-l", "clash.ledger", "--head", head).exit_code == 0
    result = rashomon("verify", "-l", "clash.ledger", "--head", "f" * 64)
    assert result.exit_code == 5
    assert "was noted as a head" in result.stdout


def test_verify_says_what_was_altered(rashomon: Program, filled: Path) -> None:
    """Which report, and that it is not as it came in; the exit code is one of its own."""
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE reports SET record = replace(record, 'Four US soldiers', 'Nine US soldiers')")
    connection.commit()
    connection.close()
    result = rashomon("verify", "-l", "clash.ledger")
    assert result.exit_code == 5
    assert f"{made_up.wire()[0].id}: is a report whose text or metadata were altered" in result.stdout
    assert "NOT AS IT CAME IN" in result.stdout


def test_verify_of_a_damaged_ledger(rashomon: Program, filled: Path) -> None:
    """Damaged beyond reading is a ledger that is refused; damaged in places is told place by place."""
    content = bytearray(filled.read_bytes())
    content[-8192:] = b"\xff" * 8192
    filled.write_bytes(content)
    result = rashomon("verify", "-l", "clash.ledger")
    assert result.exit_code in (3, 5)
    assert "bug" not in result.stderr


def test_runs_and_their_inputs(rashomon: Program, here: Path) -> None:
    """What read the reports; the same reports have one hash of inputs, and another report another."""
    inputs = []
    run = Run(program="0.1", model="m1", packs={"syria": "77ab"}, settings={"model": "llama3.1"})
    for name, pairs in (("a", (made_up.wire(), made_up.rival())), ("b", (made_up.rival(), made_up.wire())), ("c", (made_up.wire(),))):
        with Ledger.open(here / name, create=True) as ledger:
            for report, event in pairs:
                ledger.add_report(report, (event,), run=run)
        (row,) = rows_of(rashomon("runs", "-l", name).stdout)
        assert (row["run"], row["program"], row["model"]) == (run.id, "0.1", "m1")
        assert (row["packs"], row["settings"], row["reports"]) == ("syria 77ab", "model llama3.1", str(len(pairs)))
        assert row["first_used"] <= row["last_used"]
        inputs.append(row["inputs"])
    assert inputs[0] == inputs[1] != inputs[2]
    rows = rows_of(rashomon("runs", run.id[:5], "-l", "a").stdout)
    assert {row["report"] for row in rows} == {made_up.wire()[0].id, made_up.rival()[0].id}
    assert rashomon("runs", "n-nothing", "-l", "a").exit_code == 4


@pytest.mark.usefixtures("modelless")
def test_a_database_in_place_of_a_file(rashomon: Program, here: Path, server: Server) -> None:
    """Every command takes the URL; what is read there is what a file holds, to the byte of the export."""
    address = server.make_database()
    reports = here / "reports"
    reports.mkdir()
    for name in ("a", "b"):
        (reports / f"{name}.txt").write_text(f"Outlet: {name}\n\nThe patrol of the Russian forces was stopped near the village.\n")
    secret = address.replace("postgres@", "postgres:secret@")
    result = rashomon("read", "reports", "-l", secret)
    assert result.exit_code == 0, result.stderr
    assert "postgresql://postgres:***@" in result.stdout
    assert "secret" not in result.stdout + result.stderr
    with Ledger.open(address) as ledger:
        ledger.replace_incidents([made_up.incident()])
    for words in (["incidents"], ["issues"], ["search", "patrol", "--reports"], ["verify"], ["runs"], ["export"], ["dossier"], ["wording"]):
        result = rashomon(*words, "-l", address)
        assert result.exit_code == 0, (words, result.stderr)
    assert rashomon("export", address).stdout == rashomon("export", "-l", address).stdout
    result = rashomon("incidents", "-l", "mysql://u@h/db")
    assert result.exit_code == 2
    assert "no kind of ledger" in result.stderr
    assert rashomon("incidents", "-l", server.url("nowhere")).exit_code == 3


def test_the_examples_are_the_same_in_a_database(at_examples: Path, server: Server, rashomon: Program) -> None:
    """Reports and events put into PostgreSQL in another order: the export of both is one, byte for byte."""
    from rashomon.running import reading

    address = server.make_database()
    with Ledger.open("clash.ledger") as kept, Ledger.open(address, create=True) as other:
        events: dict[str, list[Any]] = {}
        for event in kept.events():
            events.setdefault(event.report, []).append(event)
        for report in reversed(kept.reports()):
            other.add_report(report, events.get(report.id, ()), run=kept.run_of(report.id))
        reading.link(other)
        assert other.verify().sound
        for words in ('"exchange of fire"', "Qamishli OR Derik*", "coalition spokesman", "patrol"):
            for what in ("claims", "reports"):
                assert kept.search(words, what=what) == other.search(words, what=what), words
            assert kept.search(words).total
    assert rashomon("export", "-l", "clash.ledger").stdout_bytes == rashomon("export", "-l", address).stdout_bytes
