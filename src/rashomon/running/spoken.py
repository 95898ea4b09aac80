"""Where an outlet may speak: what a judgement on origins can touch."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.reconciling.independence import name_key
from rashomon.storing.links import Links


def events_from(origins: Collection[str], links: Links) -> set[str]:
    """The events (ids) in whose reports any of these outlets speaks or may be named as a source, or whose reports are of these or carry their texts."""
    if not origins:
        return set()
    keys = {key for name in origins if (key := name_key(name))}
    reports = links.reports_alike(origins)
    for key in keys:
        reports |= links.reports_holding([word.replace("defense", "defen") for word in key])
    spoken = [name for name in links.sources() if name_key(name) in keys]
    return links.events_of(reports) | links.events_from(spoken)
