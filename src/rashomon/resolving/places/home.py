"""The country that a report is from: "the army" of a report on Khartoum and Omdurman is Sudan's.

Why: docs/decisions/resolving.md#whose-army.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.knowledge.nationalities import state_code
from rashomon.records import Place, PlaceMention, Span

MOST_OF_THEM = 0.75


def home_of(mentions: Sequence[PlaceMention], places: Mapping[Span, Place]) -> str | None:
    """The state (ISO alpha-3) in which nearly all places of the events lie, each place counted once; None where no state has them."""
    held = {(p.id, p.country) for m in mentions if m.role == "event" and (p := places[m.span]).country and p.precision != "country"}
    countries = Counter(country for _, country in held)
    if not countries:
        return None
    country, most = countries.most_common(1)[0]
    return state_code(country) if country and most >= MOST_OF_THEM * countries.total() else None
