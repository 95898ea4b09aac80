"""Rows in the columns of conflict data sets, made of what somebody asserts."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.asking.contacts import toll_of
from rashomon.records import Attribute, Count, Event, Incident, Party, Report
from rashomon.surfaces.exports import format_of, writer_of
from rashomon.surfaces.exports.parts.states import state, state_of
from rashomon.surfaces.exports.parts.tolls import count_deaths
from tests import made_up
from tests.asking.builders import QAMISHLI, RUS, SDF, USA, at, days, did, four, incident, on, place, suffered, tell

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,"
    "civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,"
    "side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,"
    "deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,"
    "Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,"
    "Story Organizations,Story Locations,Language,Version"
)
CIV = Party(id="CIV", name="civilians", how="alias")
THERE = (at(place("Qamishli", QAMISHLI, within=("syria:qamishli-district", "syria:al-hasakah-province", "SY"))), on(days("2020-08-25")))
SHELLED = ((Attribute.TYPE, "ASSAULT", None), (Attribute.KIND, "shelling", None), did(RUS), *THERE)

Said = tuple[Attribute, object, object]


def killed(count: int | Count, of: Party | None) -> Said:
    """That so many of them died."""
    return Attribute.KILLED, four(count) if isinstance(count, int) else count, of


def rows(name: str, *told: tuple[Report, Event]) -> list[dict[str, str]]:
    """The rows of the incident that these reports tell, by column."""
    return rows_of(name, incident(*told), [report for report, _ in told])


def rows_of(name: str, made: Incident, reports: list[Report]) -> list[dict[str, str]]:
    text = "".join(writer_of(name)([made], reports))
    return list(csv.DictReader(io.StringIO(text), delimiter="\t" if name == "polecat" else ","))


@pytest.mark.parametrize(("name", "columns", "number", "separator"), [("acled", ACLED, 31, ","), ("ucdp-ged", GED, 49, ","), ("polecat", POLECAT, 40, "\t")])
def test_columns_and_their_order(name: str, columns: str, number: int, separator: str) -> None:
    """As readers of the data sets expect them, with a heading even where no incident has a row."""
    (heading,) = writer_of(name)([], [])
    assert heading.rstrip("\n").split(separator) == columns.split(",")
    assert len(columns.split(",")) == number


def test_a_row_of_acled() -> None:
    """What it was, who, where and how sure, in the codebook's words; the incident can be found again."""
    report, event = tell("Wire", "Russian forces shelled the SDF.", *SHELLED, suffered(SDF), killed(4, SDF))
    (row,) = rows("acled", (report, event))
    made = incident((report, event))
    assert row["event_id_cnty"] == "SYR" + made.id.removeprefix("i-")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("External/Other forces", "Political militia", "External/Other forces-Political militia")
    assert (row["iso"], row["region"], row["country"], row["admin1"], row["admin2"]) == ("760", "Middle East", "Syria", "Al-Hasakah province", "Qamishli district")
    assert (row["event_date"], row["time_precision"], row["geo_precision"], row["fatalities"]) == ("2020-08-25", "1", "1", "4")
    assert row["tags"] == f"incident={made.id}"


def test_nobody_stands_on_both_sides_of_a_row() -> None:
    """Of a fight that is told of both at once the one is the first actor and the other the second, and no enemy is an associate."""
    (row,) = rows("acled", tell("r", "Wire", (Attribute.TYPE, "ASSAULT", None), (Attribute.KIND, "exchange_of_fire", None), did(RUS), did(USA), suffered(USA), suffered(RUS), *THERE))
    assert row["actor1"] != row["actor2"] != ""
    assert row["assoc_actor_1"] == row["assoc_actor_2"] == ""


def test_violence_against_civilians_is_called_so() -> None:
    """A shooting between forces is a clash; at civilians it is an attack on them."""
    (clash,) = rows("acled", tell("Wire", "They shot.", (Attribute.KIND, "shooting", None), did(RUS), suffered(SDF), *THERE))
    (attack,) = rows("acled", tell("Wire", "They shot.", (Attribute.KIND, "shooting", None), did(RUS), suffered(CIV), *THERE))
    assert (clash["event_type"], clash["civilian_targeting"]) == ("Battles", "")
    assert (attack["event_type"], attack["sub_event_type"], attack["civilian_targeting"]) == ("Violence against civilians", "Attack", "Civilian targeting")


def test_fatalities_are_the_lowest_until_two_hold_one() -> None:
    """Rivals of one origin each: the lower; a figure that two origins hold stands, whatever a third says."""
    rivals = (tell("Wire", "Nine died.", *SHELLED, killed(9, CIV)), tell("Post", "Four died.", *SHELLED, killed(4, CIV)))
    (row,) = rows("acled", *rivals)
    assert row["fatalities"] == "4"
    assert "Disputed, killed (CIV): " in row["notes"]
    (row,) = rows("acled", *rivals, tell("Globe", "There were nine dead.", *SHELLED, killed(9, CIV)))
    assert row["fatalities"] == "9"


@pytest.mark.parametrize(("wording", "low", "number"), [("dozens", 24, "12"), ("hundreds of", 200, "100"), ("several", 2, "3"), ("at least 30", 30, "30")])
def test_words_for_numbers_are_acleds(wording: str, low: int, number: str) -> None:
    (row,) = rows("acled", tell("Wire", "They died.", *SHELLED, killed(Count(low=low, best=None, high=None, wording=wording), CIV)))
    assert row["fatalities"] == number


def test_ged_has_the_least_the_best_and_the_most() -> None:
    """Two rivals and a third: low and high from all of them, the best from most origins; deaths stand by side and add up to it."""
    (row,) = rows(
        "ucdp-ged",
        tell("Wire", "Nine died.", *SHELLED, suffered(SDF), killed(9, SDF)),
        tell("Post", "Four died.", *SHELLED, suffered(SDF), killed(4, SDF)),
        tell("Globe", "There were four dead and two passers-by.", *SHELLED, suffered(SDF), killed(4, SDF), killed(2, CIV)),
    )
    assert [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")] == ["0", "4", "2", "0", "6"]
    assert (row["low"], row["high"]) == ("6", "11")
    assert (row["type_of_violence"], row["side_a"], row["gwnoa"], row["country_id"], row["region"]) == ("1", "Russian military", "365", "652", "Middle East")
    assert row["source_original"] == "Globe; Post; Wire"
    assert row["number_of_sources"] == "3"


def test_a_states_forces_are_side_a() -> None:
    """Whoever began; the dead go with their side."""
    (row,) = rows("ucdp-ged", tell("Wire", "The SDF shot at them.", (Attribute.KIND, "shooting", None), did(SDF), suffered(RUS), *THERE, killed(3, RUS)))
    assert (row["side_a"], row["side_b"], row["deaths_a"], row["deaths_b"]) == ("Russian military", "Syrian Democratic Forces", "3", "0")


def test_a_side_that_stands_on_both_sides_has_an_enemy() -> None:
    """Where those who fight are told as doers and as sufferers, the row is of the first and of whoever is none of them, as ACLED's is; one's own side alone is none."""
    told = tell("Wire", "The SDF and Russians shot at each other.", (Attribute.KIND, "shooting", None), did(SDF), suffered(SDF), suffered(RUS), *THERE, killed(3, RUS))
    (row,) = rows("ucdp-ged", told)
    (same,) = rows("acled", told)
    assert {row["side_a"], row["side_b"]} == {same["actor1"], same["actor2"]} == {"Russian military", "Syrian Democratic Forces"}
    assert rows("ucdp-ged", tell("Wire", "They shot their own.", *SHELLED[:1], did(SDF), suffered(SDF), *THERE, killed(3, SDF))) == []


def test_an_open_number_is_its_bound() -> None:
    """Of "at least 12" it is 12; "up to seven" is none in the best number and seven in the highest."""
    (row,) = rows("ucdp-ged", tell("Wire", "They died.", *SHELLED, suffered(SDF), killed(Count(low=12, best=None, high=None, wording="at least 12"), SDF)))
    assert (row["low"], row["best"], row["high"]) == ("12", "12", "12")
    (row,) = rows("ucdp-ged", tell("Wire", "They died.", *SHELLED, suffered(SDF), killed(Count(low=None, best=None, high=7, wording="up to seven"), SDF)))
    assert (row["low"], row["best"], row["high"]) == ("0", "0", "7")


def test_people_of_no_side_are_not_counted_twice() -> None:
    """Twelve dead by one, three dead civilians and two fighters by another: twelve at most, of whom seven are of no known side, and five at least."""
    whole = tell("Wire", "Twelve died.", *SHELLED, suffered(SDF), killed(12, None))
    parts = tell("Post", "Three civilians and two fighters died.", *SHELLED, killed(3, CIV), killed(2, SDF))
    (row,) = rows("ucdp-ged", whole, parts)
    assert [row[name] for name in ("low", "best", "high", "deaths_civilians", "deaths_b", "deaths_unknown")] == ["5", "12", "12", "3", "2", "7"]


def test_a_toll_that_is_only_denied_is_no_toll() -> None:
    """GED has no row, ACLED no fatality, and the notes say by its question that it is denied."""
    told = tell("Wire", "They shelled the SDF.", *SHELLED, suffered(SDF)), tell("Post", "Nobody died, they say.", killed(12, CIV), denied={Attribute.KILLED})
    assert rows("ucdp-ged", *told) == []
    (row,) = rows("acled", *told)
    assert row["fatalities"] == "0"
    assert "Only denied: killed (CIV)." in row["notes"]
    assert "12" not in row["notes"]


def test_one_man_with_rival_names_is_one_dead() -> None:
    """A civilian by one, a soldier by two, a militiaman by a fourth: one is dead in every format, as the most call him."""
    syria, militia = (Party(id=code, name=name, how="alias") for code, name in (("SYR_MIL", "Syrian army"), ("NDF", "National Defence Forces")))
    names = (("Wire", CIV), ("Post", syria), ("Globe", syria), ("Mail", militia))
    told = tuple(tell(outlet, f"One was shot dead, says {outlet}.", (Attribute.TYPE, "ASSAULT", None), (Attribute.KIND, "shooting", None), did(USA), suffered(syria), killed(1, whose), *THERE)
                 for outlet, whose in names)  # fmt: skip
    (row,) = rows("acled", *told)
    assert row["fatalities"] == "1"
    (row,) = rows("ucdp-ged", *told)
    assert [row[name] for name in ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")] == ["1", "1", "1", "0", "1", "0", "0"]
    (row,) = rows("csv", *told)
    assert [row[f"killed_{part}"] for part in ("low", "best", "high", "of", "status")] == ["1", "1", "1", "SYR_MIL", "agreed"]
    cost = toll_of(incident(*told).summary, Attribute.KILLED)
    assert (cost.least, cost.most) == (1, 1)


def test_low_and_high_span_what_is_disputed() -> None:
    """Two by one, four by another: a spreadsheet has 2 to 4, as GED has."""
    told = tell("Wire", "Four died.", *SHELLED, suffered(SDF), killed(4, SDF)), tell("Post", "Two died.", *SHELLED, suffered(SDF), killed(2, SDF))
    (ged,), (sheet,) = rows("ucdp-ged", *told), rows("csv", *told)
    assert [ged[name] for name in ("low", "high")] == [sheet[f"killed_{part}"] for part in ("low", "high")] == ["2", "4"]
    assert (sheet["killed_best"], sheet["killed_status"], sheet["killed_each"][:4]) == (ged["best"], "disputed", "SDF ")


COUNTS = st.builds(
    lambda low, more, best: Count(low=low, best=low if best else None, high=low + more if not best else low, wording=f"{low} to {low + more}"),
    st.integers(0, 300), st.integers(0, 40), st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(st.tuples(COUNTS, st.sampled_from((RUS, USA, SDF, CIV, None))), min_size=1, max_size=3), min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_numbers_of_the_dead_hold_together(tellings: list[list[tuple[Count, Party | None]]]) -> None:
    """The low is never above the best nor that above the high; sides and people of no side add up; nobody tells more than the high or all less than the low."""
    told = [tell(f"Outlet {n}", f"They died, {n}.", *(killed(count, of) for count, of in said)) for n, said in enumerate(tellings)]
    deaths = count_deaths(incident(*told))
    total = deaths.total
    assert 0 <= total.low <= total.best <= total.high
    assert deaths.unknown >= 0
    assert total.best == sum(figures.best for figures in deaths.of.values()) + deaths.unknown
    assert total.high >= max(count.high or 0 for said in tellings for count, _ in said) or any(f.status.value == "superseded" for f in incident(*told).facts)


def test_what_has_no_row_is_told_with_why() -> None:
    """An incident without a day, and one without a point in a state."""
    undated = incident(tell("Wire", "They shelled.", (Attribute.KIND, "shelling", None), did(RUS), THERE[0]))
    nowhere = incident(tell("Wire", "They shelled it.", (Attribute.KIND, "shelling", None), did(RUS), THERE[1], at(place("Nowhere", None))))
    made = format_of("acled").module.sort_out([undated, nowhere], [])
    assert not made.rows
    assert {one.incident: one.reason for one in made.left_out} == {
        undated.id: "nobody tells its days to within a month",
        nowhere.id: "nobody tells a place that has a point in a state",
    }


def plover(made: Incident, *reports: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in writer_of("plover")([made], reports)]


def test_plover_has_a_record_of_each_telling() -> None:
    """The required fields, PLOVER's types and quads, the words that tell of it at their offsets, and what does not fit as a comment."""
    reports = [made_up.wire()[0], made_up.rival()[0]]
    records = {record["text_info"]["report"]: record for record in plover(made_up.incident(), *reports)}
    for report in reports:
        record = records[report.id]
        assert {"id", "date", "actor", "event"} <= record.keys()
        (words,) = record["text"]
        assert report.text[words["start"] : words["end"]] == words["text_story"]
        assert "Disputed" in record["comment"]
    wire = records[reports[0].id]
    assert (wire["event"], wire["quad_code"], wire["date"], wire["size"]) == (["ASSAULT"], 4, "2020-08-25", {"injured": 4})
    assert wire["actor"][0] == {"code": "RUS", "sector": "MIL", "entity_text": "A Russian vehicle", "identifier_id": "RUS_MIL", "identifier_text": "Russian forces"}
    assert (wire["event_loc"]["geonameid"], wire["event_loc"]["country_code"], wire["event_loc"]["resolution"]) == ("173480", "SYR", 4)
    assert "size" not in records[reports[1].id]


def test_plover_says_what_is_past_planned_or_denied() -> None:
    """By its auxiliary modes; POLECAT, which has no such mode, has no row of what is denied or planned."""
    report, event = tell("Wire", "They deny that they shelled the SDF.", *SHELLED, suffered(SDF), killed(3, SDF), denied=set(Attribute))
    denied = incident((report, event))
    (record,) = plover(denied, report)
    assert record["mode"] == ["negation"]
    assert "size" not in record
    assert rows_of("polecat", denied, [report]) == []
    report, event = tell("Wire", "They plan to shell the SDF.", *SHELLED, suffered(SDF))
    planned = replace(incident((report, event)), events=(replace(event, modality="planned"),))
    assert plover(planned, report)[0]["mode"] == ["future"]
    assert rows_of("polecat", planned, [report]) == []


def test_a_row_of_polecat() -> None:
    """A row a telling: quad, sides with their codes, place and outlet."""
    report, event = tell("Wire", "Russian forces\tshelled the SDF.", *SHELLED, suffered(SDF), suffered(USA))
    (row,) = rows("polecat", (report, event))
    assert (row["Event ID"], row["Event Type"], row["Quad Code"], row["Source"]) == (event.id, "ASSAULT", "MATERIAL CONFLICT", "Wire")
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("RUS", "365", "MIL")
    assert row["Recipient Name"] == "Syrian Democratic Forces; US military"
    assert (row["Province"], row["Country"], row["Placename"]) == ("Al-Hasakah province", "SYR", "Qamishli")


def test_states_have_the_numbers_of_data_sets() -> None:
    """Germany's and Yemen's differ between Gleditsch and Ward and the Correlates of War; civilians are no Ivorians."""
    germany, yemen = state("DEU"), state("YE")
    assert germany is not None
    assert yemen is not None
    assert (germany.gw, germany.cow, germany.ucdp, germany.acled) == (260, 255, "Europe", "Europe")
    assert (yemen.gw, yemen.cow, yemen.ucdp) == (678, 679, "Middle East")
    assert state_of("CIV") is None
    assert state_of("SDF") is None
