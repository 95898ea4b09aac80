"""How a word is written: a small class per word, which the uncased encoder cannot see by itself.

"US troops" and "us troops" have the same word pieces. The encoder adds an embedding of these classes to the pieces,
so that names, acronyms and shouted headlines stay apart.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache


class Casing(IntEnum):
    """The written form of one word; the integer is the row of the encoder's casing embedding."""

    UNKNOWN = 0  # withheld in training, so that the model also reads text whose case means nothing
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4  # one capital letter: "I", "J"
    MIXED = 5
    NUMBER = 6
    SYMBOL = 7


@lru_cache(maxsize=8192)
def casing_of(word: str) -> Casing:
    """Class of one word: "Syria" TITLE, "SDF" and "U.S." UPPER, "al-Hol" MIXED, "F-16" NUMBER, "--" SYMBOL."""
    if word.isascii() and word.isalpha() and word.islower():
        return Casing.LOWER  # most words
    if any(character.isdigit() for character in word):
        return Casing.NUMBER
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return Casing.SYMBOL
    if all(letter.islower() for letter in letters):
        return Casing.LOWER
    if len(letters) == 1:
        return Casing.INITIAL if letters[0].isupper() else Casing.LOWER
    if all(letter.isupper() for letter in letters):
        return Casing.UPPER
    if letters[0].isupper() and all(letter.islower() for letter in letters[1:]):
        return Casing.TITLE
    return Casing.MIXED if any(letter.isupper() for letter in letters) else Casing.LOWER
