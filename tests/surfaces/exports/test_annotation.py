"""Claims as annotations for brat and Label Studio, written and read back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import SettingError
from rashomon.records import Attribute, Certainty, Incident, Polarity, Report, Source
from rashomon.surfaces.exports import files_of, writer_of
from rashomon.surfaces.exports.parts.marking import mark_reports
from rashomon.surfaces.exports.parts.reading_brat import read_annotations
from rashomon.surfaces.exports.parts.reading_label_studio import Region, read_regions
from rashomon.surfaces.exports.parts.units import Units
from tests import made_up
from tests.asking.builders import four, incident
from tests.surfaces.exports.test_event_data import CIV

REPORTS = (made_up.wire()[0], made_up.rival()[0])
WIDE = "🚨 Cehennem 🇸🇾 — قصف\n\nFour 🧍civilians\nwere killed in 𝔖aydnaya 🕯, the mayor\nsaid."
"""Characters of one and of two UTF-16 units before, in and after what is marked, and words over two lines."""


def wide() -> tuple[Incident, Report]:
    """A toll whose words stand in two places and over two lines, said by a source."""
    report = made_up.make_report(WIDE, "reports/wide.txt", "Wide Wire")
    says = made_up.says(report, "the mayor", "said")
    claim = made_up.make_claim(report, Attribute.KILLED, four(4), "Four 🧍civilians\nwere killed", says, CIV)
    claim = replace(claim, evidence=(*claim.evidence, made_up.words(report, "𝔖aydnaya 🕯")), certainty=Certainty.POSSIBLE, polarity=Polarity.DENIED)
    return incident((report, made_up.make_event(report, "killed", claim))), report


def brat(made: Incident, *reports: Report) -> dict[str, str]:
    return dict(files_of("brat")([made], reports))


def regions(made: Incident, *reports: Report) -> list[Region]:
    return list(read_regions("".join(writer_of("label-studio")([made], reports))))


def test_brat_has_the_words_of_every_claim() -> None:
    """Read back, each claim's annotation covers exactly the characters of its evidence, its note names it, and its relation leads to the words of its source."""
    files = brat(made_up.incident(), *REPORTS)
    marked = {report.id: {m.claim.id: m for m in marks} for report, marks in mark_reports([made_up.incident()], REPORTS)}
    for report in REPORTS:
        (name,) = (name for name in files if name.endswith(f"{report.id}.ann"))
        assert files[name.replace(".ann", ".txt")] == report.text
        read = {a.name: a for a in read_annotations(report.text, files[name])}
        claims = {a.note.split(" | ")[1]: a for a in read.values() if a.note}
        assert claims.keys() == marked[report.id].keys()
        for mark in marked[report.id].values():
            found = claims[mark.claim.id]
            assert found.label == mark.claim.attribute.value
            assert {n for start, end in found.fragments for n in range(start, end)} == {n for s in mark.spans for n in range(s.start, s.end)}
            assert (found.said_by is not None) == (mark.source is not None)
            if mark.source and found.said_by:
                assert read[found.said_by].fragments == ((mark.source.start, mark.source.end),)
            assert (("Denied", "") in found.attributes) == mark.denied


def test_brat_breaks_fragments_at_lines() -> None:
    """No fragment holds a line end, and offsets are of code points whatever stands before them."""
    made, report = wide()
    files = brat(made, report)
    (standoff,) = (content for name, content in files.items() if name.endswith(".ann"))
    (toll,) = (a for a in read_annotations(report.text, standoff) if a.label == "killed")
    assert [report.text[start:end] for start, end in toll.fragments] == ["Four 🧍civilians", "were killed", "𝔖aydnaya 🕯"]
    assert toll.attributes == (("Denied", ""), ("Doubt", "possible"))
    (source,) = (a for a in read_annotations(report.text, standoff) if a.label == "source")
    assert [report.text[start:end] for start, end in source.fragments] == ["the mayor"]
    assert {"killed", "source", "cue"} <= set(files["annotation.conf"].split("[relations]")[0].split())


def test_brat_over_a_changed_text_is_refused() -> None:
    """What was marked is named."""
    with pytest.raises(SettingError, match="T1: marks other words than 'four'"):
        read_annotations("five died", "T1\tkilled 0 4\tfour\n")


def test_two_reports_of_one_file_name_are_two_files() -> None:
    """Paths that end alike, and paths that no file may be called by."""
    left, right = (replace(report, path=f"{n}/../a b:?.txt") for n, report in enumerate(REPORTS))
    names = [name for name in brat(made_up.incident(), left, right) if name.endswith(".txt")]
    assert len(set(names)) == 2
    assert not any(sign in name for name in names for sign in " :?/")


def test_label_studio_counts_as_javascript_does() -> None:
    """The text cut at UTF-16 units is the words of the claim."""
    made, report = wide()
    (task,) = json.loads("".join(writer_of("label-studio")([made], [report])))
    encoded = task["data"]["text"].encode("utf-16-le")
    result = task["predictions"][0]["result"]
    labels = [one for one in result if one["type"] == "labels"]
    assert [one["value"]["labels"] for one in labels] == [["killed"], ["killed"], ["source"], ["cue"]]
    for one in labels:
        start, end = one["value"]["start"], one["value"]["end"]
        assert encoded[2 * start : 2 * end].decode("utf-16-le") == one["value"]["text"]
        assert report.text[one["meta"]["start"] : one["meta"]["end"]] == one["value"]["text"]
    assert (labels[0]["meta"]["polarity"], labels[0]["meta"]["certainty"]) == ("denied", "possible")


def test_label_studio_has_the_words_of_every_claim() -> None:
    """Read back, the regions of a claim are its evidence in code points, and lead to the words of its source."""
    made, report = wide()
    for whole, reports in ((made, (report,)), (made_up.incident(), REPORTS)):
        texts = {r.id: r.text for r in reports}
        read = regions(whole, *reports)
        for region in read:
            assert texts[region.report][region.start : region.end] == region.text
        by_name = {(region.report, region.name): region for region in read}
        for claim in whole.claims:
            own = [region for region in read if region.claim == claim.id]
            assert [(r.start, r.end) for r in own] == [(s.start, s.end) for s in sorted(claim.evidence)]
            for region in own:
                source: Source = claim.attribution.source
                said = by_name[region.report, region.said_by] if region.said_by else None
                assert (said.start if said else None) == (source.span.start if source.span else None)
        assert not any(region.by_person for region in read)


def test_what_annotators_made_is_read_too() -> None:
    """A region that a person drew, without ours."""
    task = {"data": {"text": "🚨 Four died.", "report": "r-1"}, "annotations": [{"result": [{"id": "x", "type": "labels", "value": {"start": 3, "end": 7, "labels": ["killed"]}}]}]}
    (region,) = read_regions(json.dumps([task]))
    assert (region.text, region.label, region.by_person, region.claim) == ("Four", "killed", True, None)


@pytest.mark.parametrize(("content", "says"), [("[", "no JSON"), ("{}", "no list of tasks"), ('[{"text": "x"}]', "not as JSON-MIN")])
def test_what_is_no_list_of_tasks_is_refused(content: str, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        list(read_regions(content))


@given(st.text(), st.data())
def test_offsets_go_both_ways(text: str, data: st.DataObject) -> None:
    """Code points to units and back, and units as the text is encoded."""
    text = text.encode("utf-8", "ignore").decode()
    place = data.draw(st.integers(0, len(text)))
    units = Units(text)
    assert units.of(place) == len(text[:place].encode("utf-16-le")) // 2
    assert units.to(units.of(place)) == place
