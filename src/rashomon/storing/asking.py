"""What is searched for, in one plain syntax for every backend.

    water cannon              both words, anywhere
    "water cannon"            the two side by side
    cannon*                   words that begin so
    shelled OR "air strike"   either

Whatever else is typed is words or nothing: no character has a meaning that could be misused, or an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.errors import SettingError
from rashomon.storing.folding import find_words

_PIECE = re.compile(r'"([^"]*)"?\s*(\*?)|([^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Folded words that stand side by side; with `prefix` the last of them is only the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Ways to match, any of which will do: each a few terms that all have to stand in the text."""

    ways: tuple[tuple[Term, ...], ...]

    def for_sqlite(self) -> str:
        """As FTS5 asks it."""
        return " OR ".join(f"({' AND '.join(_fts5(term) for term in way)})" for way in self.ways)

    def for_postgresql(self) -> str:
        """As a tsquery."""
        return " | ".join(f"({' & '.join(_tsquery(term) for term in way)})" for way in self.ways)

    def marks(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where in a text the terms stand, in order; nothing overlaps."""
        found = list(find_words(text))
        marked: set[tuple[int, int]] = set()
        for term in {term for way in self.ways for term in way}:
            for at in range(len(found) - len(term.words) + 1):
                if _stands(term, [word for word, _, _ in found[at : at + len(term.words)]]):
                    marked.add((found[at][1], found[at + len(term.words) - 1][2]))
        return _joined(sorted(marked))


def parse_question(text: str) -> Question:
    """The question that was typed. Raises SettingError where it holds no word."""
    ways: list[list[Term]] = [[]]
    for phrase, starred, bare in _PIECE.findall(text.translate(_QUOTES)):
        if bare in ("OR", "|", "||"):
            ways.append([])
        elif bare not in ("AND", "&", "&&"):
            words = tuple(word for word, _, _ in find_words(phrase or bare))
            if words:
                ways[-1].append(Term(words=words, prefix=bool(starred) or bare.endswith("*")))
    kept = tuple(tuple(dict.fromkeys(way)) for way in ways if way)
    if not kept:
        raise SettingError(f"{text!r} holds no word to search for")
    if sum(len(term.words) for way in kept for term in way) > _MOST:
        raise SettingError(f"more than {_MOST} words to search for: search for fewer at a time")
    return Question(kept)


def _stands(term: Term, words: list[str]) -> bool:
    *whole, last = term.words
    return words[:-1] == whole and (words[-1].startswith(last) if term.prefix else words[-1] == last)


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.prefix else ""}'


def _tsquery(term: Term) -> str:
    return " <-> ".join(term.words) + (":*" if term.prefix else "")


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
