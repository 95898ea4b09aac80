"""Words into pieces of an uncased vocabulary, as BERT's own tokenizer does it (Devlin et al. 2019).

    WordPiece(vocabulary).of("Mālikīyah's")      # the ids of "mali", "##ki", "##yah", "'", "s"

A word is cleaned of control characters, its marks are dropped, its letters made small; it is cut at spaces, around marks of punctuation and around each Chinese
character; and of what is left, the longest piece that the vocabulary holds is taken from the front, over and over. The `tokenizers` package does the same,
and brings a client for a model hub with it, some 40 MB that would be installed for these lines; a test holds the two to the same pieces.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping

LONGEST = 100
"""Characters of a word beyond which it is unknown as a whole."""

_UNKNOWN = "[UNK]"
_SPECIAL = re.compile(r"\[(?:PAD|UNK|CLS|SEP|MASK)\]")
"""Names of pieces that stand for no words: written in a text they are themselves."""

_IDEOGRAPHS = re.compile(
    "([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b73f\U0002b740-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f])"
)
_ASCII = re.compile(f"[{re.escape(string.punctuation)}]|[^{re.escape(string.punctuation)}]+")


class WordPiece:
    """A vocabulary of pieces with their ids; pieces that go on with a word begin with "##"."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[_UNKNOWN]

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; none where nothing of it is left."""
        if "[" not in word:
            return tuple(self._pieces(word))
        found: list[int] = []
        at = 0
        for special in _SPECIAL.finditer(word):
            found += (*self._pieces(word[at : special.start()]), self._vocabulary[special.group()])
            at = special.end()
        return (*found, *self._pieces(word[at:]))

    def _pieces(self, word: str) -> Iterator[int]:
        for part in _parts(word):
            yield from self._longest_first(part)

    def _longest_first(self, part: str) -> list[int]:
        whole = self._vocabulary.get(part)
        if whole is not None and len(part) <= LONGEST:
            return [whole]
        if len(part) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            begin = "##" if start else ""
            for end in range(len(part), start, -1):
                known = self._vocabulary.get(begin + part[start:end])
                if known is not None:
                    found.append(known)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _parts(word: str) -> Iterator[str]:
    """A word, small and without marks, cut at spaces and around punctuation."""
    if word.isascii() and word.isprintable():
        for spaced in word.lower().split():
            yield from _ASCII.findall(spaced)
        return
    kept = "".join(" " if c.isspace() and c not in "\x1c\x1d\x1e\x1f\x85" else c for c in word if c in "\t\n\r" or not _is_control(c))
    marked = unicodedata.normalize("NFD", _IDEOGRAPHS.sub(r" \1 ", kept))
    plain = "".join(c.lower() for c in marked if unicodedata.category(c) != "Mn")  # one by one: a sigma at a word's end is like any other
    for spaced in plain.split():
        begun = 0
        for at, character in enumerate(spaced):
            if _is_punctuation(character):
                if begun < at:
                    yield spaced[begun:at]
                yield character
                begun = at + 1
        if begun < len(spaced):
            yield spaced[begun:]


def _is_control(character: str) -> bool:
    return character in "\0\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character).startswith("P")
