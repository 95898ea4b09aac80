"""Judgements over events: struck, corrected, known again after another reading, or lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.reconciling import reconcile
from rashomon.records import (
    Attribute,
    Claim,
    Count,
    Event,
    Judgement,
    Party,
    Report,
    Ruling,
    Subject,
    claim_id,
    text_id,
)
from rashomon.reviewing import bearing_on, review
from rashomon.running.reading import build_incidents
from rashomon.surfaces.judgements.making import Hand, judge_claim
from tests import made_up
from tests.reviewing.judging import at, different, of, on, same, verdict, withdrawn

REPORT, EVENT = made_up.wire()
OTHER, RIVAL = made_up.rival()
INJURED = EVENT.of(Attribute.INJURED)[0]
THREE = Count(low=3, best=3, high=3, wording="three", of="US soldiers")


def reread(report: Report, event: Event, claim: Claim, *, value: object = None, words: str | None = None) -> Event:
    """The event as another program reads it: the claim has another value, or stands on other words, and so another id."""
    spans = (made_up.words(report, words),) if words else claim.evidence
    told = value if value is not None else claim.value
    name = claim_id(report.id, claim.attribute, told, spans, claim.attribution)  # type: ignore[arg-type]
    new = replace(claim, id=name, value=told, evidence=spans)
    return replace(event, claims=tuple(new if c.id == claim.id else c for c in event.claims))


def test_a_wrong_claim_is_struck_and_kept() -> None:
    """Four hurt, says the wire: held wrong, it counts nowhere, and stands with its event."""
    wrong = verdict(INJURED, Ruling.WRONG, 1)
    (event,) = review([wrong], [EVENT]).events
    assert INJURED not in event.claims
    assert event.struck == (INJURED,)
    incident = reconcile([event])
    assert incident.fact(Attribute.INJURED) is None
    assert incident.struck == (INJURED,)


def test_a_corrected_claim_keeps_its_words_its_source_and_its_id() -> None:
    """Grounding holds: the evidence is the report's, the value a person's, and the coder says whose."""
    corrected = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE, resolved=made_up.USA)
    (event,) = review([corrected], [EVENT]).events
    (claim,) = event.of(Attribute.INJURED)
    assert (claim.id, claim.evidence, claim.attribution) == (INJURED.id, INJURED.evidence, INJURED.attribution)
    assert (claim.value, claim.coder) == (THREE, f"judgement/{corrected.id}")
    assert all(REPORT.text[s.start : s.end] == s.text for s in claim.evidence)


def test_right_changes_nothing() -> None:
    assert review([verdict(INJURED, Ruling.RIGHT, 1)], [EVENT]).events == (EVENT,)


def test_an_event_all_of_whose_claims_are_wrong_is_in_no_incident() -> None:
    told = [verdict(c, Ruling.WRONG, 1) for c in EVENT.claims]
    incidents = list(build_incidents([EVENT, RIVAL], {r.id: r for r in (REPORT, OTHER)}, {}, told))
    assert {e.id for i in incidents for e in i.events} == {RIVAL.id}


def test_a_correction_follows_the_words_to_another_reading() -> None:
    """The next program reads five in the same words, under another id: the person still says three, and it is told that the id moved."""
    corrected = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE)
    five = replace(THREE, low=5, best=5, high=5, wording="five")
    event = reread(REPORT, EVENT, INJURED, value=five)
    found = review([corrected], [event])
    (claim,) = found.events[0].of(Attribute.INJURED)
    assert claim.value == THREE
    assert [(m.judgement.id, m.now) for m in found.moved] == [(corrected.id, claim.id)]
    assert not found.lost


@pytest.mark.parametrize("ruling", [Ruling.RIGHT, Ruling.WRONG])
def test_right_and_wrong_are_said_of_a_value(ruling: Ruling) -> None:
    """Read as five, nobody has judged it yet: the judgement lapses, and is kept as lost with the reason."""
    judged = verdict(INJURED, ruling, 1)
    event = reread(REPORT, EVENT, INJURED, value=replace(THREE, low=5, best=5, high=5, wording="five"))
    found = review([judged], [event])
    assert found.events == (event,)
    ((lost,),) = ([one.why for one in found.lost],)
    assert "read otherwise now" in lost


def test_better_spans_keep_a_verdict() -> None:
    """The same number on fewer words is the same reading."""
    wrong = verdict(INJURED, Ruling.WRONG, 1)
    event = reread(REPORT, EVENT, INJURED, words="Four US soldiers")
    (amended,) = review([wrong], [event]).events
    assert [c.attribute for c in amended.struck] == [Attribute.INJURED]


def test_what_words_stand_for_is_part_of_the_reading() -> None:
    """Held right as Al-Malikiyah; a later gazetteer takes the words for another town, under the same id."""
    place = EVENT.of(Attribute.PLACE)[0]
    right = verdict(place, Ruling.RIGHT, 1)
    elsewhere = replace(place, resolved=replace(made_up.DERIK, id="geonames:1", name="Elsewhere"))
    event = replace(EVENT, claims=tuple(elsewhere if c is place else c for c in EVENT.claims))
    assert len(review([right], [event]).lost) == 1


def test_two_claims_on_the_words_are_no_anchor() -> None:
    """Nobody can tell which of the two by other sources was meant."""
    corrected = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE)
    twice = [
        replace(INJURED, id=f"c-{n}", attribution=replace(INJURED.attribution, source=replace(INJURED.attribution.source, name=f"S{n}")))
        for n in (1, 2)
    ]
    event = replace(EVENT, claims=tuple(twice))
    found = review([corrected], [event])
    assert found.events == (event,)
    assert "several" in found.lost[0].why


def test_of_two_on_the_words_the_same_source_is_meant() -> None:
    corrected = verdict(INJURED, Ruling.CORRECTED, 1, value=THREE)
    mine = replace(INJURED, id="c-1")
    other = replace(INJURED, id="c-2", attribution=made_up.outlet_says(REPORT))
    found = review([corrected], [replace(EVENT, claims=(other, mine))])
    assert [m.now for m in found.moved] == ["c-1"]


def test_what_has_gone_is_kept_and_told() -> None:
    """A report that is not there, a claim that nothing reads now, a claim that nobody ever saw."""
    place = EVENT.of(Attribute.PLACE)[0]
    without = replace(EVENT, claims=tuple(c for c in EVENT.claims if c is not place))
    unseen = Judgement(ruling=Ruling.WRONG, about=(Subject(kind="claim", name="c-0"),), by="Ana", at=at(3))
    elsewhere = verdict(RIVAL.claims[0], Ruling.WRONG, 2)
    found = review([verdict(place, Ruling.WRONG, 1), elsewhere, unseen], [without])
    whys = [one.why for one in found.lost]
    assert ["bear no claim on place" in whys[0], OTHER.id in whys[1], "no claim of this id" in whys[2]] == [True] * 3
    assert found.events == (without,)


def test_a_verdict_counts_against_one_on_the_id_of_before() -> None:
    """Ana held the old reading's claim wrong, Omar the new one's right: one claim, and Omar's is later."""
    wrong = verdict(INJURED, Ruling.WRONG, 1)
    event = reread(REPORT, EVENT, INJURED, words="Four US soldiers")
    right = verdict(event.of(Attribute.INJURED)[0], Ruling.RIGHT, 2, by="Omar")
    found = review([wrong, right], [event])
    assert dict(found.standings.outweighed) == {wrong.id: right.id}
    assert found.events == (event,)


def test_an_event_is_known_again_by_its_trigger() -> None:
    """The trigger is read one word wider, and the event has another id."""
    judged = Judgement(ruling=Ruling.SAME, about=(of(EVENT),), other=(of(RIVAL),), by="Ana", at=at(1))
    wider = replace(EVENT, id="e-0", trigger=made_up.words(REPORT, "vehicle rammed"))
    found = review([judged], [wider, RIVAL])
    assert found.same == {tuple(sorted(("e-0", RIVAL.id)))}
    assert [(m.subject.name, m.now) for m in found.moved] == [(EVENT.id, "e-0")]


def test_same_and_different_make_and_part_incidents() -> None:
    """The two accounts are linked by their words; a person parts them, takes it back, and holds them to be one."""
    reports = {r.id: r for r in (REPORT, OTHER)}

    def incidents(*judgements: Judgement) -> list[list[str]]:
        return sorted([e.id for e in i.events] for i in build_incidents([EVENT, RIVAL], reports, {}, judgements))

    together = sorted([EVENT.id, RIVAL.id])
    apart = different(EVENT.id, RIVAL.id, minute=1)
    assert incidents(apart) == [[n] for n in together]
    assert incidents(apart, same(EVENT.id, RIVAL.id, minute=2)) == incidents(same(EVENT.id, RIVAL.id, minute=2))
    assert [sorted(i) for i in incidents(same(EVENT.id, RIVAL.id, minute=2))] == [together]
    assert incidents(apart, withdrawn(apart, 3)) == incidents()


@pytest.mark.parametrize("kind", ["outlet", "report"])
def test_what_is_not_independent_is_one_origin(kind: str) -> None:
    """Both outlets say it was on Tuesday; where one takes its news from the other, nobody confirms anybody."""
    names = (REPORT.id, OTHER.id) if kind == "report" else ("Harbour Wire", "Severnaya Svodka")
    joined = Judgement(
        ruling=Ruling.NOT_INDEPENDENT, about=(Subject(kind=kind, name=names[0]),), other=(Subject(kind=kind, name=names[1]),),
        by="Ana", at=at(2),
    )  # fmt: skip
    one = same(EVENT.id, RIVAL.id, minute=1)
    reports = {r.id: r for r in (REPORT, OTHER)}
    (before,) = build_incidents([EVENT, RIVAL], reports, {}, [one])
    (after,) = build_incidents([EVENT, RIVAL], reports, {}, [one, joined])
    assert before.fact(Attribute.PERIOD).status == "agreed"  # type: ignore[union-attr]
    assert after.fact(Attribute.PERIOD).status == "uncorroborated"  # type: ignore[union-attr]
    assert len(after.origins) == len(before.origins) - 1
    assert [j.id for j in after.judgements] == [one.id, joined.id]


def test_an_incident_knows_what_bears_on_it() -> None:
    """Its own judgements, outweighed ones among them; not those on others, nor what was withdrawn."""
    wrong, right = verdict(INJURED, Ruling.WRONG, 1), verdict(INJURED, Ruling.RIGHT, 2, by="Omar")
    gone = verdict(EVENT.claims[0], Ruling.WRONG, 3)
    elsewhere = verdict(RIVAL.claims[0], Ruling.RIGHT, 4)
    found = review([wrong, right, gone, withdrawn(gone, 5), elsewhere], [EVENT, RIVAL])
    assert [j.id for j in bearing_on(reconcile([found.events[0]]), found)] == [wrong.id, right.id]


def test_a_report_has_to_be_in_the_incident_for_its_origin_to_bear() -> None:
    joined = Judgement(
        ruling=Ruling.NOT_INDEPENDENT, about=(Subject(kind="report", name=REPORT.id),),
        other=(Subject(kind="report", name=OTHER.id),), by="Ana", at=at(1),
    )  # fmt: skip
    found = review([joined], [EVENT, RIVAL])
    assert bearing_on(reconcile([EVENT]), found) == ()


def test_nobody_judged_anything() -> None:
    """No event is touched."""
    found = review([], [EVENT, RIVAL])
    assert found.events == (EVENT, RIVAL)
    assert not (found.same)
    assert not (found.different)
    assert not (found.dependent)
    assert not (found.lost)
    assert not (found.bearing)


def test_a_party_known_by_its_id_is_one_party() -> None:
    """"US troops" corrected to "the Americans": both are USA_MIL, so the two verdicts are of one mind."""
    actor = EVENT.of(Attribute.ACTOR)[0]
    us = Party(id="USA_MIL", name="US", how="alias")
    told = [verdict(actor, Ruling.CORRECTED, n, value=v, resolved=us) for n, v in ((1, "US troops"), (2, "the Americans"))]
    assert not review(told, [EVENT]).standings.outweighed


def test_subjects_without_words_are_found_by_id_alone() -> None:
    """As a line written by hand has them."""
    bare = Judgement(ruling=Ruling.WRONG, about=(Subject(kind="claim", name=INJURED.id),), by="Ana", at=at(1))
    found = review([bare, different(EVENT.id, "e-gone", minute=2)], [EVENT, RIVAL])
    assert found.events[0].struck == (INJURED,)
    assert [one.subject for one in found.lost] == [on("e-gone")]


def test_another_outlet_for_a_text_loses_no_judgement() -> None:
    """The wire's name was given wrong; read again with the right one, every id is another, and the text the same."""
    renamed = made_up.make_report(REPORT.text, "reports/wire.txt", "Harbor Wire")
    spans = {s: replace(s, report=renamed.id) for c in EVENT.claims for s in c.evidence}
    claims = tuple(replace(c, id=f"c-{n}", event="e-0", evidence=tuple(spans[s] for s in c.evidence)) for n, c in enumerate(EVENT.claims))
    event = replace(EVENT, id="e-0", report=renamed.id, claims=claims, trigger=replace(EVENT.trigger, report=renamed.id), mentions=())
    wrong = judge_claim(INJURED, REPORT, Ruling.WRONG, Hand(by="Ana", why="", at=at(1)))
    on_event = Judgement(ruling=Ruling.NOTE, about=(replace(of(EVENT), text=text_id(REPORT.text)),), by="Ana", at=at(2), why="see")
    found = review([wrong, on_event], [event, RIVAL], [renamed, OTHER])
    assert [c.attribute for c in found.events[0].struck] == [Attribute.INJURED]
    assert (len(found.lost), [m.now for m in found.moved]) == (0, [found.events[0].struck[0].id, "e-0"])
    copy = made_up.make_report(REPORT.text, "reports/copy.txt", "Orontes")
    assert len(review([wrong, on_event], [event, RIVAL], [renamed, copy, OTHER]).lost) == 2
