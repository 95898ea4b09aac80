"""Judgements as short as a test can tell them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rashomon.records import Claim, Event, Judgement, Report, Resolved, Ruling, Subject, Value
from rashomon.storing import Ledger
from rashomon.surfaces.judgements.lines import write_lines
from rashomon.surfaces.judgements.making import Hand, claim_subject, judge_claim
from tests import made_up

ANYWHERE = Report(id="r-0", text="", path="")
"""The report of a claim, where the test does not care for it."""


def at(minute: int) -> str:
    """A moment on one morning."""
    return f"2020-09-01T{minute // 60:02}:{minute % 60:02}:00Z"


def on(name: str) -> Subject:
    """An event without its words."""
    return Subject(kind="event", name=name)


def of(event: Event) -> Subject:
    """An event as it is judged."""
    return Subject(kind="event", name=event.id, words=(event.trigger,))


def same(*names: str, minute: int, by: str = "Ana") -> Judgement:
    """These events are one occurrence."""
    return Judgement(ruling=Ruling.SAME, about=(on(names[0]),), other=tuple(map(on, names[1:])), by=by, at=at(minute))


def different(*names: str, minute: int, by: str = "Omar") -> Judgement:
    """The first event is no occurrence that any of the others tells."""
    return Judgement(
        ruling=Ruling.DIFFERENT, about=(on(names[0]),), other=tuple(map(on, names[1:])), by=by, at=at(minute)
    )


def verdict(
    claim: Claim, ruling: Ruling, minute: int, *, by: str = "Ana", value: Value | None = None, resolved: Resolved | None = None
) -> Judgement:
    """Right, wrong or corrected."""
    return Judgement(
        ruling=ruling, about=(replace(claim_subject(claim, ANYWHERE), text=None),), by=by, at=at(minute), value=value, resolved=resolved
    )


def withdrawn(judgement: Judgement, minute: int, by: str = "Ana") -> Judgement:
    """An earlier judgement taken back."""
    about = (Subject(kind="judgement", name=judgement.id),)
    return Judgement(ruling=Ruling.WITHDRAWN, about=about, by=by, at=at(minute))


def judge_twice(ledger: Path) -> str:
    """Ana and Omar held one made-up claim right, in the ledger and in files in the current folder; the id of Ana's judgement."""
    report, event = made_up.wire()
    made = [judge_claim(event.claims[0], report, Ruling.RIGHT, Hand(by=by, why="", at="2020-09-01T08:15:00Z")) for by in ("Ana", "Omar")]
    for judgement, names in zip(made, (("ana", "others"), ("omar", "more")), strict=True):
        for name in names:
            Path(f"{name}.jsonl").write_text("".join(write_lines([judgement])))
    with Ledger.open(ledger) as kept:
        kept.add_judgements(made)
    return made[0].id
