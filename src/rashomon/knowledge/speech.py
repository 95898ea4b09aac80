"""The words of attribution: verbs, nouns and adverbs that show somebody speaks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLexicon:
    """Lemmas by what they do: `say` introduces content, `deny` denies it, `accuse` blames its object, `relay` names a farther
    source; `documents` speak for whoever issued them; `unnamed` are nouns for sources without a name."""

    say: frozenset[str]
    deny: frozenset[str]
    accuse: frozenset[str]
    relay: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]
    adverbs: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """Every verb that shows somebody speaks."""
        return self.say | self.deny | self.accuse


@cache
def load_speech() -> SpeechLexicon:
    """The lexicon that ships with the program."""
    table = tomllib.loads(resources.files("rashomon.knowledge").joinpath("data/speech.toml").read_text("utf-8"))
    return SpeechLexicon(
        say=frozenset(table["verbs"]["say"]),
        deny=frozenset(table["verbs"]["deny"]),
        accuse=frozenset(table["verbs"]["accuse"]),
        relay=frozenset(table["verbs"]["relay"]),
        documents=frozenset(table["nouns"]["documents"]),
        unnamed=frozenset(table["nouns"]["unnamed"]),
        adverbs=frozenset(table["adverbs"]["reports"]),
    )
