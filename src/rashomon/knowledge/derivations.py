"""Words of one family ("resign", "resignation") and synonyms ("quake", "earthquake"): WordNet's, single words for happenings only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources


class Kinship(Enum):
    """How two words for happenings belong together."""

    FAMILY = "family"
    SYNONYMS = "synonyms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivations:
    """`verbs` gives for a noun the verbs that it comes from; `synonyms` for a word the numbers of its sets of synonyms."""

    verbs: Mapping[str, frozenset[str]]
    synonyms: Mapping[str, frozenset[int]]

    def family(self, word: str) -> frozenset[str]:
        """The word and, where it is a noun, the verbs that it comes from."""
        return self.verbs.get(word, frozenset()) | {word}

    def kinship(self, left: str, right: str) -> Kinship | None:
        """The closest way in which two words belong together: "killing" and "kill" by family, "blast" and "detonation" as synonyms."""
        ours, theirs = self.family(left), self.family(right)
        if ours & theirs:
            return Kinship.FAMILY
        return Kinship.SYNONYMS if self._sets(ours) & self._sets(theirs) else None

    def joined(self, sets: Iterable[Iterable[str]]) -> Derivations:
        """With these sets of synonyms besides."""
        synonyms = dict(self.synonyms)
        for number, words in enumerate(sets):
            for word in words:
                synonyms[word] = synonyms.get(word, frozenset()) | {-1 - number}
        return Derivations(verbs=self.verbs, synonyms=synonyms)

    def keys(self, word: str) -> frozenset[str | int]:
        """What the word shares at least one of with every word of its family and every synonym."""
        family = self.family(word)
        return family | self._sets(family)

    def _sets(self, words: Iterable[str]) -> frozenset[int]:
        return frozenset(number for word in words for number in self.synonyms.get(word, ()))


def read_derivations(text: str) -> Derivations:
    """A table from its text: "= resign resignation" derives nouns from a verb, "~ quake earthquake" is a set of synonyms."""
    verbs: defaultdict[str, set[str]] = defaultdict(set)
    synonyms: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(text.splitlines()):
        mark, *words = line.split() or [""]
        if mark == "=":
            for noun in words[1:]:
                verbs[noun].add(words[0])
        elif mark == "~":
            for word in words:
                synonyms[word].add(number)
    return Derivations(
        verbs={w: frozenset(v) for w, v in verbs.items()}, synonyms={w: frozenset(n) for w, n in synonyms.items()}
    )


@cache
def load_derivations() -> Derivations:
    """The table that comes with the program."""
    return read_derivations(resources.files("rashomon.knowledge").joinpath("data/derivations.txt").read_text("utf-8"))
