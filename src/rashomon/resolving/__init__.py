"""Resolving: what the mentions of a report stand for, beside them and never over them."""

from __future__ import annotations

from rashomon.knowledge.bundle import Knowledge
from rashomon.language.parsed import Parsed
from rashomon.records import Mentions, Resolution
from rashomon.resolving.actors.actors import resolve_actors
from rashomon.resolving.places.home import home_of
from rashomon.resolving.places.places import resolve_places
from rashomon.resolving.places.unknown_places import UNKNOWN_PLACE, find_unknown_places
from rashomon.resolving.times.filing import FILED_EARLIER, find_filed_earlier
from rashomon.resolving.times.periods import resolve_periods
from rashomon.resolving.times.publication import date_by_text

__all__ = ["FILED_EARLIER", "UNKNOWN_PLACE", "date_by_text", "find_filed_earlier", "find_unknown_places", "resolve"]


def resolve(parsed: Parsed, mentions: Mentions, knowledge: Knowledge) -> Resolution:
    """The parties, places and periods that one report's mentions speak of."""
    places = resolve_places(parsed, mentions.places, knowledge.gazetteer)
    return Resolution(
        parties=resolve_actors(parsed, mentions.actors, knowledge.actors, home=home_of(mentions.places, places)),
        places=places,
        periods=resolve_periods(parsed, mentions.times),
    )
