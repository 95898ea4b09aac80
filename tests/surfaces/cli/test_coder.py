"""`rashomon read --coder model`, end to end, against an endpoint of the project's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.coders.model.endpoint import KEY
from rashomon.storing import Ledger
from tests.coders import reports
from tests.coders.endpoint import Reply, answering, in_turn, says, text_of
from tests.coders.reports import answer, claim, event

Run = Callable[..., Any]
SENT = "sk-very-secret"


@pytest.fixture
def folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reports, and no key in the environment."""
    monkeypatch.delenv(KEY, raising=False)
    path = here / "reports"
    path.mkdir()
    (path / "a.txt").write_text(f"Outlet: The Post\nPublished: 2020-08-28\n\n{reports.TEXT}")
    (path / "b.txt").write_text(f"Outlet: Wire\nPublished: 2020-08-28\n\n{reports.TEXT.replace('Four', 'Seven')}")
    return path


def read(rashomon: Run, url: str, *more: str) -> Any:
    """Read both reports with the model."""
    return rashomon("read", "reports", "--ledger", "x.ledger", "--coder", "model", "--endpoint", url, "--model", "tiny", *more)


def careful(question: dict[str, Any]) -> Reply:
    """A model that quotes what is there, but for one victim too many."""
    number = "Four" if "Four" in text_of(question) else "Seven"
    hurt = reports.HURT.replace("Four", number)
    return says(answer(event(
        claim("actor", "A Russian vehicle"), claim("recipient", "an American patrol"),
        claim("place", "near Al-Malikiyah"), claim("period", "on Tuesday"),
        claim("injured", f"{number} US soldiers", hurt, source="the Pentagon", cue="said"),
        claim("killed", "Nine civilians", hurt, source="the Pentagon", cue="said"),
    )))  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_model_reads_two_reports_into_one_incident(rashomon: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words it made up are counted beside each report; the key goes to the endpoint and nowhere else."""
    monkeypatch.setenv(KEY, SENT)
    with answering(careful) as running:
        result = read(rashomon, running.url)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.startswith("2 reports read, 2 issues; 1 incident in x.ledger")
        assert "1 of 16 quotes of model tiny stand nowhere in the report" in result.stderr
        assert "read 2 of 2" in result.stderr
        assert "the texts of the reports go to model tiny at 127.0.0.1" in result.stderr
        again = read(rashomon, running.url, "--strict")
        assert (again.exit_code, len(running.asked)) == (0, 2)
        assert again.stdout.startswith("0 reports read, 2 unchanged, 2 issues;")
    assert {h["Authorization"] for h in running.headers} == {f"Bearer {SENT}"}
    assert SENT not in result.output + result.stderr
    assert SENT.encode() not in Path("x.ledger").read_bytes()
    with Ledger.open(Path("x.ledger")) as kept:
        (incident,) = kept.incidents()
        texts = {r.id: r.text for r in kept.reports()}
        told = {c.attribute for c in incident.claims}
        (hurt,) = [f for f in incident.facts if f.attribute == "injured"]
        for c in incident.claims:
            for span in c.evidence:
                assert texts[span.report][span.start : span.end] == span.text
    assert "killed" not in told
    assert sorted(p.values[0].low for p in hurt.positions) == [4, 7]  # type: ignore[union-attr]


@pytest.mark.usefixtures("folder")
def test_why_names_the_model_and_says_that_its_words_were_checked(rashomon: Run) -> None:
    with answering(careful) as running:
        read(rashomon, running.url)
    with Ledger.open(Path("x.ledger")) as kept:
        place = next(c for e in kept.events() for c in e.claims if c.attribute == "place")
    words = " ".join(rashomon("why", place.id, "--ledger", "x.ledger").stdout.split())
    assert "coded by model/tiny: a language model pointed at these words; they were looked up in the report" in words
    assert f"answered by model tiny at {running.url.removeprefix('http://').removesuffix('/v1')}" in words
    assert "»near Al-Malikiyah«" in words
    page = rashomon("dossier", "--ledger", "x.ledger").stdout
    assert "claims by model tiny at 127.0.0.1" in page


@pytest.mark.usefixtures("folder")
def test_another_coder_reads_anew(rashomon: Run) -> None:
    """Rules after a model, and the model after rules: each takes the other's place, and its issues go with it."""
    with answering(careful) as running:
        read(rashomon, running.url)
        rules = rashomon("read", "reports", "--ledger", "x.ledger")
        assert rules.stdout.startswith("0 reports read, 2 revised; ")
        with Ledger.open(Path("x.ledger")) as kept:
            assert not kept.issues()
            assert not [c for e in kept.events() for c in e.claims if c.coder.startswith("model/")]
        assert read(rashomon, running.url).stdout.startswith("0 reports read, 2 revised, 2 issues; ")


@pytest.mark.usefixtures("folder")
def test_a_late_answer_loses_no_other_report_and_the_next_read_takes_it_up(rashomon: Run) -> None:
    """The one that was waited for in vain is an issue with its cure; what rules read of it before stays."""
    rashomon("read", "reports/a.txt", "--ledger", "x.ledger")
    with answering(in_turn(Reply(body=b"{}", wait=5), says(reports.GOOD))) as running:
        result = read(rashomon, running.url, "--timeout", "0.4")
        assert result.exit_code == 0
        assert result.stdout.startswith("1 report read, 2 issues;")
        assert "reports/a.txt: 127.0.0.1" in result.stderr
        assert "did not answer within 0.4 s; give it longer with --timeout, and read again [model-late]" in result.stderr
        with Ledger.open(Path("x.ledger")) as kept:
            assert len(kept.reports()) == 2
            assert {i.code for i in kept.issues()} == {"model-late", "model-words-dropped"}
        assert read(rashomon, running.url).stdout.startswith("0 reports read, 1 revised, 1 unchanged")
        with Ledger.open(Path("x.ledger")) as kept:
            assert {i.code for i in kept.issues()} == {"model-words-dropped"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(body=b"", status=401), "model-refused"),
        (Reply(body=b"", status=500), "model-failed"),
        (Reply(body=b"<html>"), "model-unreadable"),
        (says({"answer": []}), "model-unreadable"),
        (says('{"events": [', finish="length"), "model-unreadable"),
    ],
    ids=["no key", "broken", "no JSON", "another shape", "cut off"],
)
def test_where_nothing_can_be_read_the_program_says_so(rashomon: Run, reply: Reply, code: str) -> None:
    with answering(in_turn(reply)) as running:
        result = read(rashomon, running.url)
    assert result.exit_code == 1
    assert result.stderr.count(f"[{code}]") == 2
    assert result.stdout.startswith("0 reports read, 2 issues; 0 incidents")


@pytest.mark.usefixtures("folder", "modelless")
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--coder", "model"], "--coder model needs --endpoint URL and --model NAME"),
        (["--endpoint", "http://localhost/v1", "--timeout", "3"], "--endpoint, --timeout: only for --coder model"),
        (["--coder", "model", "--endpoint", "localhost", "--model", "m"], "is no address; write it as http://localhost:8080/v1"),
        (["--coder", "model", "--endpoint", "http://h/v1", "--model", "m", "--timeout", "0"], "--timeout 0 is no time to wait"),
        (["--coder", "model", "--endpoint", "http://h/v1", "--model", "m", "--timeout", "nan"], "--timeout nan is no time to wait"),
        (["--coder", "magic"], "'magic' is not one of 'joint', 'rules', 'model'"),
    ],
)
def test_a_call_that_cannot_be_obeyed(rashomon: Run, options: list[str], words: str) -> None:
    result = rashomon("read", "reports", *options)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert not Path("rashomon.ledger").exists()
