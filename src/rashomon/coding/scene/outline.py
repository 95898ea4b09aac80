"""What trained heads hold of a report before the rules read it: which words speak of one happening, and how each stands in the text.

The rules ask it and weigh its answers beside their own; where nobody was asked it says nothing, and the rules read alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SUM = "sum"
NOT_TOLD = frozenset({SUM, "generic", "planned", "demanded", "feared", "conditional", "unreal"})
"""Standings of what is not told as something that took place."""
OLDER = "background"


@dataclass(frozen=True, slots=True)
class Stood:
    """How a trigger stands, with the probability of that."""

    standing: str
    probability: float


@dataclass(frozen=True, slots=True)
class Outline:
    """By token number: the happening that a word names, and how it stands. A word that is no trigger for the heads is in neither."""

    groups: Mapping[int, int] = field(default_factory=dict)
    stood: Mapping[int, Stood] = field(default_factory=dict)

    def group(self, words: Iterable[int]) -> int | None:
        """The happening that any of these words names, by a number; None where the heads name none."""
        return next((self.groups[word] for word in words if word in self.groups), None)

    def standing(self, words: Iterable[int]) -> Stood | None:
        """How the first of these words that is a trigger stands."""
        return next((self.stood[word] for word in words if word in self.stood), None)
