"""Judgements as short as a test can tell them."""

from __future__ import annotations

from rashomon.records import Claim, Event, Judgement, Resolved, Ruling, Subject, Value
from rashomon.surfaces.judgements.making import claim_subject


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
        ruling=ruling, about=(claim_subject(claim),), by=by, at=at(minute), value=value, resolved=resolved
    )


def withdrawn(judgement: Judgement, minute: int, by: str = "Ana") -> Judgement:
    """An earlier judgement taken back."""
    about = (Subject(kind="judgement", name=judgement.id),)
    return Judgement(ruling=Ruling.WITHDRAWN, about=about, by=by, at=at(minute))
