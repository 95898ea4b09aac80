"""Which tellings tell one occurrence: words of happenings in reports of one story, compared by what they say and of whom.

A telling is a word or two that names a happening ("was sentenced", "the verdict"), with the words that depend on it and those of
its sentence. Within one story the same word mostly tells the same happening, unless it is said of others or is a word for anything;
across stories it never does. "Killed" and "the killing" are of one family; synonyms count for less.

What two tellings say of each other is a sum of bits, as between accounts (`rashomon.linking.weights`), and clusters grow from the
strongest pair on. How widely a story's reports use a word is the one thing here that looks beyond the two: what most reports of
a story tell is its news, and there is one of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.knowledge.derivations import Derivations, Kinship, load_derivations
from rashomon.linking.averages import group
from rashomon.linking.rarity import Rarity, load_rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A word or more that name a happening, where they stand. Words are lemmas, names as written, all in small letters."""

    id: Hashable
    story: Hashable
    report: Hashable
    sentence: int
    trigger: str
    """The chief of its words."""
    words: frozenset[str]
    noun: bool
    parts: frozenset[str]
    """Words that depend on it: who, whom, where, how many."""
    company: frozenset[str]
    """The other words of its sentence."""


WEIGHTS: Mapping[str, float] = {
    # What the words are to each other. Before anything else is known, half of the pairs of one word in one story are one happening.
    "the same word": 0.5,
    "one family": 0.5,
    "a word shared": -1.0,
    "synonyms": -1.5,
    # Words for anything: every report says, takes and goes many times over.
    "anybody's word": -3.0,
    # Of whom and of what.
    "most parts shared": 1.0,
    "some parts shared": 0.5,
    "no part shared": -0.5,
    # In what company.
    "most of the company": 1.5,
    "some of the company": 0.5,
    "hardly any company": -0.25,
    # A sentence seldom tells one happening twice.
    "one sentence": -1.5,
    # How many of the story's reports use the word.
    "told by most": 1.0,
    "told by some": 0.0,
    "told by few": -0.5,
}
"""Bits for and against, set by hand and rounded to halves."""

APART = -6.0
"""Bits between tellings whose words have nothing to do with each other."""

_GENERAL = frozenset(
    "be have do say tell make take go come get give put let keep seem become use want try start begin continue stop end know think "
    "believe see look find show need ask call add mention note state statement report announce confirm accord according claim describe explain "
    "it this that thing way case situation event incident action move".split()
)
_MOST, _SOME = 0.3, 0.1


def compare_tellings(
    left: Telling, right: Telling, shares: Mapping[tuple[Hashable, str], float], rarity: Rarity, derivations: Derivations
) -> tuple[tuple[str, float], ...]:
    """What speaks for and against one occurrence, each with its bits; nothing where the words have nothing to do with each other.

    `shares` says for a story and a word in how many of the story's reports it is a trigger.
    """
    kin = _kinship(left, right, derivations)
    if kin is None or left.story != right.story:
        return ()
    found = [kin]
    if left.trigger in _GENERAL or right.trigger in _GENERAL:
        found.append("anybody's word")
    if left.parts and right.parts:
        found.append(_level(_overlap(left.parts, right.parts, rarity), "most parts shared", "some parts shared", "no part shared"))
    if (left.report, left.sentence) == (right.report, right.sentence):
        found.append("one sentence")
    else:
        found.append(_level(_overlap(left.company, right.company, rarity), "most of the company", "some of the company", "hardly any company"))
    share = min(shares[left.story, left.trigger], shares[right.story, right.trigger])
    found.append("told by most" if share >= 0.4 else "told by some" if share >= 0.15 else "told by few")
    return tuple((level, WEIGHTS[level]) for level in found)


def _kinship(left: Telling, right: Telling, derivations: Derivations) -> str | None:
    if left.trigger == right.trigger:
        return "the same word"
    kin = derivations.kinship(left.trigger, right.trigger)
    if kin is Kinship.FAMILY:
        return "one family"
    if left.words & right.words:
        return "a word shared"
    return "synonyms" if kin is Kinship.SYNONYMS else None


def _overlap(left: frozenset[str], right: frozenset[str], rarity: Rarity) -> float:
    least = min(rarity.of(left), rarity.of(right))
    return rarity.of(left & right) / least if least else 0.0


def _level(overlap: float, most: str, some: str, none: str) -> str:
    return most if overlap >= _MOST else some if overlap >= _SOME else none


def find_occurrences(
    tellings: Iterable[Telling], rarity: Rarity | None = None, derivations: Derivations | None = None
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings, grouped by the occurrence they tell. Tellings of two stories are never one."""
    bits, kin = rarity or load_rarity(), derivations or load_derivations()
    stories: defaultdict[Hashable, list[Telling]] = defaultdict(list)
    for telling in tellings:
        stories[telling.story].append(telling)
    return tuple(c for told in stories.values() for c in _of_one_story(told, bits, kin))


def _of_one_story(told: Sequence[Telling], rarity: Rarity, derivations: Derivations) -> list[tuple[Telling, ...]]:
    shares = _shares(told)
    pairs = []
    for (at, one), (to, other) in combinations(enumerate(told), 2):
        found = compare_tellings(one, other, shares, rarity, derivations)
        if found:
            pairs.append((at, to, sum(bits for _, bits in found)))
    return [tuple(told[i] for i in members) for members in group(pairs, len(told), missing=APART)]


def _shares(told: Sequence[Telling]) -> dict[tuple[Hashable, str], float]:
    users: defaultdict[tuple[Hashable, str], set[Hashable]] = defaultdict(set)
    for telling in told:
        users[telling.story, telling.trigger].add(telling.report)
    reports = max(1, len({t.report for t in told}))
    return {key: len(by) / reports for key, by in users.items()}
