"""The telling words of sentences, and how rare each is in reports of conflict."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from anyascii import anyascii

_STOP = frozenset({
    "about", "after", "again", "against", "ahead", "also", "amid", "among", "another", "around", "because", "been",
    "before", "being", "between", "both", "came", "could", "does", "during", "each", "earlier", "either", "ever",
    "every", "from", "further", "have", "having", "here", "into", "just", "last", "later", "least", "many", "might",
    "more", "most", "much", "near", "nearby", "never", "next", "only", "other", "over", "reported", "reportedly",
    "said", "says", "same", "saying", "several", "should", "since", "some", "such", "tell", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "those", "though", "through", "told", "took", "toward", "under",
    "until", "upon", "very", "were", "what", "when", "where", "whether", "which", "while", "whom", "whose", "will",
    "with", "within", "without", "would", "according", "added", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "morning", "evening", "afternoon", "night",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of four letters and more, in small ASCII letters, without those that every story has."""
    found = {w.lower() for text in texts for w in _WORD.findall(anyascii(text))}
    return frozenset(found - _STOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """Bits of surprise at meeting a word in a sentence of a report, in quarters, so that sums are exact in any order.

    A fixed table: what two accounts' words say is the same in a ledger of ten reports and in one of a million.
    """

    bits: Mapping[str, float]
    rarest: float

    def of(self, words: Iterable[str]) -> float:
        """The bits of these words together."""
        bits, rarest = self.bits, self.rarest
        return sum(bits.get(word, rarest) for word in words)


def read_rarity(text: str) -> Rarity:
    """A table from its TOML text: the words of each weight, and the weight of all others."""
    table = tomllib.loads(text)
    bits = {word: float(weight) for weight, words in table["words"].items() for word in words.split()}
    return Rarity(bits=bits, rarest=float(table["rarest"]))


@cache
def load_rarity() -> Rarity:
    """The table that comes with the program."""
    return read_rarity(resources.files("rashomon.linking").joinpath("rarity.toml").read_text("utf-8"))
