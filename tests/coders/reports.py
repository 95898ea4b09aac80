"""A report of a made-up clash, and what a careful model answers on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rashomon.records import Report, report_id

TEXT = """\
Qamishli - A Russian vehicle rammed an American patrol near Al-Malikiyah on Tuesday, and two helicopters followed.

Four US soldiers were injured, the Pentagon said. The Russian Defense Ministry denied that the patrol was rammed.

A witness said that a Russian vehicle may have been damaged. On Monday another patrol had passed without harm.
"""
RAMMED, HURT, DENIED, WITNESS = (s.strip() for s in (
    "Qamishli - A Russian vehicle rammed an American patrol near Al-Malikiyah on Tuesday, and two helicopters followed.",
    "Four US soldiers were injured, the Pentagon said.",
    "The Russian Defense Ministry denied that the patrol was rammed.",
    "A witness said that a Russian vehicle may have been damaged.",
))  # fmt: skip


def report(text: str = TEXT, outlet: str | None = "The Post") -> Report:
    """A report of these words, published on a Friday."""
    day = dt.date(2020, 8, 28)
    return Report(id=report_id(text, outlet), text=text, path="post.txt", outlet=outlet, published=day, published_from="header")


def claim(attribute: str, words: str, sentence: str | None = RAMMED, **more: Any) -> dict[str, Any]:
    """A claim as a model answers it."""
    return {"attribute": attribute, "words": words, "sentence": sentence, **more}


def event(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The ramming with these claims."""
    told = {"trigger": "rammed", "sentence": RAMMED, "type": "ASSAULT", "kind": "collision", "news": True}
    return {**told, **more, "claims": list(claims)}


def answer(*events: dict[str, Any]) -> dict[str, Any]:
    """A whole answer."""
    return {"events": list(events)}


GOOD = answer(
    event(
        claim("actor", "A Russian vehicle"),
        claim("recipient", "an American patrol"),
        claim("place", "near Al-Malikiyah"),
        claim("period", "on Tuesday"),
        claim("equipment", "helicopters"),
        claim("injured", "Four US soldiers", HURT, source="the Pentagon", cue="said", of="US soldiers", told_by="injured"),
        claim("blame", "A Russian vehicle"),
        claim("statement", "a Russian vehicle may have been damaged", WITNESS, source="A witness", cue="said", doubt="may have", certainty="possible"),
    ),
    event(trigger="rammed", sentence=DENIED, news=False, source="The Russian Defense Ministry", cue="denied", denial="denied"),
)
