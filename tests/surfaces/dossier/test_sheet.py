"""What a sheet and the front say of the incidents."""

from __future__ import annotations

from dataclasses import replace

from rashomon.records import Attribute, Fact, Party, Position, Status
from rashomon.surfaces.dossier.accounts import align_accounts
from rashomon.surfaces.dossier.comparing import compare_sources, find_silences
from rashomon.surfaces.dossier.front import write_front
from rashomon.surfaces.dossier.indexing import Entry, index_all
from rashomon.surfaces.dossier.leading import write_lede
from rashomon.surfaces.dossier.mapping import draw_map
from rashomon.surfaces.dossier.sourcing import draw_travel, list_sources
from rashomon.surfaces.dossier.tabulating import list_facts, list_unknown, sum_up
from rashomon.surfaces.dossier.timeline import draw_timeline, say_when
from tests.asking.builders import SDF, four, tell
from tests.asking.builders import incident as made
from tests.surfaces.dossier.fixture import (
    CHECKPOINT,
    COLLISION,
    INCIDENTS,
    ISSUES,
    REPORTS,
    ROAD_BLOCK,
    RU,
    US,
    WITHDRAWAL,
    Incident,
)

INDEX = index_all(INCIDENTS, REPORTS)


def entry_of(incident: Incident) -> Entry:
    return next(e for e in INDEX.entries if e.incident.id == incident.id)


def test_incidents_are_numbered_by_day_and_the_undated_come_last() -> None:
    assert [e.incident.title for e in INDEX.entries] == [
        WITHDRAWAL.title,
        ROAD_BLOCK.title,
        COLLISION.title,
        CHECKPOINT.title,
    ]


def test_accounts_that_cross_stand_between_both() -> None:
    """Each says that the other did it: the sentence does not let one side do it to itself."""
    roles = (Attribute.ACTOR, Attribute.RECIPIENT)
    sides = tuple(Position(values=(party,), claims=(f"c-{party.id}",), origins=(party.name,)) for party in (RU, US))
    crossed = tuple(Fact(attribute=role, status=Status.DISPUTED, positions=sides) for role in roles)
    facts = tuple(f for f in COLLISION.facts if f.attribute not in roles) + crossed
    index = index_all([replace(COLLISION, facts=facts)], REPORTS)
    words = "".join(b.text for b in write_lede(index.entries[0], index))
    assert ", between Russian Armed Forces and United States Armed Forces." in words


def test_the_lede_says_the_best_supported_values_under_their_statuses() -> None:
    bits = write_lede(entry_of(COLLISION), INDEX)
    assert "".join(b.text for b in bits).startswith(
        "On Tuesday 25 August 2020, morning, within 15 km of Al-Malikiyah: collision, between Russian Armed Forces and United States Armed Forces."
    )
    assert ("4 hurt", Status.DISPUTED) in [(b.text, b.status) for b in bits]
    assert ("within 15 km of Al-Malikiyah", Status.AGREED) in [(b.text, b.status) for b in bits]


def test_rival_names_of_the_dead_are_told_with_or() -> None:
    """One dead by each of two, who call him a civilian and a fighter: the sentence gives no sum."""
    civilians = Party(id="CIV", name="civilians", how="alias")
    told = [tell(outlet, f"One died, says {outlet}.", (Attribute.KIND, "shooting", None), (Attribute.KILLED, four(1), whose)) for outlet, whose in (("Wire", civilians), ("Post", SDF))]
    index = index_all([made(*told)], {r.id: r for r, _ in told})
    words = "".join(b.text for b in write_lede(index.entries[0], index))
    assert "1 killed (civilians), or 1 killed (Syrian Democratic Forces). " in words


def test_without_a_day_or_a_place_the_lede_says_so() -> None:
    words = "".join(b.text for b in write_lede(entry_of(CHECKPOINT), INDEX))
    assert words.startswith("On a day that no report gives, at a place that no report names: block")


def test_the_brief_parts_agreed_disputed_and_unknown() -> None:
    entry = entry_of(COLLISION)
    brief = sum_up(list_facts(entry, INDEX), list_unknown(entry))
    assert ("Where", "within 15 km of Al-Malikiyah") in brief.agreed
    assert ("Injured, United States", ("4", "7")) in brief.disputed
    assert ("Agreement", ("USA–RUS deconfliction: broken", "denied")) in brief.disputed
    assert brief.single == (("Evidence", "video"),)
    assert brief.unknown == ("whether anyone was killed",)


def test_dots_count_origins_not_reports() -> None:
    """Two reports with one wire text are one origin."""
    rows = list_facts(entry_of(ROAD_BLOCK), INDEX)
    assert {(line.origins, line.reports) for row in rows for line in row.lines} == {(1, 2)}


def test_the_matrix_holds_each_source_against_each_position() -> None:
    matrix = compare_sources(entry_of(COLLISION), INDEX)
    assert matrix is not None
    assert [name for name, _ in matrix.sides] == ["Russia", "United States", "Others"]
    marks = {f"{r.label}: {r.value}": "".join(c.mark * c.span for c in r.cells) for r in matrix.rows}
    assert marks["Blame: Russian Armed Forces"] == "saass"
    assert marks["Blame: United States Armed Forces"] == "assss"
    assert marks["Agreement: USA–RUS deconfliction: broken"] == "nsass"
    assert marks["Who acted: Russian Armed Forces"][-1] == "h"
    assert all(sum(c.span for c in r.cells) == 5 for r in matrix.rows)


def test_silence_is_said_by_side_and_by_outlet() -> None:
    assert find_silences(entry_of(COLLISION), INDEX) == [
        ("Russia leaves out", "that anyone was hurt"),
        ("Delta Asian Post leaves out", "that anyone was hurt"),
        ("Harbour Tribune and Desert Nine News leave out", "the blame on the United States"),
    ]


def test_a_position_says_who_is_behind_it_and_how_well_founded_it_is() -> None:
    row = next(r for r in list_facts(entry_of(COLLISION), INDEX) if r.attribute is Attribute.BLAME)
    assert [(line.sides, line.grade) for line in row.lines] == [
        (("United States",), "contested: others blame another"),
        (("Russia",), "contested: others blame another"),
    ]


def test_the_same_question_is_on_the_same_line_for_every_side() -> None:
    headings, questions = align_accounts(entry_of(COLLISION), INDEX)
    assert [h.name for h in headings] == ["Russia", "United States", "Others"]
    assert all(len(q.answers) == 3 for q in questions)
    hurt = next(q for q in questions if q.words == "Who was hurt?")
    assert hurt.answers[0].shown == ()


def test_the_same_words_in_two_outlets_are_quoted_once() -> None:
    _, questions = align_accounts(entry_of(COLLISION), INDEX)
    hurt = next(q for q in questions if q.words == "Who was hurt?").answers[1].shown[0]
    assert [p.outlet for c in hurt.citations for p in c.places] == ["Desert Nine News", "Harbour Tribune"]
    assert hurt.citations[0].via == ("Continental Press",)


def test_wire_text_adds_no_origin() -> None:
    rows = {r.outlet: r for r in list_sources(entry_of(COLLISION), INDEX)}
    assert rows["Harbour Tribune"].note == f"same wire text as [{rows['Desert Nine News'].number}]: one origin"
    assert not rows["Breakfast Bulletin"].repeats
    travel = draw_travel(entry_of(COLLISION), INDEX)
    assert travel is not None
    assert (len(travel.origins), len(travel.reports), len(travel.links)) == (7, 6, 9)


def test_circles_are_drawn_at_true_scale_and_the_wide_and_the_unplaced_are_said_in_words() -> None:
    where = draw_map(INDEX)
    assert where.wide is not None
    radii = sorted(c.ry for c in where.wide.circles)
    assert abs(radii[1] / radii[0] - 15 / 8) < 0.02
    assert abs(where.wide.scale_px / where.wide.scale_km - radii[0] / 8) < 0.02
    assert [e.incident.title for e in where.unplaced] == [CHECKPOINT.title]
    assert [e.incident.title for _, entries in where.vague for e in entries] == [WITHDRAWAL.title]


def test_an_undated_incident_stands_beside_the_timeline_in_its_own_words() -> None:
    when = draw_timeline(INDEX)
    assert [([e.incident.title for e in entries], words) for words, entries in when.beside] == [
        ([CHECKPOINT.title], "“Last week”, with nothing to count from")
    ]
    assert [e.incident.title for e, _ in when.outside] == [WITHDRAWAL.title]
    assert say_when(entry_of(COLLISION)) == "25 or 26 Aug 2020"
    assert when.wide is not None
    assert [d.number for d in when.wide.dots] == [2, 3]


def test_the_front_counts_incidents_by_status() -> None:
    front = write_front(INDEX, REPORTS, ISSUES, None, None)
    assert [(letter, number) for letter, number, _, _ in front.tally] == [("d", "1"), ("u", "3"), ("a", "0")]
    assert front.span == "4 May to 26 August 2020, and one incident without a date"
    collision = next(r for r in front.rows if r.title == COLLISION.title)
    assert "".join(m.letter for m in collision.marks) == "ddadkdaud"
