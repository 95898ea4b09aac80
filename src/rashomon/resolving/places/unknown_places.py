"""Places that are in no gazetteer: they keep their words, no point is guessed, and the reader is told the cure."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.records import Attribute, Event, Issue, Place, Report

UNKNOWN_PLACE = "unknown-place"
"""The code of an issue that no reader of a file can tell: a report was read well, and names a place that nobody knows."""


def find_unknown_places(report: Report, events: Iterable[Event]) -> list[Issue]:
    """An issue for each place of an event that is in no gazetteer."""
    claims = [claim for event in events for claim in event.claims if claim.attribute is Attribute.PLACE]
    found = {c.resolved.name: c.resolved for c in claims if isinstance(c.resolved, Place) and c.resolved.id is None}
    return [
        Issue(
            code=UNKNOWN_PLACE,
            where=report.path,
            message=f"“{name}” is in no gazetteer and "
            + ("lies only where the words around it say" if place.known else "has no point")
            + "; add a file of places that has it with: rashomon gazetteer add FILE",
        )
        for name, place in found.items()
        if name
    ]
