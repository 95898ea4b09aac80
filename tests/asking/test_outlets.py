"""Outlets by what their reports hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.asking import find_outlet, outlets_of, portray
from rashomon.errors import NotFound
from rashomon.knowledge.actors.registry import ActorRegistry
from rashomon.records import Attribute, Incident, Matter, Report, Silence, Source
from tests.asking.builders import RUS, USA, blame, did, four, incident, official, suffered, tell

SYRIA = [ActorRegistry.open("syria")]


def of(*told: tuple[Report, object]) -> dict[str, Report]:
    return {report.id: report for report, _ in told}


def test_one_outlet_by_its_several_names() -> None:
    """Those that the pack knows are one; a name is found by its letters or a part, and a typo told with what comes near."""
    reports = [tell(name, f"Text {n}.")[0] for n, name in enumerate(["SANA", "Syrian Arab News Agency", "SANA", "Harbour Wire", "Harbour Post", ""])]
    presses = outlets_of(reports, SYRIA)
    assert [(p.name, len(p.reports)) for p in presses] == [("SANA", 3), ("Harbour Post", 1), ("Harbour Wire", 1), ("outlet not said", 1)]
    assert presses[0].known is not None
    assert presses[0].known.side == "SYR_GOV"
    for name in ("sana", "Syrian Arab News Agency"):
        assert find_outlet(name, presses, SYRIA).name == "SANA"
    assert find_outlet("hw", presses).name == "Harbour Wire"
    assert find_outlet("the harbour post", presses).name == "Harbour Post"
    with pytest.raises(NotFound, match="may be Harbour Post, Harbour Wire"):
        find_outlet("Harbour", presses)
    with pytest.raises(NotFound, match="near it are Harbour Wire"):
        find_outlet("Harbor Wier", presses)


def test_own_word_quotes_and_blame() -> None:
    """An outlet blames the Russians by quoting the Pentagon, and leaves out that another blames the Americans, twice and in its own word."""
    wire = tell("Wire", "The Pentagon blamed them.", did(RUS), suffered(USA), blame(RUS), by=official(USA))
    post = tell("Post", "The Americans are at fault.", did(USA), blame(USA))
    again = tell("Post", "The Americans are to blame, as we said.", blame(USA))
    reports, incidents = of(wire, post, again), [incident(wire, post, again)]
    first, second = (portray(p, incidents, reports) for p in sorted(outlets_of(reports.values()), key=lambda p: p.name))
    assert (first.own, first.quoted) == (3, 0)
    assert [(b.party.id, b.own, b.quoted) for b in first.blamed] == [("USA_MIL", 1, 0)]
    assert (second.own, second.quoted) == (0, 3)
    assert [(b.party.id, b.own, b.quoted, b.unsaid) for b in second.blamed] == [("RUS_MIL", 0, 1, 0), ("USA", 0, 0, 1)]
    assert [(c.kind, c.sayer.party, c.claims, c.reports) for c in second.cited] == [("official", "USA", 3, 1)]


def test_monitors_are_one_by_the_name_that_the_pack_has() -> None:
    """And a monitoring group without a name is nobody in particular."""
    names = ("SOHR", "the Syrian Observatory for Human Rights", "The Britain-based Syrian Observatory for Human Rights", "a monitoring group")
    told = [tell("Wire", f"Text {n}.", did(USA), by=Source(name=name, kind="monitor")) for n, name in enumerate(names)]
    (press,) = outlets_of(of(*told).values())
    cited = portray(press, [incident(one) for one in told], of(*told), SYRIA).cited
    assert {(c.sayer.name, c.reports) for c in cited} == {("Syrian Observatory for Human Rights", 3), ("of no name", 1)}


def test_what_it_leaves_out() -> None:
    """As the incidents' silences have it: the dead, and whom others blame and it never does."""
    wire, post = tell("Wire", "A crash.", did(USA)), tell("Post", "Two died in it.", (Attribute.KILLED, four(2), USA), blame(RUS))
    silences = (
        Silence(matter=Matter.KILLED, claims=(), reports=(wire[0].id,), party="USA_MIL"),
        Silence(matter=Matter.BLAME, claims=(), reports=(wire[0].id,), party="RUS_MIL"),
    )
    told: Incident = replace(incident(wire, post), silences=silences)
    post_press, wire_press = sorted(outlets_of(of(wire, post).values()), key=lambda p: p.name)
    silent = portray(wire_press, [told], of(wire, post))
    assert {(s.matter, s.incidents, s.told) for s in silent.left_out} == {(Matter.KILLED, (told.id,), 0), (Matter.BLAME, (told.id,), 0)}
    assert [(b.party.id, b.unsaid) for b in silent.blamed] == [("RUS_MIL", 1)]
    assert portray(post_press, [told], of(wire, post)).left_out == ()


def test_texts_that_are_shared() -> None:
    """One text under two mastheads: a copy by the later day, by the name of the agency in it, or nobody can tell."""
    text = " ".join(f"The patrol came along the road at hour {n} and stopped there." for n in range(30))
    early, late, same = tell("Wire", text, did(USA), day=1), tell("Post", text + " End.", did(USA), day=2), tell("Mail", text, did(USA), day=2)
    reports, incidents = of(early, late, same), [incident(early, late, same)]
    by_name = {p.name: portray(p, incidents, reports) for p in outlets_of(reports.values())}
    assert {(s.outlet, s.how) for s in by_name["Wire"].shared} == {("Post", "copied by"), ("Mail", "copied by")}
    assert {(s.outlet, s.how) for s in by_name["Post"].shared} == {("Wire", "copy of"), ("Mail", "same text as")}
    assert [by_name[name].copies for name in ("Wire", "Post", "Mail")] == [0, 1, 1]
    assert portray(by_name["Post"].press, incidents, reports, sharing=False).shared == ()
