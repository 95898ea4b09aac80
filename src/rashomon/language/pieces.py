"""Words as word pieces: the integers that the encoder reads.

Typographic quotes and dashes are read as their typewriter forms, which the treebanks write, and loaded words as the plain ones of
`plain.toml`: what a sentence is taken to say must not hang on "martyred" for "killed". The text itself is not touched. Words are looked up once and remembered, since reports repeat themselves.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from rashomon.language.inventory import packaged
from rashomon.language.wordpiece import WordPiece

START, END, UNKNOWN, MASK = 101, 102, 100, 103
MOST_PIECES = 8  # of one word: a longer one (a web address, an Arabic word spelt out) keeps its first 6 and last 2
REMEMBERED = 50_000

PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "--", "\u2015": "--", "\u2212": "-",
        "\u2026": "...", "\u2022": "*", "\u00a0": " ",
    }
)  # fmt: skip


@cache
def load_plain() -> Mapping[str, str]:
    """Loaded words in small letters, each form with the plain word that is read in its stead."""
    words: Mapping[str, str] = tomllib.loads(resources.files("rashomon.language").joinpath("plain.toml").read_text("utf-8"))["words"]
    return words


@cache
def load_pieces() -> Pieces:
    """The packaged vocabulary, which the parser and the reading heads share; opened once a process."""
    return Pieces(load_vocabulary(packaged("tokenizer.json").read_text(encoding="utf-8")))


def load_vocabulary(tokenizer: str) -> Mapping[str, int]:
    """Pieces with their ids, of a tokenizer written in the JSON of the `tokenizers` package."""
    vocabulary: Mapping[str, int] = json.loads(tokenizer)["model"]["vocab"]
    return vocabulary


class Pieces:
    """Word to piece ids of an uncased word-piece vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._tokenizer = WordPiece(vocabulary)
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Piece ids of each word: 1 to 8 of them; a word that the vocabulary cannot spell gets the unknown piece."""
        known = self._known
        unseen = list({word for word in words if word not in known})
        if unseen:
            if len(known) + len(unseen) > REMEMBERED:
                known.clear()
                unseen = list(set(words))
            loaded = load_plain()
            for word in unseen:
                ids = self._tokenizer.of(loaded.get(word.lower(), word).translate(PLAIN)) or (UNKNOWN,)
                known[word] = ids if len(ids) <= MOST_PIECES else (*ids[: MOST_PIECES - 2], *ids[-2:])
        return [known[word] for word in words]
