"""Which accounts become one incident. Each docstring tells the reports, the body the events they give."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking import Linked, link_events
from rashomon.records import Event, Report
from tests.linking.builders import (
    DERIK,
    KHIRBET_AMMU,
    NORTHEAST,
    QAMISHLI_EAST,
    TAL_DHAHAB,
    TWIN_VILLAGE,
    TWIN_VILLAGE_TOO,
    event,
    report,
)

US, RUS, SYR = "USA_MIL", "RUS_MIL", "SYR_MIL"


def together(linked: Linked, *events: Event) -> bool:
    wanted = {e.id for e in events}
    return any(wanted <= {e.id for e in cluster} for cluster in linked.clusters)


def homes(linked: Linked) -> set[frozenset[str]]:
    return {frozenset(e.id for e in cluster) for cluster in linked.clusters}


def test_the_day_of_the_statement_is_taken_for_the_day_of_the_clash() -> None:
    """The day of the statement is taken for the day of the clash.

    Wire: Four Americans were hurt on Tuesday 25 August when a Russian vehicle struck theirs near Derik.
    Gazette: Four US soldiers were injured on Wednesday as Russian vehicles rammed them outside Al-Malikiyah.
    """
    one, two = report("Wire", "2020-08-26"), report("Gazette", "2020-08-27")
    a = event(one, "collision", when="2020-08-25", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    b = event(two, "collision", when="2020-08-26", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    linked = link_events([a, b], [one, two])
    assert together(linked, a, b)
    (link,) = linked.links[0]
    assert {link.left, link.right} == {a.id, b.id}
    assert dict(link.weights)["period: next day, news of both"] <= 0 < dict(link.weights)["injured: same number, three or more"]
    assert link.total > 0


def test_two_road_blocks_a_day_apart_are_two() -> None:
    """Two road blocks a day apart are two.

    Monitor: On 2 June US troops stopped a Russian patrol near Derik.
    Wire: On 3 June US troops stopped a Russian patrol near Derik.
    """
    one, two = report("Monitor"), report("Wire")
    a = event(one, "block", plover="COERCE", when="2020-06-02", where=DERIK, who=[US], whom=[RUS])
    b = event(two, "block", plover="COERCE", when="2020-06-03", where=DERIK, who=[US], whom=[RUS])
    assert not together(link_events([a, b], [one, two]), a, b)


def test_a_road_block_the_day_before_and_elsewhere_is_not_the_collision() -> None:
    """A road block the day before and elsewhere is not the collision.

    Valley: US forces blocked a Russian convoy east of Qamishli on 24 August.
    Wire: A Russian vehicle struck an American one near Derik on 25 August; four were hurt.
    """
    one, two = report("Valley", "2020-08-24"), report("Wire", "2020-08-26")
    a = event(one, "block", plover="COERCE", when="2020-08-24", where=QAMISHLI_EAST, who=[US], whom=[RUS])
    b = event(two, "collision", when="2020-08-25", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    assert not together(link_events([a, b], [one, two]), a, b)


def test_rival_kinds_of_one_happening() -> None:
    """Rival kinds of one happening.

    Agency: A soldier was killed and two were wounded in an American air strike on Tal al-Dhahab on 17 August.
    Desk: Coalition troops came under fire at Tal al-Zahab on 17 August and shot back; one Syrian soldier died, two were hurt.
    """
    one, two = report("Agency", "2020-08-17"), report("Desk", "2020-08-18")
    harm = {"killed": {SYR: 1}, "injured": {SYR: 2}}
    a = event(one, "airstrike", when="2020-08-17", where=TAL_DHAHAB, who=[US], whom=[SYR], **harm)  # type: ignore[arg-type]
    b = event(two, "exchange_of_fire", when="2020-08-17", where=TAL_DHAHAB, who=[SYR], whom=[US], **harm)  # type: ignore[arg-type]
    assert together(link_events([a, b], [one, two]), a, b)


def test_clash_stoning_and_air_strike_of_one_day() -> None:
    """Clash stoning and air strike of one day.

    Agency: US forces shot a villager dead at Khirbet Ammu on 12 February and wounded another; warplanes then bombed its
    surroundings; earlier, people stoned a patrol at Bweir al-Bu Asi.
    Review: US soldiers and loyalists exchanged fire at Khirbet Ammu on 12 February, one man died; SANA adds an air raid there;
    an American vehicle was stoned at Buwayr al-Bu Asi.
    """
    one, two = report("Agency", "2020-02-12"), report("Review", "2020-02-13")
    day = "2020-02-12"
    clash = event(
        one, "shooting", when=day, where=KHIRBET_AMMU, who=[US], whom=["CIV"], killed={"CIV": 1}, injured={"CIV": 1}
    )
    raid = event(one, "airstrike", when=day, where=KHIRBET_AMMU, who=[US])
    stones = event(one, "pelt", plover="PROTEST", when=day, where=TWIN_VILLAGE, who=["CIV"], whom=[US])
    fire = event(
        two,
        "exchange_of_fire",
        when=day,
        where=KHIRBET_AMMU,
        who=[US, "SYR_PGM"],
        whom=["SYR_PGM", US],
        killed={"SYR_PGM": 1},
    )
    bombs = event(two, "airstrike", when=day, where=KHIRBET_AMMU, who=[US])
    thrown = event(two, "pelt", plover="PROTEST", when=day, where=TWIN_VILLAGE_TOO, who=["CIV"], whom=[US])
    linked = link_events([clash, raid, stones, fire, bombs, thrown], [one, two])
    assert homes(linked) == {frozenset((x.id, y.id)) for x, y in ((clash, fire), (raid, bombs), (stones, thrown))}


def test_an_undated_unplaced_account_never_bridges() -> None:
    """An undated unplaced account never bridges.

    Wire: US troops blocked a Russian convoy east of Qamishli on 24 August.
    Monitor: US troops blocked a Russian convoy near Derik on 3 June.
    Blog: US troops blocked a Russian convoy.
    """
    reports = [report(n) for n in ("Wire", "Monitor", "Blog")]
    a = event(reports[0], "block", when="2020-08-24", where=QAMISHLI_EAST, who=[US], whom=[RUS])
    b = event(reports[1], "block", when="2020-06-03", where=DERIK, who=[US], whom=[RUS])
    c = event(reports[2], "block", who=[US], whom=[RUS])
    assert homes(link_events([a, b, c], reports)) == {frozenset({x.id}) for x in (a, b, c)}


def test_news_without_a_date_joins_what_was_told_the_same_week() -> None:
    """News without a date joins what was told the same week.

    Wire: Four Americans were hurt on 25 August when a Russian vehicle struck theirs near Derik.
    Bellow (26 August): Russians RAMMED our boys in Syria's wild north, leaving four hurt.
    """
    wire, bellow = report("Wire", "2020-08-26"), report("Bellow", "2020-08-26")
    a = event(wire, "collision", when="2020-08-25", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    b = event(bellow, "collision", where=NORTHEAST, who=[RUS], whom=[US], injured={US: 4})
    assert together(link_events([a, b], [wire, bellow]), a, b)


def test_what_is_told_before_it_happened_is_something_else() -> None:
    """What is told before it happened is something else.

    Valley (24 August): a Russian vehicle struck an American one near Derik, four were hurt.
    Wire: a Russian vehicle struck an American one near Derik on 27 August, four were hurt.
    """
    one, two = report("Valley", "2020-08-24"), report("Wire", "2020-08-28")
    a = event(one, "collision", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    b = event(two, "collision", when="2020-08-27", where=DERIK, who=[RUS], whom=[US], injured={US: 4})
    assert not together(link_events([a, b], [one, two]), a, b)


def test_a_day_without_a_year_matches_it() -> None:
    """A day without a year matches it.

    Post: On June 2 US troops held up a Russian patrol near Derik.
    Wire: On 2 June 2020 US troops held up a Russian patrol near Derik.
    """
    one, two = report("Post"), report("Wire")
    a = event(one, "block", plover="COERCE", when="--06-02", where=DERIK, who=[US], whom=[RUS])
    b = event(two, "block", plover="COERCE", when="2020-06-02", where=DERIK, who=[US], whom=[RUS])
    assert together(link_events([a, b], [one, two]), a, b)


def test_one_report_tells_its_happenings_apart() -> None:
    """Wire: On 12 February a convoy was held up near Khirbet Ammu; the same day another was held up there."""
    one = report("Wire")
    a = event(one, "block", when="2020-02-12", where=KHIRBET_AMMU, who=[SYR], whom=[US])
    b = event(one, "standoff", when="2020-02-12", where=KHIRBET_AMMU, who=[SYR], whom=[US])
    assert not together(link_events([a, b], [one]), a, b)


def test_the_patrol_is_not_the_collision_on_it() -> None:
    """The patrol is not the collision on it.

    Wire: A Russian vehicle struck an American one near Derik on 25 August.
    Post: Russian and American forces were on patrol near Derik on 25 August.
    """
    one, two = report("Wire"), report("Post")
    a = event(one, "collision", when="2020-08-25", where=DERIK, who=[RUS], whom=[US])
    b = event(two, "patrol", plover="MOBILIZE", when="2020-08-25", where=DERIK, who=[RUS, US])
    assert not together(link_events([a, b], [one, two]), a, b)


def test_a_denial_joins_what_it_denies() -> None:
    """A denial joins what it denies.

    Agency: US warplanes bombed Khirbet Ammu on 12 February. Wire: Caggins denied that there had been any air strike at
    Khirbet Ammu on 12 February. Post: no car bomb went off near Derik.
    """
    agency, wire, post = report("Agency"), report("Wire"), report("Post")
    told = event(agency, "airstrike", when="2020-02-12", where=KHIRBET_AMMU, who=[US])
    no = event(wire, "airstrike", when="2020-02-12", where=KHIRBET_AMMU, who=[US], modality="negated")
    other = event(post, "car_bomb", where=DERIK, modality="negated")
    linked = link_events([told, no, other], [agency, wire, post])
    assert homes(linked) == {frozenset({told.id, no.id})}
    assert linked.left_out == {other.id: "denies what nobody tells"}


def test_what_has_not_happened_or_could_be_anything_is_left_out() -> None:
    """Wire: Russia may block the road. There were clashes."""
    one = report("Wire")
    feared = event(one, "block", who=[RUS], modality="feared")
    bare = event(one, "exchange_of_fire")
    linked = link_events([feared, bare], [one])
    assert linked.clusters == ()
    assert linked.left_out == {
        feared.id: "has not happened (feared)",
        bare.id: "no party, no place and no time is known",
    }


DAYS = st.sampled_from([None, "2020-08-24", "2020-08-25", "2020-08-26", "2020-08", "--08-25"])
PLACES = st.sampled_from([None, DERIK, QAMISHLI_EAST, KHIRBET_AMMU, TAL_DHAHAB, NORTHEAST, TWIN_VILLAGE])
KINDS = st.sampled_from(["block", "collision", "standoff", "exchange_of_fire", "airstrike", "patrol", "pelt"])
SIDES = st.sampled_from([[US], [RUS], [US, RUS], ["CIV"], []])


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Event], list[Report]]:
    reports = [report(f"Outlet {n}", draw(st.sampled_from([None, "2020-08-25", "2020-08-26"]))) for n in range(5)]
    events: dict[str, Event] = {}
    for _ in range(draw(st.integers(0, 12))):
        made = event(
            draw(st.sampled_from(reports)),
            draw(KINDS),
            when=draw(DAYS),
            where=draw(PLACES),
            who=draw(SIDES),
            whom=draw(SIDES),
            injured=draw(st.sampled_from([None, {US: 4}, {US: "2+"}])),
            modality=draw(st.sampled_from(["actual", "actual", "actual", "negated", "feared"])),
            focal=draw(st.booleans()),
        )
        events[made.id] = made
    return list(events.values()), reports


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_never_matters(made: tuple[list[Event], list[Report]], chance: random.Random) -> None:
    """Any order of events and of reports gives the same incidents with the same links."""
    events, reports = made
    first = link_events(events, reports)
    chance.shuffle(events)
    chance.shuffle(reports)
    again = link_events(events, reports)
    assert again == first


@given(collections())
@settings(max_examples=60, deadline=None)
def test_every_event_is_in_one_incident_or_left_out(made: tuple[list[Event], list[Report]]) -> None:
    """Nothing is lost and nothing is told twice; each cluster of n accounts is held together by n - 1 links."""
    events, reports = made
    linked = link_events(events, reports)
    held = [e.id for cluster in linked.clusters for e in cluster]
    assert sorted([*held, *linked.left_out]) == sorted(e.id for e in events)
    assert [len(links) for links in linked.links] == [len(cluster) - 1 for cluster in linked.clusters]
    for cluster in linked.clusters:
        told = [e.report for e in cluster if e.modality != "negated"]
        assert len(told) == len(set(told)) > 0
