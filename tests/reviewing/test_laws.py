"""The laws of judging: order makes no difference, the words stay the report's, nothing is lost."""

from __future__ import annotations

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import TOLLS, Count, Judgement, Ruling, Subject
from rashomon.running.reading import build_incidents
from rashomon.surfaces.exports.jsonl import write_lines
from tests.linking.builders import DERIK, event, report
from tests.reviewing.judging import at, of, verdict, withdrawn

REPORTS = [report(f"Outlet {n}", "2020-08-28") for n in range(5)]
EVENTS = [
    event(r, "collision", when="2020-08-25", where=DERIK, who=["RUS_MIL"], whom=["USA_MIL"], injured={"USA_MIL": n % 3 + 1})
    for n, r in enumerate(REPORTS)
]
CLAIMS = [c for e in EVENTS for c in e.claims]
EVENT_NUMBERS = st.integers(0, len(EVENTS) - 1)


@st.composite
def judged(draw: st.DrawFn) -> list[Judgement]:
    """Up to ten judgements of any ruling, some of them withdrawn."""
    made: list[Judgement] = []
    for _ in range(draw(st.integers(1, 10))):
        ruling = draw(st.sampled_from(list(Ruling)))
        minute, by = draw(st.integers(0, 4)), draw(st.sampled_from(["Ana", "Omar"]))
        if ruling is Ruling.WITHDRAWN:
            made += [withdrawn(draw(st.sampled_from(made)), minute, by)] if made else []
        elif ruling in (Ruling.SAME, Ruling.DIFFERENT):
            one, other = draw(EVENT_NUMBERS), draw(EVENT_NUMBERS)
            if one != other:
                about, beside = (of(EVENTS[one]),), (of(EVENTS[other]),)
                made.append(Judgement(ruling=ruling, about=about, other=beside, by=by, at=at(minute)))
        elif ruling is Ruling.NOT_INDEPENDENT:
            names = draw(st.lists(st.sampled_from([f"Outlet {n}" for n in range(5)]), min_size=2, max_size=2, unique=True))
            about, beside = ((Subject(kind="outlet", name=n),) for n in names)
            made.append(Judgement(ruling=ruling, about=about, other=beside, by=by, at=at(minute)))
        elif ruling is Ruling.CORRECTED:
            claim = draw(st.sampled_from([c for c in CLAIMS if c.attribute in TOLLS]))
            number = draw(st.integers(0, 9))
            value = Count(low=number, best=number, high=number, wording=str(number))
            made.append(verdict(claim, ruling, minute, by=by, value=value, resolved=claim.resolved))
        elif ruling is Ruling.NOTE:
            about = (of(EVENTS[draw(EVENT_NUMBERS)]),)
            made.append(Judgement(ruling=ruling, about=about, by=by, at=at(minute), why="look again"))
        else:
            made.append(verdict(draw(st.sampled_from(CLAIMS)), ruling, minute, by=by))
    return made


def export(judgements: list[Judgement], events: list[object]) -> str:
    return "".join(write_lines(tuple(build_incidents(events, {r.id: r for r in REPORTS}, {}, judgements)), REPORTS))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(judged(), st.randoms(use_true_random=False))
def test_the_same_judgements_in_any_order_make_the_same_bytes(judgements: list[Judgement], chance: random.Random) -> None:
    """However they were imported, once or twice."""
    mixed, events = [*judgements, *judgements[:2]], list(EVENTS)
    chance.shuffle(mixed)
    chance.shuffle(events)
    assert export(mixed, events) == export(judgements, list(EVENTS))


@settings(deadline=None, max_examples=60)
@given(judged())
def test_no_claim_is_lost_and_every_word_is_the_reports(judgements: list[Judgement]) -> None:
    """Every claim that was read is in its incident, counted or struck, with evidence that stands in the report to the letter."""
    texts = {r.id: r.text for r in REPORTS}
    lines = [json.loads(line) for line in export(judgements, list(EVENTS)).splitlines()]
    told = [c for line in lines for c in (*line["claims"], *line["struck_claims"])]
    homeless = {c.id for e in EVENTS for c in e.claims} - {c["id"] for c in told}
    struck_whole = {e.id for e in EVENTS} - {e["id"] for line in lines for e in line["events"]}
    assert homeless == {c.id for e in EVENTS if e.id in struck_whole for c in e.claims}
    for claim in told:
        assert all(texts[s["report"]][s["start"] : s["end"]] == s["text"] for s in claim["evidence"])


@settings(deadline=None, max_examples=30)
@given(judged())
def test_all_withdrawn_is_as_if_nobody_had_judged(judgements: list[Judgement]) -> None:
    """Whoever takes back everything that holds gets the incidents of before."""
    back = [withdrawn(j, 9) for j in judgements if j.ruling is not Ruling.WITHDRAWN]
    assert export([*judgements, *back], list(EVENTS)) == export([], list(EVENTS))
