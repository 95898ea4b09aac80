"""Many names looked for in one walk over a text.

"U.S.-led coalition" and "US-led coalition" are one phrase: dots inside an acronym, hyphens and line breaks are no words.
A phrase written with capitals is met only with them ("Turkey", never "turkey"); one in lower case is met in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W_]+")
_GAP = frozenset(" \t\n\r\u00a0\u202f-\u2010\u2011\u2013/'\u2019\u02bc`")
_COMMON = frozenset({"IS", "WHO", "CAR", "IT", "AN", "AM", "ALL"})
"""Acronyms that are English words in a headline set in capitals."""
_REMEMBERED = 16
"""Texts whose finds are kept: each step of one report asks for the same few."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text, without the dots of an acronym."""

    text: str
    start: int
    end: int


def split_words(text: str) -> Iterator[Word]:
    """The words of a text: "Assad's U.S.-made tank" gives Assad, s, US, made, tank."""
    for found in _WORD.finditer(text):
        bare = found.group().replace(".", "")
        yield Word(bare, found.start(), found.end())


@cache
def words_of_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase of a registry, as `split_words` gives them; each phrase is split once, whoever asks."""
    return tuple(word.text for word in split_words(phrase))


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """One phrase met in a text, from `start` up to `end`, and everything that it names."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Node(Generic[Entry]):
    after: dict[str, _Node[Entry]] = field(default_factory=dict)
    ends: list[tuple[tuple[str, ...], Entry]] = field(default_factory=list)


class PhraseTable(Generic[Entry]):
    """Phrases and what they name. Looking is linear in the text: the longest phrase at a word wins, left to right."""

    def __init__(self) -> None:
        self._root: _Node[Entry] = _Node()
        self._found: dict[str, tuple[Match[Entry], ...]] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Let `phrase` name `entry`; a phrase may name several."""
        words = words_of_phrase(phrase)
        node = self._root
        for word in words:
            node = node.after.setdefault(word.casefold(), _Node())
        if words and (words, entry) not in node.ends:
            node.ends.append((words, entry))
        self._found.clear()

    def find(self, text: str) -> tuple[Match[Entry], ...]:
        """Every phrase in the text, none overlapping another.

        In "US-backed Syrian rebels" with the phrases "US", "US-backed" and "Syrian rebels" it finds the last two.
        """
        if text in self._found:
            return self._found[text]
        words = tuple(split_words(text))
        shouting = not any(letter.islower() for letter in text)
        found: list[Match[Entry]] = []
        at = 0
        while at < len(words):
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
        words = tuple(split_words(text))
        at = 0
        while at < len(words):
            node, length, written = self._root, 0, ""
            for step in range(at, len(words)):
                following = node.after.get(words[step].text.casefold())
                if following is None or (step > at and not _joined(text, words[step - 1], words[step])):
                    break
                node = following
                forms = [form for form, _ in node.ends if form != tuple(w.lower() for w in form)]
                if forms:
                    length, written = step - at + 1, _as_written(text, words[at : step + 1], forms[0])
            if length:
                yield words[at].start, words[at + length - 1].end, written
            at += length or 1

    def _longest(self, text: str, words: tuple[Word, ...], at: int, shouting: bool) -> tuple[int, tuple[Entry, ...]]:
        node, best = self._root, 0
        entries: tuple[Entry, ...] = ()
        for step in range(at, len(words)):
            if step > at and not _joined(text, words[step - 1], words[step]):
                break
            following = node.after.get(words[step].text.casefold())
            if following is None:
                break
            node = following
            here = tuple(e for written, e in node.ends if _fits(written, words, at, shouting))
            if here:
                best, entries = step - at + 1, here
        return best, entries


def _as_written(text: str, words: tuple[Word, ...], form: tuple[str, ...]) -> str:
    """The text from the first word to the last with each word in the case of `form`."""
    shown = list(text[words[0].start : words[-1].end])
    for word, pattern in zip(words, form, strict=True):
        part = slice(word.start - words[0].start, word.end - words[0].start)
        shown[part] = pattern if len(pattern) == part.stop - part.start else text[word.start : word.end].upper()
    return "".join(shown)


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    return len(gap) <= 3 and all(sign in _GAP for sign in gap) and gap.count("\n") < 2


def _fits(written: tuple[str, ...], words: tuple[Word, ...], at: int, shouting: bool) -> bool:
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
