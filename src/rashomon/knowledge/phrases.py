"""Many names looked for in one walk over a text.

"U.S.-led coalition" and "US-led coalition" are one phrase: dots inside an acronym, hyphens and line breaks are no words.
A phrase written with capitals is met only with them ("Turkey", never "turkey"); one in lower case is met in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W_]+")
_GAP = frozenset(" \t\n\r\u00a0\u202f-\u2010\u2011\u2013/'\u2019\u02bc`")
_COMMON = frozenset({"IS", "WHO", "CAR", "IT", "AN", "AM", "ALL"})
"""Acronyms that are English words in a headline set in capitals."""
_REMEMBERED = 16
"""Texts whose finds are kept: each step of one report asks for the same few."""


class PhraseWord(NamedTuple):
    """A word with its place in the text, without the dots of an acronym."""

    text: str
    start: int
    end: int


def split_words(text: str) -> Iterator[PhraseWord]:
    """The words of a text: "Assad's U.S.-made tank" gives Assad, s, US, made, tank."""
    for found in _WORD.finditer(text):
        yield PhraseWord(found.group().replace(".", ""), found.start(), found.end())


@lru_cache(maxsize=_REMEMBERED)
def _words_of_text(text: str) -> tuple[PhraseWord, ...]:
    """As `split_words`: every table looks through the same few texts."""
    return tuple(split_words(text))


@cache
def _phrase(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a phrase of a registry as it is written and with their case folded; each phrase is split once, whoever asks."""
    words = tuple(found.replace(".", "") for found in _WORD.findall(phrase))
    return words, tuple(word.casefold() for word in words)


def folded_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase of a registry as `split_words` gives them, whatever their case."""
    return _phrase(phrase)[1]


@lru_cache(maxsize=4096)
def lowered_words(word: str) -> tuple[str, ...]:
    """The words of one token in small letters: most tokens come again and again."""
    return tuple(found.text.lower() for found in split_words(word))


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """One phrase met in a text, from `start` up to `end`, and everything that it names."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


class PhraseTable(Generic[Entry]):
    """Phrases and what they name. Looking is linear in the text: the longest phrase at a word wins, left to right."""

    def __init__(self) -> None:
        self._ends: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], Entry], ...]] = {}
        """By its words with their case folded, each phrase as it is written and what it names."""
        self._longest_from: dict[str, int] = {}
        """The number of words of the longest phrase that begins with a word."""
        self._found: dict[str, tuple[Match[Entry], ...]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Let `phrase` name `entry`; a phrase may name several."""
        words, folded = _phrase(phrase)
        if not words:
            return
        known = self._ends.get(folded, ())
        if (words, entry) not in known:
            self._ends[folded] = (*known, (words, entry))
            self._longest_from[folded[0]] = max(self._longest_from.get(folded[0], 0), len(folded))
        self._found.clear()

    def find(self, text: str) -> tuple[Match[Entry], ...]:
        """Every phrase in the text, none overlapping another.

        In "US-backed Syrian rebels" with the phrases "US", "US-backed" and "Syrian rebels" it finds the last two.
        """
        if text in self._found:
            return self._found[text]
        words = _words_of_text(text)
        shouting = not any(letter.islower() for letter in text)
        found: list[Match[Entry]] = []
        at = 0
        while at < len(words):
            if words[at].text.casefold() not in self._longest_from:
                at += 1
                continue
            length, entries = self._longest(text, words, at, shouting)
            if length:
                start, end = words[at].start, words[at + length - 1].end
                found.append(Match(start, end, text[start:end], entries))
            at += length or 1
        if len(self._found) >= _REMEMBERED:
            self._found.clear()
        self._found[text] = tuple(found)
        return self._found[text]

    def find_caseless(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every phrase with capitals wherever it stands, whatever the case there, and how it is written: for text in one case.

        A word written with small letters alone ("rebels") and a phrase whose characters differ in number are left out.
        """
        words = _words_of_text(text)
        at = 0
        while at < len(words):
            length, written = 0, ""
            for ends in self._beginning(text, words, at):
                forms = [form for form, _ in ends if form != tuple(w.lower() for w in form)]
                if forms:
                    length = len(forms[0])
                    written = _as_written(text, words[at : at + length], forms[0])
            if length:
                yield words[at].start, words[at + length - 1].end, written
            at += length or 1

    def _longest(self, text: str, words: tuple[PhraseWord, ...], at: int, shouting: bool) -> tuple[int, tuple[Entry, ...]]:
        best: tuple[Entry, ...] = ()
        length = 0
        for ends in self._beginning(text, words, at):
            here = tuple(entry for written, entry in ends if _fits(written, words, at, shouting))
            if here:
                best, length = here, len(ends[0][0])
        return length, best

    def _beginning(self, text: str, words: tuple[PhraseWord, ...], at: int) -> Iterator[tuple[tuple[tuple[str, ...], Entry], ...]]:
        """The phrases whose words stand at a word in any case, shortest first."""
        folded: tuple[str, ...] = ()
        for step in range(at, min(at + self._longest_from.get(words[at].text.casefold(), 0), len(words))):
            if step > at and not _joined(text, words[step - 1], words[step]):
                return
            folded = (*folded, words[step].text.casefold())
            if folded in self._ends:
                yield self._ends[folded]


def _as_written(text: str, words: tuple[PhraseWord, ...], form: tuple[str, ...]) -> str:
    """The text from the first word to the last with each word in the case of `form`."""
    shown = list(text[words[0].start : words[-1].end])
    for word, pattern in zip(words, form, strict=True):
        part = slice(word.start - words[0].start, word.end - words[0].start)
        shown[part] = pattern if len(pattern) == part.stop - part.start else text[word.start : word.end].upper()
    return "".join(shown)


def _joined(text: str, left: PhraseWord, right: PhraseWord) -> bool:
    gap = text[left.end : right.start]
    return len(gap) <= 3 and all(sign in _GAP for sign in gap) and gap.count("\n") < 2


def _fits(written: tuple[str, ...], words: tuple[PhraseWord, ...], at: int, shouting: bool) -> bool:
    for offset, pattern in enumerate(written):
        word = words[at + offset].text
        if not pattern[0].isupper() or word == pattern:
            continue
        if any(letter.isupper() for letter in pattern[1:]):  # "RSF", "LeT": never "Rsf", "Let"
            if not word.isupper():
                return False
        elif not word[0].isupper():
            return False
    if len(written) == 1 and written[0] in _COMMON:
        before = words[at - 1].text if at else ""
        after = words[at + 1].text if at + 1 < len(words) else ""
        return not shouting and any(letter.islower() for letter in before + after)
    return True
