"""Which tellings tell one occurrence: words of happenings in reports of one story, compared by what they say and of whom.

A telling is a word or two that names a happening ("was sentenced", "the verdict"), with the words that depend on it and those of
its sentence. Within one story the same word mostly tells the same happening, unless it is said of others or is a word for anything;
across stories it never does. "Killed" and "the killing" are of one family; synonyms count for less.

What two tellings say of each other is a sum of bits, as between accounts (`rashomon.linking.weights`), and groups grow from the
strongest pair on. How widely a story's reports use a word is the one thing here that looks beyond the two: what most reports of
a story tell is its news, and there is one of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rashomon.knowledge.derivations import Derivations, Kinship, load_derivations
from rashomon.knowledge.events import load_events
from rashomon.linking.averages import group
from rashomon.linking.rarity import Rarity, load_rarity


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word or more that name a happening, where they stand. Words are lemmas, names as written, all in small letters."""

    id: str
    story: str
    report: str
    sentence: int
    """Its place among the report's sentences, the first 0."""
    trigger: str
    """The chief of its words; of a participle the verb ("convicted" is "convict")."""
    words: frozenset[str]
    parts: frozenset[str]
    """Words that depend on it: who, whom, where, how many."""
    company: frozenset[str]
    """The other words of its sentence."""


WEIGHTS: Mapping[str, float] = {
    # What the words are to each other. Before anything else is known, tellings of one word in one story are as often one happening as not.
    "the same word": 0.5,
    "one family": 0.5,
    "a word shared": -1.0,
    "synonyms": -1.0,
    # Every report says, takes and goes many times over.
    "a word for anything": -3.0,
    # Of whom, whom, where, how many.
    "most parts shared": 1.5,
    "some parts shared": 0.5,
    "no part shared": -0.5,
    # In what company.
    "most of the company": 2.0,
    "some of the company": 0.5,
    "hardly any company": -0.25,
    # A sentence seldom tells one happening twice.
    "one sentence": -1.5,
    # How many of the story's reports use the word.
    "told by most": 1.0,
    "told by some": 0.0,
    "told by few": -0.5,
    # The news is told first; further down anything may be.
    "deep in both reports": -1.0,
}
"""Bits for and against, set by hand and rounded to halves and quarters, so that sums are exact in any order."""

APART = -6.0
"""Bits between tellings whose words have nothing to do with each other."""

_LEDE = 4
"""Sentences, the headline among them, that tell a report's news."""
_MOST, _SOME = 0.3, 0.15
"""Shares of the rarity of the fewer words that both have."""
_GENERAL = frozenset(
    ["be", "have", "do", "say", "tell", "make", "take", "go", "come", "get", "give", "put", "let", "keep", "seem", "become", "use", "want", "try", "start", "begin", "continue", "stop", "end", "know", "think", "believe", "see", "look", "find", "show", "need", "ask", "call", "add", "mention", "note", "state", "statement", "report", "announce", "confirm", "accord", "according", "claim", "describe", "explain", "it", "this", "that", "thing", "way", "case", "situation", "event", "incident", "action", "move"]
)


@cache
def load_kin() -> Derivations:
    """The words of one family and the synonyms that come with the program; the event lexicon's words for one kind of happening are synonyms."""
    entries = ((*e.verbs, *e.nouns, *e.adjectives) for e in load_events().entries)
    return load_derivations().joined([w for w in words if w.isalpha()] for words in entries)


def compare_tellings(
    left: EventMention, right: EventMention, shares: Mapping[str, float], rarity: Rarity, kin: Derivations
) -> tuple[tuple[str, float], ...]:
    """What speaks for and against one occurrence, each with its bits, for two tellings of one story.

    Nothing where the words have nothing to do with each other. `shares` says of each word in how many of the story's reports, out of
    one, it is a trigger.
    """
    first = _kinship(left, right, kin)
    if first is None:
        return ()
    found = [first]
    if left.trigger in _GENERAL or right.trigger in _GENERAL:
        found.append("a word for anything")
    if left.parts and right.parts:
        found.append(_level(left.parts, right.parts, rarity, ("most parts shared", "some parts shared", "no part shared")))
    if (left.report, left.sentence) == (right.report, right.sentence):
        found.append("one sentence")
    else:
        levels = ("most of the company", "some of the company", "hardly any company")
        found.append(_level(left.company, right.company, rarity, levels))
    share = min(shares[left.trigger], shares[right.trigger])
    found.append("told by most" if share >= 0.4 else "told by some" if share >= 0.15 else "told by few")
    if min(left.sentence, right.sentence) >= _LEDE:
        found.append("deep in both reports")
    return tuple((level, WEIGHTS[level]) for level in found)


def _kinship(left: EventMention, right: EventMention, kin: Derivations) -> str | None:
    if left.trigger == right.trigger:
        return "the same word"
    kinship = kin.kinship(left.trigger, right.trigger)
    if kinship is Kinship.FAMILY:
        return "one family"
    if left.words & right.words:
        return "a word shared"
    return "synonyms" if kinship is Kinship.SYNONYMS else None


def _level(left: frozenset[str], right: frozenset[str], rarity: Rarity, levels: tuple[str, str, str]) -> str:
    least = min(rarity.of(left), rarity.of(right))
    overlap = rarity.of(left & right) / least if least else 0.0
    return levels[0] if overlap >= _MOST else levels[1] if overlap >= _SOME else levels[2]


def find_occurrences(
    tellings: Iterable[EventMention], rarity: Rarity | None = None, kin: Derivations | None = None
) -> tuple[tuple[EventMention, ...], ...]:
    """The tellings, grouped by the occurrence they tell; never two stories together. The order in which they come never matters."""
    bits, words = rarity or load_rarity(), kin or load_kin()
    stories: defaultdict[str, list[EventMention]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: t.id):
        stories[telling.story].append(telling)
    return tuple(c for _, told in sorted(stories.items()) for c in _of_one_story(told, bits, words))


def _of_one_story(told: Sequence[EventMention], rarity: Rarity, kin: Derivations) -> list[tuple[EventMention, ...]]:
    shares = _shares(told)
    pairs = []
    for at, to in sorted(set(_candidates(told, kin))):
        found = compare_tellings(told[at], told[to], shares, rarity, kin)
        if found:
            pairs.append((at, to, sum(bits for _, bits in found)))
    return [tuple(told[i] for i in members) for members in group(pairs, len(told), missing=APART)]


def _candidates(told: Sequence[EventMention], kin: Derivations) -> Iterator[tuple[int, int]]:
    """Pairs whose words may have to do with each other."""
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        for key in kin.keys(telling.trigger) | telling.words:
            holders[key].append(at)
    for held in holders.values():
        yield from combinations(held, 2)


def _shares(told: Sequence[EventMention]) -> dict[str, float]:
    users: defaultdict[str, set[str]] = defaultdict(set)
    for telling in told:
        users[telling.trigger].add(telling.report)
    reports = max(1, len({t.report for t in told}))
    return {word: len(by) / reports for word, by in users.items()}
