"""Text in one case, read as if it were written as usual.

Teletype, old archives, forum posts and shouted dispatches are in capitals or in small letters throughout: their case says nothing, and
the names in them are met by nobody who looks for capitals. The network reads such text with its casing withheld, as it
learned to; by its proper nouns and names, and by names known beforehand, capitals are put back.

    "GUERRILLAS OF THE FMLN ATTACKED SAN MIGUEL, SAID COLONEL PONCE."
    "Guerrillas of the FMLN attacked San Miguel, said Colonel Ponce."

No character comes or goes, so that every offset holds in both.

Why: docs/decisions/language.md#one-case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from rashomon.language.furniture import find_furniture

_WORD = re.compile(r"[^\W\d_]{2,}")
_ODD = 0.02
"""So many words in another case than the rest are slips, as in "the FMLN" of a text otherwise in small letters."""
_FEWEST = 8
_LOW = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "in", "on", "at", "to", "by", "de", "del", "da", "do", "dos", "das", "di", "y", "e", "al", "el", "von", "van", "bin", "ibn")
)
"""Words that stay small inside a name."""
_OPENING = frozenset({"al", "el"})
"""They open many a name as a word of it: "El Salvador", "Al Jazeera"."""
_ARTICLES = frozenset({"la", "las", "los", "lo"})
"""Small after "de" alone: "San Luis de la Reina", "La Libertad"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)", re.IGNORECASE)
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_MODEL = re.compile(r"[a-z]{1,3}-?\d+[a-z]?")
"""Makes of weapons and vehicles: "M-16", "AK47", "T-72"."""
_DAYS_AND_MONTHS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april", "june", "july", "august", "september", "october", "november", "december"]
)


def is_one_case(text: str) -> bool:
    """Whether a text is in capitals or in small letters throughout, but for slips."""
    words: list[str] = _WORD.findall(text)
    if len(words) < _FEWEST:
        return False
    small = sum(word.islower() for word in words)
    loud = sum(word.isupper() for word in words)
    return len(words) - max(small, loud) <= _ODD * len(words)


def _is_loud(text: str) -> bool:
    return sum(char.isupper() for char in text) > sum(char.islower() for char in text)


def restore_case(doc: Doc, known: Iterable[tuple[int, int, str]] = ()) -> str:
    """The text of a parsed `doc` in one case with capitals where English has them.

    `known` are names found beforehand, each with its range of characters and how it is written; one counts where the network
    sees a name in it too, so that "us" is no country and "arena" no party unless it is one there.
    """
    small = doc.text.lower()
    if len(small) != len(doc.text):  # a letter whose small form is longer
        return doc.text
    shown = list(small if _is_loud(doc.text) else doc.text)
    for token in doc:
        if _capital(token.i, doc):
            _capitalise(shown, token.idx, token.text)
    names = [token.pos_ == "PROPN" or bool(token.ent_type_) for token in doc]
    for start, end, written in known:
        inside = doc.char_span(start, end, alignment_mode="expand")
        if inside is not None and len(written) == end - start and (any(names[t.i] for t in inside) or len(inside) > 2):
            shown[start:end] = written
    for _, end, kind in find_furniture("".join(shown)):
        first = _WORD.search(doc.text, end) if kind == "dateline" else None
        if first is not None:
            _capitalise(shown, first.start(), first.group())
    return "".join(shown)


def _capital(index: int, doc: Doc) -> bool:
    """Whether a word takes a capital: it opens a sentence, is a day or a month, or is a word of a name."""
    token = doc[index]
    low = token.lower_
    if token.is_sent_start is True or low in _DAYS_AND_MONTHS or low == "i" or _LETTERS.fullmatch(low) or _MODEL.fullmatch(low):
        return True
    if not (token.pos_ == "PROPN" or token.ent_type_) or _ORDINAL.fullmatch(low):
        return False
    before = doc[index - 1] if index else None
    if low in _ARTICLES:
        return before is None or before.lower_ not in ("de", "del")
    if low in _OPENING:
        inside = before is not None and (token.ent_iob_ == "I" or before.pos_ == "PROPN")
        return not inside or (before is not None and before.lower_ in ("of", "in", "the", "from", "to", "near"))
    return low not in _LOW and token.pos_ in ("PROPN", "ADJ", "NOUN", "X", "VERB", "NUM")


def _capitalise(shown: list[str], start: int, word: str) -> None:
    """Put a capital to a word; all letters of an abbreviation with dots and of one that could not be spoken."""
    low = word.lower()
    every = bool(_LETTERS.fullmatch(low) or _MODEL.fullmatch(low)) or (len(low) > 1 and low.isalpha() and not set(low) & set("aeiouyáéíóúäöü"))
    for offset, char in enumerate(low):
        first = offset == 0 or (low[offset - 1] in "-'’/" and len(low) - offset > 2)  # "O'Higgins", never "'S"
        if (every or first) and len(char.upper()) == 1 and char.upper().lower() == char.lower():  # the micro sign has no capital of its own
            shown[start + offset] = char.upper()
