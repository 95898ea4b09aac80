"""How codings are compared with PLOVER's records, and snippets with ACLED's labels."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import case2021, plover
from benchmarks.case2021 import TABLE, label_of, read_table


def test_a_record_is_right_where_its_type_and_its_words_are_coded(tmp_path: Path) -> None:
    """DEMAND is now REQUEST; a plural is its singular; who is marked as both source and target is both."""
    rows = [
        {"text": "Kenya demanded an apology from Uganda.", "event": "DEMAND", "mode": "", "source": [{"actorText": "Kenya"}],
         "target": [{"actorText": "Ugandans"}, {"actorText": "Uganda"}]},
        {"text": "The Kenyan president met the Ugandan president.", "event": "CONSULT", "source": [{"actorText": "Kenyan"}, {"actorText": "Ugandan"}],
         "textInfo": {"markup": "(SRC/TAR: Kenyan) (SRC/TAR: Ugandan)"}},
        {"text": "It rained.", "event": "AID", "source": [{"actorText": "Peru"}], "target": []},
    ]  # fmt: skip
    path = tmp_path / "gsr.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    figures = {name: value for name, value, _ in plover.run(path).rows}
    assert figures["plover.type"] == figures["plover.type.first"] == 2 / 3
    assert figures["plover.actor.overlap-f1"] == 2 * 3 / (3 + 4)
    assert figures["plover.recipient.overlap-f1"] == 2 * 3 / (3 + 4)


def test_a_snippet_is_labelled_by_the_first_row_that_holds() -> None:
    table = read_table(TABLE)
    assert label_of("Warplanes struck the town.", frozenset({"kind:airstrike"}), table) == "AIR_STRIKE"
    assert label_of("An earthquake shook the island.", frozenset(), table) == "NATURAL_DISASTER"
    assert label_of("Nothing of note.", frozenset(), table) == "OTHER"


def test_every_row_of_the_list_but_the_last_asks_for_something() -> None:
    *rows, last = read_table(TABLE)
    assert all(row.coded or row.words for row in rows)
    assert last.label == "OTHER"
    assert last.holds("anything", frozenset())


def test_weighted_f1_weighs_each_label_by_how_often_gold_has_it(tmp_path: Path) -> None:
    path = tmp_path / "snippets.tsv"
    path.write_text(
        "id\tEventSnippet\tSubType\n1\tAn earthquake shook it.\tNATURAL_DISASTER\n2\tA flood came.\tNATURAL_DISASTER\n3\tIt rained.\tARREST\n",
        encoding="utf-8",
    )
    figures = {name: value for name, value, _ in case2021.run(path).rows}
    assert figures["case2021.weighted-f1"] == 2 / 3
    assert figures["case2021.accuracy"] == 2 / 3
