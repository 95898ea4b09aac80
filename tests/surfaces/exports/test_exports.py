"""Exports of the made-up incident."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from rashomon.errors import SettingError
from rashomon.records import (
    Attribute,
    Claim,
    Count,
    Event,
    Fact,
    Grade,
    Incident,
    Matter,
    Party,
    Position,
    Provenance,
    Report,
    Silence,
    Span,
    Status,
)
from rashomon.storing.codec import decode, encode
from rashomon.surfaces.exports import bytes_of, files_of, format_names, format_of, writer_of
from tests import made_up

REPORTS = (made_up.wire()[0], made_up.rival()[0])


def export(*incidents: Incident) -> list[dict[str, Any]]:
    """The lines of the native format, read back."""
    return [json.loads(line) for line in writer_of("jsonl")(incidents, REPORTS)]


def test_facts_are_by_attribute_with_positions() -> None:
    """Each with a status, and each position with value, claims and the number of origins."""
    (found,) = export(made_up.incident())
    facts = found["facts"]
    assert list(facts) == [a.value for a in Attribute if a.value in facts]
    assert facts["kind"]["status"] == "disputed"
    assert [p["value"] for p in facts["kind"]["positions"]] == ["collision", "block"]
    assert [p["value"] for p in facts["actor"]["positions"]] == ["RUS_MIL", "USA_MIL"]
    assert facts["equipment"]["positions"][0]["value"] == ["armored vehicle"]
    assert facts["evidence"]["positions"][0]["value"] == ["video"]
    (when,) = facts["period"]["positions"]
    assert when["independent_origins"] == 2
    assert when["value"] | {"earliest": "2020-08-25", "latest": "2020-08-25", "precision": "day"} == when["value"]
    (where,) = facts["place"]["positions"]
    assert where["value"]["id"] == "geonames:173480"
    assert where["value"]["radius_km"] == 15.0
    (hurt,) = facts["injured"]["positions"]
    assert {k: hurt["value"][k] for k in ("low", "best", "high", "of")} == {
        "low": 4,
        "best": 4,
        "high": 4,
        "of": "USA_MIL",
    }
    assert len(hurt["denied_by"]) == 1
    assert facts["agreement"]["positions"][0]["value"] == {"item": "usa-rus-deconfliction", "stance": "broken"}


def test_every_claim_is_there_on_its_words() -> None:
    """All claims of all events, each with evidence that stands in the report, and with who says so."""
    (found,) = export(made_up.incident())
    texts = {report.id: report.text for report in REPORTS}
    assert {c["id"] for c in found["claims"]} == {c.id for c in made_up.incident().claims}
    for claim in found["claims"]:
        assert claim["evidence"]
        for span in claim["evidence"]:
            assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
        assert claim["attribution"]["source"]["name"]
    ids = {c["id"] for c in found["claims"]}
    events = {e["id"] for e in found["events"]}
    assert {c for f in found["facts"].values() for p in f["positions"] for c in p["claims"]} <= ids
    assert {c for a in found["accounts"] for c in a["claims"]} <= ids
    assert {c["event"] for c in found["claims"]} <= events
    hurt = next(c for c in found["claims"] if c["attribute"] == "injured" and c["polarity"] == "asserted")
    assert hurt["value"]["of"] == "USA_MIL"
    assert hurt["attribution"]["source"]["actor"] == "USA_MIL"
    assert hurt["attribution"]["cue"]["text"] == "said"
    assert (
        found["reports"][0] | {"path": "reports/rival.txt", "published": "2020-08-27", "language": "en"}
        == found["reports"][0]
    )
    assert found["judgements"] == []


def test_where_a_report_came_from_is_there_where_its_file_gave_it() -> None:
    """Byline and provenance, and neither key where there is none."""
    kept = replace(REPORTS[0], byline="Lena Aro", provenance=Provenance(document="4711", forwarded="Hill Observers"))
    (line,) = writer_of("jsonl")((made_up.incident(),), (kept, REPORTS[1]))
    by_id = {report["id"]: report for report in json.loads(line)["reports"]}
    assert by_id[kept.id]["byline"] == "Lena Aro"
    assert by_id[kept.id]["provenance"] == {"document": "4711", "forwarded": "Hill Observers"}
    assert not {"byline", "provenance"} & by_id[REPORTS[1].id].keys()
    assert decode(encode(kept), Report) == kept


def test_what_was_not_resolved_keeps_its_words() -> None:
    """A time, a place and a party without a reading: null bounds, no point, UNKNOWN, and the words as told."""
    _, event = made_up.wire()
    bare = replace(event, claims=tuple(replace(claim, resolved=None) for claim in event.claims))
    (found,) = export(replace(made_up.incident(), events=(bare,), facts=(), accounts=()))
    claims = {c["attribute"]: c for c in found["claims"]}
    assert claims["period"]["value"]["earliest"] is None
    assert claims["period"]["value"]["wording"] == "on Tuesday"
    assert claims["place"]["value"]["latitude"] is None
    assert claims["actor"]["value"] == "UNKNOWN"
    assert claims["actor"]["told"] == "A Russian vehicle"
    assert claims["injured"]["value"]["of"] == "UNKNOWN"


def test_people_counted_apart_are_one_attribute() -> None:
    """Four Americans and one civilian hurt: one fact in the export, each position with whose people and its own status."""
    one = Fact(
        attribute=Attribute.INJURED,
        status=Status.AGREED,
        subject="CIV",
        positions=(Position(values=(Count(low=1, best=1, high=1, wording="one"),), claims=(), origins=("a", "b")),),
    )
    incident = made_up.incident()
    (found,) = export(replace(incident, facts=(*incident.facts, one)))
    hurt = found["facts"]["injured"]
    assert hurt["status"] == "disputed"
    assert [(p["value"]["of"], p["status"]) for p in hurt["positions"]] == [("CIV", "agreed"), ("USA_MIL", "disputed")]


def test_several_actors_are_a_list() -> None:
    """Two parties who acted together are a list of ids."""
    both = (made_up.USA, Party(id="SDF", name="SDF", how="alias"))
    fact = Fact(
        attribute=Attribute.ACTOR, status=Status.AGREED, positions=(Position(values=both, claims=(), origins=("a",)),)
    )
    (found,) = export(replace(made_up.incident(), facts=(fact,)))
    assert found["facts"]["actor"]["positions"][0]["value"] == ["USA_MIL", "SDF"]


@pytest.mark.parametrize("name", format_names())
def test_the_order_of_reading_leaves_no_trace(name: str) -> None:
    """However incidents, events, accounts, origins, claims of positions and reports are ordered: the same bytes."""
    undated = replace(made_up.incident(), id="i-000000000000", facts=())
    incidents = [made_up.incident(), undated]
    straight = written(name, incidents, REPORTS)
    shuffled = [_shuffle(incident) for incident in reversed(incidents)]
    assert written(name, shuffled, REPORTS[::-1]) == straight
    assert name not in {"jsonl", "csv"} or straight.index("i-5b0c7d41aa02") < straight.index("i-000000000000")


def written(name: str, incidents: Sequence[Incident], reports: Sequence[Report]) -> str:
    """All that a format writes, its files by name."""
    try:
        if format_of(name).folder:
            return repr(sorted(files_of(name)(incidents, reports)))
        if format_of(name).binary:
            return repr(bytes_of(name)(incidents, reports))
    except SettingError as error:
        if "pip install" not in str(error):
            raise
        pytest.skip(str(error))
    return "".join(writer_of(name)(incidents, reports))


def _shuffle(incident: Incident) -> Incident:
    def mix(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    facts = tuple(
        replace(f, positions=tuple(replace(p, claims=mix(p.claims), origins=mix(p.origins)) for p in f.positions))
        for f in mix(incident.facts)
    )
    return replace(
        incident,
        events=mix(incident.events),
        facts=facts,
        accounts=mix(incident.accounts),
        origins=mix(incident.origins),
    )


def test_grades_parties_and_silences_are_exported() -> None:
    """Who is behind a position, how well founded blame is, and what is left out: all by ids."""
    incident = made_up.incident()
    blame = incident.fact(Attribute.BLAME)
    assert blame is not None
    graded = replace(blame, positions=(replace(blame.positions[0], grade=Grade.WEAK, parties=("RUS_MIL",)),))
    silence = Silence(matter=Matter.INJURED, claims=blame.positions[0].claims, reports=incident.reports[:1], parties=("RUS_MIL",))
    told = replace(incident, facts=tuple(graded if f is blame else f for f in incident.facts), silences=(silence,))
    (found,) = export(told)
    position = found["facts"]["blame"]["positions"][0]
    assert (position["grade"], position["parties"]) == ("weak", ["RUS_MIL"])
    assert "grade" not in found["facts"]["actor"]["positions"][0]
    (left,) = found["silences"]
    assert left["reports"] == [incident.reports[0]]
    assert (left["matter"], left["party"], left["parties"]) == ("injured", None, ["RUS_MIL"])
    (row,) = csv.DictReader(io.StringIO("".join(writer_of("csv")([told], REPORTS))))
    assert (row["blame_grade"], row["blame_by"], row["left_out"]) == ("weak", "RUS_MIL", "injured")
    assert decode(encode(told), Incident) == told


def test_a_claim_of_two_events_is_told_of_both() -> None:
    """One claim's words may speak of two happenings; the export names the event each time."""
    report, event = made_up.wire()
    claim: Claim = event.claims[0]
    twin: Event = replace(event, id="e-twin", trigger=Span(report=report.id, start=0, end=1, text="A"), claims=(claim,))
    (found,) = export(replace(made_up.incident(), events=(event, twin)))
    assert [c["event"] for c in found["claims"] if c["id"] == claim.id] == ["e-twin", event.id]


def test_csv_is_a_row_an_incident() -> None:
    """The best supported values, each with its status; nothing that a spreadsheet would run."""
    evil = replace(made_up.incident(), title='=HYPERLINK("http://evil.example")')
    (row,) = csv.DictReader(io.StringIO("".join(writer_of("csv")([evil], REPORTS))))
    assert row["title"].startswith("'=")
    assert (row["earliest"], row["place"], row["kind"], row["kind_status"]) == (
        "2020-08-25",
        "Al-Malikiyah",
        "collision",
        "disputed",
    )
    assert (row["injured_best"], row["injured_of"], row["killed_best"]) == ("4", "USA_MIL", "")
    assert (row["reports"], row["origins"], row["agreement"]) == ("2", "2", "usa-rus-deconfliction: broken")


def test_formats_are_files() -> None:
    """Every module of the folder is a format; another name is refused with those there are."""
    assert {"csv", "jsonl"} <= set(format_names())
    for name in format_names():
        assert callable((files_of if format_of(name).folder else bytes_of if format_of(name).binary else writer_of)(name))
        assert format_of(name).summary.endswith((".", ":"))
    with pytest.raises(SettingError, match=r"acled, .*csv, .*jsonl"):
        writer_of("xlsx")
