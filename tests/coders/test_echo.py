"""A model that quotes what the rules found gives the same claims: locating, resolving and writing lose next to nothing.

It says nothing of how well a real model codes, only that what it points at is not lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.coders import ModelCoder, RuleCoder
from rashomon.coders.model.asking import BY_RULE
from rashomon.knowledge.bundle import load_knowledge
from rashomon.reading import ReadingOptions, read_file
from rashomon.records import Attribute, Claim, Event, Issue, Report, Stance
from rashomon.surfaces.cli.quoting import sentence_around
from tests.coders.endpoint import Reply, answering, says
from tests.conftest import EXAMPLES, ROOT

_CODES = (Attribute.TYPE, Attribute.KIND)
_BY_RULE = set(BY_RULE) - set(_CODES)
_BOUND = "period.no-later-than-publication"
"""A rule's own conclusion, which rests on no words for a time."""


def reports() -> Iterator[Report]:
    """Every third of the example reports."""
    for path in sorted((ROOT / Path(EXAMPLES)).glob("nw-*"))[::3]:
        yield from (found for found in read_file(path, ReadingOptions()) if not isinstance(found, Issue))


def quoted(event: Event) -> Iterator[Claim]:
    """The claims of an event that a model could have pointed at: it is asked for no mode."""
    for claim in event.claims:
        if claim.coder != _BOUND and claim.attribute not in (*_BY_RULE, Attribute.MODE) and (claim.attribute not in _CODES or claim.evidence[0] == event.trigger):
            yield claim


def echo(report: Report, event: Event) -> dict[str, Any]:
    """An event of the rules as a model would answer it."""

    def sentence(span: Any) -> str:
        start, end = sentence_around(report.text, [span])
        return report.text[start:end].strip()

    def voice(claim: Claim) -> dict[str, Any]:
        source, cue = claim.attribution.source.span, claim.attribution.cue
        word = cue.text if cue is not None else event.trigger.text
        return {
            "source": source.text if source is not None else None,
            "cue": cue.text if cue is not None else None,
            "via": [link.span.text for link in claim.attribution.via if link.span is not None],
            "denial": word if claim.polarity == "denied" else None,
            "doubt": word if claim.certainty != "certain" else None,
            "certainty": claim.certainty.value,
        }

    codes = [c for c in quoted(event) if c.attribute in _CODES]
    told = [c for c in quoted(event) if c.attribute not in _CODES]
    return {
        "trigger": event.trigger.text,
        "sentence": sentence(event.trigger),
        "news": event.focal,
        **{c.attribute.value: c.value for c in codes},
        **(voice(codes[0]) if codes else {}),
        "claims": [
            {
                "attribute": c.attribute.value,
                "words": c.evidence[0].text,
                "sentence": sentence(c.evidence[0]),
                "told_by": c.evidence[1].text if len(c.evidence) > 1 else None,
                "stance": c.value.stance if isinstance(c.value, Stance) else None,
                **voice(c),
            }
            for c in told
        ],
    }


def test_nine_in_ten_claims_of_the_rules_come_back_with_their_ids() -> None:
    knowledge, rules = load_knowledge("syria"), RuleCoder()
    answers: list[Reply] = []
    given, back = set(), set()
    with answering(lambda _: answers.pop()) as running:
        model = ModelCoder(running.url, "echo", budget=1_000_000)
        for report in reports():
            events = rules.code(report, knowledge).events
            answers.append(says({"events": [echo(report, event) for event in events]}))
            found = model.code(report, knowledge).events
            given |= {c.id for event in events for c in quoted(event)}
            back |= {c.id for event in found for c in event.claims}
    assert len(given) > 200
    assert len(given & back) >= 0.9 * len(given)
