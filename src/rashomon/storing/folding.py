"""Words as they are searched for: small letters and figures of ASCII, whatever script and marks they were written in.

    "Ta'izz, القامشلي and Şırnak’s" -> "taizz lqmshly and sirnak"

Both backends search these words and nothing else, so that they find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Letters and figures with the marks that combine with them (Latin, Hebrew, Arabic, Devanagari), and apostrophes within.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_APOSTROPHES = "'’‘ʼʻʿʾ`´"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}]|[{_APOSTROPHES}](?=[^\W_]))*")
_PART = re.compile("[a-z0-9]+")
_GENITIVE = re.compile(f"[{_APOSTROPHES}][sS]$")
_JOINED = re.compile(f"[{_APOSTROPHES}]")

_TYPESET = str.maketrans("’‘“”–—…\N{NO-BREAK SPACE}", "''\"\"--. ")
_PLAIN = re.compile("[a-z0-9](?:[a-z0-9]|['`](?=[a-z0-9]))*")
"""What `_WORD` finds in small ASCII letters."""

_LONGEST = 40
_MOST = 1_000_000
"""The letters of one text that are searched, which is what PostgreSQL can index of it: some 90,000 words."""


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word with where it stands in the text; a word may fold into several."""
    for found in _WORD.finditer(text):
        word = found[0]
        if not word.isalnum():
            word = _JOINED.sub("", _GENITIVE.sub("", word))
        if not word.isascii():
            word = _spell(word)
        for part in _PART.findall(word.lower()):
            yield part[:_LONGEST], found.start(), found.end()


def _spell(word: str) -> str:
    """A word in ASCII, sign by sign."""
    from anyascii import anyascii  # noqa: PLC0415  # loads half as long as a ledger takes to open, and few words need it

    return anyascii(word)


def fold(text: str) -> str:
    """The folded words, a blank between two."""
    plain = text.translate(_TYPESET)
    if plain.isascii():  # nearly every English text, and much faster
        words = [
            _JOINED.sub("", _GENITIVE.sub("", word))[:_LONGEST] if "'" in word or "`" in word else word[:_LONGEST]
            for word in _PLAIN.findall(plain.lower())
        ]
    else:
        words = [word for word, _, _ in find_words(text)]
    if len(text) > _MOST // 8:
        words = _cut(words)
    return " ".join(words)


def _cut(words: list[str]) -> list[str]:
    room = _MOST
    for number, word in enumerate(words):
        room -= len(word) + 6
        if room < 0:
            return words[:number]
    return words
