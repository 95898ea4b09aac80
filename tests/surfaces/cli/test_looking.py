"""`incidents`, `show`, `why` and `issues` over a made-up ledger."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.records import Period
from rashomon.storing import Ledger
from tests import made_up

Run = Callable[..., Any]


def test_incidents_in_a_pipe(rashomon: Run, filled: Path) -> None:
    """Tab-separated: when, where, who, what, status, reports, origins."""
    result = rashomon("incidents", "--ledger", "clash.ledger")
    (row,) = csv.DictReader(io.StringIO(result.stdout), delimiter="\t")
    assert row == {
        "id": "i-5b0c",
        "when": "25 Aug 2020",
        "where": "Al-Malikiyah",
        "who": "Russia, US",
        "what": "collision / block",
        "title": made_up.incident().title,
        "status": "◐ disputed",
        "reports": "2",
        "origins": "●● 2 in 2",
    }


def test_incidents_in_other_layouts(rashomon: Run, filled: Path) -> None:
    """The same cells as CSV and a table, and raw values as JSON."""
    (row,) = json.loads(rashomon("incidents", "-l", "clash.ledger", "-f", "json").stdout)
    assert row["id"] == made_up.incident().id
    assert (row["status"], row["earliest"], row["latest"], row["reports"], row["origins"]) == ("disputed", "2020-08-25", "2020-08-25", 2, 2)
    assert row["kind"] == ["collision", "block"]
    assert row["latitude"] == made_up.incident().summary.where[0].latitude
    assert "i-5b0c,25 Aug 2020,Al-Malikiyah" in rashomon("incidents", "-l", "clash.ledger", "-f", "csv").stdout
    table = rashomon("incidents", "-l", "clash.ledger", "-f", "table").stdout
    assert re.search(r"i-5b0c +25 Aug 2020 +Al-Malikiyah", table)
    assert max(len(line) for line in table.splitlines()) <= 100


def test_incidents_by_status(rashomon: Run, filled: Path) -> None:
    """Only those of a status; none is said on standard error."""
    assert len(rashomon("incidents", "-l", "clash.ledger", "--status", "disputed").stdout.splitlines()) == 2
    result = rashomon("incidents", "-l", "clash.ledger", "--status", "agreed")
    assert len(result.stdout.splitlines()) == 1
    assert "no incident is like that" in result.stderr


def test_an_empty_ledger_says_what_to_do(rashomon: Run, here: Path) -> None:
    """No incidents yet: the way to fill it."""
    Ledger.open(here / "rashomon.ledger", create=True).close()
    result = rashomon("incidents")
    assert result.exit_code == 0
    assert "rashomon read" in result.stderr


def test_show_has_every_fact_account_and_claim(rashomon: Run, filled: Path) -> None:
    """Each fact with status and positions, both accounts, each claim's words with report and offsets."""
    text = rashomon("show", "5b0c", "--ledger", "clash.ledger").stdout
    incident = made_up.incident()
    assert re.search(r"◐ disputed +What happened\n +A +collision +— 1 origin: Harbour Wire\n +B +block", text)
    assert re.search(r"● agreed +Where\n +A +within 15 km of Al-Malikiyah +— 2 origins", text)
    assert "⊠ denied by The Russian ministry" in text
    assert "“Four US soldiers were hurt” [2 76-102]" in text
    assert "Harbour Wire ‹ the Pentagon, “said”" in text
    for claim in incident.claims:
        assert claim.id in text
        for span in claim.evidence:
            assert f"“{span.text}” [" in text
    for account in incident.accounts:
        assert account.source.name in text
    assert "reports/wire.txt" in text


def test_accounts_stand_side_by_side_where_there_is_room(rashomon: Run, filled: Path) -> None:
    """A hundred columns hold two accounts, each question on one line; a source that says nothing to it is shown silent."""
    text = rashomon("show", "i-5b0c", "-l", "clash.ledger").stdout
    assert re.search(r"^ +Harbour Wire +the Pentagon \(USA_MIL\)$", text, re.MULTILINE)
    assert re.search(r"^ +Injured +□ silent +■ 4 → USA_MIL$", text, re.MULTILINE)


def test_show_as_json_is_the_export(rashomon: Run, filled: Path) -> None:
    """The same object as a line of the export, and which other incidents it may be one with."""
    shown = json.loads(rashomon("show", "5b0c", "-l", "clash.ledger", "-f", "json").stdout)
    exported = json.loads(rashomon("export", "-l", "clash.ledger").stdout)
    assert shown.pop("may_be_one") == []
    assert shown == exported


def test_show_of_what_is_not_there(rashomon: Run, filled: Path) -> None:
    """Exit code 4 and the nearest id."""
    result = rashomon("show", "i-5b0c7d41aa03", "-l", "clash.ledger")
    assert result.exit_code == 4
    assert "i-5b0c7d41aa02" in result.stderr


def test_why_a_claim_is_held(rashomon: Run, filled: Path) -> None:
    """The sentence with its evidence marked, the chain, the rules, the value and what it stands for, and where it counts."""
    claim = made_up.wire()[1].claims[7]
    text = rashomon("why", claim.id[:8], "-l", "clash.ledger").stdout
    assert "»Four US soldiers were hurt«, the Pentagon said, showing a video." in text
    assert "A Russian vehicle" not in text
    assert "by the word “said” 117-121" in " ".join(text.split())
    assert "cue:said" in text
    assert "low 4, best 4, high 4" in text
    assert "USA_MIL, United States forces (by nationality)" in text
    assert re.search(r"held +Injured: 4 \(◐ disputed\)", text)
    denial = made_up.rival()[1].claims[8]
    text = rashomon("why", denial.id, "-l", "clash.ledger").stdout
    assert re.search(r"denied +Injured: 4", text)
    assert "⊠ denies" in text


def test_why_tells_what_dated_the_report(rashomon: Run, here: Path) -> None:
    """A weekday is counted from the day of publication, and that comes from somewhere."""
    text = "06-09-2013 Car bomb in Ain Rima. It killed two on Friday."
    report = replace(
        made_up.make_report(text, "a.txt", "Post"),
        published=dt.date(2013, 9, 6),
        published_from="text, by its 'Friday'",
    )
    period = Period(
        earliest="2013-09-06", latest="2013-09-06", precision="day", wording="Friday", anchor="publication:2013-09-06"
    )
    claim = replace(made_up.make_claim(report, made_up.Attribute.PERIOD, "Friday", "Friday"), resolved=period)
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        ledger.add_report(report, (made_up.make_event(report, "killed", claim),))
    shown = " ".join(rashomon("why", claim.id).stdout.split())
    assert "published 2013-09-06, by the date line of its text, by its 'Friday'" in shown
    assert "counted from publication:2013-09-06" in shown


def test_issues(rashomon: Run, filled: Path) -> None:
    """Where, why, and the code; by code."""
    assert (
        rashomon("issues", "-l", "clash.ledger").stdout
        == "where\treason\tcode\nreports/empty.txt\tis empty\tempty-file\n"
    )
    result = rashomon("issues", "-l", "clash.ledger", "--code", "too-large")
    assert "no issues" in result.stderr


def test_a_report_cannot_command_the_terminal(rashomon: Run, here: Path) -> None:
    """Escape sequences, markup and turned writing in a report come out as harmless marks."""
    evil = "\x1b[2J[bold red]\u202erammed"
    report = made_up.make_report(f"A vehicle {evil} another.", "a.txt", evil)
    event = made_up.make_event(report, evil, made_up.make_claim(report, made_up.Attribute.KIND, evil, evil))
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        ledger.add_report(report, (event,))
        ledger.replace_incidents([replace(made_up.incident(), title=evil, events=(event,), accounts=(), facts=())])
    shown = (
        rashomon("show", "i-5b0c").stdout + rashomon("why", event.claims[0].id).stdout + rashomon("incidents").stdout
    )
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]" in shown


def test_a_missing_ledger(rashomon: Run, here: Path) -> None:
    """Exit code 3 and how to make one."""
    for command in (["incidents"], ["issues"], ["show", "x"], ["why", "x"], ["export"], ["dossier", "-o", "x.html"]):
        result = rashomon(*command)
        assert result.exit_code == 3
        assert "make one with: rashomon read" in result.stderr
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", ["incidents", "show", "why", "issues", "export", "dossier", "actors", "outlet", "disputes"])
def test_looking_changes_no_byte(rashomon: Run, filled: Path, command: str) -> None:
    """No command but read writes the ledger."""
    before = filled.read_bytes()
    rashomon(command, *(["c-"] if command == "why" else ["i-"] if command == "show" else []), "-l", "clash.ledger")
    assert filled.read_bytes() == before
    assert [p.name for p in filled.parent.iterdir()] == ["clash.ledger"]


def test_why_explains_its_rules(rashomon: Run, here: Path) -> None:
    """The rule in a sentence, and the entry of the lexicon it stood on with its type and example."""
    report, event = made_up.wire()
    ram = replace(event.claims[1], coder="role.subject/ram")
    with Ledger.open(here / "rashomon.ledger", create=True) as ledger:
        ledger.add_report(report, (replace(event, claims=(ram,)),))
    text = " ".join(rashomon("why", ram.id).stdout.split())
    assert "role.subject/ram: it is the subject of the word that tells of the event" in text
    assert "lexicon ram (ASSAULT primitive, collision), as in “A Russian truck rammed a US patrol.”" in text
    assert "outlet: nobody else is named as speaking" in text


def test_why_an_incident(rashomon: Run, filled: Path) -> None:
    """What joins its accounts, bit by bit, with the sum and the odds."""
    text = rashomon("why", "i-5b0c", "-l", "clash.ledger").stdout
    assert re.search(r"^\[2\] “rammed” \(e-53f9fbb38776\) and \[1\] “block” \(e-00f7a71068e6\)$", text, re.MULTILINE)
    assert re.search(r"^  same day +\+4\.5  █+$", text, re.MULTILINE)
    assert re.search(r"^  together +\+9\.8  861 to 1 for$", text, re.MULTILINE)
    assert rashomon("why", "i-ffff", "-l", "clash.ledger").exit_code == 4
