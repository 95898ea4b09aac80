"""In what words: rare words of the telling sentences, and people named among those who take part."""

from __future__ import annotations

from rashomon.linking.profiles import Profile
from rashomon.linking.rarity import Rarity

_LEVELS = ((0.5, "most of the words"), (0.2, "many words"), (0.1, "few words"), (0.0, "hardly a word"))
_SAME_SENTENCE = 0.85
_ENOUGH = 6
"""Content words below which likeness of wording says nothing."""


def compare_words(left: Profile, right: Profile, rarity: Rarity) -> str | None:
    """The level of likeness: the rarity of the words shared over the rarity of the words of the lesser sentence."""
    if min(len(left.words), len(right.words)) < _ENOUGH:
        return None
    least = min(left.surprise, right.surprise)
    likeness = rarity.of(left.words & right.words) / least if least else 0.0
    if likeness >= _SAME_SENTENCE and left.text == right.text:
        return "the same sentence"
    return next(level for floor, level in _LEVELS if likeness >= floor)


def compare_people(left: Profile, right: Profile) -> str | None:
    """Whether somebody who takes part is named in both; None says nothing, as most accounts name nobody."""
    return "a name shared" if left.people & right.people else None


def compare_speakers(left: Profile, right: Profile) -> str | None:
    """Whether somebody is quoted by name in both; None where either quotes nobody by name."""
    if not left.speakers or not right.speakers:
        return None
    return "a speaker shared" if left.speakers & right.speakers else "other speakers"


def compare_ordinals(left: Profile, right: Profile) -> str | None:
    """Which of a series each tells: the fifteenth patrol is not the fourteenth."""
    if not left.ordinals or not right.ordinals:
        return None
    return "the same of a series" if left.ordinals & right.ordinals else "another of a series"
