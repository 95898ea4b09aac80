"""What some tell and others leave out. Each docstring tells the reports; a silence is never claimed on a guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from rashomon.reconciling import reconcile
from rashomon.records import Attribute, Event, Matter, Report, Silence
from tests.linking.builders import DERIK, event, report, source

US, RUS = "USA_MIL", "RUS_MIL"
MOD = source("the Russian Defense Ministry", side=RUS)
NSC = source("John Ullyot", side="USA_GOV")
DULL = "Two patrols met on the road near the town on Tuesday. " * 3
WIRE = report("Wire", "2020-08-26", DULL + "Four American soldiers were hurt when a Russian vehicle rammed theirs.")
POST = report("Post", "2020-08-27", DULL + "Russian and US vehicles stood on the road.")


def silences(events: Iterable[Event], *reports: Report) -> dict[Matter, Silence]:
    undated = {r.id: replace(r, published=None) for r in (reports or (WIRE, POST))}
    return {s.matter: s for s in reconcile(events, reports=undated).silences}


def met(told: Report, kind: str = "standoff", **more: object) -> Event:
    """Two patrols met near Al-Malikiyah on Tuesday: three questions answered."""
    plover = str(more.pop("plover", "COERCE"))
    return event(told, kind, plover=plover, when="2020-08-25", where=DERIK, who=[RUS], whom=[US], **more)  # type: ignore[arg-type]


def test_the_hurt_are_left_out() -> None:
    """Wire: four soldiers were hurt. Post tells the meeting in full, and of nobody hurt."""
    found = silences([met(WIRE, injured={US: 4}), met(POST)])[Matter.INJURED]
    assert found.reports == (POST.id,)
    assert len(found.claims) == 1


@pytest.mark.parametrize("words", ["Nobody was injured.", "There were casualties.", "Soldiers were treated in hospital."])
def test_words_that_may_tell_it_are_no_silence(words: str) -> None:
    """Post's text has words of harm of which nothing was coded."""
    post = report("Post", "2020-08-27", f"{DULL} {words}")
    assert Matter.INJURED not in silences([met(WIRE, injured={US: 4}), met(post)], WIRE, post)


def test_a_passing_mention_leaves_nothing_out() -> None:
    """Post names the stand-off in one clause of other news; Mail, whose text is not at hand, is not accused."""
    passing = event(POST, "standoff", plover="COERCE", who=[RUS], focal=True)
    beside = met(POST, focal=False)
    assert not silences([met(WIRE, injured={US: 4}), passing])
    assert not silences([met(WIRE, injured={US: 4}), beside])
    assert not silences([met(WIRE, injured={US: 4}), met(report("Mail", "2020-08-27"))])


def test_nobody_leaves_out_what_was_not_yet_told() -> None:
    """Wire (26 August) tells the meeting in full. Post (27 August): four soldiers were hurt."""
    wire, post = (report(name, day, DULL) for name, day in (("Wire", "2020-08-26"), ("Post", "2020-08-27")))
    told = [met(wire), met(post, injured={US: 4})]
    undated = {r.id: replace(r, published=None) for r in (wire, post)}
    assert [s.reports for s in reconcile(told, reports=undated).silences] == [(wire.id,)]
    assert not reconcile(told, reports={r.id: r for r in (wire, post)}).silences


def test_force_and_presence() -> None:
    """Wire: the Russian vehicle rammed the American one, and Syrian soldiers stood by. Post: two patrols stood on the road."""
    rammed = event(WIRE, "collision", when="2020-08-25", where=DERIK, who=[RUS, "SYR_MIL"], whom=[US], by=NSC)
    found = silences([rammed, met(POST)])
    assert found[Matter.FORCE].reports == found[Matter.PRESENCE].reports == (POST.id,)
    assert found[Matter.PRESENCE].party == "SYR"


def test_blame_and_denial() -> None:
    """Wire: Russian forces are to blame, Ullyot said; the ministry denied it. Post: they are to blame, Ullyot said."""
    denied = met(WIRE, blame=RUS, by=MOD, denied=[Attribute.BLAME])
    blaming = [met(WIRE, "collision", blame=RUS, by=NSC), met(POST, "collision", blame=RUS, by=NSC)]
    found = silences([denied, *blaming])
    assert found[Matter.DENIAL].reports == (POST.id,)
    assert found[Matter.DENIAL].party == "RUS"
    assert Matter.BLAME not in found


def test_a_side_that_leaves_out_the_hurt() -> None:
    """Wire: four soldiers were hurt, Ullyot said; two patrols met near Al-Malikiyah on Tuesday, the Russian ministry said."""
    wire = report("Wire", "2020-08-26", DULL)
    found = silences([met(wire, injured={US: 4}, by=NSC), met(wire, "block", by=MOD)], wire)
    assert found[Matter.INJURED].parties == (RUS,)
    assert not found[Matter.INJURED].reports
