"""What incidents say in short is looked up as it is asked for, in either backend alike; and it is what the incidents themselves say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from rashomon.errors import NotFound, SettingError
from rashomon.reconciling import reconcile
from rashomon.records import Attribute, Event, Incident, Period, Report, Status, Summary
from rashomon.storing import Ledger
from rashomon.storing.packing import pack, unpack
from tests import made_up
from tests.asking.builders import RUS, SDF, USA, at, days, did, four, on, place, suffered, tell
from tests.storing.filling import fill

Told = tuple[Report, Event]

NORTH, SOUTH = place("Northfield", (37.0, 41.0), 5.0), place("Southfield", (33.0, 36.0), 5.0, within=("made:province",))
NOWHERE = place("Nofield", None)
KIND = Attribute.KIND


def said(day: str | None, *more: tuple[Attribute, object, object], last: str | None = None) -> list[tuple[Attribute, object, object]]:
    return [*([on(days(day, last))] if day else []), *more]


TOLD: dict[str, list[Told]] = {
    "early": [tell("Wire", "Shells fell early.", *said("2020-01-05", at(NORTH), did(RUS), suffered(USA), (KIND, "shelling", None)))],
    "late": [
        tell("Wire", "A raid came late.", *said("2020-03-01", at(SOUTH), did(USA), (KIND, "raid", None), (Attribute.KILLED, four(4), SDF))),
        tell("Post", "Their raid came late.", *said("2020-03-01", at(SOUTH), did(USA), (KIND, "raid", None), (Attribute.KILLED, four(9), SDF))),
        tell("Globe", "The raid came late.", *said("2020-03-01", at(SOUTH), did(USA), (KIND, "raid", None))),
    ],
    "month": [tell("Wire", "It was in February.", *said("2020-02-01", at(NOWHERE), did(SDF), (KIND, "raid", None), last="2020-02-29"))],
    "undated": [tell("Post", "Nobody knows when.", *said(None, at(NORTH), did(RUS), (KIND, "protest", None)))],
    "yearless": [tell("Post", "It was some June.", on(Period(earliest="--06-02", latest="--06-02", precision="day", wording="June")), did(SDF))],
    "denied": [tell("Globe", "It was not so.", (KIND, "airstrike", None), did(RUS), denied=[KIND, Attribute.ACTOR])],
}


@pytest.fixture
def filled(address: str) -> tuple[Ledger, dict[str, Incident]]:
    """A ledger of these incidents, and they by name."""
    made = {name: reconcile([event for _, event in told], reports={r.id: r for r, _ in told}) for name, told in TOLD.items()}
    with Ledger.open(address, create=True) as ledger:
        for told in TOLD.values():
            for report, event in told:
                ledger.add_report(report, [event])
        ledger.replace_incidents(tuple(made.values()))
    return Ledger.open(address), made


def names(found: Sequence[Summary], made: dict[str, Incident]) -> list[str]:
    by_id = {incident.id: name for name, incident in made.items()}
    return [by_id[summary.id] for summary in found]


QUESTIONS: list[tuple[dict[str, object], set[str]]] = [
    ({"since": dt.date(2020, 2, 15)}, {"late", "month"}),
    ({"until": dt.date(2020, 2, 15)}, {"early", "month"}),
    ({"since": dt.date(2020, 1, 6), "until": dt.date(2020, 1, 31)}, set()),
    ({"since": dt.date(2020, 2, 15), "undecided": True}, {"late", "month", "undated", "yearless", "denied"}),
    ({"near": (37.0, 41.0), "within_km": 1}, {"early", "undated"}),
    ({"near": (37.0, 41.2), "within_km": 12}, set()),
    ({"near": (37.0, 41.2), "within_km": 13}, {"early", "undated"}),
    ({"near": (37.0, 41.2), "within_km": 12, "undecided": True}, {"month", "yearless", "denied"}),
    ({"near": (0.0, 0.0), "within_km": 1, "places": ["made:province"]}, {"late"}),
    ({"box": (32.0, 35.0, 34.0, 37.0)}, {"late"}),
    ({"parties": ["RUS_MIL"]}, {"early", "undated"}),
    ({"parties": ["RUS"]}, {"early", "undated"}),
    ({"parties": ["RUS", "USA_MIL"]}, {"early"}),
    ({"parties": [["SDF", "USA_MIL"]]}, {"early", "late", "month", "yearless"}),
    ({"kinds": ["raid", "protest"]}, {"late", "month", "undated"}),
    ({"kinds": ["airstrike"]}, set()),
    ({"status": Status.DISPUTED}, {"late"}),
    ({"status": Status.UNKNOWN}, {"denied"}),
    ({"text": "raid"}, {"late", "month"}),
    ({"text": "raid", "kinds": ["raid"], "since": dt.date(2020, 3, 1)}, {"late"}),
]


@pytest.mark.parametrize(("asked", "expected"), QUESTIONS, ids=[str(sorted(asked)) for asked, _ in QUESTIONS])
def test_what_is_asked_for(filled: tuple[Ledger, dict[str, Incident]], asked: dict[str, object], expected: set[str]) -> None:
    """By days, by places, by who took part, by what it was, by how the accounts stand, by words; and by several of these at once."""
    ledger, made = filled
    with ledger:
        assert set(names(ledger.summaries(**asked), made)) == expected  # type: ignore[arg-type]


def test_a_summary_is_what_its_incident_says(filled: tuple[Ledger, dict[str, Incident]]) -> None:
    """And so are the parties, the places and the disputes that have tables of their own."""
    ledger, made = filled
    with ledger:
        assert {summary.id: summary for summary in ledger.summaries()} == {i.id: i.summary for i in made.values()}
        assert {i.id: i for i in ledger.incidents()} == {i.id: i for i in made.values()}
        assert ledger.parties() == {party.id: party.name for party in (RUS, SDF, USA)}
        assert ledger.places() == {"made:northfield": "Northfield", "made:southfield": "Southfield"}
        (rank,) = ledger.dispute_ranks()
        assert (rank.incident, rank.attribute, rank.subject, rank.gap) == (made["late"].id, Attribute.KILLED, "SDF", 5)
        ((dispute,),) = ledger.disputes_of([made["late"].id, made["early"].id]).values()
        assert [[sayer.name for sayer in side.sayers] for side in dispute.sides] in ([["Post"], ["Wire"]], [["Wire"], ["Post"]])


@pytest.mark.parametrize(
    ("order", "first"),
    [("day", ["early", "month", "late", "yearless"]), ("latest", ["late", "month", "early", "yearless"]), ("told", ["late"]), ("first", [])],
)
def test_pages_are_the_whole(filled: tuple[Ledger, dict[str, Incident]], order: str, first: list[str]) -> None:
    """However long a page is, one after the other they give everything once, in the order asked for; also of what is near a point."""
    ledger, made = filled
    with ledger:
        whole = ledger.summaries(order=order)
        assert names(whole, made)[: len(first)] == first
        assert len(whole) == len(made)
        for asked, size in (({}, 1), ({}, 2), ({"near": (37.0, 41.0), "within_km": 9.0, "undecided": True}, 2)):
            found: list[Summary] = []
            while page := ledger.summaries(order=order, limit=size, after=found[-1].id if found else None, **asked):  # type: ignore[arg-type]
                assert len(page) <= size
                found += page
            assert found == list(ledger.summaries(order=order, **asked))  # type: ignore[arg-type]


def test_what_cannot_be_asked(filled: tuple[Ledger, dict[str, Incident]]) -> None:
    ledger, _ = filled
    with ledger:
        with pytest.raises(SettingError, match="the orders are first, day, latest, told"):
            ledger.summaries(order="beauty")
        with pytest.raises(SettingError, match="no word"):
            ledger.summaries(text="...")
        with pytest.raises(NotFound, match="i-gone"):
            ledger.summaries(after="i-gone")


def test_an_incident_keeps_what_a_person_made_of_its_events(address: str) -> None:
    """An event that a judgement changed is the incident's own, and the ledger's stays as it was read."""
    fill(address)
    told = made_up.incident()
    first, second = told.events
    struck = replace(first, claims=first.claims[1:], struck=first.claims[:1])
    with Ledger.open(address) as ledger:
        ledger.replace_incidents([replace(told, events=(struck, second))])
        assert ledger.incident(told.id).events == (struck, second)
        assert ledger.incidents([told.id])[0].struck == first.claims[:1]
        assert first in ledger.events()
        asked = ledger.claims_about([told.id], [Attribute.TYPE])[told.id]
        assert {claim.id for _, claim in asked} == {c.id for c in (*struck.of(Attribute.TYPE), *second.of(Attribute.TYPE))}


def test_incidents_stay_until_the_next_linking(address: str) -> None:
    """A report that is read again takes its events with it; the incidents made of them are as they were, until all is linked anew."""
    fill(address)
    told = made_up.incident()
    report, event = made_up.wire()
    with Ledger.open(address) as ledger:
        ledger.add_report(replace(report, title="Another"), [replace(event, claims=event.claims[:1])])
        assert ledger.stale
        assert ledger.incidents() == (told,)
        ledger.add_report(replace(report, title="A third"), [])
        assert ledger.incident(told.id) == told
        assert ledger.incidents_with([event.id]) == (told,)


def test_what_is_gone_leaves_nothing_behind(address: str, by_hand: Callable[..., list[tuple[object, ...]]]) -> None:
    """Incidents take with them what was written of them."""
    fill(address)
    with Ledger.open(address) as ledger:
        ledger.replace_incidents([])
        assert ledger.summaries() == ledger.dispute_ranks() == ()
    for table in ("amended", "disputes", "members", "summaries", "summary_kinds", "summary_parties", "summary_places"):
        assert by_hand(address, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608  # names of our own


@pytest.mark.parametrize("record", ["", "{}", '{"name":"Al-Qāmishlī / القامشلي 🕊","text":"' + "said " * 5000 + '"}'])
def test_a_packed_record_is_the_record(record: str) -> None:
    """However long, in whatever script; and what stands there as JSON is read as it is."""
    assert unpack(pack(record)) == unpack(record) == unpack(record.encode()) == record


def test_the_dictionary_is_a_part_of_the_format() -> None:
    """What an earlier program packed is read: another dictionary could not."""
    packed = bytes.fromhex("00ab86952a8628c58a115ab9929d999303361b3303d40200")
    assert unpack(packed) == '{"id":"c-1","event":"e-2","attribute":"killed","polarity":"denied"}'
    assert len(packed) < 40
