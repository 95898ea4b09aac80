"""A ledger of a made-up world, as heavy as a real one: what outlets tell themselves, and what they have officials say.

In the example reports an event has thirteen claims of some 540 characters, and every other one is somebody's whom the report quotes. So each made-up
account is told again by a spokesman of one of the sides, who counts otherwise and lays the blame on the other side.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.made_accounts import Facts, make_accounts
from rashomon.records import Attribute, Attribution, Claim, Count, Event, Party, Report, Source, content_id
from rashomon.running.renewing import bring_up_to_date
from rashomon.storing import Ledger

ACCOUNTS = 2.9
"""How many accounts come to an incident, as linking puts them together."""
_AROUND = 70
"""Characters of the sentence on which a spokesman's claim rests."""


def make_ledger(path: Path, incidents: int) -> None:
    """Write a ledger of about so many incidents, linked."""
    made = make_accounts(round(ACCOUNTS * incidents))
    events: dict[str, list[Event]] = {}
    for event in made.events:
        events.setdefault(event.report, []).append(event)
    with Ledger.open(path, create=True) as kept:
        for report in made.reports:
            kept.add_report(report, [quoting(event, report) for event in events.get(report.id, ())])
        bring_up_to_date(kept)


def quoting(event: Event, report: Report) -> Event:
    """The event with what a spokesman of one of its sides says of it."""
    chance = random.Random(f"quoting:{event.id}")
    named = [c.resolved for c in event.of(Attribute.ACTOR, Attribute.RECIPIENT) if isinstance(c.resolved, Party)]
    if not named:
        return event
    speaker, others = chance.choice(named), [p for p in named if p != named[0]]
    start, end = event.trigger.start, min(len(report.text), event.trigger.start + _AROUND)
    source = Source(name=f"a spokesman of {speaker.name}", kind="official", party=speaker, span=report.span(start, min(end, start + 24)))
    attribution = Attribution(source=source, cue=event.trigger, rule="cue:said")
    said: Facts = [(c.attribute, c.value, c.resolved) for c in event.claims if c.attribute in {Attribute.TYPE, Attribute.KIND, Attribute.PLACE, Attribute.PERIOD}]
    said += [(Attribute.BLAME, party.name, party) for party in others[:1]]
    said += [(Attribute.ACTOR, party.name, party) for party in others[:1]]
    for toll in event.of(Attribute.KILLED, Attribute.INJURED):
        if isinstance(toll.value, Count) and toll.value.best is not None:
            number = max(0, toll.value.best + chance.choice((-3, 0, 0, 4)))
            said.append((toll.attribute, Count(low=number, best=number, high=number, wording=str(number)), toll.resolved))
    claims = tuple(
        Claim(
            id=content_id("c", event.id, "said", number), event=event.id, attribute=attribute, value=value,
            evidence=(event.trigger, report.span(start, end)), attribution=attribution, resolved=resolved, coder="made.said",
        )
        for number, (attribute, value, resolved) in enumerate(said)
    )  # fmt: skip
    return replace(event, claims=(*(replace(c, coder="made.told") for c in event.claims), *claims))


def frequent_pair(parties: Iterable[frozenset[str]]) -> tuple[str, str]:
    """The two parties that meet most often, of those that take part together; by these a question is asked that many incidents answer."""
    met: dict[tuple[str, str], int] = {}
    for each in parties:
        for pair in ((a, b) for a in each for b in each if a < b):
            met[pair] = met.get(pair, 0) + 1
    return max(sorted(met), key=lambda pair: met[pair])
