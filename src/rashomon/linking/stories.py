"""Which reports tell one story: the same names and figures, and the same rare words, in any order and any wording.

"A quake of magnitude 6.1 struck Aceh on Tuesday" and "Indonesia: 22 die as earthquake hits Aceh" are of one story; a quake in
another province a year later is another, though nearly all its common nouns are the same. So names and figures weigh more than
words, and a rare word more than a common one. Nothing is parsed, and no date is needed.

How alike two reports are depends on them alone, never on what else is at hand: rarity comes from a fixed table. How groups of them
fall depends on the whole pot: among reports of everything a story is one court case, one match, one storm; among reports of one
war alone it is a campaign of many incidents, and only `likeness` says something of two of them.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from rashomon.linking.averages import Groups, group
from rashomon.linking.rarity import Rarity, load_rarity, words_of

NAME = 2.0
"""What a name or a figure weighs, to a word of the same rarity: words tell the kind of happening, names and figures which one."""

CHANCE = 0.1
"""The cosine that two reports reach on the whole that have only their war in common: the mean over the articles of FA-KES on Syria
is 0.098. Of reports with nothing in common it is under 0.04."""

LEAST = 0.02
"""The likeness beyond chance under which reports are held to have nothing in common."""

HALF = 0.5
"""How alike two groups must be, to how alike the reports within each are, to be one story. Two quakes share the words of every
quake; each one's own reports share its places, people and figures too."""

_CROWD = 100
"""A name or word of more reports than this proposes no pair: it is a name of the war's, not of a story's."""
_PROPOSING = 25
"""So many names and words of a report, the weightiest, pair it with others: its pairs do not grow with the pot."""
_OPENS = re.compile(r"(?:^|[.!?:\n])[\"'\s]*$")
"""What stands before the first word of a sentence."""
_TOKEN = re.compile(r"\d(?:[\d.,:]*\d)?|[^\W\d_]\w*")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Content:
    """What of a report is compared: each name, figure and word of it with its weight; how often it is said does not count."""

    weights: Mapping[str, float]
    length: float = field(init=False)
    """Of the weights as a vector."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", math.sqrt(sum(w * w for w in self.weights.values())))


def content_of(text: str, rarity: Rarity | None = None) -> Content:
    """The content of a text.

    A name is a word that the text never writes small, and no short word that opens a sentence; where little is small, nothing is a name.
    """
    bits = rarity or load_rarity()
    plain = anyascii(text)
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(plain)]
    small = {token for token, _ in tokens if token.islower()}
    cased = 2 * sum(token in small for token, _ in tokens) > len(tokens)
    words = words_of([text])
    weights = {word: bits.of([word]) for word in words}
    for token, at in tokens:
        word = token.lower()
        figure = token[0].isdigit() and len(token) > 1
        named = cased and token[0].isupper() and len(token) > 1 and word not in small
        if figure or (named and (word in words or not _OPENS.search(plain[max(0, at - 4) : at]))):
            weights[word] = NAME * bits.of([word])
    return Content(weights=weights)


def likeness(left: Content, right: Content) -> float:
    """How alike two contents are beyond chance: 0 as any two, 1 the same."""
    shared = sum(left.weights[word] * right.weights[word] for word in left.weights.keys() & right.weights.keys())
    if not shared:
        return 0.0
    return max(0.0, (shared / (left.length * right.length) - CHANCE) / (1 - CHANCE))


def find_stories(contents: Mapping[str, Content]) -> tuple[tuple[str, ...], ...]:
    """The reports' ids, grouped by story; groups in order of their first id, a report that stands alone in one of its own.

    Groups grow from the likest pair on (average linkage); two become one while they are at least half as alike as the reports
    within them are. The order in which reports come never matters.
    """
    ids = sorted(contents)
    held = [contents[i] for i in ids]
    pairs = ((one, other, likeness(held[one], held[other])) for one, other in sorted(set(_candidates(held))))
    alike = [pair for pair in pairs if pair[2] > 0]
    return tuple(tuple(ids[i] for i in members) for members in group(alike, len(ids), least=LEAST, allowed=_one_story))


def _candidates(contents: Sequence[Content]) -> Iterator[tuple[int, int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        for word in content.weights:
            holders[word].append(at)
    for at, content in enumerate(contents):
        telling = (w for w in content.weights if 1 < len(holders[w]) <= _CROWD)
        ranked = heapq.nsmallest(_PROPOSING, telling, key=lambda w: (-content.weights[w], len(holders[w]), w))
        others = {other for word in ranked for other in holders[word] if other != at}
        yield from ((min(at, other), max(at, other)) for other in sorted(others))


def _one_story(groups: Groups, one: int, other: int) -> bool:
    if min(len(groups.members[one]), len(groups.members[other])) <= 2:
        return True  # two reports are too few to tell how alike those of their story are
    within = groups.mean_within(one) * groups.mean_within(other)
    return groups.mean_across(one, other) >= HALF * math.sqrt(within)
