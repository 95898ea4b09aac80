"""How what is coded is compared with the templates of MUC-4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import muc4
from benchmarks.muc4 import Template, align_templates, aligned, entities, normal


def entity(*wordings: str) -> frozenset[str]:
    return frozenset(wordings)


def template(kind: str, **fillers: list[frozenset[str]]) -> Template:
    return Template(kind, {role: fillers.get(role, []) for role in muc4.ROLES})


def test_words_are_compared_without_case_articles_and_signs() -> None:
    assert normal('The "Las Palmas" bridge') == "las palmas bridge"


def test_an_entity_is_right_where_all_its_wordings_are_of_one() -> None:
    """Two wordings of one gold entity, told as two entities, are right once."""
    gold = [entity("guerrillas", "rebels"), entity("dynamite")]
    assert aligned([entity("guerrillas"), entity("rebels")], gold) == (1, 1, 2, 2)
    assert aligned([entity("guerrillas"), entity("dynamite")], gold) == (2, 2, 2, 2)
    assert aligned([entity("guerrillas", "soldiers")], gold) == (0, 0, 1, 2)


def test_templates_of_a_document_are_merged() -> None:
    told = [template("attack", Weapon=[entity("bomb", "device")]), template("bombing", Weapon=[entity("bomb")])]
    assert entities(told, "Weapon") == [entity("bomb", "device")]


def test_templates_of_one_type_are_aligned_for_the_best() -> None:
    """The attack with the mayor goes to the one with the mayor, the bombing to none."""
    gold = [template("attack", Victim=[entity("vega")]), template("attack", Victim=[entity("mora")])]
    ours = [template("attack", Victim=[entity("mora")]), template("bombing", Weapon=[entity("bomb")])]
    counts = align_templates(ours, gold)
    assert counts["Victim"] == (1, 1, 1, 2)
    assert counts["type"] == (1, 1, 2, 2)
    assert counts["Weapon"] == (0, 0, 1, 0)


def test_a_document_is_read_and_scored(tmp_path: Path) -> None:
    """Text in small letters; its one incident found with who did it, to whom, with what."""
    text = "guerrillas of the farc kidnapped pedro vega, the mayor, near saravena on 5 january.    a police report confirmed it."
    gold = {"incident_type": "kidnapping", "PerpInd": [[["guerrillas", 0]]], "PerpOrg": [[["farc", 18]]], "Target": [],
            "Victim": [[["pedro vega", 33]]], "Weapon": []}  # fmt: skip
    path = tmp_path / "muc.jsonl"
    path.write_text(json.dumps({"docid": "X-1", "doctext": text, "templates": [gold]}), encoding="utf-8")
    figures = {name: value for name, value, _ in muc4.run(path).rows}
    assert figures["muc4.template.type.f1"] == pytest.approx(1.0)
    assert figures["muc4.ceaf-ree.PerpOrg.f1"] == pytest.approx(1.0)
    assert figures["muc4.ceaf-ree.PerpInd.f1"] == pytest.approx(1.0)
