"""Judgements in words, on the terminal and in the dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.records import Attribute, Count, Event, Incident, Judgement, Ruling, Subject
from rashomon.surfaces.dossier.writing import write_dossier
from rashomon.surfaces.judgements.saying import say_judgement, say_standing, verdicts_on
from tests import made_up
from tests.reviewing.judging import at, of, verdict

REPORT, EVENT = made_up.wire()
OTHER, RIVAL = made_up.rival()
INJURED, PLACE = EVENT.of(Attribute.INJURED)[0], EVENT.of(Attribute.PLACE)[0]
THREE = Count(low=3, best=3, high=3, wording="3")


def pair(ruling: Ruling, kind: str, one: str, other: str, why: str = "") -> Judgement:
    about, beside = (Subject(kind=kind, name=one),), (Subject(kind=kind, name=other),)
    return Judgement(ruling=ruling, about=about, other=beside, by="Ana", at=at(0), why=why)


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (verdict(INJURED, Ruling.CORRECTED, 0, value=THREE), "corrected by Ana on 1 September 2020: injured 4 → 3"),
        (verdict(INJURED, Ruling.WRONG, 0), "held wrong by Ana on 1 September 2020: injured 4"),
        (verdict(PLACE, Ruling.CORRECTED, 0, value="at Derik", resolved=made_up.DERIK),
         "corrected by Ana on 1 September 2020: where near Al-Malikiyah → within 15 km of Al-Malikiyah"),
        (pair(Ruling.NOT_INDEPENDENT, "outlet", "SANA", "Orontes", "one newsroom"),
         "held not independent by Ana on 1 September 2020: SANA and Orontes, because one newsroom"),
        (Judgement(ruling=Ruling.SAME, about=(of(EVENT),), other=(of(RIVAL), of(EVENT)), by="Ana", at=at(0)),
         f"held to be one occurrence by Ana on 1 September 2020: “rammed” ({EVENT.id}) with 2 accounts of “block”"),
        (Judgement(ruling=Ruling.NOTE, about=(of(EVENT),), by="Ana", at=at(0), why="ask"),
         f"noted by Ana on 1 September 2020: “rammed” ({EVENT.id}): ask"),
    ],
)  # fmt: skip
def test_who_when_what_and_why(judgement: Judgement, words: str) -> None:
    assert say_judgement(judgement) == words


def judged() -> Incident:
    """The made-up incident, with an outweighed correction, a later verdict of wrong, and the claim struck."""
    told = (verdict(INJURED, Ruling.CORRECTED, 1, value=THREE, by="Omar"), replace(verdict(INJURED, Ruling.WRONG, 2), why="<b>no</b>", id=""))
    incident = made_up.incident()

    def without(event: Event) -> Event:
        kept = tuple(c for c in event.claims if c.id != INJURED.id)
        return replace(event, claims=kept, struck=(INJURED,)) if len(kept) < len(event.claims) else event

    return replace(incident, events=tuple(map(without, incident.events)), judgements=told)


def test_what_a_later_verdict_outweighs_is_said() -> None:
    (_, first), (_, second) = say_standing(judged())
    assert "outweighed by" in first
    assert "outweighed" not in second
    assert verdicts_on(judged())[INJURED.id].ruling is Ruling.WRONG


def test_the_dossier_has_them_and_what_was_struck() -> None:
    """Who, when and why, as text: a reason with tags is no markup."""
    page = write_dossier([judged()], {r.id: r for r in (REPORT, OTHER)})
    assert "corrected by Omar on 1 September 2020" in page
    assert "because &lt;b&gt;no&lt;/b&gt;" in page
    assert "2 judgements, by Ana and Omar" in page
    assert "Counted nowhere: <s>Injured:" in page
    plain = write_dossier([made_up.incident()], {r.id: r for r in (REPORT, OTHER)})
    assert "None yet." in plain
