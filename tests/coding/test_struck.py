"""What was hit that is no people."""

from __future__ import annotations

import pytest

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.knowledge.rules import load_rules
from rashomon.records import Attribute, Certainty, Event, Report, report_id


def read(text: str) -> tuple[Event, ...]:
    """The events of a report read without a theatre."""
    return code(Report(id=report_id(text, None), text=text, path="post.txt"), load_knowledge(None))


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Urban commandos bombed two electricity substations in San Salvador on 9 January.", ["electricity substations"]),
        ("Shells hit a hospital and a school in Omdurman on 3 May.", ["hospital", "school"]),
        ("The village school was damaged in an airstrike near Kharkiv on Monday.", ["village school"]),
        ("Masked men set fire to three buses in Karachi on 3 May.", ["buses"]),
        ("The rebels launched an attack on the offices of the electricity company in Lima on 3 May.", ["offices of the electricity company"]),
        ("Gunmen stormed a police station in Quetta on 3 May.", ["police station"]),
        ("The army destroyed a bridge over the Dnipro on 3 May.", ["bridge"]),
        ("A suicide bomber on a motorcycle killed two people in Kabul on 3 May.", []),
        ("A woman was shot by a sniper at a checkpoint in Taiz on 3 May.", []),
        ("The bombers detonated their trucks at the northern entrance to Hasakah on 3 May.", []),
        ("The earthquake killed two people in a hospital in Lima on 3 May.", []),
    ],
)  # fmt: skip
def test_what_was_hit(text: str, objects: list[str]) -> None:
    claims = [c for event in read(text) for c in event.of(Attribute.OBJECT)]
    assert sorted({str(c.value) for c in claims}) == objects
    assert all(c.evidence[0].text == c.value for c in claims)


def test_a_bomb_beside_it_is_an_unsure_reading() -> None:
    """A bomb exploded outside the bank in Medellin on 3 May."""
    told = [c for e in read("A bomb exploded outside the bank in Medellin on 3 May.") for c in e.of(Attribute.OBJECT)]
    assert [(c.value, c.certainty, load_rules().is_unsure(c.coder)) for c in told] == [("bank", Certainty.CERTAIN, True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Guerrillas bombed the power station in Lima on 3 May.", "ied"),
        ("The Sudanese army bombed the market in Nyala on 3 May.", "airstrike"),
        ("A bombing killed four people in Quetta on 3 May.", "ied"),
        ("A bombing killed four people in Nyala on 3 May, after warplanes had circled over the town.", "airstrike"),
    ],
)
def test_who_bombs_tells_how(text: str, kind: str) -> None:
    assert kind in {str(c.value) for e in read(text) for c in e.of(Attribute.KIND)}
