"""Who made it: what the ledger recorded, and no clock."""

from __future__ import annotations

from pathlib import Path

from rashomon.storing import Ledger, Run
from rashomon.surfaces.making import say_maker
from rashomon.version import VERSION
from tests import made_up


def test_one_run() -> None:
    run = Run(program="0.1.0", model="1f0c", packs={"syria": "77ab"})
    assert say_maker([run]) == "rashomon 0.1.0; language model 1f0c; theatre syria 77ab"


def test_added_gazetteers_are_named_apart() -> None:
    run = Run(program="0.1.0", model="1f0c", packs={"syria": "77ab", "gazetteer:sy": "9c", "gazetteer:mine": "1d"})
    assert say_maker([run]) == "rashomon 0.1.0; language model 1f0c; theatre syria 77ab; gazetteer mine 1d and sy 9c"


def test_reports_read_by_two_programs() -> None:
    """Each that still has a report in the ledger is named; one whose reports were read anew is not."""
    runs = [Run(program=program, model="1f0c") for program in ("0.2.0", "0.1.0")]
    assert say_maker(runs) == "rashomon 0.1.0 and 0.2.0; language model 1f0c"


def test_a_language_model_that_was_asked_is_named_with_its_host() -> None:
    settings = {"coder": "model", "model": "tiny/3b", "endpoint": "http://localhost:8080/v1"}
    run = Run(program="0.1.0", model="1f0c", settings=settings)
    assert run.answerer == "tiny/3b at localhost:8080"
    assert say_maker([run]) == "rashomon 0.1.0; language model 1f0c; claims by model tiny/3b at localhost:8080"


def test_nothing_recorded() -> None:
    assert say_maker([]) == f"rashomon {VERSION}"


def test_runs_of_the_reports_that_are_kept(tmp_path: Path) -> None:
    """A report that is read anew by another program takes its run with it."""
    old, new = Run(program="0.1.0", model="a"), Run(program="0.1.0", model="b", packs={"syria": "1"})
    report, event = made_up.wire()
    with Ledger.open(tmp_path / "x.ledger", create=True) as ledger:
        assert ledger.runs() == ()
        ledger.add_report(report, (event,), run=old)
        assert ledger.runs() == (old,)
        ledger.add_report(report, (event,), run=new)
        assert ledger.runs() == (new,)
