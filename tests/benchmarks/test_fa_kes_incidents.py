"""How articles, pairs and disputes are counted: three made-up articles, two of one explosion."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.disputes import Dispute, read_disputes, score_disputes
from benchmarks.fa_kes_incidents import link_rows, read_labels, run
from rashomon.reconciling import reconcile
from rashomon.records import Incident
from tests.linking.builders import event, report

TOLD = {"a": "market", "b": "market", "c": "bridge"}
"""Which incident each article tells."""


def test_articles_and_pairs_are_counted() -> None:
    """Two articles of one incident, one of them put with a stranger."""
    rows = {name: value for name, value, _ in link_rows({"a": 1, "b": 2, "c": 2}, TOLD)}
    assert rows["fa-kes.linking.b-cubed-f"] == pytest.approx(2 / 3)
    assert rows["fa-kes.same-incident.f1"] == 0.0


def _blast(tolls: tuple[int, int]) -> Incident:
    one, two = report("Wire", "2013-08-06"), report("Agency", "2013-08-06")
    return reconcile(
        event(r, "car_bomb", when="2013-08-06", killed={"CIV": n}) for r, n in zip((one, two), tolls, strict=True)
    )


def test_a_dispute_is_found_by_incident_and_attribute() -> None:
    """The wire counts eighteen dead and the agency thirty; the annotator has 18 against "about 30"."""
    labelled = [Dispute("market", "killed", ("18", "about 30"))]
    incident = _blast((18, 30))
    rows = {n: v for n, v, _ in score_disputes([incident], {"a": incident.id, "b": incident.id}, TOLD, labelled)}
    assert rows["fa-kes.disputes.f1"] == rows["fa-kes.disputes.killed.f1"] == rows["fa-kes.disputes.values"] == 1.0


def test_a_dispute_between_two_incidents_is_invented() -> None:
    """The market's dead beside the bridge's: what was wrongly put together gainsays nobody."""
    incident = _blast((18, 30))
    told = {"a": "market", "c": "bridge"}
    rows = {n: note for n, _, note in score_disputes([incident], {"a": incident.id, "c": incident.id}, told, [])}
    assert "0 right of 1 found" in rows["fa-kes.disputes.killed.f1"]


def test_disputes_of_an_incident_that_one_article_tells_are_left_out() -> None:
    rows = [{"incident": "bridge", "disputes": [{"attribute": "killed", "positions": [{"value": "2"}, {"value": "3"}]}]}]
    assert not list(read_disputes(rows, TOLD))


def test_the_whole_way(tmp_path: Path) -> None:
    """Two outlets carry one text, and a third tells of another day and town; a label of low confidence is left out."""
    blast = "Tue 06 Aug 2013 Eighteen killed in Jaramana. A car bomb killed 18 people in the Damascus suburb of Jaramana on Tuesday, the army said."
    texts = {"a": ("sana", blast), "b": ("ahram", blast), "c": ("trt", "Mon 10 Apr 2017 A shell killed two people in Idlib on Monday.")}
    articles = [{"id": name, "source": outlet, "content_title": text} for name, (outlet, text) in texts.items()]
    labels = [{"id": name, "incident": TOLD[name], "confidence": "low" if name == "c" else "high"} for name in TOLD]
    ruled = [{"incident": "market", "articles": ["a", "b"], "disputes": [], "syndicated": [["a", "b"]]}]
    for name, rows in (("fa-kes", articles), ("fa-kes-incidents", labels), ("fa-kes-disputes", ruled)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert "c" not in read_labels(tmp_path).incidents
    rows = {name: value for name, value, _ in run(tmp_path / "fa-kes.jsonl").rows}
    assert rows["fa-kes.linking.b-cubed-f"] == rows["fa-kes.same-incident.f1"] == rows["fa-kes.syndicated.f1"] == 1.0
