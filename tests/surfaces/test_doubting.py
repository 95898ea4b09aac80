"""The program's doubt and the source's are told apart on every surface."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rashomon.knowledge.rules import load_rules
from rashomon.records import Attribute, Certainty, Claim, Incident, Party, Report
from rashomon.surfaces.cli.marks import say_claim_value, say_stance
from rashomon.surfaces.dossier.accounts import quote_all
from rashomon.surfaces.dossier.indexing import index_all
from rashomon.surfaces.dossier.tabulating import list_facts
from rashomon.surfaces.exports import writer_of
from rashomon.surfaces.exports.brat import write_files
from rashomon.surfaces.plain import claim_row
from tests import made_up
from tests.asking.builders import four, incident

SYRIA = Party(id="SYR_MIL", name="Syrian Arab Army", how="country")


def toll(*, unsure: bool, hedged: bool) -> tuple[Incident, Report, Claim]:
    """Residents: four soldiers were (probably) killed. Whose they are, the words say or do not say."""
    report = made_up.make_report("Four soldiers were killed, residents said.", "reports/hawar.txt", "Hawar")
    said = made_up.says(report, "residents", "said")
    claim = made_up.make_claim(report, Attribute.KILLED, four(4), "Four soldiers", said, SYRIA)
    claim = replace(claim, coder="toll.bare-forces" if unsure else "toll.count", certainty=Certainty.PROBABLE if hedged else Certainty.CERTAIN)
    return incident((report, made_up.make_event(report, "killed", claim))), report, claim


@pytest.mark.parametrize("unsure", [True, False])
@pytest.mark.parametrize("hedged", [True, False])
def test_each_doubt_has_its_own_word(unsure: bool, hedged: bool) -> None:
    made, report, claim = toll(unsure=unsure, hedged=hedged)
    assert say_stance(claim) == ("◧ holds probable" if hedged else "■ says")
    assert ("unsure reading" in say_claim_value(claim)) is unsure
    row = claim_row(claim)
    assert (row["certainty"], row["unsure"]) == ("probable" if hedged else "certain", unsure)
    brief = "".join(writer_of("brief")([made], [report]))
    assert ("probably" in brief, "unsure reading" in brief) == (hedged, unsure)
    standoff = "\n".join(text for name, text in write_files([made], [report]) if name.endswith(".ann"))
    assert ("\tDoubt " in standoff, "\tUnsure " in standoff) == (hedged, unsure)
    (line,) = [json.loads(line) for line in writer_of("jsonl")([made], [report])]
    assert [(c["certainty"], c["unsure"]) for c in line["claims"]] == [(row["certainty"], unsure)]


@pytest.mark.parametrize("unsure", [True, False])
@pytest.mark.parametrize("hedged", [True, False])
def test_a_dossier_hedges_as_the_source_does(unsure: bool, hedged: bool) -> None:
    made, report, claim = toll(unsure=unsure, hedged=hedged)
    index = index_all([made], {report.id: report})
    (line,) = next(row for row in list_facts(index.entries[0], index) if row.attribute is Attribute.KILLED).lines
    assert (line.hedged, line.unsure) == (hedged, unsure)
    (quote,) = quote_all(index.entries[0], index, [claim])
    assert quote.hedge == ("probable" if hedged else "")


def test_every_unsure_rule_is_described() -> None:
    """A rule that is told to be unsure is one that `rashomon why` has words for."""
    rules = load_rules()
    assert all(rules.explain_coder(f"{name}x" if name.endswith(".") else name) for name in rules.unsure)
