"""The words by which what reads like an incident is none: fiction, drills, sport, figures of speech."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOfSpeech:
    """Lemmas of verbs of force that mean something else beside one of these: as object, as subject, or as oblique with one of the `cases`.

    `under` are the nouns of "came under fire"; their `obliques` are prepositions, with a noun where one is asked for ("from critics").
    """

    verbs: frozenset[str]
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    obliques: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnrealLexicon:
    """Lemmas. `works` are of fiction, `drills` are rehearsed, `tell` are the verbs by which either tells its story, `mock` is said of what stands in for the real; `sport` tells of games, `common` does beside other such words."""

    works: frozenset[str]
    drills: frozenset[str]
    tell: frozenset[str]
    mock: frozenset[str]
    sport: frozenset[str]
    common: frozenset[str]
    figures: tuple[FigureOfSpeech, ...]

    def figures_of(self, verb: str) -> tuple[FigureOfSpeech, ...]:
        """The figures of speech that a verb's lemma has."""
        return tuple(figure for figure in self.figures if verb in figure.verbs)


@cache
def load_unreal() -> UnrealLexicon:
    """The lexicon that ships with the program."""
    table = tomllib.loads(resources.files("rashomon.knowledge").joinpath("data/unreal.toml").read_text("utf-8"))
    fiction = {key: frozenset(words) for key, words in table["fiction"].items()}
    figures = tuple(FigureOfSpeech(**{key: frozenset(words) for key, words in row.items()}) for row in table["figure"])
    return UnrealLexicon(**fiction, sport=frozenset(table["sport"]["words"]), common=frozenset(table["sport"]["common"]), figures=figures)
