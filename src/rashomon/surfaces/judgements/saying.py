"""A judgement in words: "corrected by Ana on 1 September 2020: killed 3 → 4, because the agency's own text says four"."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rashomon.knowledge.rules import JUDGEMENT
from rashomon.records import Incident, Judgement, Ruling, Subject
from rashomon.surfaces.describing import count_of, say_value
from rashomon.surfaces.naming import LABELS

_SAID = {
    Ruling.SAME: "held to be one occurrence",
    Ruling.DIFFERENT: "held to be two occurrences",
    Ruling.RIGHT: "held right",
    Ruling.WRONG: "held wrong",
    Ruling.CORRECTED: "corrected",
    Ruling.UNSURE: "left open",
    Ruling.NOT_INDEPENDENT: "held not independent",
    Ruling.NOTE: "noted",
    Ruling.WITHDRAWN: "withdrawn",
}


def say_judgement(judgement: Judgement) -> str:
    """The whole of it on one line: what was decided, by whom, when, of what, and why."""
    why = judgement.why.strip()
    because = "" if not why else f": {why}" if judgement.ruling is Ruling.NOTE else f", because {why}"
    return f"{say_ruling(judgement)}: {say_subject(judgement)}{because}"


def say_standing(incident: Incident) -> Iterator[tuple[Judgement, str]]:
    """The judgements that bear on an incident, each in words, with what outweighs it where something does."""
    from rashomon.reviewing import stand

    outweighed = stand(incident.judgements).outweighed
    for judgement in incident.judgements:
        instead = f" (outweighed by {outweighed[judgement.id]}, which is later)" if judgement.id in outweighed else ""
        yield judgement, say_judgement(judgement) + instead


def verdicts_on(incident: Incident) -> dict[str, Judgement]:
    """The verdict that counts on each claim of an incident, by the claim's id."""
    from rashomon.reviewing import stand

    standings = stand(incident.judgements)
    found = dict(standings.verdicts)
    given = {j.id: j for j in standings.holding}
    for claim in (*incident.claims, *incident.wordings):
        rule, _, name = claim.coder.partition("/")
        if rule == JUDGEMENT and name in given:  # whatever id the claim bore when it was judged
            found[claim.id] = given[name]
    return found


def say_ruling(judgement: Judgement) -> str:
    """What was decided, by whom and when: "corrected by Ana on 1 September 2020"."""
    return f"{_SAID[judgement.ruling]} by {judgement.by} on {say_moment(judgement.at)}"


def say_subject(judgement: Judgement) -> str:
    """What it was decided of: "killed 3 → 4", "2 accounts with 3 others", "SANA and Harbour Wire"."""
    if judgement.value is not None:
        better = judgement.resolved if isinstance(judgement.value, str) else None  # a place or a day says more than its words
        return f"{_say(judgement.about[0])} → {say_value(better or judgement.value)}"
    if judgement.ruling in (Ruling.SAME, Ruling.DIFFERENT):
        joined = "with" if judgement.ruling is Ruling.SAME else "apart from"
        return f"{_say_all(judgement.about)} {joined} {_say_all(judgement.other)}"
    return " and ".join(_say_all(side) for side in (judgement.about, judgement.other) if side)


def say_moment(at: str) -> str:
    """The day of a moment: "1 September 2020"."""
    day = dt.datetime.fromisoformat(at)
    return f"{day.day} {day:%B %Y}"


def _say_all(side: tuple[Subject, ...]) -> str:
    if len(side) == 1:
        return _say(side[0])
    words = next((" ".join(subject.words[0].text.split()) for subject in side if subject.words), "")
    return count_of(len(side), "account") + (f" of “{words}”" if words else "")


def _say(subject: Subject) -> str:
    if subject.kind == "claim" and subject.attribute is not None:
        told = say_value(subject.told) if subject.told is not None else subject.name
        return f"{LABELS[subject.attribute].lower()} {told}"
    if subject.kind in {"event", "report"} and subject.words:
        return f"“{' '.join(subject.words[0].text.split())}” ({subject.name})"
    return subject.name
