"""The lexicon of wording: evaluative terms, what each says beyond what happened, and where that is known from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from rashomon.errors import InternalError
from rashomon.knowledge.tables import parse_table

KINDS = ("actor", "act", "place")
"""What a term is said of."""

Pattern: TypeAlias = tuple[str, ...]
"""Lemmas in order; hyphens part words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A group of terms that say the same. The fields' meanings stand at the head of `wording.toml`."""

    id: str
    of: tuple[str, ...]
    valence: str
    says: str
    example: str
    source: str
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    onto: tuple[str, ...] = ()
    known: bool = False
    counted: bool = False
    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()


Index: TypeAlias = Mapping[str, tuple[tuple[Pattern, Term], ...]]
"""A pattern's first lemma -> (whole pattern, term) pairs, the longest pattern first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLexicon:
    """The terms, indexed by the first lemma of each of their patterns; `first` holds every such lemma.

    `acts` and `places` are common nouns for what is done and where, `names` words that make a capitalised term part of a
    name, `voicing` verbs of a stand whose object is named in the words of the one who takes it, `hedges` adjectives of doubt.
    """

    terms: tuple[Term, ...]
    nouns: Index
    adjectives: Index
    verbs: Index
    first: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]
    voicing: frozenset[str]
    hedges: frozenset[str]

    def term(self, name: str) -> Term | None:
        """The term of this id."""
        return next((t for t in self.terms if t.id == name), None)


@cache
def load_wording() -> WordingLexicon:
    """The lexicon of `data/wording.toml`."""
    table = parse_table(resources.files("rashomon.knowledge").joinpath("data/wording.toml").read_text("utf-8"))
    terms = tuple(_term(row, table["sources"], table["valences"]) for row in table["entry"])
    nouns, adjectives, verbs = (_index(terms, field) for field in ("nouns", "adjectives", "verbs"))
    return WordingLexicon(
        terms=terms,
        nouns=nouns,
        adjectives=adjectives,
        verbs=verbs,
        first=frozenset((*nouns, *adjectives, *verbs)),
        acts=frozenset(table["acts"]),
        places=frozenset(table["places"]),
        names=frozenset(table["names"]),
        voicing=frozenset(table["voicing"]),
        hedges=frozenset(table["hedges"]),
    )


def _term(row: Mapping[str, Any], sources: Mapping[str, str], valences: Iterable[str]) -> Term:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    for field in ("unless_after", "unless_before"):
        values[field] = frozenset(values.get(field, ()))
    term = Term(**(values | {"source": sources[row["source"]]}))
    if term.valence not in valences or set(term.of) - set(KINDS) or set(term.onto) - set(KINDS):
        raise InternalError(f"wording.toml: entry {term.id!r}: unknown valence or kind")
    return term


def _index(terms: Iterable[Term], field: str) -> dict[str, tuple[tuple[Pattern, Term], ...]]:
    found: dict[str, list[tuple[Pattern, Term]]] = {}
    for term in terms:
        for written in getattr(term, field):
            parted = tuple(written.replace("-", " ").split())
            for pattern in dict.fromkeys((parted, tuple(written.split()))):  # "neo-nazi" is one token or three
                found.setdefault(pattern[0], []).append((pattern, term))
    return {lemma: tuple(sorted(rows, key=lambda row: -len(row[0]))) for lemma, rows in found.items()}
