"""Judgements are followed where they fall, and nowhere else: the incidents are those of linking all at once with what people decided."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.records import TOLLS, Attribute, Count, Event, Judgement, Report, Ruling, Subject
from rashomon.running import incidents, program
from rashomon.running.incidents import build_incidents
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger
from rashomon.surfaces.exports.jsonl import write_lines
from rashomon.surfaces.judgements.making import (
    Hand,
    claim_subject,
    judge_claim,
    judge_note,
    judge_origins,
    judge_pair,
    withdraw,
)


def export(kept: Ledger) -> str:
    """The native export."""
    return "".join(write_lines(kept.incidents(), kept.reports()))


def at_once(kept: Ledger, events: Sequence[Event], reports: Sequence[Report]) -> str:
    """The export of all linked at once, with the same judgements."""
    incidents = tuple(build_incidents(events, {r.id: r for r in reports}, {}, kept.judgements()))
    return "".join(write_lines(incidents, reports))


def decide(kept: Ledger, chance: random.Random, hand: Hand) -> Judgement:
    """A judgement of any kind on anything."""
    incidents = kept.incidents()
    some = chance.choice([i for i in incidents if len(i.events) > 1])
    claims = [c for c in some.claims if c.attribute in (*TOLLS, Attribute.BLAME, Attribute.ACTOR, Attribute.PLACE)]
    claim = kept.claims(chance.choice(claims or some.claims).id)[0][1]
    report = kept.report(claim.evidence[0].report)
    match chance.randrange(7):
        case 0:
            return judge_note(kept, chance.choice([some.id, claim.id, report.id]), hand)
        case 1:
            ruling = chance.choice([Ruling.RIGHT, Ruling.WRONG])
            return judge_claim(claim, report, ruling, hand)
        case 2:
            value = replace(claim.value, low=9, best=9, high=9) if isinstance(claim.value, Count) else claim.value
            return judge_claim(claim, report, Ruling.CORRECTED, hand, value, None)
        case 3:
            return judge_pair(kept, Ruling.SAME, some.id, chance.choice([i.id for i in incidents if i is not some]), hand)
        case 4:
            return judge_pair(kept, Ruling.DIFFERENT, chance.choice(some.events).id, some.id, hand)
        case 5:
            one, other = chance.sample(sorted({r.outlet for r in kept.reports() if r.outlet}), 2)
            return judge_origins(kept, one, other, hand)
        case _:
            given = kept.judgements()
            return withdraw(kept, chance.choice(given).id, hand) if given else judge_note(kept, some.id, hand)


@pytest.mark.parametrize("seed", [11, 12])
def test_a_series_of_judgements_gives_what_linking_at_once_gives(kept: Ledger, seed: int) -> None:
    """Whatever is decided in whatever order, what follows by looking at what each touches is what follows from all of it together."""
    chance = random.Random(seed)
    events, reports = kept.events(), kept.reports()
    for hour in range(10, 22):
        kept.add_judgements([decide(kept, chance, Hand(by="Ana", why="", at=f"2020-09-01T{hour}:00:00Z"))])
        bring_up_to_date(kept)
        if hour % 4 == 1:
            assert export(kept) == at_once(kept, events, reports)


def test_an_agency_that_a_report_only_credits_is_found(kept: Ledger) -> None:
    """Two outlets held one: every incident in which either speaks, is quoted or is credited is reconciled anew."""
    events, reports = kept.events(), kept.reports()
    hand = Hand(by="Ana", why="", at="2020-09-01T08:00:00Z")
    names = sorted({c.attribution.source.name for e in events for c in e.claims if c.attribution.source.kind in ("agency", "media", "monitor")})
    assert names
    for name in names[:4]:
        about, other = Subject(kind="outlet", name=name), Subject(kind="outlet", name="Harbour Wire")
        kept.add_judgements([Judgement(ruling=Ruling.NOT_INDEPENDENT, about=(about,), other=(other,), by=hand.by, at=hand.at, why=name)])
    bring_up_to_date(kept)
    assert export(kept) == at_once(kept, events, reports)


def test_a_remark_relinks_nothing(kept: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written to the incidents that it is on, and nothing is linked or reconciled."""
    incident = max(kept.incidents(), key=lambda i: len(i.events))

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("something was linked")

    monkeypatch.setattr(incidents, "relinked", fail)
    kept.add_judgements([judge_note(kept, incident.id, Hand(by="Ana", why="ask for the footage", at="2020-09-01T08:00:00Z"))])
    changed = bring_up_to_date(kept, watch=True)
    assert [i.id for i in changed.after] == [incident.id] == [i.id for i in changed.before]
    assert [j.why for j in kept.incident(incident.id).judgements] == ["ask for the footage"]
    assert replace(kept.incident(incident.id), judgements=()) == incident


def test_the_same_judgement_does_not_link_all_in_another_process(kept: Ledger) -> None:
    """What names the program and who belongs to whom does not hang on the order in which a process happens to go through sets."""
    claim = next(c for e in kept.events() for c in e.claims)
    with kept.linking() as links:
        version, seen = links.version, links.seen
    kept.add_judgements([Judgement(ruling=Ruling.RIGHT, about=(claim_subject(claim, kept.report(claim.evidence[0].report)),), by="Ana", at="2020-09-01T08:00:00Z")])
    bring_up_to_date(kept)
    with kept.linking() as links:
        assert (links.version, links.seen) == (version, seen)
    assert program.program_of("something else") == program.program_of(seen) == program.program()
