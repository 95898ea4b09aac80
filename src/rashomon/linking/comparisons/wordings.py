"""In what words: rare words of the telling sentences, and people named among those who take part."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.linking.profiles import Profile

_LEVELS = ((0.5, "most of the words"), (0.2, "many words"), (0.1, "few words"), (0.0, "hardly a word"))
_SAME_SENTENCE = 0.85
_ENOUGH = 6
"""Content words below which likeness of wording says nothing."""


def rarity(profiles: Iterable[Profile]) -> Mapping[str, float]:
    """How rare each word is among the events at hand: bits of surprise at meeting it (inverse document frequency)."""
    seen: Counter[str] = Counter()
    total = 0
    for profile in profiles:
        seen.update(profile.words)
        total += 1
    return {word: math.log2((total + 1) / n) for word, n in seen.items()}


def compare_words(left: Profile, right: Profile, rare: Mapping[str, float]) -> str | None:
    """The level of likeness: the rarity of the words shared over the rarity of the smaller sentence's words."""
    fewer, more = sorted((left.words, right.words), key=len)
    if len(fewer) < _ENOUGH:
        return None
    shared = sum(rare[w] for w in sorted(fewer & more))
    least = min(sum(rare[w] for w in sorted(fewer)), sum(rare[w] for w in sorted(more)))
    likeness = shared / least if least else 0.0
    if likeness >= _SAME_SENTENCE and left.text == right.text:
        return "the same sentence"
    return next(level for floor, level in _LEVELS if likeness >= floor)


def compare_people(left: Profile, right: Profile) -> str | None:
    """Whether somebody who takes part is named in both; None says nothing, as most accounts name nobody."""
    return "a name shared" if left.people & right.people else None
