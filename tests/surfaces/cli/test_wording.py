"""`rashomon wording`, and what `show` and `why` say of evaluative terms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rashomon as rashomon_package
from rashomon.reconciling import reconcile
from rashomon.storing import Ledger
from tests import made_up

Run = Callable[..., Any]


@pytest.fixture
def loaded(here: Path) -> Path:
    """A ledger of two reports with loaded words."""
    reports, events = made_up.worded()
    with Ledger.open(here / "loaded.ledger", create=True) as ledger:
        for report, event in zip(reports, events, strict=True):
            ledger.add_report(report, (event,))
        ledger.replace_incidents([reconcile(events)])
        assert ledger.events() == tuple(sorted(events, key=lambda e: e.report))
        assert ledger.counts()["claims"] == sum(len(e.claims) for e in events)
    return here / "loaded.ledger"


def rows(result: Any) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(json.loads(result.stdout))


def test_who_calls_whom_what(rashomon: Run, loaded: Path) -> None:
    found = rows(rashomon("wording", str(loaded), "-f", "json"))
    assert [(r["outlet"], r["source"], r["of"], r["term"], r["uses"]) for r in found] == [
        ("Evening Bulletin", None, "not said who", "mercenary", 1),
        ("Evening Bulletin", "The Russian ministry", "what happened", "heinous", 1),
        ("Orontes News Agency", None, "United States forces", "occupation", 1),
    ]


@pytest.mark.parametrize(
    ("options", "terms"),
    [
        (["--outlet", "orontes"], ["occupation"]),
        (["--source", "own"], ["mercenary", "occupation"]),
        (["--source", "ministry"], ["heinous"]),
        (["--actor", "USA"], ["occupation"]),
        (["--actor", "united states"], ["occupation"]),
        (["--term", "mercenary", "--by", "source"], ["mercenary"]),
        (["--outlet", "nobody"], []),
    ],
)
def test_filters(rashomon: Run, loaded: Path, options: list[str], terms: list[str]) -> None:
    assert [r["term"] for r in rows(rashomon("wording", "-l", str(loaded), "-f", "json", *options))] == terms


def test_show_has_the_wording_and_why_explains_it(rashomon: Run, loaded: Path) -> None:
    with Ledger.open(loaded) as ledger:
        (incident,) = ledger.incidents()
    text = rashomon("show", incident.id, "-l", str(loaded)).stdout
    assert "“The ~occupation~ patrol”" in text
    assert "~occupation~ delegitimising" in text
    assert "(at a distance)" in text
    claim = next(c for c in incident.wordings if c.value == "occupation")
    text = " ".join(rashomon("why", claim.id, "-l", str(loaded)).stdout.split())
    assert "»The »occupation« patrol«" in text
    assert "■ uses" in text
    assert "International Press Institute" in text


def test_the_export_keeps_them_apart(rashomon: Run, loaded: Path) -> None:
    found = json.loads(rashomon("export", "-l", str(loaded)).stdout)
    assert {c["told"] for c in found["wording_claims"]} == {"occupation", "cowardly", "mercenaries"}
    assert all(c["attribute"] != "wording" for c in found["claims"])
    ids = {c["id"] for c in (*found["claims"], *found["wording_claims"])}
    uses = [use for called in found["wording"] for use in called["uses"]]
    assert {i for use in uses for i in use["claims"]} <= ids
    marked = next(use for use in uses if use["terms"] and use["words"] == "The occupation patrol")
    term, span = marked["terms"][0], marked["span"]
    assert span["text"][term["start"] - span["start"] : term["end"] - span["start"]] == "occupation"


def test_from_python(loaded: Path) -> None:
    with rashomon_package.open_ledger(loaded) as ledger:
        found = rashomon_package.wordings(ledger)
    assert {(row["outlet"], row["term"], row["uses"]) for row in found} >= {("Orontes News Agency", "occupation", 1)}


def test_the_dossier_draws_them_wavy(rashomon: Run, loaded: Path) -> None:
    names = [row["id"] for row in json.loads(rashomon("incidents", "-l", str(loaded), "--json").stdout)]
    assert rashomon("dossier", *names, "-l", str(loaded), "-o", "d.html").exit_code == 0
    page = Path("d.html").read_text()
    assert 'class="loaded" title="delegitimising: ' in page
    assert "Outlets, own voice" in page
    assert "<b>occupation</b> delegitimising" in page
