"""What one report's coding found, in short words for the tests."""

from __future__ import annotations

import datetime as dt

from rashomon.coders.rules import code_by_rules as code
from rashomon.knowledge.bundle import load_knowledge
from rashomon.records import Attribute, Count, Event, Party, Period, Place, Polarity, Report, report_id
from rashomon.resolving import date_by_text

PUBLISHED = dt.date(2020, 8, 28)


def events_of(text: str, published: dt.date | None = PUBLISHED) -> tuple[Event, ...]:
    """The events of a report in these words, by an outlet named The Post, in the theatre of Syria."""
    report = Report(id=report_id(text, "The Post"), text=text, path="post.txt", outlet="The Post", published=published)
    events = code(date_by_text(report, dt.date(2026, 1, 1))[0], load_knowledge("syria"))
    _grounded(events, text)
    return events


def events_anywhere(text: str, published: dt.date | None = PUBLISHED) -> tuple[Event, ...]:
    """The events of a report by nobody known, read with the knowledge of whatever theatre it speaks of."""
    events = code(Report(id=report_id(text, None), text=text, path="post.txt", published=published))
    _grounded(events, text)
    return events


def _grounded(events: tuple[Event, ...], text: str) -> None:
    for event in events:
        for claim in event.claims:
            for span in claim.evidence:
                assert text[span.start : span.end] == span.text


def blamers(events: tuple[Event, ...], polarity: Polarity = Polarity.ASSERTED) -> set[tuple[str, str]]:
    """Who blames whom, or denies the blame."""
    return {
        (c.attribution.source.name, c.resolved.id)
        for e in events
        for c in e.of(Attribute.BLAME)
        if c.polarity is polarity and isinstance(c.resolved, Party)
    }


def told(events: tuple[Event, ...], attribute: Attribute) -> set[object]:
    """The values asserted of one attribute, resolved ones by what they stand for."""
    found: set[object] = set()
    for event in events:
        for claim in event.of(attribute):
            if claim.polarity == "denied":
                continue
            match claim.resolved, claim.value:
                case _, Count() as count:
                    party = claim.resolved
                    found.add((count.low, count.best, party.id if isinstance(party, Party) else None))
                case Party() as party, _:
                    found.add(party.id)
                case Period() as period, _:
                    found.add((period.earliest, period.latest))
                case Place() as place, _:
                    found.add(place.name)
                case _, value:
                    found.add(value)
    return found


def sources(events: tuple[Event, ...], attribute: Attribute) -> set[str]:
    """Who says anything of one attribute."""
    return {c.attribution.source.name for e in events for c in e.of(attribute)}
