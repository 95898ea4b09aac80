"""The crowd's answers and ours: which words count, and which claim answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import actors, places
from benchmarks.actors import who_acted
from benchmarks.fakes import words_of
from benchmarks.places import where_it_happened
from tests.coding.reader import events_of


@pytest.mark.parametrize(
    ("gold", "ours"),
    [("the Syrian regime's", "Syrian regime forces"), ("Deir ez-Zor", "in Deir ez Zor province"), ("Rebels", "a rebel group")],
)
def test_answers_that_share_a_word(gold: str, ours: str) -> None:
    assert words_of(gold) & words_of(ours)


def test_slight_words_are_no_answer() -> None:
    assert not words_of("in the") & words_of("the army in the north")


def test_where_the_news_happened_names_what_holds_it() -> None:
    """The crowd may answer with the town or with its province."""
    events = events_of("Six people were killed in Syria. A shell hit the town of Al-Bab in Aleppo province, killing six people.")
    assert words_of("Al-Bab") <= words_of(where_it_happened(events))
    assert words_of("Aleppo") <= words_of(where_it_happened(events))


def test_who_acted_is_named_where_a_pronoun_stands() -> None:
    events = events_of("Turkish forces advanced on Saturday. They killed four people near Tal Tamr.")
    assert "Turkish" in who_acted(events)


def test_the_rows_count_right_given_and_stated(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "content_title": "Rebels killed two soldiers in Homs.", "location": "Homs", "actor": "rebels", "date": ""},
        {"id": "b", "content_title": "Two died in Hama.", "location": "Idlib", "actor": "", "date": ""},
    ]
    data = tmp_path / "some.jsonl"
    data.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert {m: v for m, v, _ in places.run(data).rows}["fa-kes.place.overlap-f1"] == 0.5
    assert {m: v for m, v, _ in actors.run(data).rows}["fa-kes.actor.overlap-f1"] == 1.0
