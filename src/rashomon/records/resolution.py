"""What the mentions of one report stand for, beside them and never over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.records.party import Party
from rashomon.records.period import Period
from rashomon.records.place import Place
from rashomon.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """For each mention's span what it speaks of: one or more parties, a place, a period.

    A mention that stands for nothing known is absent; "the two sides" stands for two parties.
    """

    parties: Mapping[Span, tuple[Party, ...]] = field(default_factory=dict)
    places: Mapping[Span, Place] = field(default_factory=dict)
    periods: Mapping[Span, Period] = field(default_factory=dict)
