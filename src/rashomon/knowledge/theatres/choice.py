"""Which theatre a report speaks of, told by its words alone before anything else is read.

    choose_theatre("Villagers near Tal Tamr turned back an American convoy.")     # "syria"
    choose_theatre("The council of Reading met on Monday.")                       # None

Evidence is every mention of the theatre's host state (its name, its adjective, its seat) and of the pack's signs. A title
says what a report is about, so its mentions count more; a single mention in a long report is in passing.

Why: docs/decisions/knowledge.md#choice-of-theatre.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.knowledge.actors.loading import nation_phrases, read_data
from rashomon.knowledge.bundle import Knowledge, load_knowledge
from rashomon.knowledge.theatres.finding import AUTO, NONE, Theatre, shipped_theatres
from rashomon.records import Report

IN_TITLE = 3
"""How many mentions in the text one in the title is worth."""
WORDS_A_MENTION = 250
"""A report speaks of a theatre that it mentions once in so many words or oftener."""

_WORDS = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"[^\W_]+")
"""Words and figures: "M-19" is M and 19."""


def knowledge_for(theatre: str) -> Callable[[Report], Knowledge]:
    """What is known for reading each report: of the theatre that was asked for, or under "auto" of the one it speaks of.

    Raises SettingError for a theatre that is not there or a pack that is not sound.
    """
    if theatre == AUTO:
        return lambda report: load_knowledge(choose_theatre(report.text, report.title, report.published))
    known = load_knowledge(None if theatre == NONE else theatre)
    return lambda _: known


def choose_theatre(text: str, title: str | None = None, published: dt.date | None = None) -> str | None:
    """The shipped theatre that a report speaks of most; None where it speaks of none.

    Of two that are named equally often it is the one of which more different names stand there. A report published long
    after a theatre's years is not on it: Colombia in 2023 is another conflict.
    """
    if published is None:
        return _index().choose(text, title)
    return _index().choose(text, title, but=[t.id for t in shipped_theatres() if not t.is_of(published.year)])


@dataclass(slots=True)
class SignIndex:
    """The names of several theatres, looked for in one walk over a text."""

    single: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, list[tuple[frozenset[str], str, str]]] = field(default_factory=dict)
    """Names of several words by their first: their words, their pattern, their theatre."""

    @classmethod
    def of(cls, theatres: Iterable[tuple[str, Sequence[str]]]) -> SignIndex:
        """The index of theatres by name, each with its phrases."""
        index = cls()
        for theatre, phrases in theatres:
            for phrase in dict.fromkeys(form for written in phrases for form in (written, written.upper())):
                words = _WORDS.findall(phrase)
                if words == [phrase]:
                    index.single.setdefault(phrase, []).append(theatre)
                elif words:
                    joined = r"(?<!\w)" + r"[\s\W]{0,3}".join(map(re.escape, _PIECES.findall(phrase))) + r"(?!\w)"
                    index.several.setdefault(words[0], []).append((frozenset(words), joined, theatre))
        return index

    def choose(self, text: str, title: str | None = None, but: Collection[str] = ()) -> str | None:
        """The theatre most spoken of, those of `but` left out; None where none is."""
        if text.islower():
            text = text.upper()  # names are looked for as they are written and in capitals
        words = Counter(_WORDS.findall(text))
        mentions, names = self._count(text, words)
        if title:
            told, named = self._count(title, Counter(_WORDS.findall(title)))
            for theatre, times in told.items():
                mentions[theatre] += IN_TITLE * times
            names += named
        total = words.total()
        best = max((theatre for theatre in mentions if theatre not in but), key=lambda theatre: (mentions[theatre], names[theatre], theatre), default=None)
        return best if best is not None and mentions[best] * WORDS_A_MENTION >= total else None

    def _count(self, text: str, words: Counter[str]) -> tuple[Counter[str], Counter[str]]:
        """Mentions and different names, by theatre."""
        mentions: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for word in words.keys() & self.single.keys():
            for theatre in self.single[word]:
                mentions[theatre] += words[word]
                names[theatre] += 1
        for word in words.keys() & self.several.keys():
            for parts, phrase, theatre in self.several[word]:
                if parts <= words.keys() and (times := len(_compiled(phrase).findall(text))):
                    mentions[theatre] += times
                    names[theatre] += 1
        return mentions, names


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """A phrase as a pattern, made when a text first has all its words."""
    return re.compile(phrase)


@cache
def _index() -> SignIndex:
    return SignIndex.of((theatre.id, _phrases(theatre)) for theatre in shipped_theatres())


def _phrases(theatre: Theatre) -> list[str]:
    host = [phrase for phrase, nation in nation_phrases(read_data("nations.toml")) if nation.id == theatre.host]
    return [*host, *theatre.signs]
