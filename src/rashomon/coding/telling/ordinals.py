"""Which one of a series a happening is: "their 23rd joint patrol", "the third round of talks"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.coding.arguments.triggers import Trigger

_FIGURES = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
_WORDS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        start=1,
    )
}
_SERIAL = frozenset({"patrol", "round", "talk", "talks", "meeting", "session", "exchange", "swap", "convoy", "sail"})


def ordinal_of(trigger: Trigger) -> tuple[int, Token] | None:
    """The number in its series that the words of a trigger give it, with the word that says so."""
    first, last = min(trigger.words), max(trigger.words)
    doc = trigger.token.doc
    for index in sorted({*trigger.words, *range(first, last + 1)}):
        noun = doc[index]
        if noun.lemma_.lower() not in _SERIAL:
            continue
        for child in noun.children:
            number = _number(child.lower_)
            if number is not None and child.i < noun.i and child.sent.start <= child.i:
                return number, child
    return None


def _number(word: str) -> int | None:
    figures = _FIGURES.fullmatch(word)
    return int(figures[1]) if figures is not None else _WORDS.get(word)
