"""Recognising: spans of a parsed report that stand for an actor, a place, a time, a count, a thing."""

from __future__ import annotations

from rashomon.knowledge.bundle import Knowledge
from rashomon.language.parsed import Parsed
from rashomon.recognising.actors.actors import find_actors
from rashomon.recognising.agreements import find_agreements
from rashomon.recognising.counts.counts import find_counts
from rashomon.recognising.places.places import find_places
from rashomon.recognising.things import find_things
from rashomon.recognising.times import find_times
from rashomon.records import Mentions

__all__ = ["recognise"]


def recognise(parsed: Parsed, knowledge: Knowledge) -> Mentions:
    """Everything recognised in one report, each kind in text order."""
    return Mentions(
        actors=find_actors(parsed, knowledge.actors),
        places=find_places(parsed, knowledge.gazetteer),
        times=find_times(parsed),
        counts=find_counts(parsed),
        things=(
            *find_things(parsed, knowledge.things),
            *find_things(parsed, knowledge.objects),
            *find_agreements(parsed, knowledge.agreements),
        ),
    )
