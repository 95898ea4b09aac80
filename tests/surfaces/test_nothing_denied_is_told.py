"""No surface shows as told what no claim asserts, whatever an incident's claims are."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from rashomon.asking import Target, find_contacts, find_near
from rashomon.records import TOLLS, Attribute, Count, Event, Incident, Party, Polarity, Report
from rashomon.storing import Ledger
from rashomon.surfaces.answers import contact_row, incident_row, near_row
from rashomon.surfaces.cli import app
from rashomon.surfaces.cli.incidents import describe
from rashomon.surfaces.dossier.front import write_front
from rashomon.surfaces.dossier.indexing import index_all
from rashomon.surfaces.dossier.leading import write_lede
from rashomon.surfaces.dossier.tabulating import list_facts, sum_up
from rashomon.surfaces.dossier.timeline import draw_timeline
from rashomon.surfaces.exports import writer_of
from rashomon.surfaces.frames import Some, rows_of
from rashomon.surfaces.notebook import table
from tests.asking.builders import days, four, incident, place, tell

NUMBERS = (311, 322, 333)
DAYS = ("2020-03-11", "2021-05-22", "2022-07-30")
PLACES = tuple(place(name, (36.0 + n, 41.0)) for n, name in enumerate(("Aaville", "Beeville", "Ceeville")))
PARTIES = tuple(Party(id=code, name=f"{code} troops", how="alias") for code in ("FRA_MIL", "TUR_MIL", "IRN_MIL"))
KINDS = ("airstrike", "shelling", "raid")
TARGET = Target(name="Aaville", points=((36.0, 41.0),))

MARKS: dict[tuple[Attribute, object], re.Pattern[str]] = {
    **{(Attribute.KILLED, n): re.compile(rf"\b{n}\b") for n in NUMBERS},
    **{(Attribute.PERIOD, day): re.compile(day + "|" + words) for day, words in zip(DAYS, ("11 Mar", "22 May", "30 Jul"), strict=True)},
    **{(Attribute.PLACE, p.name): re.compile(p.name) for p in PLACES},
    **{(Attribute.ACTOR, p.id): re.compile(f"{p.id[:3]}|{name}") for p, name in zip(PARTIES, ("France|French", "Turkey|Turkish", "Iran"), strict=True)},
    **{(Attribute.KIND, kind): re.compile(f"(?i){kind}|{words}") for kind, words in zip(KINDS, ("air strike", "shelling", "raid"), strict=True)},
}
"""How each value is known again, whichever surface shows it."""

VALUES = st.one_of(
    st.sampled_from(NUMBERS).map(lambda n: (Attribute.KILLED, four(n), None)),
    st.sampled_from(DAYS).map(lambda day: (Attribute.PERIOD, day, days(day))),
    st.sampled_from(PLACES).map(lambda p: (Attribute.PLACE, p.name, p)),
    st.sampled_from(PARTIES).map(lambda p: (Attribute.ACTOR, p.name, p)),
    st.sampled_from(KINDS).map(lambda kind: (Attribute.KIND, kind, None)),
)
TELLINGS = st.lists(
    st.tuples(st.sampled_from(("Wire", "Post", "Globe")), st.lists(VALUES, max_size=3), st.lists(VALUES, max_size=3)), min_size=1, max_size=3
)
"""Outlets, each with what it asserts and what it denies."""

Tellings = list[tuple[str, list[tuple[Attribute, object, object]], list[tuple[Attribute, object, object]]]]


def make(tellings: Tellings) -> tuple[Incident, list[Report]]:
    """The incident that these tell, and their reports; the text says nothing that a surface could quote."""
    told: list[tuple[Report, Event]] = []
    for number, (outlet, said, denied) in enumerate(tellings):
        told.append(tell(outlet, f"It was so, {'and ' * number}they say.", *said))
        told.append(tell(outlet, f"It was not so, {'and ' * number}they say.", *denied, denied={a for a, _, _ in denied}))
    return incident(*told), [report for report, _ in told]


def key(attribute: Attribute, value: object, resolved: object) -> tuple[Attribute, object]:
    if attribute is Attribute.ACTOR and isinstance(resolved, Party):
        return attribute, resolved.id
    return attribute, value.best if isinstance(value, Count) else value


def of_csv(told: Incident, reports: list[Report]) -> str:
    return "".join(writer_of("csv")([told], reports))


def of_acled(told: Incident, reports: list[Report]) -> str:
    return "".join(writer_of("acled")([told], reports))


def of_ged(told: Incident, reports: list[Report]) -> str:
    return "".join(writer_of("ucdp-ged")([told], reports))


def of_plover(told: Incident, reports: list[Report]) -> str:
    """Records of what is told as done; one of the mode negation says that it is not."""
    return "".join(line for line in writer_of("plover")([typed(told)], reports) if '"negation"' not in line)


def of_polecat(told: Incident, reports: list[Report]) -> str:
    return "".join(writer_of("polecat")([typed(told)], reports))


def of_atlos(told: Incident, reports: list[Report]) -> str:
    """Of denials the notes name the question alone."""
    return "".join(writer_of("atlos")([told], reports))


def of_tables(told: Incident, reports: list[Report]) -> str:
    """The tables that `parquet` and `sql` have of incidents and facts; those of claims, positions and accounts say of each that it is denied."""
    held = Some((told,), tuple(reports))
    return json.dumps([rows_of(held, name) for name in ("incidents", "facts")])


def of_map(told: Incident, reports: list[Report]) -> str:
    page = json.loads("".join(writer_of("geojson")([told], reports)))
    return json.dumps([feature["properties"] for feature in page["features"]])


def of_entities(told: Incident, reports: list[Report]) -> str:
    """Events and parties; an account's own entity has what it denies as denied."""
    return "".join(line for line in writer_of("followthemoney")([told], reports) if '"Documentation"' not in line)


def of_brief(told: Incident, reports: list[Report]) -> str:
    """What it says is said; what is denied and the sources' own words stand under headings of their own."""
    page = "".join(writer_of("brief")([told], reports))
    return page.partition("## What is denied")[0].partition("## Who says what")[0]


def typed(told: Incident) -> Incident:
    """The incident with a type in each telling that asserts something, so that formats of PLOVER's family have a record of it."""
    events = []
    for event in told.events:
        said = [claim for claim in event.claims if claim.polarity is Polarity.ASSERTED]
        assault = replace(said[0], id=f"{said[0].id}-type", attribute=Attribute.TYPE, value="ASSAULT", resolved=None) if said else None
        events.append(replace(event, claims=(*event.claims, assault)) if assault else event)
    return replace(told, events=tuple(events))


def of_list(told: Incident, _: list[Report]) -> str:
    return "\n".join(describe(told.summary, "i-1"))


def of_frame(told: Incident, _: list[Report]) -> str:
    return json.dumps(table([told]))


def of_near(told: Incident, _: list[Report]) -> str:
    return json.dumps([near_row(found) for found in find_near([told.summary], TARGET, 2000)])


def of_contacts(told: Incident, _: list[Report]) -> str:
    return json.dumps([contact_row(contact) for contact in find_contacts([told.summary], [])] + [incident_row(told.summary)])


def of_dossier(told: Incident, reports: list[Report]) -> str:
    """The front page, and of the sheet what it says in short: its sentence and its brief, without what they call denied."""
    index = index_all([told], {report.id: report for report in reports})
    (entry,) = index.entries
    lede = "".join(bit.text for bit in write_lede(entry, index))
    brief = sum_up(list_facts(entry, index), [])
    sides = [value for _, values in brief.disputed for value in values if not value.startswith("not ")]
    said = [value for _, value in (*brief.agreed, *brief.single)]
    lede = re.sub(r"Denied: [^.]*\.|: [\w ,-]+, which is denied", "", lede)
    when = draw_timeline(index)
    lanes = [lane.name for drawing in (when.wide, when.narrow) if drawing is not None for lane in drawing.lanes]
    beside = [words for words, _ in when.beside]
    return "\n".join([str(write_front(index, index.reports, [], "T", None).rows), *lanes, *beside, lede, *said, *sides])


SURFACES = (of_csv, of_acled, of_ged, of_plover, of_polecat, of_brief, of_atlos, of_tables, of_map, of_entities, of_list, of_frame, of_near, of_contacts, of_dossier)


@pytest.mark.parametrize("surface", SURFACES, ids=lambda s: s.__name__)
@given(TELLINGS)
@settings(max_examples=60, deadline=None)
def test_only_what_somebody_asserts_is_shown(surface: Callable[[Incident, list[Report]], str], tellings: Tellings) -> None:
    told, reports = make(tellings)
    asserted = {key(c.attribute, c.value, c.resolved) for c in told.claims if c.polarity is Polarity.ASSERTED}
    shown = surface(told, reports)
    for value, mark in MARKS.items():
        if value not in asserted:
            assert not mark.search(shown), (value, shown)


@given(TELLINGS)
@settings(max_examples=60, deadline=None)
def test_what_somebody_asserts_is_in_the_frame(tellings: Tellings) -> None:
    """The law does not hold by silence: whatever is asserted of an attribute that the frame has, it shows."""
    told, reports = make(tellings)
    shown = of_frame(told, reports)
    for claim in told.claims:
        if claim.polarity is Polarity.ASSERTED and claim.attribute in (Attribute.ACTOR, Attribute.KIND, *TOLLS):
            assert MARKS[key(claim.attribute, claim.value, claim.resolved)].search(shown)


def test_a_toll_that_is_only_denied() -> None:
    """Nobody says that 12 died: the ministry denies it, and that is what tables say."""
    twelve = four(12)
    civ = Party(id="CIV", name="civilians", how="alias")
    told = incident(
        tell("Orontes", "Turkish forces shelled it.", (Attribute.KIND, "shelling", None)),
        tell("Orontes", "The ministry denied that 12 civilians were killed.", (Attribute.KILLED, twelve, civ), denied={Attribute.KILLED}),
        tell("Wire", "Three were hurt.", (Attribute.INJURED, four(3), civ)),
        tell("Wire", "Two soldiers were hurt.", (Attribute.INJURED, four(2), PARTIES[1])),
        tell("Post", "Nine soldiers were hurt.", (Attribute.INJURED, four(9), PARTIES[1])),
    )
    (row,) = csv.DictReader(io.StringIO(of_csv(told, [])))
    assert [row[f"killed_{part}"] for part in ("low", "best", "high", "of", "status", "each")] == ["", "", "", "CIV", "denied", "CIV denied"]
    assert row["injured_each"] == "CIV 3 uncorroborated; TUR_MIL 2 or 9 disputed"
    (frame,) = table([told])
    assert (frame["killed"], frame["killed_status"]) == ("", "CIV: denied")
    assert (frame["injured"], frame["injured_status"]) == ("CIV: 3; TUR_MIL: 2 or 9", "CIV: uncorroborated; TUR_MIL: disputed")
    index = index_all([told], {})
    lede = "".join(bit.text for bit in write_lede(index.entries[0], index))
    assert "Denied: 12 killed (civilians)." in lede


def test_an_act_that_is_only_denied(tmp_path: Path) -> None:
    """A report whose only word of an air strike is a denial tells of none: the list has no kind and no doer, the sheet says that it is denied."""
    report, event = tell(
        "Wire", "The ministry denied the strike.", (Attribute.KIND, "airstrike", None), (Attribute.ACTOR, "they", PARTIES[0]),
        denied={Attribute.KIND, Attribute.ACTOR},
    )  # fmt: skip
    told = incident((report, event))
    path = tmp_path / "clash.ledger"
    with Ledger.open(path, create=True) as kept:
        kept.add_report(report, [event])
        kept.replace_incidents([told])
    listed = CliRunner().invoke(app, ["incidents", "--ledger", str(path), "--format", "json"])
    (row,) = json.loads(listed.stdout)
    assert (row["actor"], row["recipient"], row["kind"]) == ([], [], [])
    index = index_all([told], {report.id: report})
    assert "air strike, by FRA_MIL troops, which is denied" in "".join(bit.text for bit in write_lede(index.entries[0], index))
